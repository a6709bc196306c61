// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_WITNESS_SEARCH_H_
#define SAFECONDUCT_PROVE_WITNESS_WITNESS_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "diagram/domain.h"
#include "diagram/node_store.h"
#include "prove/witness/search_variables.h"
#include "safeconduct/prover.h"

namespace safeconduct::prove {

// A plain variable tested on the way to a witness.
struct WitnessStep {
  diagram::VarId var;
  size_t class_index = 0;  // the cheapest of those that will do
  diagram::ClassSet will_do;
};

// One real situation in which a function is true.
struct Witness {
  // Comparable between searches of one chart alone.
  uint64_t cost = 0;
  std::vector<WitnessStep> steps;
  std::vector<Value> dates;  // by DateId, here and below
  std::vector<bool> asked;   // whether the way there asks anything of it
};

// What a search for a witness came to.
struct Search {
  enum class End : uint8_t {
    kFound,
    kNone,    // there is none: no dates realise any path
    kGaveUp,  // the budget of steps was used up, or that of nodes before
  };
  End end = End::kNone;
  std::optional<Witness> witness;  // of kFound
  size_t steps = 0;
};

// Returns the witness of `root` of the least cost: see witness_search.cc. Among
// equals the one that the order of variables and classes finds first. Gives up
// where the store is over its budget, since its diagrams are then not whole.
Search FindWitness(const diagram::NodeStore& store,
                   const SearchVariables& searched, diagram::NodeId root,
                   size_t step_budget = kDefaultStepBudget);

// Returns whether there is a witness of `root`: much sooner than the plainest
// one is found. Gives up likewise.
Search::End FindWhether(const diagram::NodeStore& store,
                        const SearchVariables& searched, diagram::NodeId root,
                        size_t step_budget = kDefaultStepBudget);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_WITNESS_SEARCH_H_
