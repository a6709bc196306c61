// SPDX-License-Identifier: Apache-2.0
#include "chart/question.h"

#include <algorithm>
#include <utility>

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
    if (chart.variable(var).kind != Variable::Kind::kMeasure) continue;
    const law::MeasureId id(chart.variable(var).index);
    const law::Measure& measure = chart.law().measure(id);
    for (const law::DateRef& date : {measure.from, measure.to}) {
      auto& list = date ? measures_of_fact_[date->index()] : measures_of_today_;
      list.push_back(id);
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
  const auto var = chart_.VarOf(measure);
  Put(*var, MeasureValues(chart_.law().measure(measure), person, days));
}

void Question::Fill(const Case& person, const Days& days) {
  for (const VarId var : vars_) {
    const Variable& variable = chart_.variable(var);
    switch (variable.kind) {
      case Variable::Kind::kToday:
        Put(var, IntervalSet::Range(days.first.days, days.last.days));
        break;
      case Variable::Kind::kWindow:
        Put(var, chart_.timeline().windows()[variable.index].possible);
        break;
      case Variable::Kind::kDispute:
        Put(var, chart_.timeline().disputes()[variable.index].possible);
        break;
      case Variable::Kind::kMatter:
      case Variable::Kind::kComparison:
        // Composed away in the dated chart, free in the other.
        possible_.SetAll(var);
        break;
      case Variable::Kind::kFact:
        Put(var, person.values(law::FactId(variable.index)));
        break;
      case Variable::Kind::kMeasure:
        PutMeasure(law::MeasureId(variable.index), person, days);
        break;
    }
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

void Question::SetDispute(record::DisputeId dispute) {
  Put(*chart_.VarOf(dispute),
      chart_.timeline().disputes()[dispute.index()].possible);
}

}  // namespace safeconduct::chart
