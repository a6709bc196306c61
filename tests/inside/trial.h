// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_TRIAL_H_
#define SAFECONDUCT_TESTS_INSIDE_TRIAL_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "chart/chart.h"
#include "pack/pack.h"
#include "record/timeline.h"
#include "tests/random/dice.h"
#include "tests/random/vocabulary.h"

namespace safeconduct::inside {

// A random pack and scenario, read and compiled, all from one seed.
struct Trial {
  explicit Trial(uint64_t from_seed) : seed(from_seed), dice(from_seed) {}

  // Returns everything that a person needs to see what went wrong.
  std::string Text() const;

  uint64_t seed;
  random::Dice dice;  // what has not been thrown yet
  std::vector<PackFile> files;
  std::string faults;  // of reading the pack; empty where all is well
  std::shared_ptr<const chart::Pack> pack;
  record::Scenario scenario;
  // Empty where the scenario's suppositions make no sense.
  std::shared_ptr<const chart::Chart> chart;
};

// Draws a trial. Where the pack has faults, it goes no further.
Trial DrawTrial(uint64_t seed, const random::Shape& shape = {});

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_TRIAL_H_
