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
#include "ask/date_settings.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "chart/dependencies.h"
#include "chart/limits.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Variable;
using law::FactId;

namespace {

// More than lies between any two days.
constexpr int64_t kFarAway = 1'000'000;

std::vector<uint8_t> KeyOf(const std::vector<DateSetting::Looking>& looking) {
  std::vector<uint8_t> key;
  for (const auto& var : looking) {
    key.insert(key.end(), var.kinds.begin(), var.kinds.end());
  }
  return key;
}

// Returns how many days lie between a value and the nearest that is known, or,
// where that is none, the days asked about.
int64_t DistanceTo(const IntervalSet& known, const chart::Days& days,
                   Value value) {
  if (value == kNone) return known.Contains(kNone) ? 0 : kFarAway;
  const auto from = [&](int64_t first, int64_t last) {
    return std::max({first - value, value - last, int64_t{0}});
  };
  if (known.OnlyValue() == kNone) return from(days.first.days, days.last.days);
  int64_t least = kFarAway;
  for (const Interval& run : known.intervals()) {
    if (run.lo != kNone) least = std::min(least, from(run.lo, run.hi));
  }
  return least;
}

// Returns each setting of the one list beside each of the other.
std::vector<DateSetting> Product(const std::vector<DateSetting>& left,
                                 const std::vector<DateSetting>& right) {
  std::vector<DateSetting> both;
  for (const DateSetting& a : left) {
    for (const DateSetting& b : right) {
      DateSetting one = a;
      for (size_t i = 0; i < one.values.size(); ++i) {
        if (one.values[i].empty()) one.values[i] = b.values[i];
      }
      one.looking.insert(one.looking.end(), b.looking.begin(), b.looking.end());
      both.push_back(std::move(one));
    }
  }
  return both;
}

}  // namespace

std::vector<DateSetting> DateSettings::Of(
    const std::vector<FactId>& facts,
    const std::vector<IntervalSet>& allowed) const {
  const Asked asked{facts, allowed};
  std::vector<DateSetting> settings(1);
  settings.front().values.resize(facts.size());
  for (const Group& group : GroupsOf(asked)) {
    settings = Product(settings, group.size() == 1 ? OfOne(asked, group.front())
                                                   : OfLinked(asked, group));
  }
  return settings;
}

std::vector<size_t> DateSettings::Looking(FactId fact) const {
  std::vector<size_t> looking;
  const auto& vars = diagram_.vars();
  for (size_t i = 0; i < vars.size(); ++i) {
    const auto dates =
        chart::LookedAt(chart_.law(), chart_.variable(vars[i].id));
    if (std::ranges::find(dates, law::DateRef(fact)) != dates.end()) {
      looking.push_back(i);
    }
  }
  return looking;
}

