// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_EVALUATE_DATES_H_
#define SAFECONDUCT_TESTS_ORACLE_EVALUATE_DATES_H_

#include <cstddef>
#include <optional>

#include "tests/oracle/evaluate_slowly.h"
#include "tests/oracle/slow_law.h"

// What is true of people and days that can be: see evaluate_dates.cc.
namespace safeconduct::oracle {

// Returns what a route comes to over real dates: on each day, for each
// combination of dates and facts, every measure being the count between its two
// dates. For dates with few possible days; returns nothing where there are more
// than `max_combinations`.
std::optional<Possible> EvaluateDates(const SlowQuestion& question,
                                      law::RouteId route,
                                      size_t max_combinations);

// Returns what a clause comes to, likewise.
std::optional<Possible> EvaluateDates(const SlowQuestion& question,
                                      law::ClauseId clause,
                                      size_t max_combinations);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_EVALUATE_DATES_H_
