// SPDX-License-Identifier: Apache-2.0
// Which denied events can have happened together. A lone denied event happened
// or did not. Where denied events move one matter on one day to different
// values, exactly one of the values is what happened: the events that tell it
// all happened, and the others did not. Events that move several matters link
// such choices, so the worlds of a group are the choices that agree.
#include "record/worlds.h"

#include <algorithm>

namespace safeconduct::record {
namespace {

// Whether two events move one matter on one day to different values.
bool Contradict(const Event& a, const Event& b) {
  if (a.is_window() || b.is_window() || a.first != b.first) return false;
  for (const Move& x : a.moves) {
    for (const Move& y : b.moves) {
      if (x.matter == y.matter && x.value != y.value) return true;
    }
  }
  return false;
}

// Whether two events move one matter on one day to one value.
bool Agree(const Event& a, const Event& b, law::MatterId matter) {
  const auto moves = [&](const Event& event, Value& value) {
    for (const Move& move : event.moves) {
      if (move.matter != matter) continue;
      value = move.value;
      return true;
    }
    return false;
  };
  Value x = 0;
  Value y = 0;
  return moves(a, x) && moves(b, y) && x == y;
}

// Whether a world keeps the rule for one matter: of the events of the group
// that move it, where they disagree, those of exactly one value happened.
bool KeepsRule(const Record& record, const std::vector<EventId>& group,
               const std::vector<bool>& world, law::MatterId matter) {
  std::vector<size_t> movers;
  bool disagree = false;
  for (size_t i = 0; i < group.size(); ++i) {
    const Event& event = record.event(group[i]);
    const bool moves =
        std::any_of(event.moves.begin(), event.moves.end(),
                    [&](const Move& move) { return move.matter == matter; });
    if (!moves || event.is_window()) continue;
    for (const size_t other : movers) {
      const Event& earlier = record.event(group[other]);
      if (!Agree(event, earlier, matter)) disagree = true;
    }
    movers.push_back(i);
  }
  if (!disagree) return true;
  std::optional<size_t> chosen;
  for (const size_t i : movers) {
    if (world[i] && !chosen) chosen = i;
  }
  if (!chosen) return false;
  return std::all_of(movers.begin(), movers.end(), [&](size_t i) {
    return world[i] ==
           Agree(record.event(group[i]), record.event(group[*chosen]), matter);
  });
}

bool IsWorld(const Record& record, const std::vector<EventId>& group,
             const std::vector<bool>& world) {
  for (const EventId id : group) {
    for (const Move& move : record.event(id).moves) {
      if (!KeepsRule(record, group, world, move.matter)) return false;
    }
  }
  return true;
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
  for (size_t bits = 0; bits < (size_t{1} << group.size()); ++bits) {
    std::vector<bool> world(group.size());
    for (size_t i = 0; i < group.size(); ++i) world[i] = (bits >> i) & 1;
    if (IsWorld(record, group, world)) worlds.push_back(std::move(world));
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
