// SPDX-License-Identifier: Apache-2.0
//
// Counts between dates of which each may be one of several days.
//
// Between two runs of days every count from the least to the greatest occurs.
// Steps leave days out, though: nothing is rolled on a Sunday. So whether some
// count occurs between days that are reached by steps is searched for: both
// dates start as early as they can, and while the count is too great the first
// moves on to where it is not, while it is too small the second does. A date
// moves no further than it must, so that no solution is passed over; either one
// is found or a date runs out of days. Example: from Saturday or Sunday,
// rolled, to Monday or Tuesday, is 1 a count? From Saturday to Monday it is 0,
// too small: the second date moves to Tuesday, and it is 1.
#include "case/counts.h"

#include <algorithm>

#include "calendar/steps.h"
#include "safeconduct/date.h"

namespace safeconduct::chart {
namespace {

bool MayBeNone(const IntervalSet& dates) { return dates.Contains(kNone); }

bool Includes(const Interval& known, const Interval& run) {
  return known.lo <= run.lo && run.hi <= known.hi;
}

// Returns the first day of a run from which `reached` is true, which it stays;
// one behind the run where there is none.
template <typename Reached>
Value FirstOf(const Interval& run, const Reached& reached) {
  Value before = run.lo - 1;
  Value end = run.hi + 1;
  while (end - before > 1) {
    const Value middle = before + (end - before) / 2;
    (reached(middle) ? end : before) = middle;
  }
  return end;
}

// Counts of a measure between its two dates, whose steps are known of all days
// that it is asked about.
class Counter {
 public:
  explicit Counter(const law::Measure& measure) : measure_(measure) {}

  Value operator()(Value from, Value to) const {
    return CountOf(measure_.unit, *calendar::From(measure_.from_steps, from),
                   *calendar::From(measure_.to_steps, to));
  }

