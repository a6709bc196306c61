// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_LEAST_FLIPS_H_
#define SAFECONDUCT_TESTS_ORACLE_LEAST_FLIPS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace safeconduct::oracle {

// What a combination makes of a route.
enum class Made : uint8_t {
  kNothing,
  kClosed,
  kOpen
};  // the first: not possible

// What all combinations make of a route, in the order of Combinations.
struct MadeOfRoute {
  std::vector<size_t> sizes;  // by variable: how many values are tried
  std::vector<Made> made;
};

// Returns, by variable, whether it is in a least flip: see least_flips.cc.
// Nothing where finding that takes more than `max_steps`, a step being a look
// at one combination, or there are more than 64 variables.
std::optional<std::vector<bool>> InLeastFlips(const MadeOfRoute& route,
                                              size_t max_steps);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_LEAST_FLIPS_H_
