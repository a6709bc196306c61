// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_POSSIBLE_CASE_H_
#define SAFECONDUCT_TESTS_INSIDE_POSSIBLE_CASE_H_

#include "case/case.h"
#include "chart/chart.h"
#include "law/law.h"
#include "tests/random/dice.h"

namespace safeconduct::inside {

// Returns the case with somebody in it whom no assumption rules out on one of
// the days: of what is known exactly some is changed, and values are added to
// what is known in part. As it was where nobody is found, as on days on which
// nobody can be.
chart::Case MadePossible(random::Dice& dice, const law::Law& law,
                         chart::Case person, const chart::Days& days);

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_POSSIBLE_CASE_H_