// Returns the facts in groups that no variable links.
std::vector<DateSettings::Group> DateSettings::GroupsOf(
    const Asked& asked) const {
  std::vector<Group> groups;
  std::vector<std::vector<size_t>> vars_of;
  for (size_t i = 0; i < asked.facts.size(); ++i) {
    Group group = {i};
    std::vector<size_t> vars = Looking(asked.facts[i]);
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

std::vector<DateSetting> DateSettings::OfOne(const Asked& asked,
                                             size_t fact) const {
  const FactId id = asked.facts[fact];
  const std::vector<size_t> vars = Looking(id);
  std::map<std::vector<uint8_t>, size_t> position;
  std::vector<DateSetting> settings;
  Case moved = person_;
  for (const Interval& run : RunsOf(id, asked.allowed[fact], person_)) {
    moved.Set(id, IntervalSet::Single(run.lo));
    Kinds kinds = KindsOf(vars, moved);
    const auto [at, fresh] =
        position.try_emplace(KeyOf(kinds), settings.size());
    if (fresh) {
      settings.emplace_back();
      settings.back().values.resize(asked.facts.size());
      settings.back().looking = std::move(kinds);
    }
    IntervalSet& values = settings[at->second].values[fact];
    values = values.Union(IntervalSet({run}));
  }
  return settings;
}

std::vector<DateSetting> DateSettings::OfLinked(const Asked& asked,
                                                const Group& group) const {
  Found found;
  Group order = group;
  do {
    Case person = person_;
    TryInOrder(asked, order, 0, person, found);
  } while (std::ranges::next_permutation(order).found);
  std::vector<DateSetting> settings;
  const std::vector<size_t> vars = LookingAtAny(asked, group);
  for (const auto& [key, nearest] : found) {
    DateSetting& setting = settings.emplace_back();
    setting.values.resize(asked.facts.size());
    Case person = person_;
    for (size_t i = 0; i < group.size(); ++i) {
      setting.values[group[i]] = IntervalSet::Single(nearest.values[i]);
      person.Set(asked.facts[group[i]], setting.values[group[i]]);
    }
    setting.looking = KindsOf(vars, person);
  }
  return settings;
}

void DateSettings::TryInOrder(const Asked& asked, const Group& order,
                              size_t next, Case& person, Found& found) const {
  if (next == order.size()) {
    Group group = order;
    std::ranges::sort(group);
    Nearest here{Distance(asked, group, person), {}};
    for (const size_t i : group) {
      here.values.push_back(person.values(asked.facts[i]).min());
    }
    const auto key = KeyOf(KindsOf(LookingAtAny(asked, group), person));
    const auto [at, fresh] = found.try_emplace(key, here);
    if (!fresh && here.distance < at->second.distance) at->second = here;
    return;
  }
  const FactId fact = asked.facts[order[next]];
  const IntervalSet before = person.values(fact);
  for (const Interval& run : RunsOf(fact, asked.allowed[order[next]], person)) {
    for (const Value end : {run.lo, run.hi}) {
      person.Set(fact, IntervalSet::Single(end));
      TryInOrder(asked, order, next + 1, person, found);
      if (run.lo == run.hi) break;
    }
  }
  person.Set(fact, before);
}

int64_t DateSettings::Distance(const Asked& asked, const Group& group,
                               const Case& person) const {
  int64_t distance = 0;
  for (const size_t i : group) {
    const FactId fact = asked.facts[i];
    distance +=
        DistanceTo(person_.values(fact), days_, person.values(fact).min());
  }
  return distance;
}

// Returns the runs of `allowed` within which no variable changes, the other
// facts being as in `person`.
std::vector<Interval> DateSettings::RunsOf(FactId fact,
                                           const IntervalSet& allowed,
                                           const Case& person) const {
  Case moved = person;
  moved.Set(fact, allowed);
  std::vector<Interval> runs;
  size_t at = 0;
  for (const IntervalSet& piece : chart::PiecesOf(chart_, fact, moved, days_)) {
    const Value start = piece.min();
    while (allowed.intervals()[at].hi < start) ++at;
    const Interval& whole = allowed.intervals()[at];
    if (start != whole.lo) runs.back().hi = start - 1;
    runs.push_back({start, whole.hi});
  }
  return runs;
}

std::vector<size_t> DateSettings::LookingAtAny(const Asked& asked,
                                               const Group& group) const {
  std::vector<size_t> vars;
  for (const size_t i : group) {
    const auto more = Looking(asked.facts[i]);
    vars.insert(vars.end(), more.begin(), more.end());
  }
  std::ranges::sort(vars);
  vars.erase(std::unique(vars.begin(), vars.end()), vars.end());
  return vars;
}

DateSettings::Kinds DateSettings::KindsOf(const std::vector<size_t>& vars,
                                          const Case& person) const {
  Kinds kinds;
  for (const size_t i : vars) {
    const RouteDiagram::Var& var = diagram_.vars()[i];
    const Variable& variable = chart_.variable(var.id);
    const IntervalSet values =
        variable.kind == Variable::Kind::kFact
            ? person.values(FactId(size_t{variable.index}))
            : chart::MeasureValues(chart_.law().measures[variable.index],
                                   person, days_);
    const diagram::ClassSet classes = chart_.domain(var.id).ClassesOf(values);
    kinds.push_back({i, std::vector<uint8_t>(var.kind_count)});
    for (size_t c = 0; c < var.kind_of.size(); ++c) {
      if (classes.Contains(c)) kinds.back().kinds[var.kind_of[c]] = 1;
    }
  }
  return kinds;
}

}  // namespace safeconduct::ask
