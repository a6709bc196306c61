// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_TRIAL_H_
#define SAFECONDUCT_TESTS_RANDOM_TRIAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "safeconduct/chart.h"
#include "safeconduct/pack.h"
#include "tests/random/dice.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::random {

// A random pack and scenario, read and compiled through the public headers, all
// from one seed.
struct Trial {
  explicit Trial(uint64_t from_seed) : seed(from_seed), dice(from_seed) {}

  // Returns everything that a person needs to see what went wrong.
  std::string Text() const;

  uint64_t seed;
  Dice dice;  // what has not been thrown yet
  std::vector<PackFile> files;
  std::string faults;  // of reading the pack; empty where all is well
  std::optional<Pack> pack;
  Scenario scenario;
  // Empty where the scenario's suppositions make no sense, and where a limit is
  // reached.
  std::optional<Chart> chart;
  std::optional<Error> why_no_chart;
};

// Draws a trial. Where the pack has faults, it goes no further.
Trial DrawTrial(uint64_t seed, const Shape& shape = {});

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_TRIAL_H_
