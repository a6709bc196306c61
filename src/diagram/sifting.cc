// SPDX-License-Identifier: Apache-2.0
//
// How large a diagram is depends on the order of its variables. Two questions
// that hang together cost least next to one another:
//
//   risk, a, b, assured    (risk implies assured) and a and b: 7 nodes,
//   risk, assured, a, b    for a and b are asked twice;        4 nodes
//
// Sifting moves one variable through every place among the others, leaves it
// where the diagram is smallest, and goes on with the next, the one with most
// nodes first; all of them again while that makes it smaller. An earlier place
// is kept unless another is strictly better, so that what is the same in size
// stays in the order of the law.
//
// Moving a variable is done by building the function anew in a store with the
// new order: slow, but short, and the diagrams are small.
//
// Source: R. Rudell, "Dynamic variable ordering for ordered binary decision
// diagrams", ICCAD 1993.
#include "diagram/sifting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "diagram/analysis.h"

namespace safeconduct::diagram {
namespace {

// Sifting stops once it has made so many nodes, a matter of seconds.
constexpr size_t kMaxMade = 2'000'000;
// An order is given up where building it takes more nodes than this.
constexpr size_t kRoomToTry = 1000;
constexpr size_t kTimesLarger = 32;

// Copies a function into another store, whose variable i is vars[i] here.
class Copier {
 public:
  Copier(const NodeStore& from, const std::vector<VarId>& vars, NodeStore& to)
      : from_(from), to_(to) {
    for (size_t i = 0; i < vars.size(); ++i) var_of_.emplace(vars[i], i);
  }

  NodeId Copy(NodeId root) {
    copies_ = {{kFalse, kFalse}, {kTrue, kTrue}};
    for (const NodeId node : NodesUnder(from_, root)) {
      copies_.emplace(node, CopyNode(node));
    }
    return copies_.at(root);
  }

 private:
  // The children of the node have been copied.
  NodeId CopyNode(NodeId node) {
    const auto children = from_.children(node);
    std::map<NodeId, ClassSet> ways;
    for (size_t c = 0; c < children.size(); ++c) {
      ways.emplace(children[c], ClassSet(children.size()))
          .first->second.Insert(c);
    }
    const VarId var(var_of_.at(from_.var(node)));
    NodeId copy = kFalse;
    for (const auto& [child, classes] : ways) {
      copy = to_.IfThenElse(to_.In(var, classes), copies_.at(child), copy);
    }
    return copy;
  }

  const NodeStore& from_;
  NodeStore& to_;
  std::map<VarId, size_t> var_of_;
  std::map<NodeId, NodeId> copies_;
};

Sifted Reordered(const NodeStore& store, NodeId root,
                 const std::vector<VarId>& vars, size_t node_budget) {
  std::vector<uint32_t> class_counts;
  for (const VarId var : vars) {
    class_counts.push_back(static_cast<uint32_t>(store.class_count(var)));
  }
  Sifted result{NodeStore(std::move(class_counts), node_budget), kFalse, vars};
  result.root = Copier(store, vars, result.store).Copy(root);
  return result;
}

size_t SizeOf(const Sifted& sifted) {
  return CountNodes(sifted.store, sifted.root);
}

// Returns the variables, those with most nodes first.
std::vector<VarId> LargestFirst(const Sifted& sifted) {
  std::vector<size_t> counts(sifted.vars.size());
  for (const NodeId node : NodesUnder(sifted.store, sifted.root)) {
    ++counts[sifted.store.var(node).index()];
  }
  std::vector<size_t> order(counts.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](size_t a, size_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  std::vector<VarId> vars;
  for (const size_t i : order) vars.push_back(sifted.vars[i]);
  return vars;
}

class Sifter {
 public:
  Sifter(const NodeStore& store, NodeId root)
      : store_(store),
        root_(root),
        best_(
            Reordered(store, root, Support(store, root), store.node_budget())),
        smallest_(SizeOf(best_)) {}

  Sifted Run() {
    for (size_t before = smallest_ + 1;
         smallest_ < before && has_work_left();) {
      before = smallest_;
      for (const VarId var : LargestFirst(best_)) PutInBestPlace(var);
    }
    return std::move(best_);
  }

 private:
  bool has_work_left() const { return made_ < kMaxMade; }

  void PutInBestPlace(VarId moved) {
    std::vector<VarId> vars = best_.vars;
    const auto at = std::ranges::find(vars, moved);
    std::rotate(vars.begin(), at, at + 1);
    for (size_t place = 0; place < vars.size() && has_work_left(); ++place) {
      if (place > 0) std::swap(vars[place - 1], vars[place]);
      Sifted tried =
          Reordered(store_, root_, vars, kRoomToTry + kTimesLarger * smallest_);
      made_ += tried.store.node_count();
      if (tried.store.over_budget() || SizeOf(tried) >= smallest_) continue;
      smallest_ = SizeOf(tried);
      best_ = std::move(tried);
    }
  }

  const NodeStore& store_;
  NodeId root_;
  Sifted best_;
  size_t smallest_;
  size_t made_ = 0;  // nodes, in all orders tried
};

}  // namespace

Sifted Sift(const NodeStore& store, NodeId root) {
  return Sifter(store, root).Run();
}

}  // namespace safeconduct::diagram
