// SPDX-License-Identifier: Apache-2.0
//
// Which of a chart's matters and windows are bound to each other matters only
// where a diagram looks at both: of any other, some value fits. So a diagram of
// the free chart is bound by agreements of its matters, one of the dated chart
// by orders of its windows, and neither has to look at more than it does.
#include "query/bound.h"

#include <set>
#include <variant>

#include "diagram/analysis.h"

namespace safeconduct::query {

using diagram::NodeId;
using diagram::VarId;

namespace {

// Returns what a diagram looks at; of a comparison also the matters that it
// compares.
std::set<VarId> LookedAt(const chart::Chart& chart,
                         const diagram::NodeStore& store, NodeId root) {
  std::set<VarId> vars;
  for (const VarId var : diagram::Support(store, root)) {
    vars.insert(var);
    const law::Expr* comparison = chart.ComparisonOf(var);
    if (comparison == nullptr) continue;
    vars.insert(*chart.VarOf(comparison->matter));
    if (std::holds_alternative<law::MatterId>(comparison->subject)) {
      vars.insert(*chart.VarOf(comparison->subject));
    }
  }
  return vars;
}

}  // namespace

NodeId Possibly(const chart::Chart& chart, diagram::NodeStore& store,
                NodeId root) {
  NodeId possibly = store.And(root, chart.assumed());
  if (chart.agreements().empty() && chart.window_orders().empty()) {
    return possibly;
  }
  const std::set<VarId> looked = LookedAt(chart, store, root);
  for (const auto* bounds : {&chart.agreements(), &chart.window_orders()}) {
    for (const chart::Chart::Bound& bound : *bounds) {
      if (!looked.contains(bound.a) || !looked.contains(bound.b)) continue;
      possibly = store.And(possibly, bound.holds);
    }
  }
  return possibly;
}

}  // namespace safeconduct::query
