// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_ORDER_ESTIMATE_H_
#define SAFECONDUCT_CHART_ORDER_ESTIMATE_H_

#include <cstddef>
#include <vector>

namespace safeconduct::chart {

// What a diagram has to keep in mind from the first of some variables that it
// tests to the last of them: how a condition on them stands. Variables are
// numbers here.
struct Bond {
  std::vector<size_t> vars;    // each once, at least one
  bool from_start = false;     // kept in mind from before all variables
  std::vector<size_t> routes;  // in whose conditions it stands, ascending
};

// Returns the variables 0 to `var_count` - 1 in an order for which the estimate
// of how many nodes the diagrams of all routes have (order_estimate.cc) is
// small, and not larger than for ascending numbers. Takes a bounded time.
std::vector<size_t> Sift(size_t var_count, const std::vector<Bond>& bonds,
                         size_t route_count);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_ORDER_ESTIMATE_H_
