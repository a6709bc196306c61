// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_NODE_STORE_H_
#define SAFECONDUCT_DIAGRAM_NODE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "diagram/domain.h"

namespace safeconduct::diagram {

// A variable, and at once its level: variable 0 is tested first.
using VarId = Id<struct VarTag>;
// A node, and the function whose diagram is rooted there. Two functions over
// the variables of one store are equal exactly when their NodeIds are.
using NodeId = Id<struct NodeTag>;

inline constexpr NodeId kFalse{size_t{0}};
inline constexpr NodeId kTrue{size_t{1}};

inline constexpr size_t kDefaultNodeBudget = 4'000'000;

// The most variables of a store. Operations recurse once a variable, so this
// bounds their stack.
inline constexpr size_t kMaxVars = 4096;

// Ordered, reduced, hash-consed, multi-valued decision diagrams: a level a
// variable, an edge a class of its values. Nodes are made, never changed or
// freed; children come before their parents.
//
// The budget bounds the nodes. Once it is reached `over_budget()` is true for
// good, every operation returns kFalse at once, and results are meaningless:
// the caller checks once, after a batch of operations. More than 2^32 edges,
// and more than kMaxVars variables, are over every budget.
//
// Const members are safe to call from several threads while none is not const.
class NodeStore {
 public:
  // Makes a store for variables with these numbers of classes, each at least 1.
  explicit NodeStore(std::vector<uint32_t> class_counts,
                     size_t node_budget = kDefaultNodeBudget);

  size_t var_count() const { return class_counts_.size(); }
  auto Vars() const { return IdsBelow<VarId>(var_count()); }
  size_t class_count(VarId var) const { return class_counts_[var.index()]; }
  // Returns how many nodes there are, the two terminals among them.
  size_t node_count() const { return nodes_.size(); }
  bool over_budget() const { return over_budget_; }
  size_t node_budget() const { return node_budget_; }

  static bool IsTerminal(NodeId node) { return node.value < 2; }
  // Returns the variable that a node, not a terminal, tests.
  VarId var(NodeId node) const { return nodes_[node.index()].var; }
  // Returns a node's children, one a class; empty for a terminal.
  std::span<const NodeId> children(NodeId node) const;
  // A child and the classes that lead there.
  using Edge = std::pair<NodeId, ClassSet>;
  // Returns each child of a node once, in the order of the first class that
  // leads there.
  std::vector<Edge> Edges(NodeId node) const;
  // The same of those of its classes that are `within`.
  std::vector<Edge> Edges(NodeId node, const ClassSet& within) const;

  // Returns the node that tests `var` with these children, one a class, all of
  // them terminals or nodes of later variables; the child itself where all
  // children are the same.
  NodeId MakeNode(VarId var, std::span<const NodeId> children);
  // Returns the function that is true where `var` is in one of `classes`.
  NodeId In(VarId var, const ClassSet& classes);

  NodeId Not(NodeId f);
  NodeId And(NodeId f, NodeId g);
  NodeId Or(NodeId f, NodeId g);
  // Returns where two functions are unlike.
  NodeId Xor(NodeId f, NodeId g);
  // Returns (f and g) or (not f and h).
  NodeId IfThenElse(NodeId f, NodeId g, NodeId h);

  // What a variable may still be. Variables not named may be anything.
  struct Limit {
    VarId var;
    ClassSet classes;  // not empty
  };
  // Returns a function that equals `f` on every assignment within `limits`, in
  // which classes outside a limit follow the lowest class inside it: functions
  // equal within the limits become the same node.
  NodeId Restrict(NodeId f, std::span<const Limit> limits);

  // A variable written as a function of others: class c is taken where
  // guards[c] is true. Exactly one guard is true for every assignment.
  struct Substitution {
    VarId var;
    std::vector<NodeId> guards;  // one a class
  };
  // Returns `f` with all of `substitutions` made at once. Guards may test any
  // variable but those substituted.
  NodeId Compose(NodeId f, std::span<const Substitution> substitutions);

  // Drops the memory of operations done; nodes stay.
  void ClearCaches();

  // Returns a printout of the diagram under `root`, a node a line, in a stable
  // order and with node numbers of its own, for tests.
  std::string ToString(NodeId root) const;

 private:
  friend std::string FindBrokenInvariant(const NodeStore& store, size_t first);
  friend class NodeStorePeer;  // with which tests break a store

  struct Node {
    VarId var;
    uint32_t first_child;  // in children_
  };
  // The level of terminals, below every variable.
  static constexpr VarId kNoVar{size_t{std::numeric_limits<uint32_t>::max()}};

  enum class Op : uint32_t { kNone, kNot, kAnd, kOr, kIfThenElse };
  // An operation and its operands; those it does not take are kFalse.
  struct Call {
    Op op = Op::kNone;
    NodeId f;
    NodeId g;
    NodeId h;
    friend bool operator==(const Call&, const Call&) = default;
  };
  // An entry of the computed table.
  struct Computed {
    Call call;
    NodeId result;
  };
  // What RestrictNode and ComposeNode made of a node in call `stamp`.
  struct Remembered {
    uint32_t stamp = 0;
    NodeId result;
  };
  struct Restriction;
  struct Composition;

  // The unique table and the nodes (node_store.cc).
  size_t FindSlot(VarId var, std::span<const NodeId> children) const;
  std::optional<NodeId> FindNode(VarId var,
                                 std::span<const NodeId> children) const;
  void GrowSlots();
  NodeId AppendNode(VarId var, std::span<const NodeId> children, size_t slot);
  NodeId PopNode(VarId var);
  NodeId Cofactor(NodeId node, VarId top, size_t class_index) const;
  NodeId Finish(NodeId result);

  // The binary operations and the computed table (operations.cc).
  static std::optional<NodeId> Simplify(Call& call);
  static std::optional<NodeId> SimplifyAnd(Call& call);
  static std::optional<NodeId> SimplifyOr(Call& call);
  static std::optional<NodeId> SimplifyIfThenElse(Call& call);
  static size_t HashCall(const Call& call);
  NodeId Apply(Call call);
  const Computed* FindComputed(const Call& call) const;
  void StoreComputed(const Call& call, NodeId result);
  void GrowComputed();

  // Substitutions (compose.cc).
  void StartRemembering(NodeId root);
  std::optional<NodeId> Recall(NodeId node) const;
  NodeId Remember(NodeId node, NodeId result);
  NodeId RestrictNode(NodeId f, const Restriction& restriction);
  NodeId ComposeNode(NodeId f, const Composition& composition);
  NodeId Choose(VarId var, const Substitution* substitution, size_t first);
  NodeId GuardOf(VarId var, const Substitution* substitution,
                 const ClassSet& classes);
  bool IsPartition(std::span<const NodeId> guards);

  std::vector<uint32_t> class_counts_;
  size_t node_budget_;
  bool over_budget_ = false;
  std::vector<Node> nodes_;
  std::vector<NodeId> children_;
  std::vector<NodeId> slots_;       // unique table; kFalse where free
  std::vector<NodeId> scratch_;     // a stack of children being collected
  std::vector<Computed> computed_;  // direct-mapped; empty until first needed
  size_t stored_count_ = 0;         // in computed_, since it last grew
  std::vector<Remembered> remembered_;  // by node
  uint32_t stamp_ = 0;                  // of the call remembered
  size_t checked_count_ = 2;            // nodes known to keep the invariants
};

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_NODE_STORE_H_
