// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_FOR_TRIALS_H_
#define SAFECONDUCT_TESTS_RANDOM_FOR_TRIALS_H_

#include <gtest/gtest.h>

#include <cstdint>

#include "tests/random/seeds.h"
#include "tests/random/trial.h"

namespace safeconduct::random {

// Of a hundred random scenarios, at least so many make sense.
inline constexpr int kLeastTried = 75;

// Runs a property on the trials of so many seeds, and stops at the first that
// fails. Trials whose scenario makes no sense are left out, but they may not be
// many: where all are, nothing was tried. `draw` makes a trial of a seed.
template <typename Draw, typename Property>
void ForTrialsOf(const Draw& draw, uint64_t first_seed, int count,
                 const Property& property, Length length = Length::kShort) {
  int tried = 0;
  for (const uint64_t seed : SeedsFrom(first_seed, count, length)) {
    auto trial = draw(seed);
    ASSERT_TRUE(trial.faults.empty()) << trial.faults << trial.Text();
    if (!trial.chart) continue;
    ++tried;
    property(trial);
    if (testing::Test::HasFailure()) FAIL() << trial.Text();
  }
  EXPECT_GE(tried * 100, TrialsOf(count, length) * kLeastTried);
}

// The same with trials as an embedder sees them.
template <typename Property>
void ForTrials(uint64_t first_seed, int count, const Property& property,
               const Shape& shape = {}) {
  const auto draw = [&](uint64_t seed) { return DrawTrial(seed, shape); };
  ForTrialsOf(draw, first_seed, count, property, shape.length());
}

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_FOR_TRIALS_H_
