// SPDX-License-Identifier: Apache-2.0
//
// Idea. Children are copied before their parents. A node becomes, for one of
// its children, "the variable is in the classes that lead there, and the child"
// - which is right whatever the order of the variables in the other store is.
// Where the variable comes before those of the children there too, that is one
// node with the copies as children.
//
// Example. One store cuts the days at 1 May, the other at 1 May and 1 June. A
// node that tests "from 1 May on" takes the last two of three classes to its
// second child.
#include "diagram/transfer.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "diagram/analysis.h"
#include "diagram/class_groups.h"

namespace safeconduct::diagram {

Transfer::Target Transfer::Target::WithSameClasses(VarId var,
                                                   size_t class_count) {
  Target target{var, std::vector<uint32_t>(class_count)};
  std::iota(target.class_of.begin(), target.class_of.end(), 0U);
  return target;
}

Transfer::Transfer(const NodeStore& from, NodeStore& to,
                   std::vector<Target> targets)
    : from_(from), to_(to), targets_(std::move(targets)) {
  copies_[kFalse] = kFalse;
  copies_[kTrue] = kTrue;
}

NodeId Transfer::Copy(NodeId root) {
  if (const auto known = copies_.find(root); known != copies_.end()) {
    return known->second;
  }
  for (const NodeId node : NodesUnder(from_, root)) {
    if (!copies_.contains(node)) copies_[node] = CopyNode(node);
  }
  return copies_.at(root);
}

NodeId Transfer::CopyNode(NodeId node) {
  const Target& target = targets_[from_.var(node).index()];
  const auto children = from_.children(node);
  std::vector<NodeId> copied;
  for (const uint32_t c : target.class_of) {
    copied.push_back(copies_.at(children[c]));
  }
  const bool are_below = std::ranges::all_of(copied, [&](NodeId child) {
    return NodeStore::IsTerminal(child) || to_.var(child) > target.var;
  });
  if (are_below) return to_.MakeNode(target.var, copied);
  NodeId copy = kFalse;
  for (const auto& [child, leading] :
       GroupClasses(std::span<const NodeId>(copied))) {
    copy = to_.Or(copy, to_.And(to_.In(target.var, leading), child));
  }
  return copy;
}

}  // namespace safeconduct::diagram
