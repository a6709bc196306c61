// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_SEARCH_CONTEXT_H_
#define SAFECONDUCT_PROVE_WITNESS_SEARCH_CONTEXT_H_

#include <cstddef>
#include <memory>
#include <utility>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "prove/witness/situation.h"
#include "prove/witness/told_search.h"
#include "prove/witness/witness_search.h"
#include "query/bound.h"
#include "query/open_events.h"

namespace safeconduct::prove {

// A chart that is looked through for real situations: its variables, a store to
// make further diagrams in, and how many steps a search may take.
struct SearchContext {
  SearchContext(std::shared_ptr<const chart::Chart> of_chart, size_t steps)
      : chart(std::move(of_chart)),
        variables(*chart),
        store(chart->store()),
        step_budget(steps) {}

  // Forgets the diagrams made where they have outgrown the budget. To be called
  // before each piece of work.
  void Renew() {
    if (store.over_budget()) store = chart->store();
  }

  // Returns the plainest real situation in which a diagram of the store is true
  // and all assumptions hold.
  // Gives up where the store is over its budget.
  Search Find(diagram::NodeId root) {
    return FindWitness(store, variables.searched(), Possibly(root),
                       step_budget);
  }
  // Returns whether there is one.
  Search::End FindWhether(diagram::NodeId root) {
    return prove::FindWhether(store, variables.searched(), Possibly(root),
                              step_budget);
  }
  // Returns where a diagram of the store is true and can be (query::Possibly).
  diagram::NodeId Possibly(diagram::NodeId root) {
    return query::Possibly(*chart, store, root);
  }
  // The same, told in suppositions: see FindTold.
  Told<Situation> FindTold(diagram::NodeId root) {
    return prove::FindTold(
        store, Possibly(root), [&](diagram::NodeId each) { return Find(each); },
        [&](const Witness& witness) { return variables.SituationOf(witness); },
        [&] { return Supposable(); });
  }

  // Returns where suppositions can say what the situation is.
  diagram::NodeId Supposable() {
    return query::Supposable(
        store,
        [&](diagram::VarId var) -> const diagram::Domain& {
          return chart->domain(var);
        },
        query::TiedEventsOf(*chart));
  }

  std::shared_ptr<const chart::Chart> chart;
  ChartVariables variables;
  diagram::NodeStore store;
  size_t step_budget;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_SEARCH_CONTEXT_H_
