// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/random_case.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/countries.h"
#include "law/values.h"
#include "tests/random/key_days.h"

namespace safeconduct::inside {
namespace {

using law::FactId;
using law::Law;
using law::TypeForm;
using record::Becomes;
using record::EventId;
using record::Record;
using record::Scenario;
using record::Settles;

// Returns a value of a fact, mostly one at which some test changes its mind.
Value NearConstant(random::Dice& dice, const Law& law, FactId fact) {
  const law::Type& type = law.fact(fact).type;
  const IntervalSet universe = type.Universe();
  std::vector<Value> ends;
  for (const law::Expr& expr : law.exprs) {
    const bool tests_it =
        expr.kind == law::Expr::Kind::kIn && expr.subject == law::Subject(fact);
    if (!tests_it) continue;
    const IntervalSet tested = expr.values.Intersect(universe);
    for (const Interval& run : tested.intervals()) {
      ends.push_back(run.lo);
      ends.push_back(run.hi);
    }
  }
  if (!ends.empty() && dice.Chance(60)) {
    const Value end = dice.OneOf(ends);
    if (end == kNone) return end;
    const Value value = end + dice.Between(-1, 1);
    return universe.Contains(value) ? value : end;
  }
  if (type.is_date()) {
    if (type.form == TypeForm::kDateOrNone && dice.Chance(20)) return kNone;
    return random::DayNearKey(dice).days;
  }
  return dice.Between(universe.min(), universe.max());
}

IntervalSet RandomRun(random::Dice& dice, const Law& law, FactId fact) {
  const law::Type& type = law.fact(fact).type;
  const Value one = NearConstant(dice, law, fact);
  if (type.form == TypeForm::kNumber || type.is_date()) {
    const Value other = NearConstant(dice, law, fact);
    if (one != kNone && other != kNone) {
      return IntervalSet::Range(std::min(one, other), std::max(one, other));
    }
  }
  return IntervalSet::Single(one);
}

}  // namespace

IntervalSet RandomValues(random::Dice& dice, const Law& law, FactId fact,
                         const random::Knowledge& knowledge) {
  const int kind = dice.Between(1, 100);
  IntervalSet universe = law.fact(fact).type.Universe();
  if (kind <= knowledge.single) {
    return IntervalSet::Single(NearConstant(dice, law, fact));
  }
  if (kind <= knowledge.single + knowledge.unknown) return universe;
  if (law.fact(fact).type.is_date() && dice.Chance(20)) {
    // Open on one side.
    const Value day = NearConstant(dice, law, fact);
    if (day != kNone) {
      return dice.Chance(50) ? IntervalSet::Range(kFirstDay.days, day)
                             : IntervalSet::Range(day, kLastDay.days);
    }
  }
  IntervalSet values = RandomRun(dice, law, fact);
  const int more = dice.Between(0, 2);
  for (int i = 0; i < more; ++i) {
    values = values.Union(RandomRun(dice, law, fact));
  }
  return values;
}

chart::Case RandomCase(random::Dice& dice, const Law& law,
                       const random::Knowledge& knowledge) {
  chart::Case person(law);
  for (size_t i = 0; i < law.facts.size(); ++i) {
    person.Set(FactId(i), RandomValues(dice, law, FactId(i), knowledge));
  }
  return person;
}

Value AnyOf(random::Dice& dice, const IntervalSet& values) {
  const auto runs = values.intervals();
  const Interval run = runs[dice.Below(runs.size())];
  return dice.Between(run.lo, run.hi);
}

chart::Case WithFewDays(random::Dice& dice, const Law& law, chart::Case person,
                        int percent) {
  for (size_t i = 0; i < law.facts.size(); ++i) {
    if (!law.facts[i].type.is_date()) continue;
    if (percent < 100 && !dice.Chance(percent)) {
      const Value day = AnyOf(dice, person.values(FactId(i)));
      person.Set(FactId(i), IntervalSet::Single(day));
      continue;
    }
    IntervalSet few;
    const int runs = dice.Chance(80) ? 1 : 2;
    for (int j = 0; j < runs; ++j) {
      const Value day = NearConstant(dice, law, FactId(i));
      few = few.Union(IntervalSet::Single(day));
      if (day == kNone) continue;
      const int32_t last = day + dice.Between(0, dice.Chance(50) ? 0 : 7);
      few = few.Union(IntervalSet::Range(day, std::min(last, kLastDay.days)));
    }
    person.Set(FactId(i), few);
  }
  return person;
}

Scenario RandomScenario(random::Dice& dice, const Law& law,
                        const Record& record) {
  Scenario scenario;
  if (!record.sources.empty() && dice.Chance(35)) {
    scenario.known_on = dice.Chance(50) ? random::DayNearKey(dice)
                                        : dice.OneOf(record.sources).published;
  }
  if (!record.viewpoints.empty() && dice.Chance(40)) {
    scenario.viewpoint =
        record::ViewpointId(dice.Below(record.viewpoints.size()));
  }
  // Of a matter as of a date nothing is supposed: it is what its matter is.
  const size_t matters = law.DeclaredMatters().size();
  while (matters > 0 && dice.Chance(15)) {
    const law::MatterId matter(dice.Below(matters));
    const IntervalSet values = law.matter(matter).type.Universe();
    const Date day = random::DayNearKey(dice);
    do {
      scenario.suppositions.push_back(
          Becomes{matter, dice.Between(values.min(), values.max()), day});
    } while (dice.Chance(30));
  }
  while (!record.events.empty() && dice.Chance(30)) {
    const EventId event(dice.Below(record.events.size()));
    const record::Event& told = record.event(event);
    if (!told.is_window() && told.denied_by.empty()) continue;
    scenario.suppositions.push_back(Settles{event, dice.Chance(50)});
  }
  return scenario;
}

std::vector<law::RouteId> AllRoutes(const Law& law) {
  std::vector<law::RouteId> routes;
  for (const law::RouteId route : law.RouteIds()) routes.push_back(route);
  return routes;
}

std::string TextOf(const Law& law, const chart::Case& person,
                   const chart::Days& days) {
  std::string text = fmt::format("days {}..{}\n", FormatDate(days.first),
                                 FormatDate(days.last));
  for (size_t i = 0; i < law.facts.size(); ++i) {
    text += fmt::format(
        "{} = {}\n", law.facts[i].name,
        law::FormatValues(law.facts[i].type, person.values(FactId(i))));
  }
  return text;
}

std::string TextOf(const Law& law, const Record& record,
                   const Scenario& scenario) {
  std::string text;
  if (scenario.known_on) {
    text += fmt::format("known on {}\n", FormatDate(*scenario.known_on));
  }
  if (scenario.viewpoint) {
    text += fmt::format("as told by {}\n",
                        record.viewpoints[scenario.viewpoint->index()].name);
  }
  for (const record::Supposition& supposition : scenario.suppositions) {
    if (const auto* becomes = std::get_if<Becomes>(&supposition)) {
      const law::Matter& matter = law.matter(becomes->matter);
      text += fmt::format("supposing {} becomes {} on {}\n", matter.name,
                          law::FormatValue(matter.type, becomes->value),
                          FormatDate(becomes->day));
    } else {
      const Settles& settles = std::get<Settles>(supposition);
      text += fmt::format("supposing {} {}\n", record.event(settles.event).name,
                          settles.happened ? "happened" : "did not happen");
    }
  }
  return text;
}

}  // namespace safeconduct::inside
