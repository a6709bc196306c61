// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_ROUTE_DIFF_H_
#define SAFECONDUCT_PROVE_DIFF_ROUTE_DIFF_H_

#include <cstddef>
#include <vector>

#include "law/law.h"
#include "prove/diff/event_consistency.h"
#include "prove/diff/joint_variables.h"
#include "prove/diff/pack_diff.h"
#include "query/joined_charts.h"

namespace safeconduct::prove {

// What every route of two packs is compared with.
struct Comparison {
  const query::JoinedCharts& joined;
  const EventConsistency& events;
  const JointVariables& variables;
  // Of each search: a route takes several.
  size_t step_budget;
  // The matters that clauses test, by clause of A and of B.
  std::vector<std::vector<law::MatterId>> matters_a;
  std::vector<std::vector<law::MatterId>> matters_b;
};

// Compares a route: see route_diff.cc. Its diagrams have the node budget of A's
// chart to themselves.
RouteDifference CompareRoute(const Comparison& comparison, law::RouteId of_a,
                             law::RouteId of_b);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_ROUTE_DIFF_H_
