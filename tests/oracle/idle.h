// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_IDLE_H_
#define SAFECONDUCT_TESTS_ORACLE_IDLE_H_

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/chart.h"
#include "safeconduct/check.h"
#include "tests/random/dice.h"

// What of a pack no outcome depends on, read off the law as written. For tests
// that see the public headers only.
namespace safeconduct::oracle {

// What is idle, by addresses of clauses and names of facts.
struct Idle {
  std::set<std::string> clauses;
  std::set<std::string> facts;
  // Values of a fact that a clause tells apart, though nothing comes of it.
  std::set<std::pair<std::string, std::vector<std::string>>> values;
};

// Tries every combination of values, one of each class of the chart at least.
// For packs whose facts are no dates; returns nothing where there are more than
// `max_combinations`.
std::optional<Idle> FindIdleSlowly(const Chart& chart, size_t max_combinations);

// Fails the test where any of so many random people and days belies what was
// found. The dates are real.
void ExpectNotBelied(const Chart& chart, const Coverage& coverage, int samples,
                     random::Dice& dice);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_IDLE_H_
