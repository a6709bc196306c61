// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_SLOW_CALENDAR_H_
#define SAFECONDUCT_TESTS_ORACLE_SLOW_CALENDAR_H_

#include "base/interval_set.h"
#include "law/law.h"

// The oracle's own date arithmetic. It shares nothing with base/date.h but how
// a day is numbered: from 1 January 1970.
namespace safeconduct::oracle {

// Returns the count of a unit from one day to another: the days between them,
// or the least n with `from` plus n months or years on or after `to`, a missing
// day falling on the month's last. The days lie in 1900..2100.
Value CountSlowly(law::Unit unit, Value from, Value to);

// Returns every count from any day of `from` to any of `to`; none where either
// may be none. For fewer than some thousand pairs of days it tries each.
IntervalSet CountsSlowly(law::Unit unit, const IntervalSet& from,
                         const IntervalSet& to);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_SLOW_CALENDAR_H_
