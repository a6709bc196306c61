// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_GUARANTEE_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_GUARANTEE_H_

#include <string>

#include "tests/random/dice.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {

// Returns the declarations of a few guarantees, `guarantee_1` and on: see
// random_guarantee.cc.
std::string RandomGuarantees(Dice& dice, const Vocabulary& words);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_GUARANTEE_H_
