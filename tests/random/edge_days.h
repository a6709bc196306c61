// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_EDGE_DAYS_H_
#define SAFECONDUCT_TESTS_RANDOM_EDGE_DAYS_H_

#include <string>

#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// Returns a day, as it is written, on which a date or a count from or to it
// enters another class, for a question of `days`; or one beside it, the first
// or the last of all, or `none`.
std::string EdgeDay(Dice& dice, const Chart& chart, const Fact& fact,
                    const Days& days);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_EDGE_DAYS_H_
