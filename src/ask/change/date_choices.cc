// SPDX-License-Identifier: Apache-2.0
// Idea. A date that moves takes with it every measure that counts from or to
// it, so its variables cannot be set one by one. They change only on the days
// on which one of them enters another class. So the days fall into runs, and
// one day of each run says it for all.
//
// Dates between which something is counted do not fall into runs each by
// itself: where the one enters another class depends on the other. Of them, one
// is put on the first and the last day of its runs, the next on those of the
// runs that it then has, and so on, in every order. Wherever classes are runs
// of counts, whatever can be reached is reached so: move all dates as early as
// what is asked of them allows, and each stands at a limit of its own or at one
// that another sets it, which thus came before it.
//
// Example. A claim and a request, 90 days between them at most, the request
// before May. With the claim at the start of its only run, 1900, the request
// goes on 1900-03-31 and 1900-04-01, on either side of the limit, and so on.
#include "ask/change/date_choices.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>
#include <variant>

#include "chart/dependencies.h"
#include "chart/limits.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Variable;
using diagram::VarId;
using law::FactId;

namespace {

// More than lies between any two days.
constexpr int64_t kFarAway = 1'000'000;

int64_t DaysOff(const Interval& run, int64_t day) {
  return std::max({run.lo - day, day - run.hi, int64_t{0}});
}

// Returns how many days lie between a value and the nearest of the best.
int64_t DistanceTo(std::span<const Interval> best, Value value) {
  // Not to happen at all is a greater change than to happen on another day.
  if (value == kNone) return kFarAway;
  int64_t least = kFarAway;
  for (const Interval& run : best) {
    least = std::min(least, DaysOff(run, value));
  }
  return least;
}

// Returns the value of a run that is nearest to the best.
Value NearestIn(const Interval& run, std::span<const Interval> best) {
  Value nearest = run.lo;
  for (const Interval& each : best) {
    // Where the two meet, the first day that both have.
    const Value there = std::clamp(each.lo, run.lo, run.hi);
    for (const Value day : {there, std::clamp(each.hi, run.lo, run.hi)}) {
      if (DistanceTo(best, day) < DistanceTo(best, nearest)) nearest = day;
    }
  }
  return nearest;
}

// Returns each of `choices` beside each of a group, whose values belong at
// `positions`.
std::vector<DateChoice> Product(const std::vector<DateChoice>& choices,
                                const std::vector<size_t>& positions,
                                const std::vector<DateChoice>& of_group) {
  std::vector<DateChoice> both;
  for (const DateChoice& choice : choices) {
    for (const DateChoice& more : of_group) {
      DateChoice& one = both.emplace_back(choice);
      for (size_t i = 0; i < positions.size(); ++i) {
        one.values[positions[i]] = more.values[i];
      }
      one.one_of_several = one.one_of_several || more.one_of_several;
      one.kinds.insert(one.kinds.end(), more.kinds.begin(), more.kinds.end());
    }
  }
  return both;
}

}  // namespace

DateChoices::DateChoices(const chart::Chart& chart, const RouteDiagram& diagram,
                         const Case& person, const chart::Days& days)
    : chart_(chart),
      diagram_(diagram),
      person_(person),
      days_(days),
      vars_of_(chart.law().facts.size()) {
  const auto& vars = diagram.vars();
  for (size_t i = 0; i < vars.size(); ++i) {
    const Variable& variable = chart.variable(vars[i].id);
    for (const law::DateRef& date : chart::LookedAt(chart.law(), variable)) {
      if (!date) continue;
      auto& vars_of_date = vars_of_[date->index()];
      if (vars_of_date.empty() || vars_of_date.back() != i) {
        vars_of_date.push_back(i);
      }
    }
  }
}

std::vector<DateChoice> DateChoices::Of(
    const std::vector<FactId>& facts, const std::vector<IntervalSet>& allowed) {
  std::vector<DateChoice> choices(1);
  choices.front().values.resize(facts.size());
  for (const Positions& group : GroupsOf(facts)) {
    Asked asked;
    for (const size_t i : group) {
      asked.facts.push_back(facts[i]);
      asked.allowed.push_back(allowed[i]);
    }
    choices = Product(choices, group, OfGroup(asked));
  }
  return choices;
}

// Returns the positions of facts in groups that no variable links.
std::vector<DateChoices::Positions> DateChoices::GroupsOf(
    const std::vector<FactId>& facts) const {
  std::vector<Positions> groups;
  std::vector<std::vector<size_t>> vars_of;
  for (size_t i = 0; i < facts.size(); ++i) {
    Positions group = {i};
    std::vector<size_t> vars = vars_of_[facts[i].index()];
    for (size_t g = 0; g < groups.size();) {
      if (std::ranges::find_first_of(vars, vars_of[g]) == vars.end()) {
        ++g;
        continue;
      }
      group.insert(group.end(), groups[g].begin(), groups[g].end());
      vars.insert(vars.end(), vars_of[g].begin(), vars_of[g].end());
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
      vars_of.erase(vars_of.begin() + static_cast<std::ptrdiff_t>(g));
    }
    std::ranges::sort(group);
    groups.push_back(std::move(group));
    vars_of.push_back(std::move(vars));
  }
  return groups;
}

