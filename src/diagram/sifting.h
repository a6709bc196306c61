// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_SIFTING_H_
#define SAFECONDUCT_DIAGRAM_SIFTING_H_

#include <vector>

#include "diagram/node_store.h"

namespace safeconduct::diagram {

// A function in a store of its own, whose variables are those that it depends
// on, in another order.
struct Sifted {
  NodeStore store;
  NodeId root;
  std::vector<VarId> vars;  // by variable of `store`: what it was before
};

// Returns the function at `root` with its variables in an order that makes the
// diagram small: never larger than it is. Takes some seconds for thousands of
// nodes; meant for diagrams to be looked at. The order does not depend on the
// machine. Over budget where a copy of the function is.
Sifted Sift(const NodeStore& store, NodeId root);

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_SIFTING_H_
