// SPDX-License-Identifier: Apache-2.0
//
// Cases and scenarios as an embedder holds them. They are drawn where oracles
// draw theirs, by somebody who reads the law: see tests/inside/random_case.h.
#include "tests/random/random_case.h"

#include <fmt/format.h>

#include "api/access.h"
#include "pack/scenario.h"
#include "tests/inside/possible_case.h"
#include "tests/inside/random_case.h"
#include "tests/random/key_days.h"

namespace safeconduct::random {

using api::Access;

Case RandomCase(Dice& dice, const Pack& pack, const Knowledge& knowledge) {
  const law::Law& law = Access::ContentsOf(pack).pack->law;
  return Access::Wrap(pack, inside::RandomCase(dice, law, knowledge));
}

Case WithFewDays(Dice& dice, const Case& person, int percent) {
  const law::Law& law = Access::ContentsOf(person.pack()).pack->law;
  return Access::Wrap(
      person.pack(),
      inside::WithFewDays(dice, law, Access::CaseOf(person), percent));
}

Case MadePossible(Dice& dice, const Case& person, const Days& days) {
  const law::Law& law = Access::ContentsOf(person.pack()).pack->law;
  return Access::Wrap(
      person.pack(),
      inside::MadePossible(dice, law, Access::CaseOf(person), days));
}

Days RandomDays(Dice& dice, int percent_ranges) {
  const Date day = DayNearKey(dice);
  if (!dice.Chance(percent_ranges)) return {day, day};
  if (dice.Chance(5)) return {kFirstDay, kLastDay};
  const int length = dice.Chance(50) ? 5 : 400;
  return {day, Date{day.days + dice.Between(0, length)}};
}

Scenario RandomScenario(Dice& dice, const Pack& pack) {
  const chart::Pack& read = *Access::ContentsOf(pack).pack;
  const record::Scenario drawn =
      inside::RandomScenario(dice, read.law, read.record);
  Scenario scenario;
  if (drawn.known_on) scenario.known_on = FormatDate(*drawn.known_on);
  if (drawn.viewpoint) {
    scenario.viewpoint = pack.viewpoints()[drawn.viewpoint->index()].name;
  }
  for (const record::Supposition& supposition : drawn.suppositions) {
    scenario.suppositions.push_back(
        chart::DescribeSupposition(read, supposition));
  }
  return scenario;
}

bool TellsContradiction(const Error& error) {
  return error.text.contains("contradicts itself");
}

std::string TextOf(const Case& person, const Days& days) {
  std::string text = fmt::format("days {}..{}\n", FormatDate(days.first),
                                 FormatDate(days.last));
  for (const FactValues& known : person.Known()) {
    text +=
        fmt::format("{} = {}\n", known.fact->name, FormatValues(known.values));
  }
  return text;
}

std::string TextOf(const Scenario& scenario) {
  std::string text;
  if (!scenario.known_on.empty()) {
    text += fmt::format("known on {}\n", scenario.known_on);
  }
  if (!scenario.viewpoint.empty()) {
    text += fmt::format("as told by {}\n", scenario.viewpoint);
  }
  for (const std::string& supposition : scenario.suppositions) {
    text += fmt::format("supposing {}\n", supposition);
  }
  return text;
}

}  // namespace safeconduct::random