// Returns the choices of a group. Groups come again in every larger set of
// facts, so each is looked at once.
const std::vector<DateChoice>& DateChoices::OfGroup(const Asked& asked) {
  for (const Group& group : groups_) {
    if (group.asked == asked) return group.choices;
  }
  groups_.push_back(
      {asked, asked.facts.size() == 1 ? OfOne(asked) : OfLinked(asked)});
  return groups_.back().choices;
}

std::vector<DateChoice> DateChoices::OfOne(const Asked& asked) {
  const FactId fact = asked.facts.front();
  const std::vector<size_t>& vars = vars_of_[fact.index()];
  std::map<std::vector<uint8_t>, size_t> position;
  std::vector<DateChoice> choices;
  Case moved = person_;
  for (const Interval& run : RunsOf(fact, asked.allowed.front(), person_)) {
    moved.Set(fact, IntervalSet::Single(run.lo));
    const auto [at, fresh] =
        position.try_emplace(KeyOf(vars, moved), choices.size());
    if (fresh) {
      choices.emplace_back();
      choices.back().values.resize(1);
      choices.back().kinds = KindsOf(vars, moved);
    }
    // Of a fact by itself all values that do the same are named, and none need
    // be picked.
    IntervalSet& values = choices[at->second].values.front();
    values = values.Union(IntervalSet({run}));
  }
  return choices;
}

// Exponential in the facts of a group, each with a few runs.
std::vector<DateChoice> DateChoices::OfLinked(const Asked& asked) {
  Found found;
  const std::vector<size_t> vars = LookingAtAny(asked.facts);
  Positions order(asked.facts.size());
  std::iota(order.begin(), order.end(), size_t{0});
  // Every order; a group has no more members than a change has moves.
  do {
    Case person = person_;
    TryInOrder(asked, vars, order, 0, person, found);
  } while (std::ranges::next_permutation(order).found);
  std::vector<DateChoice> choices;
  for (const auto& [key, nearest] : found) {
    DateChoice& choice = choices.emplace_back();
    choice.one_of_several = nearest.one_of_several;
    Case person = person_;
    for (size_t i = 0; i < asked.facts.size(); ++i) {
      person.Set(asked.facts[i], IntervalSet::Single(nearest.values[i]));
    }
    if (choice.one_of_several) MoveNearer(asked, person);
    for (const FactId fact : asked.facts) {
      choice.values.push_back(person.values(fact));
    }
    choice.kinds = KindsOf(vars, person);
  }
  return choices;
}

// Moves each date as near to its best days as it can be while nothing changes
// and the others stay: what was tried are ends of runs, which may be centuries
// off.
void DateChoices::MoveNearer(const Asked& asked, Case& person) {
  for (size_t i = 0; i < asked.facts.size(); ++i) {
    const FactId fact = asked.facts[i];
    const Value value = person.values(fact).min();
    if (value == kNone) continue;
    for (const Interval& run : RunsOf(fact, asked.allowed[i], person)) {
      if (value < run.lo || value > run.hi) continue;
      person.Set(fact, IntervalSet::Single(
                           NearestIn(run, BestOf(fact, asked.allowed[i]))));
      break;
    }
  }
}

// Returns the days near which a date is best put: those that it is known to
// have, or, where that is none or the date is only found out, the days asked
// about. Of a number, the numbers that it is known to be.
std::vector<Interval> DateChoices::BestOf(FactId fact,
                                          const IntervalSet& allowed) const {
  const IntervalSet& known = person_.values(fact);
  const bool found_out = known.Intersects(allowed);
  if (chart_.law().fact(fact).type.is_date() &&
      (found_out || known.OnlyValue() == kNone)) {
    return {{days_.first.days, days_.last.days}};
  }
  std::vector<Interval> best;
  for (const Interval& run : known.intervals()) {
    if (run.lo != kNone) best.push_back(run);
  }
  return best;
}

// Sets the dates of an order from `next` on in every way that counts, and notes
// what all of them come to.
void DateChoices::TryInOrder(const Asked& asked,
                             const std::vector<size_t>& vars,
                             const Positions& order, size_t next, Case& person,
                             Found& found) {
  if (next == order.size()) {
    Nearest here{Distance(asked, person), {}, false};
    for (const FactId fact : asked.facts) {
      here.values.push_back(person.values(fact).min());
    }
    const auto [at, fresh] = found.try_emplace(KeyOf(vars, person), here);
    if (fresh) return;
    Nearest& known = at->second;
    // Of several ways two at least are tried: the earliest and the latest.
    here.one_of_several = known.one_of_several || known.values != here.values;
    known.one_of_several = here.one_of_several;
    if (here.distance < known.distance) known = here;
    return;
  }
  const FactId fact = asked.facts[order[next]];
  const IntervalSet before = person.values(fact);
  for (const Interval& run : RunsOf(fact, asked.allowed[order[next]], person)) {
    for (const Value end : {run.lo, run.hi}) {
      person.Set(fact, IntervalSet::Single(end));
      TryInOrder(asked, vars, order, next + 1, person, found);
      if (run.lo == run.hi) break;
    }
  }
  person.Set(fact, before);
}

