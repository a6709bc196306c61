// SPDX-License-Identifier: Apache-2.0
#include "tests/random/random_procedure.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <stdexcept>

namespace safeconduct::random {
namespace {

constexpr int kNear = 45;  // days

DrawnDay DrawDay(Dice& dice, const std::vector<std::string>& facts) {
  DrawnDay day{dice.OneOf(facts), dice.Between(0, 30), dice.Chance(25)};
  if (day.months) day.count = dice.Between(0, 2);
  return day;
}

DrawnStep DrawStep(Dice& dice, const Route& route, size_t index,
                   std::vector<std::string>& facts) {
  DrawnStep step;
  step.name = fmt::format("step_{}", index);
  for (size_t before = 0; before < index; ++before) {
    if (dice.Chance(55)) step.after.push_back(before);
  }
  // Counted from a fact that an earlier step sets, or from the day on which it
  // all began.
  if (dice.Chance(70)) {
    step.due = DrawDay(dice, facts);
    const int silence = dice.Between(1, 10);
    step.accepts = silence <= 6;
    step.refuses = silence == 7;
  }
  if (dice.Chance(70)) {
    step.fact = fmt::format("day_of_{}", index);
    facts.push_back(step.fact);
  }
  for (const Clause* clause : route.clauses) {
    if (dice.Chance(30)) step.once.push_back(clause->address);
  }
  step.takes_the_route = dice.Chance(25);
  return step;
}

std::string NamesOf(const DrawnProcedure& procedure,
                    const std::vector<size_t>& steps) {
  std::vector<std::string> names;
  for (const size_t step : steps) names.push_back(procedure.steps[step].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

// The parts of a step, in an order that is drawn too.
std::string Written(Dice& dice, const DrawnProcedure& procedure,
                    const DrawnStep& step) {
  std::vector<std::string> parts = {
      "by " + dice.OneOf(std::vector<std::string>{"asking_state", "asked_state",
                                                  "person", "court"})};
  if (!step.after.empty()) {
    parts.push_back("after " + NamesOf(procedure, step.after));
  }
  if (!step.fact.empty()) parts.push_back("sets " + step.fact);
  if (step.due) parts.push_back(fmt::format("due due_{}", step.name));
  if (step.accepts) parts.emplace_back("silence accepts cite source_0");
  if (step.refuses) parts.emplace_back("silence refuses");
  if (!step.once.empty()) {
    parts.push_back(fmt::format("once {}", fmt::join(step.once, ", ")));
  }
  if (step.takes_the_route) parts.emplace_back("takes the route");
  if (dice.Chance(20)) parts.emplace_back("with proof \"A paper\"");
  for (size_t i = parts.size(); i > 1; --i) {
    std::swap(parts[i - 1], parts[dice.Below(i)]);
  }
  return fmt::format("  step {} \"A step\"\n    {}\n", step.name,
                     fmt::join(parts, "\n    "));
}

void Set(Case& person, const std::string& setting) {
  if (const auto set = person.Set(setting); !set) {
    throw std::logic_error(set.error().text);
  }
}

}  // namespace

DrawnProcedure RandomProcedure(Dice& dice, const Pack& pack) {
  DrawnProcedure procedure;
  const Route& route = dice.OneOf(pack.routes());
  procedure.route = route.name;
  std::vector<std::string> facts = {"begun"};
  const size_t count = 1 + dice.Below(4);
  for (size_t i = 0; i < count; ++i) {
    procedure.steps.push_back(DrawStep(dice, route, i, facts));
  }
  std::string text = "fact begun \"When it began\" : date or none\n";
  for (const DrawnStep& step : procedure.steps) {
    if (!step.fact.empty()) {
      text += fmt::format("fact {} \"A day\" : date or none\n", step.fact);
    }
    if (step.due) {
      text += fmt::format("day due_{} \"A last day\" is {} plus {} {}\n",
                          step.name, step.due->fact, step.due->count,
                          step.due->months ? "months" : "days");
    }
  }
  text += fmt::format("procedure drawn \"A procedure\" on {}\n", route.name);
  for (const DrawnStep& step : procedure.steps) {
    text += Written(dice, procedure, step);
  }
  procedure.page = {"steps.law.md", fmt::format("```law\n{}```\n", text)};
  return procedure;
}

void SetStepDays(Dice& dice, const DrawnProcedure& procedure, Date today,
                 bool exact, Case& person) {
  const auto cell = [&] {
    std::set<std::string> values;
    const int count = exact ? 1 : dice.Between(1, 3);
    for (int i = 0; i < count; ++i) {
      const Date day{today.days + dice.Between(-kNear, kNear / 3)};
      values.insert(dice.Chance(35) ? "none" : FormatDate(day));
    }
    return fmt::format("{}", fmt::join(values, "|"));
  };
  Set(person, "begun=" + cell());
  for (const DrawnStep& step : procedure.steps) {
    Set(person,
        (step.fact.empty() ? "steps." + step.name : step.fact) + "=" + cell());
  }
}

}  // namespace safeconduct::random
