// SPDX-License-Identifier: Apache-2.0
//
// Questions to a diagram that is finished.
//
// Idea. Children are made before their parents, so the nodes under a root in
// the order of their ids are in an order in which each node's answer follows
// from answers already there: one loop, no recursion.
//
// Counting. Let N(f) be how many of all S assignments make f true. N(false) is
// 0 and N(true) is S. A child does not test its parent's variable, so of the
// assignments that make the child true an equal share is in each of the k
// classes of that variable, and the parent has
//
//   N(f) = (N(child 0) + ... + N(child k-1)) / k
//
// with no remainder. No level that an edge skips needs a thought. Example: f is
// (v0: 0..1 -> false, 2 -> true) over v0 of three classes and v1 of two: S is
// 6 and N(f) = (0 + 0 + 6) / 3 = 2.
//
// Source. Bryant, "Graph-based algorithms for Boolean function manipulation",
// IEEE Transactions on Computers C-35(8), 1986, 4.6.
#include "diagram/analysis.h"

#include <algorithm>

#include "base/check.h"
#include "diagram/big_count.h"

namespace safeconduct::diagram {
namespace {

// A value for each node under a root and for the terminals.
template <typename T>
class NodeTable {
 public:
  NodeTable(const NodeStore& store, NodeId root)
      : nodes_(NodesUnder(store, root)), values_(nodes_.size() + 2) {}

  const std::vector<NodeId>& nodes() const { return nodes_; }
  T& operator[](NodeId node) {
    if (NodeStore::IsTerminal(node)) return values_[node.index()];
    const auto found = std::lower_bound(nodes_.begin(), nodes_.end(), node);
    return values_[static_cast<size_t>(found - nodes_.begin()) + 2];
  }

 private:
  std::vector<NodeId> nodes_;
  std::vector<T> values_;  // two of terminals, then as nodes_
};

// Returns the faults of `node` that show in it and its children's levels.
std::string FindFaultOfNode(const NodeStore& store, NodeId node) {
  const auto children = store.children(node);
  bool all_equal = true;
  for (const NodeId child : children) {
    if (child >= node) return "a child made after it";
    if (!NodeStore::IsTerminal(child) && store.var(child) <= store.var(node)) {
      return "a child at its level or above";
    }
    all_equal = all_equal && child == children.front();
  }
  return all_equal ? "all children equal" : "";
}

}  // namespace

std::vector<NodeId> NodesUnder(const NodeStore& store, NodeId root) {
  std::vector<NodeId> nodes;
  std::vector<bool> is_found(root.index() + 2);  // a terminal is found at once
  is_found[kFalse.index()] = is_found[kTrue.index()] = true;
  const auto find = [&](NodeId node) {
    if (is_found[node.index()]) return;
    is_found[node.index()] = true;
    nodes.push_back(node);
  };
  find(root);
  for (size_t i = 0; i < nodes.size(); ++i) {
    for (const NodeId child : store.children(nodes[i])) find(child);
  }
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

std::vector<VarId> Support(const NodeStore& store, NodeId root) {
  std::vector<bool> is_tested(store.var_count());
  for (const NodeId node : NodesUnder(store, root)) {
    is_tested[store.var(node).index()] = true;
  }
  std::vector<VarId> vars;
  for (size_t v = 0; v < is_tested.size(); ++v) {
    if (is_tested[v]) vars.emplace_back(v);
  }
  return vars;
}

size_t CountNodes(const NodeStore& store, NodeId root) {
  return NodesUnder(store, root).size();
}

std::string CountAssignments(const NodeStore& store, NodeId root,
                             const std::vector<VarId>& vars) {
  NodeTable<BigCount> counts(store, root);
  const auto classes = [&](VarId var) {
    return static_cast<uint32_t>(store.class_count(var));
  };
  counts[kTrue] = BigCount(1);
  for (const VarId var : vars) counts[kTrue] *= classes(var);
  for (const NodeId node : counts.nodes()) {
    SAFECONDUCT_CHECK(
        std::binary_search(vars.begin(), vars.end(), store.var(node)));
    BigCount& count = counts[node];
    for (const NodeId child : store.children(node)) count += counts[child];
    count.DivideExactlyBy(classes(store.var(node)));
  }
  return counts[root].ToString();
}

std::string FindBrokenInvariant(const NodeStore& store, size_t first) {
  for (size_t i = std::max(first, size_t{2}); i < store.nodes_.size(); ++i) {
    const NodeId node(i);
    const std::string name = "node " + std::to_string(i) + ": ";
    if (store.var(node).index() >= store.var_count()) {
      return name + "no such variable";
    }
    const size_t end = i + 1 < store.nodes_.size()
                           ? store.nodes_[i + 1].first_child
                           : store.children_.size();
    if (end - store.nodes_[i].first_child !=
        store.class_count(store.var(node))) {
      return name + "a wrong number of children";
    }
    const std::string fault = FindFaultOfNode(store, node);
    if (!fault.empty()) return name + fault;
    const auto alike = store.FindNode(store.var(node), store.children(node));
    if (!alike) return name + "not in the unique table";
    if (*alike != node) {
      return name + "alike to node " + std::to_string(alike->value);
    }
  }
  return "";
}

}  // namespace safeconduct::diagram
