// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_ROUTE_DIFF_H_
#define SAFECONDUCT_PROVE_DIFF_ROUTE_DIFF_H_

#include <cstddef>

#include "chart/chart.h"
#include "prove/diff/joint_space.h"
#include "prove/diff/pack_diff.h"
#include "prove/diff/vocabulary.h"
#include "prove/guarantee/prover.h"

namespace safeconduct::prove {

// What every route of two packs is compared with.
struct Comparison {
  const chart::Chart& a;
  const chart::Chart& b;
  const Vocabulary& vocabulary;
  const JointSpace& joint;
  Extent extent;
  size_t step_budget;
};

// Compares a route: see route_diff.cc. Its diagrams have the node budget of A's
// chart to themselves.
RouteDifference CompareRoute(const Comparison& comparison, law::RouteId of_a,
                             law::RouteId of_b);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_ROUTE_DIFF_H_
