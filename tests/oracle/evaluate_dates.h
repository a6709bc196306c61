// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_EVALUATE_DATES_H_
#define SAFECONDUCT_TESTS_ORACLE_EVALUATE_DATES_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "tests/oracle/evaluate_slowly.h"

// What is true of people and days that can be: see evaluate_dates.cc.
namespace safeconduct::oracle {

// Returns what a route comes to over real dates. For dates with few possible
// days; returns nothing where there are more than `max_combinations`.
std::optional<SlowRoute> EvaluateDates(const SlowQuestion& question,
                                       law::RouteId route,
                                       size_t max_combinations);

// Returns whether a fact may still have more than one value, likewise.
std::optional<bool> IsOpenOverDates(const SlowQuestion& question,
                                    law::FactId fact, size_t max_combinations);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_EVALUATE_DATES_H_
