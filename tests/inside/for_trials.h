// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_FOR_TRIALS_H_
#define SAFECONDUCT_TESTS_INSIDE_FOR_TRIALS_H_

#include <cstdint>

#include "tests/inside/trial.h"
#include "tests/random/for_trials.h"

namespace safeconduct::inside {

// Runs a property as random::ForTrials does, on what oracles look at.
template <typename Property>
void ForTrials(uint64_t first_seed, int count, const Property& property,
               const random::Shape& shape = {}) {
  const auto draw = [&](uint64_t seed) {
    return inside::DrawTrial(seed, shape);
  };
  random::ForTrialsOf(draw, first_seed, count, property, shape.length());
}

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_FOR_TRIALS_H_
