// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_BOUND_H_
#define SAFECONDUCT_QUERY_BOUND_H_

#include "chart/chart.h"
#include "diagram/node_store.h"

namespace safeconduct::query {

// Returns where a diagram of a chart, free or dated, is true and can be: all
// assumptions hold, and what it looks at is not at odds with itself. `store` is
// the chart's own or a copy of it.
diagram::NodeId Possibly(const chart::Chart& chart, diagram::NodeStore& store,
                         diagram::NodeId root);

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_BOUND_H_
