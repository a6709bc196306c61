// SPDX-License-Identifier: Apache-2.0
#include "query/closing_diagrams.h"

namespace safeconduct::query {

using diagram::NodeId;

NodeId ClosingDiagrams::Allows(law::ClauseId clause) {
  const NodeId holds = roots_.clauses[clause.index()];
  return law_.clause(clause).closes_where_it_holds() ? store_.Not(holds)
                                                     : holds;
}

NodeId ClosingDiagrams::Closes(law::ClauseId clause) {
  return store_.Not(Allows(clause));
}

// What all others allow is what those before and those behind a clause do, both
// of which grow by one clause from one to the next. So a route of n clauses
// takes 4n conjunctions, and not n for each clause.
std::vector<NodeId> ClosingDiagrams::Alone(law::RouteId route, NodeId within) {
  const auto clauses = law_.ClausesOf(route);
  // By how many clauses, counted from the last, it joins.
  std::vector<NodeId> behind = {diagram::kTrue};
  for (auto id = clauses.rbegin(); id != clauses.rend(); ++id) {
    behind.push_back(store_.And(behind.back(), Allows(*id)));
  }
  std::vector<NodeId> alone;
  NodeId before = within;
  for (size_t i = 0; i < clauses.size(); ++i) {
    const NodeId others = store_.And(before, behind[clauses.size() - 1 - i]);
    alone.push_back(store_.And(Closes(clauses[i]), others));
    before = store_.And(before, Allows(clauses[i]));
  }
  return alone;
}

}  // namespace safeconduct::query
