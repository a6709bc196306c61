// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_KEY_DAYS_H_
#define SAFECONDUCT_TESTS_RANDOM_KEY_DAYS_H_

#include "safeconduct/date.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// Returns one of a few days around which laws, records and cases all crowd, so
// that they meet: ends of months, a leap day and the days beside them.
Date KeyDay(Dice& dice);

// Returns a key day or, mostly, one close to it.
Date DayNearKey(Dice& dice);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_KEY_DAYS_H_
