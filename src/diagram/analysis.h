// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_ANALYSIS_H_
#define SAFECONDUCT_DIAGRAM_ANALYSIS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "diagram/node_store.h"

namespace safeconduct::diagram {

// Returns the nodes under `root`, itself among them and terminals left out,
// ascending: each after its children. O(n log n).
std::vector<NodeId> NodesUnder(const NodeStore& store, NodeId root);

// Returns the variables that `root` tests, ascending. A reduced diagram tests
// exactly the variables that its function depends on.
std::vector<VarId> Support(const NodeStore& store, NodeId root);

// Returns how many nodes, terminals left out, stand under `root`.
size_t CountNodes(const NodeStore& store, NodeId root);

// Returns, in decimal, how many assignments of classes to `vars` make `root`
// true. `vars`, ascending, holds at least the support of `root`. Exact.
std::string CountAssignments(const NodeStore& store, NodeId root,
                             const std::vector<VarId>& vars);

// One variable's class on a path.
struct Step {
  VarId var;
  size_t class_index;
  friend bool operator==(const Step&, const Step&) = default;
};

// Returns what is wrong with the nodes from `first` on: a child at the same
// level or above, all children equal, a wrong number of children, two nodes
// alike, a node that the unique table lacks. Empty where nothing is. Takes time
// for the nodes looked at only.
std::string FindBrokenInvariant(const NodeStore& store, size_t first = 0);

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_ANALYSIS_H_
