// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_TIME_LIMITS_H_
#define SAFECONDUCT_ASK_TIME_LIMITS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ask/found_days.h"
#include "ask/limit_state.h"
#include "case/case.h"
#include "chart/chart.h"
#include "safeconduct/asker.h"

// The time limits that clauses test. What each part means is defined in
// docs/limits.md; how they are found, in time_limits.cc.
namespace safeconduct::ask {

struct TimeLimit {
  law::ClauseId clause;
  std::string name;  // of the day or the measure
  std::string label;
  // Its last day, where one is declared, and the ways by which that and what it
  // starts from may be found; else a measure counts it.
  std::optional<law::DayId> day;
  std::vector<law::DeclaredWay> ways;
  // Of a measure, what it counts on the last day at the most, or, where it
  // counts down to a date, at the least; several numbers where that is not
  // known.
  std::optional<law::Unit> unit;
  Interval count;
  bool counts_down = false;
  law::DateOrDay date;  // that is to lie within it
  std::vector<law::DateOrDay> counts_from;
  AfterLimit after = AfterLimit::kCloses;
  LimitStanding standing;
  // Of the days that may be its last; absent where that is not known.
  std::optional<Date> first;
  std::optional<Date> last;
  bool idle = false;
};

// Returns the limits of the clauses of some routes, those that are running
// first, the soonest at the front. `found` are the days of the same question.
std::vector<TimeLimit> FindTimeLimits(const chart::Chart& chart,
                                      const chart::Case& person,
                                      const chart::Days& days,
                                      std::span<const law::RouteId> routes,
                                      const FoundDays& found);

// Returns the days on which a date or a declared day may fall, and perhaps
// none.
IntervalSet ValuesOf(const law::DateOrDay& date, const chart::Case& person,
                     const chart::Days& days, const FoundDays& found);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_TIME_LIMITS_H_
