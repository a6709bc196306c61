// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_PLAN_DIAGRAMS_H_
#define SAFECONDUCT_SURVEY_PLAN_DIAGRAMS_H_

#include <memory>
#include <vector>

#include "chart/chart.h"
#include "diagram/domain.h"
#include "diagram/node_store.h"

namespace safeconduct::survey {

// What a variable of the diagrams stands for.
struct DiagramVariable {
  chart::Variable variable;  // windows and disputes by their own numbers
  diagram::Domain domain;
  // Of a window or a dispute, what the scenario leaves possible.
  IntervalSet possible;
};

// The diagrams of a chart, or of two over the same variables, restricted to the
// days asked about and to what their scenarios leave possible.
struct Diagrams {
  // A route is true where it is open, a clause where it holds; both are of the
  // first chart. Without a second `other_routes` is empty. The assumptions are
  // of both, as they are of one pack; orders of windows are each chart's own.
  diagram::NodeStore store;
  std::vector<DiagramVariable> variables;     // by VarId
  std::vector<diagram::NodeId> routes;        // by RouteId
  std::vector<diagram::NodeId> clauses;       // by ClauseId
  std::vector<diagram::NodeId> other_routes;  // of the second chart
  // Where all assumptions hold, and all orders of windows.
  diagram::NodeId possible = diagram::kTrue;
};

// Returns the diagrams of a chart on `days`.
// The store is a copy of the chart's, so that the chart stays as it is and
// other threads may go on asking it. It may be over its budget; the caller
// looks.
Diagrams RestrictToDays(const chart::Chart& chart, const Days& days);

// Returns the diagrams of two charts of one pack on `days`. What both know the
// same of is one variable: the day, the facts, the measures, and the disputes
// and windows that both scenarios leave open alike.
// Clauses are those of `chart` alone: what closes a route is told of one
// scenario.
Diagrams JoinCharts(const chart::Chart& chart, const chart::Chart& other,
                    const Days& days);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_PLAN_DIAGRAMS_H_
