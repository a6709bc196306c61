// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_BOUND_H_
#define SAFECONDUCT_QUERY_BOUND_H_

#include <set>
#include <span>
#include <vector>

#include "chart/chart.h"
#include "diagram/node_store.h"

// What of a chart's matters and windows is bound to each other: see bound.cc.
namespace safeconduct::query {

// Returns the variables that diagrams of a store look at, and of comparisons
// the matters that they compare. `store` is the chart's own or a copy of it.
std::set<diagram::VarId> LookedAt(const chart::Chart& chart,
                                  const diagram::NodeStore& store,
                                  std::span<const diagram::NodeId> roots);

// Returns what has to hold of variables that are looked at, in the store of the
// chart: the assumptions, and what binds two of them.
std::vector<diagram::NodeId> BoundsOf(const chart::Chart& chart,
                                      const std::set<diagram::VarId>& looked);

// Returns where a diagram of a chart, free or dated, is true and can be.
// `store` is the chart's own or a copy of it.
diagram::NodeId Possibly(const chart::Chart& chart, diagram::NodeStore& store,
                         diagram::NodeId root);

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_BOUND_H_
