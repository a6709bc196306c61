// SPDX-License-Identifier: Apache-2.0
//
// Each question sets every variable anew, in words of bits that are made once:
// no question allocates but for what a case of many runs needs. Searches that
// ask again and again with one thing changed put that thing alone, and the
// measures that count from or to it, which would otherwise go on telling of it.
#include "chart/question.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "chart/dependencies.h"
#include "chart/limits.h"
#include "record/timeline.h"

namespace safeconduct::chart {

using diagram::VarId;

namespace {

std::vector<VarId> AllVars(const Chart& chart) {
  std::vector<VarId> vars;
  vars.reserve(chart.var_count());
  for (const VarId var : chart.Vars()) vars.push_back(var);
  return vars;
}

}  // namespace

Question::Question(const Chart& chart) : Question(chart, AllVars(chart)) {}

Question::Question(const Chart& chart, std::vector<VarId> vars)
    : chart_(chart),
      vars_(std::move(vars)),
      possible_(chart.store()),
      measures_of_fact_(chart.law().facts.size()) {
  for (const VarId var : vars_) {
    const auto* id = std::get_if<law::MeasureId>(&chart.variable(var));
    if (id == nullptr) continue;
    const law::Measure& measure = chart.law().measure(*id);
    for (const law::DateRef& date : DatesOf(measure)) {
      auto& list = date ? measures_of_fact_[date->index()] : measures_of_today_;
      list.push_back(*id);
    }
  }
}

void Question::Put(VarId var, const IntervalSet& values) {
  const auto words = possible_.mutable_words(var);
  std::fill(words.begin(), words.end(), 0);
  chart_.domain(var).MarkClasses(values.intervals(), words);
}

void Question::PutMeasure(law::MeasureId measure, const Case& person,
                          const Days& days) {
  const VarId var = *chart_.VarOf(measure);
  const law::Measure& counted = chart_.law().measure(measure);
  const auto words = possible_.mutable_words(var);
  std::fill(words.begin(), words.end(), 0);
  MarkCounts(counted, DaysOf(counted.from, person, days),
             DaysOf(counted.to, person, days), chart_.domain(var), words);
}

void Question::Fill(const Case& person, const Days& days) {
  const record::Timeline& timeline = chart_.timeline();
  for (const VarId var : vars_) {
    std::visit(
        Overloaded{
            [&](law::Today) {
              Put(var, IntervalSet::Range(days.first.days, days.last.days));
            },
            [&](record::WindowId window) {
              Put(var, timeline.window(window).possible);
            },
            [&](record::DisputeId dispute) {
              Put(var, timeline.dispute(dispute).possible);
            },
            [&](law::FactId fact) { Put(var, person.values(fact)); },
            [&](law::MeasureId measure) { PutMeasure(measure, person, days); },
            // Composed away in the dated chart, free in the other.
            [&](law::MatterId) { possible_.SetAll(var); },
            [&](law::ExprId) { possible_.SetAll(var); },
        },
        chart_.variable(var));
  }
}

void Question::PutMeasuresOf(law::FactId fact, const Case& person,
                             const Days& days) {
  for (const law::MeasureId measure : measures_of_fact_[fact.index()]) {
    PutMeasure(measure, person, days);
  }
}

void Question::SetFact(law::FactId fact, const Case& person, const Days& days) {
  if (const auto var = chart_.VarOf(fact)) Put(*var, person.values(fact));
  PutMeasuresOf(fact, person, days);
}

void Question::ForgetFact(law::FactId fact, const Case& person,
                          const Days& days) {
  if (const auto var = chart_.VarOf(fact)) possible_.SetAll(*var);
  PutMeasuresOf(fact, person, days);
}

void Question::SetDays(const Case& person, const Days& days) {
  Put(chart_.today(), IntervalSet::Range(days.first.days, days.last.days));
  for (const law::MeasureId measure : measures_of_today_) {
    PutMeasure(measure, person, days);
  }
}

void Question::ForgetDispute(record::DisputeId dispute) {
  possible_.SetAll(*chart_.VarOf(dispute));
}

}  // namespace safeconduct::chart