// How far dates are from the best in all, in days.
int64_t DateChoices::Distance(const Asked& asked, const Case& person) const {
  int64_t distance = 0;
  for (size_t i = 0; i < asked.facts.size(); ++i) {
    const FactId fact = asked.facts[i];
    distance +=
        DistanceTo(BestOf(fact, asked.allowed[i]), person.values(fact).min());
  }
  return distance;
}

// Returns the runs of `allowed` within which no variable changes, the other
// facts being as in `person`.
std::vector<Interval> DateChoices::RunsOf(FactId fact,
                                          const IntervalSet& allowed,
                                          const Case& person) {
  Case moved = person;
  moved.Set(fact, allowed);
  std::vector<Interval> runs;
  if (!chart_.law().IsCounted(fact)) {
    for (const IntervalSet& piece :
         chart::PiecesOf(chart_, fact, moved, days_)) {
      runs.insert(runs.end(), piece.intervals().begin(),
                  piece.intervals().end());
    }
    std::ranges::sort(runs);
    return runs;
  }
  // Classes that lead on alike in this diagram are of one kind: what enters
  // another class changes nothing then.
  const std::vector<size_t>& vars = vars_of_[fact.index()];
  std::vector<VarId> ids;
  for (const size_t i : vars) ids.push_back(diagram_.vars()[i].id);
  std::vector<uint8_t> of_last;
  for (const Interval& run :
       chart::StretchesOf(chart_, ids, fact, moved, days_)) {
    moved.Set(fact, IntervalSet::Single(run.lo));
    std::vector<uint8_t> kinds = KeyOf(vars, moved);
    const bool goes_on = !runs.empty() && runs.back().hi != kNone &&
                         runs.back().hi + 1 == run.lo && kinds == of_last;
    if (goes_on) {
      runs.back().hi = run.hi;
    } else {
      runs.push_back(run);
      of_last = std::move(kinds);
    }
  }
  return runs;
}

// Returns the positions of the variables that look at any of some facts.
std::vector<size_t> DateChoices::LookingAtAny(
    const std::vector<FactId>& facts) const {
  std::vector<size_t> vars;
  for (const FactId fact : facts) {
    const auto& more = vars_of_[fact.index()];
    vars.insert(vars.end(), more.begin(), more.end());
  }
  std::ranges::sort(vars);
  vars.erase(std::unique(vars.begin(), vars.end()), vars.end());
  return vars;
}

// Returns what kinds each of these variables may be in for a person.
DateChoices::Kinds DateChoices::KindsOf(const std::vector<size_t>& vars,
                                        const Case& person) {
  Kinds kinds;
  for (const size_t i : vars) kinds.push_back({i, KindsOfVar(i, person)});
  return kinds;
}

// Returns the same, one after the other.
std::vector<uint8_t> DateChoices::KeyOf(const std::vector<size_t>& vars,
                                        const Case& person) {
  std::vector<uint8_t> key;
  for (const size_t i : vars) {
    const std::vector<uint8_t>& kinds = KindsOfVar(i, person);
    key.insert(key.end(), kinds.begin(), kinds.end());
  }
  return key;
}

// Holds until the next call.
const std::vector<uint8_t>& DateChoices::KindsOfVar(size_t i,
                                                    const Case& person) {
  const RouteDiagram::Var& var = diagram_.vars()[i];
  if (chart_.ComparisonOf(var.id) != nullptr) {
    // Asked only of a matter that moves: see matter_choices.cc.
    return any_kinds_ = std::vector<uint8_t>(var.kind_count, 1);
  }
  const Variable& variable = chart_.variable(var.id);
  if (const auto* fact = std::get_if<FactId>(&variable)) {
    return any_kinds_ = diagram_.KindsIn(
               i, chart_.domain(var.id).ClassesOf(person.values(*fact)));
  }
  const law::Measure& measure =
      chart_.law().measure(std::get<law::MeasureId>(variable));
  const IntervalSet from = chart::DaysOf(measure.from, person, days_);
  const IntervalSet to = chart::DaysOf(measure.to, person, days_);
  const auto count = [&] {
    diagram::ClassSet classes(chart_.domain(var.id).class_count());
    chart::MarkCounts(measure, from, to, chart_.domain(var.id),
                      classes.mutable_words());
    return diagram_.KindsIn(i, classes);
  };
  const auto first = from.OnlyValue();
  const auto last = to.OnlyValue();
  if (!first || !last) return any_kinds_ = count();
  // Of several dates two come to stand so over and over.
  constexpr size_t kMostCounted = 200'000;
  if (counted_.size() > kMostCounted) counted_.clear();
  const auto [known, is_new] = counted_.try_emplace({i, *first, *last});
  if (is_new) known->second = count();
  return known->second;
}

}  // namespace safeconduct::ask
