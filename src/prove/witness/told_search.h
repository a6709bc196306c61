// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_TOLD_SEARCH_H_
#define SAFECONDUCT_PROVE_WITNESS_TOLD_SEARCH_H_

#include <optional>
#include <type_traits>
#include <utility>

#include "diagram/node_store.h"
#include "prove/witness/witness_search.h"

// A witness is real, but a person can only be told it in suppositions, and no
// supposition says that an event happened, yet not by now. Where the plainest
// witness needs that, the plainest one is shown that does not.
namespace safeconduct::prove {

// What a search came to, and its situation.
template <typename Situations>
struct Told {
  Search search;  // of the plainest, whether or not it can be told
  // Nothing where there is no witness, or none that can be told.
  std::optional<Situations> situation;
};

// Searches for `root` by `find`, and again within `supposable()` where what
// `tell` makes of the witness IsContradictory.
template <typename Find, typename Tell, typename Supposable>
auto FindTold(diagram::NodeStore& store, diagram::NodeId root, const Find& find,
              const Tell& tell, const Supposable& supposable)
    -> Told<std::invoke_result_t<Tell, const Witness&>> {
  Told<std::invoke_result_t<Tell, const Witness&>> told{find(root), {}};
  if (!told.search.witness) return told;
  auto plainest = tell(*told.search.witness);
  if (IsContradictory(plainest)) {
    // Only now: what can be told is another diagram, and most plainest
    // witnesses can.
    const Search again = find(store.And(root, supposable()));
    if (!again.witness) return told;
    plainest = tell(*again.witness);
  }
  told.situation = std::move(plainest);
  return told;
}

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_TOLD_SEARCH_H_
