// SPDX-License-Identifier: Apache-2.0
//
// The nodes of all diagrams, each made once.
//
// Idea. A diagram is a function cut up by its first variable: a node holds the
// variable and, for each of its classes, the function that remains. Two rules
// make it canonical. A node whose children are all the same is not made: the
// child stands for it (reduced). A node alike to one that exists is not made:
// that one is returned (hash-consed). As variables are tested in one order
// (ordered), equal functions are then equal nodes, and "are these two clauses
// the same?" is a comparison of two numbers.
//
// Example. `age < 18 and claim is open`, with age (v0) of three classes (0..15,
// 16..17, 18 and over) and claim (v1) of two (closed, open):
//
//   #0 v0: 0..1 -> #1, 2 -> false
//   #1 v1: 0 -> false, 1 -> true
//
// Invariants, each tested by FindBrokenInvariant (analysis.h). Nodes 0 and 1
// are the terminals. A node has one child a class of its variable, not all the
// same, each made before it and of a later level (terminals are of the last).
// No two nodes are alike, and the unique table finds each.
//
// The unique table holds node ids only, with open addressing: a slot is
// compared by reading the node itself. It is at most half full.
//
// Sources. Bryant, "Graph-based algorithms for Boolean function manipulation",
// IEEE Transactions on Computers C-35(8), 1986. Srinivasan, Kam, Malik and
// Brayton, "Algorithms for discrete function manipulation", ICCAD 1990. Brace,
// Rudell and Bryant, "Efficient implementation of a BDD package", DAC 1990.
#include "diagram/node_store.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "diagram/analysis.h"
#include "diagram/class_groups.h"
#include "diagram/hash.h"

namespace safeconduct::diagram {
namespace {

constexpr size_t kFirstSlotCount = 1024;  // a power of two, as all its doubles
constexpr size_t kMaxEdges = std::numeric_limits<uint32_t>::max();

uint64_t HashNode(VarId var, std::span<const NodeId> children) {
  uint64_t hash = var.value;
  for (const NodeId child : children) hash = AddToHash(hash, child.value);
  return Scramble(hash);
}

// Returns class numbers such as "0..2,5".
std::string PrintClasses(const std::vector<size_t>& classes) {
  std::string text;
  for (size_t i = 0; i < classes.size();) {
    size_t end = i + 1;
    while (end < classes.size() && classes[end] == classes[end - 1] + 1) ++end;
    if (i > 0) text += ",";
    text += std::to_string(classes[i]);
    if (end - i > 1) text += ".." + std::to_string(classes[end - 1]);
    i = end;
  }
  return text;
}

// Numbers nodes in the order in which their names are first asked for.
class NodeNames {
 public:
  std::string NameOf(NodeId node) {
    if (NodeStore::IsTerminal(node)) return node == kTrue ? "true" : "false";
    const auto [entry, is_new] = numbers_.try_emplace(node, named_.size());
    if (is_new) named_.push_back(node);
    return "#" + std::to_string(entry->second);
  }
  const std::vector<NodeId>& named() const { return named_; }

 private:
  std::unordered_map<NodeId, size_t> numbers_;
  std::vector<NodeId> named_;
};

// Returns the line of one node, its edges in the order of their first classes.
std::string PrintNode(const NodeStore& store, NodeId node, NodeNames& names) {
  const auto children = store.children(node);
  std::string text =
      names.NameOf(node) + " v" + std::to_string(store.var(node).value) + ":";
  for (size_t c = 0; c < children.size(); ++c) {
    const auto end = children.begin() + static_cast<ptrdiff_t>(c);
    if (std::find(children.begin(), end, children[c]) != end) continue;
    std::vector<size_t> classes;
    for (size_t d = c; d < children.size(); ++d) {
      if (children[d] == children[c]) classes.push_back(d);
    }
    text += (c > 0 ? ", " : " ") + PrintClasses(classes) + " -> " +
            names.NameOf(children[c]);
  }
  return text + "\n";
}

}  // namespace

NodeStore::NodeStore(std::vector<uint32_t> class_counts, size_t node_budget)
    : class_counts_(std::move(class_counts)),
      node_budget_(node_budget),
      over_budget_(class_counts_.size() > kMaxVars),
      nodes_(2, Node{kNoVar, 0}),
      slots_(kFirstSlotCount) {
  SAFECONDUCT_CHECK(std::find(class_counts_.begin(), class_counts_.end(), 0u) ==
                    class_counts_.end());
}

std::span<const NodeId> NodeStore::children(NodeId node) const {
  if (IsTerminal(node)) return {};
  const Node& entry = nodes_[node.index()];
  return std::span(children_).subspan(entry.first_child,
                                      class_counts_[entry.var.index()]);
}

std::vector<NodeStore::Edge> NodeStore::Edges(NodeId node) const {
  return GroupClasses(children(node));
}

std::vector<NodeStore::Edge> NodeStore::Edges(NodeId node,
                                              const ClassSet& within) const {
  return GroupClasses(children(node), within);
}

// Returns the slot of the node with these children or, where there is none, the
// free slot where it belongs.
size_t NodeStore::FindSlot(VarId var, std::span<const NodeId> children) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = HashNode(var, children) & mask;
  for (; slots_[slot] != kFalse; slot = (slot + 1) & mask) {
    const Node& node = nodes_[slots_[slot].index()];
    if (node.var == var && std::equal(children.begin(), children.end(),
                                      &children_[node.first_child])) {
      break;
    }
  }
  return slot;
}

