// SPDX-License-Identifier: Apache-2.0
//
// What a matter may be on a day, where events are disputed or in their windows.
//
// Idea. The settings of a matter stand in a list, and the first whose
// conditions hold gives it its value. So a setting may be what does where its
// conditions can hold among those ways in which events may have gone that the
// ones before it leave over. That each condition can hold by itself is not
// enough: two events that deny each other cover all ways between them, and what
// stands behind both never comes into play.
//
// Example. `signed` and `refused` tell against each other, of one day: two
// worlds. The settings are signed where world 0, refused where world 1, `none`
// at first. The first leaves world 1 over, the second nothing.
#include <map>
#include <utility>
#include <variant>

#include "record/timeline.h"

namespace safeconduct::record {
namespace {

// Some of the ways in which events may have gone: for each dispute and window
// the values that it may have, those not named having all that are possible.
using Ways = std::map<EventVariable, IntervalSet>;

// Past so many pieces, what is left over counts as everything: a setting may
// then be held possible that is not.
constexpr size_t kMaxPieces = 1024;

const IntervalSet& ValuesIn(const Timeline& timeline, const Ways& ways,
                            const EventVariable& variable) {
  const auto found = ways.find(variable);
  return found != ways.end() ? found->second : timeline.PossibleOf(variable);
}

// Cuts from `ways` those in which all conditions of a setting hold, and appends
// the rest to `left`. Returns whether there were any.
bool CutOut(const Timeline& timeline, const Setting& setting, Ways ways,
            std::vector<Ways>& left) {
  for (const Literal& literal : setting.conditions) {
    const IntervalSet values = ValuesIn(timeline, ways, literal.variable);
    const IntervalSet failing = values.Minus(literal.values);
    if (!failing.empty()) {
      left.push_back(ways);
      left.back()[literal.variable] = failing;
    }
    if (failing == values) return false;
    // What goes on is where the conditions so far hold, so that no two pieces
    // of what is left overlap.
    ways[literal.variable] = values.Intersect(literal.values);
  }
  return true;
}

}  // namespace

std::vector<const Setting*> Timeline::SettingsThatMayHold(law::MatterId matter,
                                                          size_t epoch) const {
  std::vector<const Setting*> may_hold;
  std::vector<Ways> pieces(1);
  for (const Setting& setting : SettingsOf(matter, epoch)) {
    std::vector<Ways> left;
    bool holds = false;
    for (Ways& ways : pieces) {
      if (CutOut(*this, setting, std::move(ways), left)) holds = true;
    }
    if (holds) may_hold.push_back(&setting);
    // What stands behind never comes into play.
    if (left.empty()) break;
    pieces = left.size() > kMaxPieces ? std::vector<Ways>(1) : std::move(left);
  }
  return may_hold;
}

IntervalSet Timeline::ValuesOn(law::MatterId matter, const Days& days) const {
  std::vector<Interval> values;
  const size_t last = EpochOf(days.last);
  // Within an epoch a matter is the same on all days.
  for (size_t epoch = EpochOf(days.first); epoch <= last; ++epoch) {
    for (const Setting* setting : SettingsThatMayHold(matter, epoch)) {
      values.push_back({setting->value, setting->value});
    }
  }
  return IntervalSet(values);
}

}  // namespace safeconduct::record
