// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_COVERAGE_H_
#define SAFECONDUCT_PROVE_COVERAGE_COVERAGE_H_

#include <optional>
#include <utility>
#include <vector>

#include "law/law.h"
#include "prove/witness/search_context.h"
#include "prove/witness/situation.h"
#include "safeconduct/check.h"

// What of a law pack no outcome depends on. Exact over real dates: nothing is
// found idle that any person's outcome on any day could depend on. All of it
// is said of every state of the matters, but for ClosedRoute.
namespace safeconduct::prove {

// A clause that nowhere closes a route while no other clause does.
struct IdleClause {
  using Why = safeconduct::IdleClause::Why;
  // Clauses of which at least one closes the route wherever the idle one does;
  // none of them can be left out.
  struct Implied {
    law::RouteId route;
    std::vector<law::ClauseId> by;
  };

  law::ClauseId clause;
  Why why = Why::kNowhere;
  // Of kImplied: by route, and the plainest situation in which it closes them.
  std::vector<Implied> implied;
  std::optional<Situation> situation = std::nullopt;
};

// A fact that clauses test and that no outcome depends on.
struct IdleFact {
  law::FactId fact;
  law::ClauseId tested_by;  // the first that does
};

// Values of a `one of` fact that a clause tells apart, one that is not idle
// itself, though nothing comes of it: neither does an outcome tell them apart
// nor which clause alone closes a route.
struct IdleValues {
  law::FactId fact;
  std::vector<Value> values;  // ascending, one of those that no clause does
  law::ClauseId told_by;      // the first that tells the first two apart
};

// A route that is open to nobody on any day of the record, and the plainest
// situation in which it would be, where any state of the matters opens it.
struct ClosedRoute {
  law::RouteId route;
  std::optional<Situation> would_open = std::nullopt;
};

// What a search gave up on, and the limits of which it reached one.
struct Undecided {
  size_t step_budget = 0;
  size_t node_budget = 0;
  std::vector<law::ClauseId> clauses;
  std::vector<law::FactId> facts;
  std::vector<law::FactId> values;  // of these facts
  std::vector<law::RouteId> routes;
  std::vector<law::NoteId> notes;
};

struct Coverage {
  std::vector<IdleClause> clauses;
  std::vector<IdleFact> facts;
  std::vector<IdleValues> values;
  std::vector<ClosedRoute> routes;
  std::vector<law::NoteId> notes;  // whose conditions never hold
  Undecided undecided;
};

// Returns the coverage of a pack. The chart's scenario is the record of
// ClosedRoute.
Coverage FindCoverage(SearchContext& context);

// The parts of it.
// Facts need `coverage` to hold the idle clauses already.
void FindIdleClauses(SearchContext& context, Coverage& coverage);
void FindIdleFacts(SearchContext& context, Coverage& coverage);
void FindClosedRoutes(SearchContext& context, Coverage& coverage);
void FindIdleNotes(const SearchContext& context, Coverage& coverage);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_COVERAGE_H_
