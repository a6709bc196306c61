// SPDX-License-Identifier: Apache-2.0
//
// Values of the public headers in words.
//
// A public value is a text by then, and holds no id. So words are made in two
// ways: of values alone, as they stand; or, where the law has better words, as
// for a set of countries, by reading the texts back into what the law knows.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "api/access.h"
#include "base/countries.h"
#include "base/interval_set.h"
#include "chart/class_words.h"
#include "law/values.h"
#include "pack/scenario.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"
#include "safeconduct/survey.h"

namespace safeconduct {

using api::Access;

namespace {

// The same words as of the rooms below, from texts instead of numbers.
std::string FormatRun(Type::Form form, const Values::Run& run) {
  if (run.first == run.last) return run.first;
  const bool is_date =
      form == Type::Form::kDate || form == Type::Form::kDateOrNone;
  // A run that begins with the first day that is reasoned about, or ends with
  // the last, has no end there.
  return law::FormatRun(run.first, run.last,
                        is_date && run.first == FormatDate(kFirstDay),
                        is_date && run.last == FormatDate(kLastDay));
}

// Returns a run of days of which some are left out, in words.
std::string DescribeSome(const Values::Run& run) {
  const auto words = [](const std::string& day) {
    return FormatDateInWords(ParseDate(day).value_or(kFirstDay));
  };
  if (run.first == FormatDate(kFirstDay)) {
    return fmt::format("some day up to {}", words(run.last));
  }
  if (run.last == FormatDate(kLastDay)) {
    return fmt::format("some day from {} on", words(run.first));
  }
  return fmt::format("some day between {} and {}", words(run.first),
                     words(run.last));
}

// Returns a value of a type as the rooms below know it. It was written by
// law::FormatValue.
// Nothing is checked: the text cannot be of a value that the type lacks.
Value ValueOf(const law::Type& type, const std::string& text) {
  // A choice may be called `none`, and is then a choice.
  if (text == "none" && type.form != law::TypeForm::kChoice) return kNone;
  switch (type.form) {
    case law::TypeForm::kYesNo:
      return text == "yes" ? 1 : 0;
    case law::TypeForm::kChoice: {
      const auto choice =
          std::ranges::find(type.choices, text, &law::Choice::name);
      return static_cast<Value>(choice - type.choices.begin());
    }
    case law::TypeForm::kCountry:
      return FindCountry(text).value_or(0);
    case law::TypeForm::kNumber:
      return std::atoi(text.c_str());
    case law::TypeForm::kDate:
    case law::TypeForm::kDateOrNone:
      break;
  }
  return ParseDate(text).value_or(kFirstDay).days;
}

}  // namespace

std::string FormatValues(const Values& values) {
  if (values.all) return "unknown";
  std::vector<std::string> parts;
  for (const Values::Run& run : values.runs) {
    const bool some = values.has_gaps && run.first != run.last;
    parts.push_back(some ? DescribeSome(run) : FormatRun(values.form, run));
  }
  return fmt::format("{}", fmt::join(parts, " or "));
}

std::string DescribeKnown(const Case& person) {
  std::vector<std::string> parts;
  for (const auto& [fact, values] : person.Known()) {
    parts.push_back(fact->name + " " + FormatValues(values));
  }
  if (parts.empty()) return "Nothing is known of the person.";
  // A range without an end has dots enough.
  return fmt::format("Known: {}{}", fmt::join(parts, ", "),
                     parts.back().ends_with('.') ? "" : ".");
}

std::string DescribeScenario(const Pack& pack, const Scenario& scenario) {
  const chart::Pack& inner = *Access::ContentsOf(pack).pack;
  const auto read = chart::ReadScenario(inner, scenario);
  // A scenario that the pack cannot read has been refused before anything is
  // described.
  return read ? chart::ScenarioInWords(inner, *read) : "";
}

// Days of rows are many; those for rows that name none are told.
std::string DescribeDays(const SurveyAnswer& answer) {
  const std::string days = DescribeDays(answer.days);
  return answer.rows_name_days ? "the days that the rows name, else " + days
                               : days;
}

std::string Chart::DescribeValues(const Fact& fact,
                                  const std::vector<Values>& values) const {
  const std::vector<Fact>& facts = pack_.facts();
  const auto at =
      std::ranges::find(facts, &fact, [](const Fact& each) { return &each; });
  if (at == facts.end()) return "";
  // Declarations stand in the order of the law.
  const law::FactId id(static_cast<size_t>(at - facts.begin()));
  const law::Type& type = chart_->law().fact(id).type;
  IntervalSet set;
  for (const Values& each : values) {
    if (each.all) set = type.Universe();
    for (const Values::Run& run : each.runs) {
      set = set.Union(IntervalSet::Range(ValueOf(type, run.first),
                                         ValueOf(type, run.last)));
    }
  }
  // Most tests of a country leave many of them.
  const auto var = chart_->VarOf(id);
  if (type.form != law::TypeForm::kCountry || !var) {
    return law::FormatValues(type, set);
  }
  return chart::ClassWords(*chart_, *var, chart_->domain(*var).ClassesOf(set));
}

std::vector<DisputedEvent> Chart::Disputed() const {
  const api::Contents& contents = Access::ContentsOf(pack_);
  std::vector<DisputedEvent> disputed;
  for (const record::Dispute& dispute : chart_->timeline().disputes()) {
    for (const record::EventId event : dispute.events) {
      disputed.push_back({contents.event(event), dispute.settled()});
    }
  }
  return disputed;
}

}  // namespace safeconduct
