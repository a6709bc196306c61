// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_TRANSFER_H_
#define SAFECONDUCT_DIAGRAM_TRANSFER_H_

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "diagram/node_store.h"

namespace safeconduct::diagram {

// Copies diagrams of one store into another, whose variables may stand in
// another order and have other classes. Keeps references to both; results are
// meaningless once the other store is over its budget.
class Transfer {
 public:
  // What a variable becomes: a variable of the other store and, for each class
  // of that one, the class of the first it stands for.
  struct Target {
    VarId var;
    std::vector<uint32_t> class_of;

    // Returns the target that has the classes of the first as they are.
    static Target WithSameClasses(VarId var, size_t class_count);
  };

  // `targets` are by VarId of `from`; one that no copied diagram tests may be
  // left empty.
  Transfer(const NodeStore& from, NodeStore& to, std::vector<Target> targets);

  // Returns the copy of the diagram under `root`. What was copied before is
  // not copied again.
  NodeId Copy(NodeId root);

 private:
  NodeId CopyNode(NodeId node);

  const NodeStore& from_;
  NodeStore& to_;
  std::vector<Target> targets_;
  std::unordered_map<NodeId, NodeId> copies_;
};

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_TRANSFER_H_
