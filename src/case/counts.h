// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_COUNTS_H_
#define SAFECONDUCT_CASE_COUNTS_H_

#include <optional>

#include "base/interval_set.h"
#include "law/day.h"

namespace safeconduct::chart {

// Returns the count of a unit from one day to another.
Value CountOf(law::Unit unit, Value from, Value to);

// Returns the count of a unit from any day of `from` to any of `to`; none where
// either may be none. The sets hold days and perhaps none. Quadratic in their
// runs, whatever their size.
IntervalSet CountBetween(law::Unit unit, const IntervalSet& from,
                         const IntervalSet& to);

// The same for a measure, `from` and `to` being what its dates may be: all that
// it may be. Where steps from a date are not known, it may be any number.
// Linear in the days from which steps lead.
IntervalSet CountsOf(const law::Measure& measure, const IntervalSet& from,
                     const IntervalSet& to);

// Returns whether a measure may be one of `counts`, of numbers. As CountsOf
// says, in far less time where the sets are long.
bool MayCount(const law::Measure& measure, const IntervalSet& from,
              const IntervalSet& to, const Interval& counts);

// Returns what a measure counts between two dates; kNone where either is none,
// nothing where its steps are not known of them.
std::optional<Value> CountOn(const law::Measure& measure, Value from, Value to);

// Returns the dates, of those reasoned about, of which the steps of a measure
// of one date are known.
Interval KnownOfOneDate(const law::Measure& measure);

// Returns runs of days, each from the first to the last to which steps lead
// from a run of `from`, of all of which they are known; none where it may be.
IntervalSet EndsReached(const law::StepsRef& steps, const IntervalSet& from);

// Returns the days to which steps lead from any of `from`, none where it may be
// none; nothing where they are not known of one of them.
std::optional<IntervalSet> DaysReached(const law::StepsRef& steps,
                                       const IntervalSet& from);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_COUNTS_H_
