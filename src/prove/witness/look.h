// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_LOOK_H_
#define SAFECONDUCT_PROVE_WITNESS_LOOK_H_

#include <cstddef>
#include <memory>
#include <utility>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "prove/witness/situation.h"
#include "prove/witness/witness_search.h"

namespace safeconduct::prove {

// Finds a witness as FindWitness does; gives up where the store is over its
// budget.
inline Search FindWithin(const diagram::NodeStore& store, const Space& space,
                         diagram::NodeId root, size_t step_budget) {
  if (!store.over_budget()) {
    return FindWitness(store, space, root, step_budget);
  }
  Search search;
  search.end = Search::End::kGaveUp;
  return search;
}

// A chart that is looked through for real situations: its variables, a store to
// make further diagrams in, and how many steps a search may take.
struct Look {
  Look(std::shared_ptr<const chart::Chart> of_chart, size_t steps)
      : chart(std::move(of_chart)),
        space(*chart),
        store(chart->store()),
        step_budget(steps) {}

  // Forgets the diagrams made where they have outgrown the budget. To be called
  // before each piece of work.
  void Renew() {
    if (store.over_budget()) store = chart->store();
  }

  // Returns the plainest real situation in which a diagram of the store is
  // true.
  Search Find(diagram::NodeId root) const {
    return FindWithin(store, space.space(), root, step_budget);
  }

  std::shared_ptr<const chart::Chart> chart;
  ChartSpace space;
  diagram::NodeStore store;
  size_t step_budget;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_LOOK_H_
