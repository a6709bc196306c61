// SPDX-License-Identifier: Apache-2.0
//
// A diagram as nodes that point to each other is good for one case, which takes
// one path. For a block every node is computed, whichever cases reach it, so
// what counts is that no step waits for a lookup or branches on data.
//
// Nodes are laid out in the order in which they are computed, children first,
// and so are planes: classes, then unions of classes, then two a node. The
// kernel walks both from front to back and looks nothing up.
#include "survey/plan/plan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "base/ids.h"
#include "diagram/analysis.h"

namespace safeconduct::survey {
namespace {

using diagram::ClassSet;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

class PlanMaker {
 public:
  explicit PlanMaker(const NodeStore& store) : store_(store) {}

  Plan Run(const std::vector<std::vector<NodeId>>& stages) {
    std::vector<NodeId> nodes;
    for (const std::vector<NodeId>& roots : stages) {
      AddNodesUnder(roots, nodes);
      plan_.stage_ends.push_back(static_cast<uint32_t>(nodes.size()));
    }
    AddVariables(nodes);
    for (const NodeId node : nodes) AddNode(node);
    plan_.first_node_plane = PlaneId(size_t{plan_.plane_count});
    plan_.plane_count += static_cast<uint32_t>(2 * nodes.size());
    for (const std::vector<NodeId>& roots : stages) {
      for (const NodeId root : roots) AddRoot(root);
    }
    return std::move(plan_);
  }

 private:
  // Appends the nodes under `roots` that are not there yet, children first.
  void AddNodesUnder(const std::vector<NodeId>& roots,
                     std::vector<NodeId>& nodes) {
    std::vector<NodeId> under;
    for (const NodeId root : roots) {
      const auto found = diagram::NodesUnder(store_, root);
      under.insert(under.end(), found.begin(), found.end());
    }
    // A node is made after its children and has a higher id.
    std::ranges::sort(under);
    for (const NodeId node : under) {
      if (laid_out_.insert(node).second) nodes.push_back(node);
    }
  }

  void AddVariables(const std::vector<NodeId>& nodes) {
    std::vector<bool> tested(store_.var_count());
    for (const NodeId node : nodes) tested[store_.var(node).index()] = true;
    // What the days have settled is tested by no node, and has no plane.
    for (const VarId var : IdsBelow<VarId>(tested.size())) {
      if (!tested[var.index()]) continue;
      const auto class_count = static_cast<uint32_t>(store_.class_count(var));
      variable_of_[var] = static_cast<uint32_t>(plan_.variables.size());
      plan_.variables.push_back(
          {var, class_count, PlaneId(size_t{plan_.plane_count})});
      plan_.plane_count += class_count;
    }
  }

  // Edges to nodes need a mask and a child's planes, edges to terminals a mask
  // alone. Sorted apart, each kind is a loop without a test.
  void AddNode(NodeId id) {
    std::vector<NodeStore::Edge> edges = store_.Edges(id);
    // Terminals have the lowest ids, false the lowest: they come last.
    std::ranges::sort(edges, std::ranges::greater{}, &NodeStore::Edge::first);
    const auto edges_to = [&edges](NodeId child) {
      return static_cast<uint32_t>(
          std::ranges::count(edges, child, &NodeStore::Edge::first));
    };
    Plan::Node node;
    node.variable = variable_of_.at(store_.var(id));
    node.first_edge = EdgeCount();
    for (const auto& [child, classes] : edges) {
      const uint32_t target =
          NodeStore::IsTerminal(child) ? 0 : node_of_.at(child);
      plan_.edges.push_back({MaskOf(node.variable, classes), target});
    }
    node.end_edge = EdgeCount();
    node.first_false = node.end_edge - edges_to(diagram::kFalse);
    node.first_true = node.first_false - edges_to(diagram::kTrue);
    node_of_[id] = static_cast<uint32_t>(plan_.nodes.size());
    plan_.nodes.push_back(node);
  }

  uint32_t EdgeCount() const {
    return static_cast<uint32_t>(plan_.edges.size());
  }

  // Returns the plane of a set of classes, made once: many nodes of a variable
  // part its classes alike.
  PlaneId MaskOf(uint32_t variable, const ClassSet& classes) {
    const size_t first = plan_.variables[variable].first_class.index();
    const std::vector<uint32_t> members = classes.Members();
    // A set of one class is the plane that stands there already.
    if (members.size() == 1) return PlaneId(first + members.front());
    const auto [known, is_new] = masks_.try_emplace(
        {variable, classes}, PlaneId(size_t{plan_.plane_count}));
    if (!is_new) return known->second;
    ++plan_.plane_count;
    Plan::Union made{known->second,
                     static_cast<uint32_t>(plan_.union_parts.size()), 0};
    for (const uint32_t c : members) {
      plan_.union_parts.emplace_back(first + c);
    }
    made.end_part = static_cast<uint32_t>(plan_.union_parts.size());
    plan_.unions.push_back(made);
    return known->second;
  }

  // A root may be settled by the days alone: then it is a constant, with no
  // plane.
  void AddRoot(NodeId root) {
    if (NodeStore::IsTerminal(root)) {
      plan_.roots.emplace_back(root == diagram::kTrue);
      return;
    }
    const PlanNodeId node(node_of_.at(root));
    plan_.nodes[node.index()].is_root = true;
    plan_.roots.emplace_back(node);
  }

  const NodeStore& store_;
  Plan plan_;
  std::set<NodeId> laid_out_;
  std::map<VarId, uint32_t> variable_of_;
  std::map<NodeId, uint32_t> node_of_;
  std::map<std::pair<uint32_t, ClassSet>, PlaneId> masks_;
};

}  // namespace

Plan MakePlan(const NodeStore& store,
              const std::vector<std::vector<NodeId>>& stages) {
  return PlanMaker(store).Run(stages);
}

}  // namespace safeconduct::survey
