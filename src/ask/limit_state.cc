// SPDX-License-Identifier: Apache-2.0
#include "ask/limit_state.h"

#include <algorithm>

namespace safeconduct::ask {
namespace {

IntervalSet WithoutNone(const IntervalSet& values) {
  return values.Minus(IntervalSet::Single(kNone));
}

// What some combination of a date, a last day and a day asked about comes to.
struct Fates {
  bool within = false;   // the date lies on the last day or before it
  bool past = false;     // it lies behind it
  bool waiting = false;  // it has not come, and the last day has not passed
  bool lapsed = false;   // it has not come, and the last day has passed
};

Fates FatesOf(const IntervalSet& dates, const IntervalSet& last,
              const Days& today) {
  Fates fates;
  const IntervalSet known = WithoutNone(dates);
  if (!known.empty()) {
    fates.within = known.min() <= last.max();
    fates.past = known.max() > last.min();
  }
  if (dates.Contains(kNone)) {
    fates.waiting = today.first.days <= last.max();
    fates.lapsed = today.last.days > last.min();
  }
  return fates;
}

// Returns the days from one day to another, where neither is an end of the days
// reasoned about.
std::optional<Value> DaysBetween(Value from, Value to) {
  if (from <= kFirstDay.days || to >= kLastDay.days) return std::nullopt;
  return to - from;
}

// A date lies behind the last day by so many days; what has not come yet lies
// behind the day asked about.
LimitStanding MissedBy(const IntervalSet& dates, const IntervalSet& last,
                       const Days& today) {
  IntervalSet reached = WithoutNone(dates);
  if (dates.Contains(kNone)) {
    reached =
        reached.Union(IntervalSet::Range(today.first.days, today.last.days));
  }
  return {LimitState::kMissed, std::max(1, reached.min() - last.max()),
          DaysBetween(last.min(), reached.max())};
}

}  // namespace

LimitStanding StandingOf(const IntervalSet& dates, const IntervalSet& all_last,
                         const Days& today) {
  const IntervalSet last = WithoutNone(all_last);
  if (last.empty()) return {LimitState::kNotBegun};
  if (all_last.Contains(kNone)) return {LimitState::kUnknown};
  const auto [within, past, waiting, lapsed] = FatesOf(dates, last, today);
  if (within && !past && !waiting && !lapsed) return {LimitState::kKept};
  if (!within && !waiting) return MissedBy(dates, last, today);
  if (today.last.days > last.min()) return {LimitState::kUnknown};
  return {LimitState::kRunning, last.min() - today.last.days,
          DaysBetween(today.first.days, last.max())};
}

// As of a date that has not come yet; but nobody misses the end of a wait.
LimitStanding StandingOfToday(const IntervalSet& last, AfterLimit after,
                              const Days& today) {
  const LimitStanding standing =
      StandingOf(IntervalSet::Single(kNone), last, today);
  if (standing.state == LimitState::kMissed && after == AfterLimit::kOpens) {
    return {LimitState::kOver};
  }
  return standing;
}

}  // namespace safeconduct::ask
