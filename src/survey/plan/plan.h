// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_PLAN_PLAN_H_
#define SAFECONDUCT_SURVEY_PLAN_PLAN_H_

#include <cstdint>
#include <variant>
#include <vector>

#include "diagram/node_store.h"

namespace safeconduct::survey {

// A bit for each case of a block, as a position among the block's planes.
using PlaneId = Id<struct PlaneTag>;
// A node of a plan.
using PlanNodeId = Id<struct PlanNodeTag>;

// Diagrams laid out for the kernel: what to compute, in which order, and where
// each result stands. Planes come in this order: for each variable one for each
// class ("the case may be in it"); unions of classes; then for each node "may
// be true" and "may be false". Roots come in stages, so that those of the first
// can be computed alone. Immutable; safe to share between threads.
struct Plan {
  // A variable that some diagram tests.
  struct Variable {
    diagram::VarId var;
    uint32_t class_count = 0;
    PlaneId first_class;  // one plane a class from here on
  };
  // A plane that is the union of class planes, `parts` of `union_parts`.
  // Made where an edge has several classes, since an edge has one mask.
  struct Union {
    PlaneId plane;
    uint32_t first_part = 0;
    uint32_t end_part = 0;
  };
  // A way from a node: where the mask has a bit, to the child.
  struct Edge {
    PlaneId mask;
    uint32_t child = 0;  // in `nodes`; 0 where it leads to a terminal
  };
  // A node. Its edges stand in the order: those that lead to nodes, to true, to
  // false.
  struct Node {
    uint32_t variable = 0;  // in `variables`
    // Positions in `edges`: first_edge to first_true lead to nodes, from there
    // to first_false to true, and from there to end_edge to false.
    uint32_t first_edge = 0;
    uint32_t first_true = 0;
    uint32_t first_false = 0;
    uint32_t end_edge = 0;
    // Of a root both planes are wanted, of any other node those that its
    // parents read.
    bool is_root = false;
  };
  // What a root became: a constant, or a node of `nodes`.
  using Root = std::variant<bool, PlanNodeId>;

  std::vector<Variable> variables;  // by VarId
  std::vector<Union> unions;
  std::vector<PlaneId> union_parts;
  std::vector<Node> nodes;           // children before parents
  std::vector<uint32_t> stage_ends;  // nodes up to and with each stage
  std::vector<Edge> edges;
  std::vector<Root> roots;  // as given, stage by stage

  PlaneId first_node_plane;
  uint32_t plane_count = 0;

  // The planes of a node stand beside each other, so that the kernel finds the
  // second behind the first.
  PlaneId MayBeTrue(PlanNodeId node) const {
    return PlaneId(first_node_plane.index() + 2 * node.index());
  }
  PlaneId MayBeFalse(PlanNodeId node) const {
    return PlaneId(first_node_plane.index() + 2 * node.index() + 1);
  }
};

// Lays out the diagrams under the roots of each stage.
// A node that several stages share is laid out in the first of them. Variables
// that no node tests have no planes.
Plan MakePlan(const diagram::NodeStore& store,
              const std::vector<std::vector<diagram::NodeId>>& stages);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_PLAN_PLAN_H_
