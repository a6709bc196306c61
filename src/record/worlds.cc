// SPDX-License-Identifier: Apache-2.0
// Which denied events can have happened together. A lone denied event happened
// or did not. Where denied events move one matter on one day to different
// values, exactly one of the values is what happened: the events that tell it
// all happened, and the others did not. Events that move several matters link
// such choices, so the worlds of a group are the choices that agree.
//
// Example. `signed` and `adopted` make `treaty` yes on 1 May, `refused` makes
// it no on the same day, and all three are denied. There are two worlds,
// {signed, adopted} and {refused}, and not eight: nothing is told of a 1 May on
// which nobody did anything.
//
// Worlds are found by trying every subset of a group, which is why groups are
// bounded; 16 events make 65,536 subsets.
#include "record/worlds.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace safeconduct::record {
namespace {

// Whether two events move one matter on one day to different values.
bool Contradict(const Event& a, const Event& b) {
  // An event with a window has a matter to itself in its window (reader.cc), so
  // that it contradicts none.
  if (a.is_window() || b.is_window() || a.first != b.first) return false;
  for (const Move& x : a.moves) {
    for (const Move& y : b.moves) {
      if (x.matter == y.matter && x.value != y.value) return true;
    }
  }
  return false;
}

// Some events of a group: bit i for the i-th.
using Events = uint32_t;

// The rule for a matter on which events of a group disagree: for each value,
// the events that tell it. Those of exactly one value happened.
using Rule = std::vector<Events>;

// A set, as several matters mostly give the same rule.
std::set<Rule> RulesOf(const Record& record,
                       const std::vector<EventId>& group) {
  std::map<law::MatterId, std::map<Value, Events>> told;
  for (size_t i = 0; i < group.size(); ++i) {
    const Event& event = record.event(group[i]);
    if (event.is_window()) continue;
    for (const Move& move : event.moves) {
      told[move.matter][move.value] |= Events{1} << i;
    }
  }
  std::set<Rule> rules;
  for (const auto& [matter, values] : told) {
    if (values.size() == 1) continue;
    Rule rule;
    for (const auto& [value, events] : values) rule.push_back(events);
    rules.insert(std::move(rule));
  }
  return rules;
}

// Whether what happened among the events of a rule is what tells one of its
// values, all of it.
bool Keeps(Events world, const Rule& rule) {
  const Events movers =
      std::accumulate(rule.begin(), rule.end(), Events{0}, std::bit_or<>());
  return std::find(rule.begin(), rule.end(), world & movers) != rule.end();
}

}  // namespace

std::vector<std::vector<EventId>> GroupDisputes(
    const Record& record, const std::vector<EventId>& denied) {
  std::vector<std::vector<EventId>> groups;
  for (const EventId event : denied) {
    std::vector<EventId> joined = {event};
    std::vector<std::vector<EventId>> apart;
    for (std::vector<EventId>& group : groups) {
      const bool linked =
          std::any_of(group.begin(), group.end(), [&](EventId other) {
            return Contradict(record.event(event), record.event(other));
          });
      if (linked) {
        // An event may link groups that stood apart so far.
        joined.insert(joined.end(), group.begin(), group.end());
      } else {
        apart.push_back(std::move(group));
      }
    }
    std::sort(joined.begin(), joined.end());
    apart.push_back(std::move(joined));
    groups = std::move(apart);
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<std::vector<bool>> WorldsOf(const Record& record,
                                        const std::vector<EventId>& group) {
  if (group.size() == 1) return {{false}, {true}};
  std::vector<std::vector<bool>> worlds;
  const std::set<Rule> rules = RulesOf(record, group);
  for (Events events = 0; events < (Events{1} << group.size()); ++events) {
    if (!std::all_of(rules.begin(), rules.end(),
                     [&](const Rule& rule) { return Keeps(events, rule); })) {
      continue;
    }
    std::vector<bool> world(group.size());
    for (size_t i = 0; i < group.size(); ++i) world[i] = (events >> i) & 1;
    worlds.push_back(std::move(world));
  }
  if (!worlds.empty()) return worlds;
  // The choices contradict one another: one event alone happened.
  for (size_t i = 0; i < group.size(); ++i) {
    worlds.emplace_back(group.size(), false);
    worlds.back()[i] = true;
  }
  return worlds;
}

}  // namespace safeconduct::record
