// SPDX-License-Identifier: Apache-2.0
//
// Restrict and Compose: diagrams with something put in for their variables.
//
// Idea. Both rebuild a diagram from its leaves, each node once. Restrict keeps
// every variable where it is: the child of a class that is ruled out is
// replaced by the child of the lowest class that is not, so that two functions
// that differ only on what is ruled out come out alike. Compose takes a
// variable away: a node becomes the choice, by the guards, between what its
// children have become. The guards may test variables above the node, so a node
// of a variable that stays may find that its children now begin above it; it is
// then rebuilt as a choice too, guarded by the tests of its own edges. As
// children are composed before they are chosen between, and guards are never
// composed themselves, all substitutions happen at once.
//
// Example. v0 and v1 with two classes each, v2 with three:
//
//   f      (v1: 0 -> false, 1 -> (v2: 0..1 -> true, 2 -> false))
//   v2 :=  class 0 where v0 in {0}; class 1 never; class 2 where v0 in {1}
//   f'     (v0: 0 -> (v1: 0 -> false, 1 -> true), 1 -> false)
//
// Invariants. What stands in remembered_ under the present stamp is the result
// for that node in this call. Only nodes that stood before the call are looked
// up there.
//
// Source. Bryant, "Graph-based algorithms for Boolean function manipulation",
// IEEE Transactions on Computers C-35(8), 1986, 4.4 and 4.5, from two classes
// to many.
#include <algorithm>

#include "base/check.h"
#include "diagram/node_store.h"

