// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_ROUTE_DIAGRAM_H_
#define SAFECONDUCT_ASK_CHANGE_ROUTE_DIAGRAM_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "diagram/domain.h"
#include "diagram/node_store.h"

namespace safeconduct::ask {

// What it costs to be in a class: nothing where it is possible as things stand.
using Cost = uint8_t;
// More than any change has moves, and twice it fits in a byte.
inline constexpr Cost kNever = 100;

// One function of a store, packed for many questions about what it costs to
// come to a terminal. Of each variable, classes that the function does not tell
// apart are one kind. Holds working memory: a thread each.
class RouteDiagram {
 public:
  struct Var {
    diagram::VarId id;
    size_t first = 0;               // of its kinds, in costs
    std::vector<uint32_t> kind_of;  // by class of the store
    size_t kind_count = 0;
  };

  // Variables for which `apart` is true (by VarId) have a kind for each class;
  // of all others the last class is never of a kind with another where
  // `last_apart` is true.
  RouteDiagram(const diagram::NodeStore& store, diagram::NodeId root,
               const std::vector<bool>& apart,
               const std::vector<bool>& last_apart);

  const std::vector<Var>& vars() const { return vars_; }  // by level
  // Returns how many kinds all variables have: the length of costs.
  size_t cost_count() const { return cost_count_; }
  // Returns the classes of the store that are of one kind.
  diagram::ClassSet ClassesOf(size_t var, size_t kind) const;
  // Returns the classes that are of any of some kinds, by flags.
  diagram::ClassSet ClassesIn(size_t var, std::span<const uint8_t> kinds) const;
  // Returns the kinds that some of these classes are of, by flags.
  std::vector<uint8_t> KindsIn(size_t var,
                               const diagram::ClassSet& classes) const;

  // A variable taken in one kind, by positions.
  struct Taken {
    size_t var;
    size_t kind;
  };
  // Returns the least sum of `costs` on a way to `terminal`, kNever where there
  // is none. Where asked for, `taken` is one such way from the root down.
  Cost Cheapest(std::span<const Cost> costs, bool terminal,
                std::vector<Taken>* taken = nullptr);

  // Returns a bound from below of how many variables must be fixed, so that
  // every way of no cost comes to `terminal`; kNever where it cannot be. The
  // flags, by position, say how often fixing a variable counts: kFree, once,
  // or that it cannot be fixed.
  enum class Fixing : uint8_t { kNotAtAll, kCounts, kFree };
  Cost FewestFixed(std::span<const Cost> costs, std::span<const Fixing> fixing,
                   bool terminal);

 private:
  struct Node {
    uint32_t var;
    uint32_t first_child;
  };

  void AddVars(const diagram::NodeStore& store,
               const std::vector<diagram::NodeId>& nodes,
               const std::vector<bool>& apart,
               const std::vector<bool>& last_apart);
  void AddNodes(const diagram::NodeStore& store,
                const std::vector<diagram::NodeId>& nodes);

  std::vector<Var> vars_;
  size_t cost_count_ = 0;
  std::vector<Node> nodes_;         // children first; the terminals left out
  std::vector<uint32_t> children_;  // 0 false, 1 true, 2 + position in nodes_
  std::vector<Cost> sums_;          // by child
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_ROUTE_DIAGRAM_H_
