// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_ASSUMPTION_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_ASSUMPTION_H_

#include <string>

#include "tests/random/dice.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {

// Returns declarations of a few assumptions, or none: see random_assumption.cc.
std::string RandomAssumptions(Dice& dice, const Shape& shape,
                              const Vocabulary& words);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_ASSUMPTION_H_
