// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_CONDITIONS_H_
#define SAFECONDUCT_CHART_CONDITIONS_H_

#include <optional>
#include <vector>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "law/law.h"

namespace safeconduct::chart {

// Makes the diagrams of conditions, over the variables of a chart and with its
// matters free. Keeps references to all that it is given.
class Conditions {
 public:
  // `store` is the chart's own or a copy of it; `routes` are where each route
  // is open, by RouteId, needed only where a condition names one.
  Conditions(const Chart& chart, diagram::NodeStore& store,
             const std::vector<diagram::NodeId>& routes)
      : chart_(chart),
        law_(chart.law()),
        store_(store),
        routes_(routes),
        memo_(law_.exprs.size()) {}

  // Returns where a condition holds.
  diagram::NodeId Build(law::ExprId root);
  // Returns where a variable has one of `values`.
  diagram::NodeId In(diagram::VarId var, const IntervalSet& values);

 private:
  void AddUnbuilt(const law::Expr& expr,
                  std::vector<law::ExprId>& pending) const;
  diagram::NodeId Built(law::ExprId id) const { return *memo_[id.index()]; }
  diagram::NodeId Combine(const law::Expr& expr);

  const Chart& chart_;
  const law::Law& law_;
  diagram::NodeStore& store_;
  const std::vector<diagram::NodeId>& routes_;
  std::vector<std::optional<diagram::NodeId>> memo_;  // by ExprId
};

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_CONDITIONS_H_
