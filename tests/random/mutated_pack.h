// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_MUTATED_PACK_H_
#define SAFECONDUCT_TESTS_RANDOM_MUTATED_PACK_H_

#include <vector>

#include "safeconduct/pack.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// Returns a random pack with something changed: a clause deleted, negated or
// turned from a need into a bar, choices in another order, a limit moved, an
// event on another day, or a denial dropped. It may read with faults, and may
// mean the same.
std::vector<PackFile> MutatePack(Dice& dice, std::vector<PackFile> files);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_MUTATED_PACK_H_
