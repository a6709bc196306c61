// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_SLOW_CALENDAR_H_
#define SAFECONDUCT_TESTS_ORACLE_SLOW_CALENDAR_H_

#include <optional>

#include "base/interval_set.h"
#include "calendar/steps.h"
#include "law/law.h"

// The oracle's own date arithmetic. It shares nothing with base/date.h but how
// a day is numbered: from 1 January 1970.
namespace safeconduct::oracle {

// Returns the count of a unit from one day to another: the days between them,
// or the least n with `from` plus n months or years on or after `to`, a missing
// day falling on the month's last; of full ones the greatest n with it on or
// before `to`. The days lie in 1900..2100. Of two numbers, how far `to` lies
// above `from`.
Value CountSlowly(law::Unit unit, Value from, Value to);

// Returns every count from any day of `from` to any of `to`; none where either
// may be none. For fewer than some thousand pairs of days it tries each.
IntervalSet CountsSlowly(law::Unit unit, const IntervalSet& from,
                         const IntervalSet& to);

// Returns where steps lead from a day, walked one day at a time; nothing where
// a calendar does not know a day that the walk comes by. The days lie in
// 1880..2120.
std::optional<Value> FollowSlowly(const calendar::StepsRef& steps, Value day);

// Returns every count of a measure from any day of `from` to any of `to`; any
// number where its steps are not known of one of them, and none where either
// may be none.
IntervalSet MeasuresSlowly(const law::Measure& measure, const IntervalSet& from,
                           const IntervalSet& to);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_SLOW_CALENDAR_H_
