// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_CLOSING_DIAGRAMS_H_
#define SAFECONDUCT_QUERY_CLOSING_DIAGRAMS_H_

#include <vector>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "law/law.h"

namespace safeconduct::query {

// Where clauses close the routes that they stand on. Keeps references to all
// that it is given. Each call adds nodes to `store`, and is meaningless where
// that is over its budget.
class ClosingDiagrams {
 public:
  // `roots` are nodes of `store`, of the free chart or of the dated one.
  ClosingDiagrams(const law::Law& law, const chart::Roots& roots,
                  diagram::NodeStore& store)
      : law_(law), roots_(roots), store_(store) {}

  // Returns where a clause closes any route that it stands on.
  diagram::NodeId Closes(law::ClauseId clause);
  // Returns where it does not.
  diagram::NodeId Allows(law::ClauseId clause);
  // Returns, for each clause of a route in their order, where it closes the
  // route and no other clause does, of what is `within`.
  std::vector<diagram::NodeId> Alone(law::RouteId route,
                                     diagram::NodeId within = diagram::kTrue);

 private:
  const law::Law& law_;
  const chart::Roots& roots_;
  diagram::NodeStore& store_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_CLOSING_DIAGRAMS_H_
