// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_RECORD_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_RECORD_H_

#include <string>
#include <vector>

#include "tests/random/dice.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {

// Returns a record that moves the matters and that keeps the rules on order,
// with denials, windows, replacements and viewpoints. Its first source is
// `source_0`.
std::string RandomRecord(Dice& dice, const Shape& shape,
                         const std::vector<Word>& matters);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_RECORD_H_
