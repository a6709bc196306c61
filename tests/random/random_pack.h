// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_PACK_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_PACK_H_

#include <string>
#include <vector>

#include "safeconduct/pack.h"
#include "tests/random/dice.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {

// Returns the files of a small law pack that reads without a fault: facts of
// all types, measures, matters, sets, terms, safeguards and routes, and a
// record that moves the matters. What the shape adds is drawn last.
std::vector<PackFile> RandomPack(Dice& dice, const Shape& shape);

// Returns the files as one text, for a test that fails.
std::string TextOf(const std::vector<PackFile>& files);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_PACK_H_