namespace safeconduct::diagram {
namespace {

size_t LowestClass(const ClassSet& classes) {
  SAFECONDUCT_CHECK(!classes.empty());
  size_t lowest = 0;
  while (!classes.Contains(lowest)) ++lowest;
  return lowest;
}

}  // namespace

// Empties remembered_ for a call on the diagram under `root`.
void NodeStore::StartRemembering(NodeId root) {
  if (remembered_.size() <= root.index()) remembered_.resize(nodes_.size());
  if (++stamp_ == 0) {
    std::fill(remembered_.begin(), remembered_.end(), Remembered{});
    stamp_ = 1;
  }
}

std::optional<NodeId> NodeStore::Recall(NodeId node) const {
  const Remembered& entry = remembered_[node.index()];
  if (entry.stamp != stamp_) return std::nullopt;
  return entry.result;
}

NodeId NodeStore::Remember(NodeId node, NodeId result) {
  remembered_[node.index()] = {stamp_, result};
  return result;
}

// The limits of one call, by variable.
struct NodeStore::Restriction {
  struct Entry {
    const ClassSet* classes = nullptr;  // nullptr where nothing is ruled out
    size_t lowest = 0;
  };
  std::vector<Entry> entries;
  VarId last{0};  // no later variable is limited
};

NodeId NodeStore::Restrict(NodeId f, std::span<const Limit> limits) {
  if (over_budget_) return kFalse;
  if (limits.empty()) return f;
  Restriction restriction;
  restriction.entries.resize(var_count());
  for (const Limit& limit : limits) {
    SAFECONDUCT_CHECK(limit.classes.class_count() == class_count(limit.var));
    Restriction::Entry& entry = restriction.entries[limit.var.index()];
    SAFECONDUCT_CHECK(entry.classes == nullptr);
    entry = {&limit.classes, LowestClass(limit.classes)};
    restriction.last = std::max(restriction.last, limit.var);
  }
  StartRemembering(f);
  return Finish(RestrictNode(f, restriction));
}

NodeId NodeStore::RestrictNode(NodeId f, const Restriction& restriction) {
  if (over_budget_) return kFalse;
  const VarId top = var(f);
  if (top > restriction.last) return f;
  if (const auto known = Recall(f)) return *known;
  const auto [classes, lowest] = restriction.entries[top.index()];
  for (size_t c = 0; c < class_count(top); ++c) {
    const bool is_possible = classes == nullptr || classes->Contains(c);
    const NodeId child = Cofactor(f, top, is_possible ? c : lowest);
    scratch_.push_back(RestrictNode(child, restriction));
  }
  return Remember(f, PopNode(top));
}

// The substitutions of one call, by variable.
struct NodeStore::Composition {
  std::vector<const Substitution*> entries;  // nullptr where a variable stays
  VarId last{0};                             // no later variable is substituted
};

NodeId NodeStore::Compose(NodeId f,
                          std::span<const Substitution> substitutions) {
  if (over_budget_) return kFalse;
  if (substitutions.empty()) return f;
  Composition composition;
  composition.entries.resize(var_count());
  for (const Substitution& substitution : substitutions) {
    const VarId var = substitution.var;
    SAFECONDUCT_CHECK(substitution.guards.size() == class_count(var));
    SAFECONDUCT_CHECK(IsPartition(substitution.guards));
    SAFECONDUCT_CHECK(composition.entries[var.index()] == nullptr);
    composition.entries[var.index()] = &substitution;
    composition.last = std::max(composition.last, var);
  }
  StartRemembering(f);
  return Finish(ComposeNode(f, composition));
}

NodeId NodeStore::ComposeNode(NodeId f, const Composition& composition) {
  if (over_budget_) return kFalse;
  const VarId top = var(f);
  if (top > composition.last) return f;
  if (const auto known = Recall(f)) return *known;
  const size_t first = scratch_.size();
  bool all_below = true;
  for (size_t c = 0; c < class_count(top); ++c) {
    const NodeId child = ComposeNode(Cofactor(f, top, c), composition);
    all_below = all_below && var(child) > top;
    scratch_.push_back(child);
  }
  const Substitution* substitution = composition.entries[top.index()];
  if (substitution == nullptr && all_below) return Remember(f, PopNode(top));
  const NodeId result = Choose(top, substitution, first);
  scratch_.resize(first);
  return Remember(f, result);
}

// Returns the choice between the functions in scratch_ from `first` on, one a
// class of `var`. Classes with the same function are one alternative; the last
// alternative needs no guard.
NodeId NodeStore::Choose(VarId var, const Substitution* substitution,
                         size_t first) {
  const size_t count = class_count(var);
  ClassSet left = ClassSet::All(count);
  NodeId result = scratch_[first + count - 1];
  for (size_t c = count; c-- > 0;) {
    if (!left.Contains(c)) continue;
    const NodeId chosen = scratch_[first + c];
    ClassSet alike(count);
    for (size_t d = 0; d <= c; ++d) {
      if (scratch_[first + d] == chosen) alike.Insert(d);
    }
    for (size_t w = 0; w < left.words().size(); ++w) {
      left.mutable_words()[w] &= ~alike.words()[w];
    }
    if (chosen == result) continue;
    const NodeId guard = GuardOf(var, substitution, alike);
    result = Apply({Op::kIfThenElse, guard, chosen, result});
  }
  return result;
}

// Returns the function that is true where `var`, or what is put in for it, is
// in one of `classes`.
NodeId NodeStore::GuardOf(VarId var, const Substitution* substitution,
                          const ClassSet& classes) {
  if (substitution == nullptr) return In(var, classes);
  NodeId guard = kFalse;
  for (size_t c = 0; c < classes.class_count(); ++c) {
    if (!classes.Contains(c)) continue;
    guard = Apply({Op::kOr, guard, substitution->guards[c], kFalse});
  }
  return guard;
}

// Tells whether exactly one guard is true for every assignment.
bool NodeStore::IsPartition(std::span<const NodeId> guards) {
  NodeId covered = kFalse;
  for (const NodeId guard : guards) {
    if (Apply({Op::kAnd, covered, guard, kFalse}) != kFalse) return false;
    covered = Apply({Op::kOr, covered, guard, kFalse});
  }
  return over_budget_ || covered == kTrue;
}

}  // namespace safeconduct::diagram
