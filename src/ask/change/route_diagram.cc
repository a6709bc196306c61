// SPDX-License-Identifier: Apache-2.0
//
// A route's diagram, laid out for the searches, which ask it thousands of
// questions: nodes in an array, children before parents, so that a question is
// one pass from the terminals to the root without recursion or look-ups.
// Classes of a variable that lead to the same children at every node are one
// kind, which makes nodes small and leaves a search fewer things to try.
#include "ask/change/route_diagram.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "diagram/analysis.h"

namespace safeconduct::ask {

using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

RouteDiagram::RouteDiagram(const NodeStore& store, NodeId root,
                           const std::vector<bool>& apart,
                           const std::vector<bool>& last_apart) {
  const std::vector<NodeId> nodes = diagram::NodesUnder(store, root);
  AddVars(store, nodes, apart, last_apart);
  AddNodes(store, nodes);
  if (nodes.empty()) {
    // A node of its own, so that a terminal is asked like any other.
    nodes_.push_back({0, 0});
    children_.push_back(root == diagram::kTrue ? 1 : 0);
    vars_.push_back({VarId(size_t{0}), 0, {}, 1});
    vars_.back().kind_of.assign(store.class_count(VarId(size_t{0})), 0);
    cost_count_ = 1;
  }
  sums_.resize(nodes_.size() + 2);
}

void RouteDiagram::AddVars(const NodeStore& store,
                           const std::vector<NodeId>& nodes,
                           const std::vector<bool>& apart,
                           const std::vector<bool>& last_apart) {
  // Nodes of a variable refine its classes one after another.
  std::map<VarId, std::vector<uint32_t>> kinds;
  for (const NodeId node : nodes) {
    const auto children = store.children(node);
    auto& kind_of =
        kinds.try_emplace(store.var(node), children.size(), 0).first->second;
    // Two classes stay of one kind where they were so far and this node leads
    // both to the same child.
    std::map<std::pair<uint32_t, NodeId>, uint32_t> fresh;
    for (size_t c = 0; c < children.size(); ++c) {
      kind_of[c] = fresh
                       .try_emplace({kind_of[c], children[c]},
                                    static_cast<uint32_t>(fresh.size()))
                       .first->second;
    }
  }
  for (auto& [var, kind_of] : kinds) {
    if (apart[var.index()]) {
      for (size_t c = 0; c < kind_of.size(); ++c) {
        kind_of[c] = static_cast<uint32_t>(c);
      }
    } else if (last_apart[var.index()]) {
      // A number that no kind has so far: there are no more kinds than classes.
      kind_of.back() = static_cast<uint32_t>(kind_of.size());
    }
    std::map<uint32_t, uint32_t> renumbered;
    for (uint32_t& kind : kind_of) {
      kind =
          renumbered.try_emplace(kind, static_cast<uint32_t>(renumbered.size()))
              .first->second;
    }
    const size_t count = renumbered.size();
    vars_.push_back({var, cost_count_, std::move(kind_of), count});
    cost_count_ += count;
  }
}

void RouteDiagram::AddNodes(const NodeStore& store,
                            const std::vector<NodeId>& nodes) {
  std::map<VarId, uint32_t> position;
  for (size_t i = 0; i < vars_.size(); ++i) {
    position[vars_[i].id] = static_cast<uint32_t>(i);
  }
  std::unordered_map<NodeId, uint32_t> packed = {{diagram::kFalse, 0},
                                                 {diagram::kTrue, 1}};
  for (const NodeId node : nodes) {
    const uint32_t var = position.at(store.var(node));
    const auto first = static_cast<uint32_t>(children_.size());
    packed[node] = static_cast<uint32_t>(nodes_.size() + 2);
    nodes_.push_back({var, first});
    children_.resize(first + vars_[var].kind_count);
    const auto children = store.children(node);
    for (size_t c = 0; c < children.size(); ++c) {
      children_[first + vars_[var].kind_of[c]] = packed.at(children[c]);
    }
  }
}

diagram::ClassSet RouteDiagram::ClassesOf(size_t var, size_t kind) const {
  const auto& kind_of = vars_[var].kind_of;
  diagram::ClassSet classes(kind_of.size());
  for (size_t c = 0; c < kind_of.size(); ++c) {
    if (kind_of[c] == kind) classes.Insert(c);
  }
  return classes;
}

diagram::ClassSet RouteDiagram::ClassesIn(
    size_t var, std::span<const uint8_t> kinds) const {
  const auto& kind_of = vars_[var].kind_of;
  diagram::ClassSet classes(kind_of.size());
  for (size_t c = 0; c < kind_of.size(); ++c) {
    if (kinds[kind_of[c]] != 0) classes.Insert(c);
  }
  return classes;
}

std::vector<uint8_t> RouteDiagram::KindsIn(
    size_t var, const diagram::ClassSet& classes) const {
  std::vector<uint8_t> kinds(vars_[var].kind_count);
  for (const uint32_t c : classes.Members()) kinds[vars_[var].kind_of[c]] = 1;
  return kinds;
}

Cost RouteDiagram::Cheapest(std::span<const Cost> costs, bool terminal,
                            std::vector<Taken>* taken) {
  sums_[0] = terminal ? kNever : 0;
  sums_[1] = terminal ? 0 : kNever;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    const Var& var = vars_[nodes_[i].var];
    const uint32_t* children = &children_[nodes_[i].first_child];
    const Cost* cost = &costs[var.first];
    // Starting from kNever keeps every sum at or below it, so that it fits in a
    // Cost.
    unsigned least = kNever;
    for (size_t k = 0; k < var.kind_count; ++k) {
      least = std::min(least, unsigned{cost[k]} + sums_[children[k]]);
    }
    sums_[i + 2] = static_cast<Cost>(least);
  }
  const Cost least = sums_[nodes_.size() + 1];
  if (taken == nullptr || least >= kNever) return least;
  taken->clear();
  for (size_t at = nodes_.size() + 1; at >= 2;) {
    const Node& node = nodes_[at - 2];
    const Var& var = vars_[node.var];
    size_t k = 0;
    // Some child gave the least, and is found again rather than remembered at
    // every node.
    while (unsigned{costs[var.first + k]} +
               sums_[children_[node.first_child + k]] !=
           sums_[at]) {
      ++k;
    }
    taken->push_back({node.var, k});
    at = children_[node.first_child + k];
  }
  return least;
}

Cost RouteDiagram::FewestFixed(std::span<const Cost> costs,
                               std::span<const Fixing> fixing, bool terminal) {
  sums_[0] = terminal ? kNever : 0;
  sums_[1] = terminal ? 0 : kNever;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    const Var& var = vars_[nodes_[i].var];
    const uint32_t* children = &children_[nodes_[i].first_child];
    unsigned least = kNever;
    unsigned most = 0;
    for (size_t k = 0; k < var.kind_count; ++k) {
      if (costs[var.first + k] != 0) continue;
      least = std::min<unsigned>(least, sums_[children[k]]);
      most = std::max<unsigned>(most, sums_[children[k]]);
    }
    switch (fixing[nodes_[i].var]) {
      case Fixing::kNotAtAll:
        break;
      case Fixing::kCounts:
        // Either all children are settled, or one more variable is fixed and
        // the best child is.
        most = std::min(most, least + 1);
        break;
      case Fixing::kFree:
        most = least;
        break;
    }
    sums_[i + 2] = static_cast<Cost>(std::min<unsigned>(most, kNever));
  }
  return sums_[nodes_.size() + 1];
}

}  // namespace safeconduct::ask
