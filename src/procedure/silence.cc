// SPDX-License-Identifier: Apache-2.0
#include "procedure/silence.h"

#include <algorithm>

namespace safeconduct::procedure {
namespace {

IntervalSet DaysUpTo(const IntervalSet& days, Value last) {
  return days.Intersect(IntervalSet::Range(kFirstDay.days, last));
}

IntervalSet DaysFrom(const IntervalSet& days, Value first) {
  return days.Intersect(IntervalSet::Range(first, kLastDay.days));
}

}  // namespace

Holds Done(const IntervalSet& days, Date today) {
  const bool may_be = !DaysUpTo(days, today.days).empty();
  const bool may_not_be = days.Contains(kNone) || days.max() > today.days;
  if (may_be && may_not_be) return Holds::kUnknown;
  return may_be ? Holds::kYes : Holds::kNo;
}

Spoken SpeakFor(const IntervalSet& recorded, const IntervalSet& due, Holds turn,
                Date today) {
  const IntervalSet passed = DaysUpTo(due, today.days - 1);
  // `none` lies below all days: a set of it alone has no day above any.
  const bool may_come_late = recorded.Contains(kNone) ||
                             (!passed.empty() && recorded.max() > passed.min());
  if (turn == Holds::kNo || passed.empty() || !may_come_late) {
    return {Holds::kNo, {}, recorded};
  }
  const bool may_not_speak = turn != Holds::kYes || passed != due;
  const IntervalSet in_time = DaysUpTo(recorded, passed.max());
  Spoken spoken;
  spoken.on =
      recorded.Contains(kNone) ? passed : DaysUpTo(passed, recorded.max() - 1);
  spoken.days = in_time.Union(spoken.on);
  if (may_not_speak) spoken.days = spoken.days.Union(recorded);
  // Whatever is on record, it is not on record by any last day.
  spoken.spoken =
      may_not_speak || !in_time.empty() ? Holds::kUnknown : Holds::kYes;
  return spoken;
}

Limit LimitOf(const IntervalSet& recorded, const IntervalSet& due, Date today) {
  const IntervalSet last = DaysUpTo(due, kLastDay.days);
  const IntervalSet taken = DaysUpTo(recorded, today.days);
  const bool may_be_open =
      recorded.Contains(kNone) || !DaysFrom(recorded, today.days + 1).empty();
  bool kept = false;
  bool running = false;
  bool missed = false;
  // How late it is at least and at most, if it is.
  Value least = kMaxNumber;
  Value most = 0;
  if (!last.empty() && !taken.empty()) {
    kept = taken.min() <= last.max();
    if (taken.max() > last.min()) {
      missed = true;
      least = std::max(1, taken.min() - last.max());
      most = taken.max() - last.min();
    }
  }
  if (!last.empty() && may_be_open) {
    running = today.days <= last.max();
    if (today.days > last.min()) {
      missed = true;
      least = std::min(least, std::max(1, today.days - last.max()));
      most = std::max(most, today.days - last.min());
    }
  }
  const bool not_begun = due.Contains(kNone);
  // Exactly one is certain.
  if (static_cast<int>(kept) + static_cast<int>(running) +
          static_cast<int>(missed) + static_cast<int>(not_begun) !=
      1) {
    return {LimitState::kUnknown, {}};
  }
  if (not_begun) return {LimitState::kNotBegun, {}};
  if (kept) return {LimitState::kKept, {}};
  if (missed) return {LimitState::kMissed, {least, most}};
  return {LimitState::kRunning,
          {last.min() - today.days, last.max() - today.days}};
}

}  // namespace safeconduct::procedure
