// SPDX-License-Identifier: Apache-2.0
//
// One matter as of two days has one value where they are one day, and what has
// happened by one day has happened by a later one. No diagram of a route says
// so. It matters only where a diagram looks at both: of any other matter or
// window, some value fits. So a diagram of the free chart is bound by
// agreements of its matters, one of the dated chart by orders of its windows,
// and neither comes to look at more than it does.
#include "query/bound.h"

#include <variant>

#include "diagram/analysis.h"

namespace safeconduct::query {

using diagram::NodeId;
using diagram::VarId;

std::set<VarId> LookedAt(const chart::Chart& chart,
                         const diagram::NodeStore& store,
                         std::span<const NodeId> roots) {
  std::set<VarId> vars;
  for (const NodeId root : roots) {
    const auto support = diagram::Support(store, root);
    vars.insert(support.begin(), support.end());
  }
  std::set<VarId> matters;
  for (const VarId var : vars) {
    const law::Expr* comparison = chart.ComparisonOf(var);
    if (comparison == nullptr) continue;
    matters.insert(*chart.VarOf(comparison->matter));
    if (std::holds_alternative<law::MatterId>(comparison->subject)) {
      matters.insert(*chart.VarOf(comparison->subject));
    }
  }
  vars.merge(matters);
  return vars;
}

std::vector<NodeId> BoundsOf(const chart::Chart& chart,
                             const std::set<VarId>& looked) {
  std::vector<NodeId> bounds = {chart.assumed()};
  for (const auto* all : {&chart.agreements(), &chart.window_orders()}) {
    for (const chart::Chart::Bound& bound : *all) {
      if (looked.contains(bound.a) && looked.contains(bound.b)) {
        bounds.push_back(bound.holds);
      }
    }
  }
  return bounds;
}

NodeId Possibly(const chart::Chart& chart, diagram::NodeStore& store,
                NodeId root) {
  const auto looked = LookedAt(chart, store, {{root}});
  NodeId possibly = root;
  for (const NodeId bound : BoundsOf(chart, looked)) {
    possibly = store.And(possibly, bound);
  }
  return possibly;
}

}  // namespace safeconduct::query