std::optional<NodeId> NodeStore::FindNode(
    VarId var, std::span<const NodeId> children) const {
  const NodeId found = slots_[FindSlot(var, children)];
  if (found == kFalse) return std::nullopt;
  return found;
}

void NodeStore::GrowSlots() {
  slots_.assign(slots_.size() * 2, kFalse);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 2; i < nodes_.size(); ++i) {
    const NodeId node(i);
    size_t slot = HashNode(var(node), children(node)) & mask;
    while (slots_[slot] != kFalse) slot = (slot + 1) & mask;
    slots_[slot] = node;
  }
}

// Adds a node that the unique table lacks; `slot` is where it belongs.
NodeId NodeStore::AppendNode(VarId var, std::span<const NodeId> children,
                             size_t slot) {
  if (nodes_.size() >= node_budget_ ||
      children_.size() + children.size() > kMaxEdges) {
    over_budget_ = true;
    return kFalse;
  }
  const NodeId node(nodes_.size());
  nodes_.push_back({var, static_cast<uint32_t>(children_.size())});
  children_.insert(children_.end(), children.begin(), children.end());
  slots_[slot] = node;
  if (nodes_.size() > slots_.size() / 2) GrowSlots();
  return node;
}

// Takes the children of one node of `var` off scratch_ and returns the node.
// They wait there so that `children_`, which may move, is not read as it grows.
NodeId NodeStore::PopNode(VarId var) {
  const size_t count = class_count(var);
  const auto children = std::span<const NodeId>(scratch_).last(count);
  NodeId node = children.front();
  if (over_budget_) {
    node = kFalse;
  } else if (std::adjacent_find(children.begin(), children.end(),
                                std::not_equal_to<>()) != children.end()) {
    const size_t slot = FindSlot(var, children);
    node =
        slots_[slot] != kFalse ? slots_[slot] : AppendNode(var, children, slot);
  }
  scratch_.resize(scratch_.size() - count);
  return node;
}

NodeId NodeStore::MakeNode(VarId var, std::span<const NodeId> children) {
  SAFECONDUCT_CHECK(var.index() < var_count());
  SAFECONDUCT_CHECK(children.size() == class_count(var));
  if (over_budget_) return kFalse;
  scratch_.insert(scratch_.end(), children.begin(), children.end());
  return Finish(PopNode(var));
}

NodeId NodeStore::In(VarId var, const ClassSet& classes) {
  SAFECONDUCT_CHECK(var.index() < var_count());
  SAFECONDUCT_CHECK(classes.class_count() == class_count(var));
  if (over_budget_) return kFalse;
  for (size_t c = 0; c < class_count(var); ++c) {
    scratch_.push_back(classes.Contains(c) ? kTrue : kFalse);
  }
  return Finish(PopNode(var));
}

// Returns what `node` leaves where variable `top`, at its level or above, is in
// a class.
NodeId NodeStore::Cofactor(NodeId node, VarId top, size_t class_index) const {
  const Node& entry = nodes_[node.index()];
  return entry.var == top ? children_[entry.first_child + class_index] : node;
}

// Ends an operation: tests the nodes it made, in builds that do, and returns
// what the caller gets.
NodeId NodeStore::Finish(NodeId result) {
  SAFECONDUCT_CHECK(FindBrokenInvariant(*this, checked_count_).empty());
  checked_count_ = nodes_.size();
  return over_budget_ ? kFalse : result;
}

std::string NodeStore::ToString(NodeId root) const {
  NodeNames names;
  std::string text = names.NameOf(root) + "\n";
  if (IsTerminal(root)) return text;
  text.clear();
  for (size_t i = 0; i < names.named().size(); ++i) {
    text += PrintNode(*this, names.named()[i], names);
  }
  return text;
}

}  // namespace safeconduct::diagram
