// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_DECIDING_CASES_H_
#define SAFECONDUCT_PROVE_COVERAGE_DECIDING_CASES_H_

#include <optional>
#include <variant>
#include <vector>

#include "chart/chart.h"
#include "law/law.h"
#include "prove/witness/search_context.h"
#include "prove/witness/situation.h"

namespace safeconduct::prove {

// What two cases may differ in: a fact, the day, a matter, a dispute or a
// window.
using Movable = std::variant<law::Today, law::FactId, law::MatterId,
                             record::DisputeId, record::WindowId>;

// A situation in which one clause alone closes a route and, where there is one,
// a situation that differs from it in one thing and in which the route is open.
struct DecidingCase {
  law::RouteId route;
  Situation closed;
  std::optional<Situation> open = std::nullopt;
  std::optional<Movable> moved = std::nullopt;  // what differs
};

struct ClauseCase {
  law::ClauseId clause;
  // Absent where the clause is idle, or a search gave up.
  std::optional<DecidingCase> shown = std::nullopt;
};

// Returns for each clause the plainest that there is: see deciding_cases.cc.
std::vector<ClauseCase> FindDecidingCases(SearchContext& context);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_DECIDING_CASES_H_
