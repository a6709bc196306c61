// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_STANDING_H_
#define SAFECONDUCT_CHART_STANDING_H_

#include "base/interval_set.h"
#include "case/case.h"
#include "law/law.h"

// How a number stands to another that it is compared with: the values of a
// variable that is a comparison. See standing.cc.
namespace safeconduct::chart {

// Numbers that compare with 0 as the two compare with each other, so that a
// comparison of the law is a test of the standing against 0.
inline constexpr Value kBelow = -1;
inline constexpr Value kEqual = 0;
inline constexpr Value kAbove = 1;

// Returns every standing of a number of `left` to one of `right`, each of which
// may be any of its set; kNone where the left one may be none.
IntervalSet StandingsOf(const IntervalSet& left, const IntervalSet& right);

// Returns the numbers, and none, that stand so to `right`.
IntervalSet NumbersStanding(const IntervalSet& standings, Value right);

// Returns what a number that a rule compares, or a date, may be: a fact, a
// measure or today by what is known of the person and the days, a matter by its
// declared range.
IntervalSet NumbersOf(const law::Law& law, const law::Subject& subject,
                      const Case& person, const Days& days);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_STANDING_H_