 private:
  const law::Measure& measure_;
};

// The search that is told above.
bool MayCountBetween(const Counter& count, Interval from, Interval to,
                     const Interval& counts) {
  while (from.lo <= from.hi && to.lo <= to.hi) {
    const Value now = count(from.lo, to.lo);
    if (now > counts.hi) {
      from.lo = FirstOf(
          from, [&](Value day) { return count(day, to.lo) <= counts.hi; });
    } else if (now < counts.lo) {
      to.lo = FirstOf(
          to, [&](Value day) { return count(from.lo, day) >= counts.lo; });
    } else {
      return true;
    }
  }
  return false;
}

// Of a measure whose two days rest on one date nothing is known to rise or
// fall.
bool MayCountOfOneDate(const Counter& count, const Interval& dates,
                       const Interval& counts) {
  for (Value day = dates.lo; day <= dates.hi; ++day) {
    const Value now = count(day, day);
    if (counts.lo <= now && now <= counts.hi) return true;
  }
  return false;
}

IntervalSet AnyNumber() { return IntervalSet::Range(kMinNumber, kMaxNumber); }

// Returns whether the steps to either end of a measure are known of all days of
// two sets.
bool AreKnown(const law::Measure& measure, const IntervalSet& from,
              const IntervalSet& to) {
  const auto known = [](const calendar::StepsRef& steps,
                        const IntervalSet& dates) {
    if (steps == nullptr) return true;
    return std::ranges::all_of(dates.intervals(), [&](const Interval& run) {
      return run.lo == kNone || Includes(steps->known(), run);
    });
  };
  return known(measure.from_steps, from) && known(measure.to_steps, to);
}

// Returns the days to which steps lead from dates of which they are known, or
// runs without their gaps where counts tell no difference: each run of the
// other end, if it is of `plain` dates, is as long as any gap.
IntervalSet DaysReachedBeside(const calendar::StepsRef& steps,
                              const IntervalSet& dates,
                              const IntervalSet& other, bool plain) {
  // From one day to the next, steps lead on by so much and a day at most.
  const Interval shift = calendar::Shift(steps);
  const bool without_gaps =
      plain && std::ranges::all_of(other.intervals(), [&](const Interval& run) {
        return run.lo == kNone || run.hi - run.lo >= shift.hi - shift.lo;
      });
  return without_gaps ? EndsReached(steps, dates) : *DaysReached(steps, dates);
}

// Returns what a measure of one date may be, of which its steps are known.
IntervalSet CountsOfOneDate(const law::Measure& measure,
                            const IntervalSet& dates) {
  const Counter count(measure);
  IntervalList counts;
  for (const Interval& run : dates.intervals()) {
    if (run.lo == kNone) {
      counts.Append({kNone, kNone});
      continue;
    }
    for (Value day = run.lo; day <= run.hi; ++day) {
      const Value now = count(day, day);
      counts.Append({now, now});
    }
  }
  return IntervalSet(std::move(counts));
}

}  // namespace

Value CountOf(law::Unit unit, Value from, Value to) {
  switch (unit) {
    case law::Unit::kDays:
    case law::Unit::kNumbers:
      return to - from;
    case law::Unit::kMonths:
      return CountMonths(Date{from}, Date{to});
    case law::Unit::kYears:
      return CountYears(Date{from}, Date{to});
    case law::Unit::kFullMonths:
      return CountMonths(Date{from}, Date{to + 1}) - 1;
    case law::Unit::kFullYears:
      return CountYears(Date{from}, Date{to + 1}) - 1;
  }
  return 0;
}

IntervalSet CountBetween(law::Unit unit, const IntervalSet& from,
                         const IntervalSet& to) {
  IntervalList counts;
  for (const Interval& a : from.intervals()) {
    for (const Interval& b : to.intervals()) {
      // "None" is a run of its own: no run of dates touches it.
      if (a.lo == kNone || b.lo == kNone) {
        counts.Append({kNone, kNone});
      } else {
        // A count grows with its end and falls with its start, by steps of one
        // at most, so that all counts between these two occur.
        counts.Append({CountOf(unit, a.hi, b.lo), CountOf(unit, a.lo, b.hi)});
      }
    }
  }
  return IntervalSet(std::move(counts));
}

IntervalSet CountsOf(const law::Measure& measure, const IntervalSet& from,
                     const IntervalSet& to) {
  if (!measure.has_steps()) return CountBetween(measure.unit, from, to);
  if (!AreKnown(measure, from, to)) {
    return MayBeNone(from) || MayBeNone(to)
               ? AnyNumber().Union(IntervalSet::Single(kNone))
               : AnyNumber();
  }
  if (measure.is_of_one_date()) return CountsOfOneDate(measure, from);
  return CountBetween(measure.unit,
                      DaysReachedBeside(measure.from_steps, from, to,
                                        measure.to_steps == nullptr),
                      DaysReachedBeside(measure.to_steps, to, from,
                                        measure.from_steps == nullptr));
}

bool MayCount(const law::Measure& measure, const IntervalSet& from,
              const IntervalSet& to, const Interval& counts) {
  const Counter count(measure);
  for (const Interval& a : from.intervals()) {
    if (a.lo == kNone) continue;
    if (measure.is_of_one_date()) {
      if (!AreKnown(measure, IntervalSet{a}, IntervalSet{a}) ||
          MayCountOfOneDate(count, a, counts)) {
        return true;
      }
      continue;
    }
    for (const Interval& b : to.intervals()) {
      if (b.lo == kNone) continue;
      if (!Includes(calendar::Known(measure.from_steps), a) ||
          !Includes(calendar::Known(measure.to_steps), b) ||
          MayCountBetween(count, a, b, counts)) {
        return true;
      }
    }
  }
  return false;
}

std::optional<Value> CountOn(const law::Measure& measure, Value from,
                             Value to) {
  if (from == kNone || to == kNone) return kNone;
  const auto first = calendar::From(measure.from_steps, from);
  const auto last = calendar::From(measure.to_steps, to);
  if (!first || !last) return std::nullopt;
  return CountOf(measure.unit, *first, *last);
}

Interval KnownOfOneDate(const law::Measure& measure) {
  const Interval from = calendar::Known(measure.from_steps);
  const Interval to = calendar::Known(measure.to_steps);
  return {std::max({from.lo, to.lo, kFirstDay.days}),
          std::min({from.hi, to.hi, kLastDay.days})};
}

IntervalSet EndsReached(const calendar::StepsRef& steps,
                        const IntervalSet& from) {
  if (steps == nullptr) return from;
  IntervalList reached;
  for (const Interval& dates : from.intervals()) {
    reached.Append(dates.lo == kNone ? dates
                                     : Interval{*steps->From(dates.lo),
                                                *steps->From(dates.hi)});
  }
  return IntervalSet(std::move(reached));
}

std::optional<IntervalSet> DaysReached(const calendar::StepsRef& steps,
                                       const IntervalSet& from) {
  if (steps == nullptr) return from;
  IntervalList reached;
  // Ascending, as steps never fall.
  Interval run = {0, -1};
  for (const Interval& dates : from.intervals()) {
    if (dates.lo == kNone) {
      reached.Append(dates);
      continue;
    }
    if (!Includes(steps->known(), dates)) return std::nullopt;
    for (Value date = dates.lo; date <= dates.hi; ++date) {
      const Value day = *steps->From(date);
      if (run.lo <= run.hi && day <= run.hi + 1) {
        run.hi = day;
        continue;
      }
      if (run.lo <= run.hi) reached.Append(run);
      run = {day, day};
    }
  }
  if (run.lo <= run.hi) reached.Append(run);
  return IntervalSet(std::move(reached));
}

}  // namespace safeconduct::chart
