// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/asked.h"

#include <utility>

#include "api/access.h"
#include "pack/scenario.h"
#include "safeconduct/asker.h"
#include "tests/oracle/brute_force.h"
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

bool LooksAtOpenDatesOnce(const Pack& pack, const Case& person,
                          const Days& days) {
  const law::Law& law = LawOf(pack);
  const auto is_open = [&](const law::DateRef& date) {
    if (!date) return days.first != days.last;
    return !Access::CaseOf(person).values(*date).OnlyValue();
  };
  for (size_t i = 0; i < law.routes.size(); ++i) {
    Mentions mentions = MentionsOfAssumptions(law);
    for (const law::ClauseId clause : law.ClausesOf(law::RouteId(i))) {
      Add(MentionsOf(law, clause), mentions);
    }
    if (!LooksAtEachDateOnce(law, mentions, is_open)) return false;
  }
  return true;
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
