// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/asked.h"

#include <utility>

#include "api/access.h"
#include "pack/scenario.h"
#include "safeconduct/asker.h"
#include "tests/oracle/brute_force.h"
#include "tests/oracle/evaluate_dates.h"
#include "tests/oracle/evaluate_slowly.h"
#include "tests/oracle/violation.h"

namespace safeconduct::oracle {

using api::Access;

namespace {

const law::Law& LawOf(const Pack& pack) {
  return Access::ContentsOf(pack).pack->law;
}

// Returns the id of one of the declarations of a pack, by its position.
template <typename Id, typename Declaration>
Id IdOf(const std::vector<Declaration>& all, const Declaration& one) {
  return Id(static_cast<size_t>(&one - all.data()));
}

}  // namespace

std::optional<std::vector<Possible>> OutcomesByValues(const Pack& pack,
                                                      const Scenario& scenario,
                                                      const Case& person,
                                                      const Days& days) {
  const chart::Pack& read = *Access::ContentsOf(pack).pack;
  const auto understood = chart::ReadScenario(read, scenario);
  if (!understood) return std::nullopt;
  const auto slow = EvaluateSlowly(read.law, read.record, *understood,
                                   Access::CaseOf(person), days);
  if (!slow) return std::nullopt;
  std::vector<Possible> outcomes;
  for (const SlowRoute& route : *slow) outcomes.push_back(route.open);
  return outcomes;
}

struct OverDates::Record {
  SlowRecord of;
};

OverDates::OverDates(const Chart& chart) : chart_(chart) {
  const chart::Chart& compiled = *Access::ChartOf(chart);
  record_ = std::make_unique<const Record>(*SlowRecord::Make(
      compiled.law(), compiled.record(), compiled.timeline().scenario()));
}
OverDates::~OverDates() = default;

std::optional<Possible> OverDates::Evaluate(const Route& route,
                                            const Case& person,
                                            const Days& days,
                                            size_t max_combinations) const {
  return EvaluateDates(
      {LawOf(chart_.pack()), record_->of, Access::CaseOf(person), days},
      IdOf<law::RouteId>(chart_.pack().routes(), route), max_combinations);
}

std::optional<Possible> OverDates::Evaluate(const Clause& clause,
                                            const Case& person,
                                            const Days& days,
                                            size_t max_combinations) const {
  return EvaluateDates(
      {LawOf(chart_.pack()), record_->of, Access::CaseOf(person), days},
      IdOf<law::ClauseId>(chart_.pack().clauses(), clause), max_combinations);
}

std::string WhyNoViolation(const Chart& chart, const Guarantee& guarantee,
                           const Case& person, Date day,
                           const std::vector<std::string>& suppositions) {
  Scenario scenario = chart.scenario();
  scenario.suppositions = suppositions;
  const auto asked = Chart::Compile(chart.pack(), scenario);
  if (!asked) return "cannot be asked: " + asked.error().text;
  const law::Law& law = LawOf(chart.pack());
  Assignment values;
  values.today = day.days;
  for (size_t i = 0; i < law.facts.size(); ++i) {
    const auto only = Access::CaseOf(person).values(law::FactId(i)).OnlyValue();
    if (!only) return law.facts[i].name + " is not known";
    values.facts.push_back(*only);
  }
  Asker asker(*asked);
  const auto outcomes = asker.Outcomes(person, {day, day});
  if (!outcomes) return "cannot be asked: " + outcomes.error().text;
  return WhyNoViolation(
      *Access::ChartOf(*asked),
      IdOf<law::GuaranteeId>(chart.pack().guarantees(), guarantee),
      std::move(values), *outcomes);
}

std::optional<CountedInDecimal> CountByBruteForce(const Chart& chart,
                                                  const Guarantee& guarantee) {
  const auto counted = CountByBruteForce(
      *Access::ChartOf(chart),
      IdOf<law::GuaranteeId>(chart.pack().guarantees(), guarantee));
  if (!counted) return std::nullopt;
  return CountedInDecimal{std::to_string(counted->situations),
                          std::to_string(counted->violating)};
}

}  // namespace safeconduct::oracle
