// SPDX-License-Identifier: Apache-2.0
//
// A route's diagram in words. What is known of the person, the days, and what
// the scenario allows are limits on the variables; the diagram restricted to
// them asks only what is left to ask. Each node becomes a box, and the answers
// that lead from it to the same place one arrow, in words.
//
// Most clauses close a route by themselves, so most boxes have answers that
// close it. Drawn as arrows they would all cross the picture to one end; told
// in the box, `closed if ...`, they leave a picture that is nearly a chain:
//
//   claim                           age
//   closed if pending  --none-->    closed if 17 years or less  --18..--> open
//
// Only answers that are possible are told: restricting has made the others
// follow one that is. Each route is asked about in an order of its own, in
// which it takes few boxes.
#include "draw/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <variant>

#include "chart/class_words.h"
#include "chart/question.h"
#include "chart/standing.h"
#include "diagram/analysis.h"
#include "diagram/sifting.h"

namespace safeconduct::chart {
namespace {

using diagram::ClassSet;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::Sifted;
using diagram::VarId;

constexpr Days kAllDays{kFirstDay, kLastDay};

// A diagram of more nodes than this is not put into another order: it is not
// made to fit by that, and to sift it would take long.
constexpr size_t kMaxSifted = 10 * kMaxBoxes;

// Returns how a number may stand to a matter, which may have any value that is
// declared.
ClassSet PossibleStandings(const DrawingQuestion& question, VarId var) {
  const Chart& chart = *question.chart;
  const law::Expr& expr = *chart.ComparisonOf(var);
  return chart.domain(var).ClassesOf(
      StandingsOf(NumbersOf(chart.law(), expr.subject, question.person,
                            question.days.value_or(kAllDays)),
                  chart.law().matter(expr.matter).type.Universe()));
}

// Returns the possible classes of each variable.
std::vector<ClassSet> PossibleOf(const DrawingQuestion& question) {
  const Chart& chart = *question.chart;
  Question asked(chart);
  asked.Fill(question.person, question.days.value_or(kAllDays));
  std::vector<ClassSet> possible;
  for (const VarId var : chart.Vars()) {
    if (chart.ComparisonOf(var) != nullptr) {
      possible.push_back(PossibleStandings(question, var));
      continue;
    }
    possible.push_back(asked.possible().Classes(var));
  }
  return possible;
}

// Restricts the routes' diagrams, and tells them in words.
class Drawer {
 public:
  explicit Drawer(const DrawingQuestion& question)
      : question_(question),
        chart_(*question.chart),
        possible_(PossibleOf(question)) {
    std::vector<NodeStore::Limit> limits;
    for (const VarId var : chart_.Vars()) {
      const ClassSet& possible = possible_[var.index()];
      // Where all is possible there is nothing to limit.
      if (possible.Count() == possible.class_count()) continue;
      limits.push_back({var, possible});
    }
    // Without days nothing of the record is taken for granted, and matters are
    // asked.
    const Roots& roots = question.days ? chart_.dated() : chart_.free();
    NodeStore store = chart_.store();
    for (const law::RouteId route : question.routes) {
      const NodeId root = store.Restrict(roots.routes[route.index()], limits);
      // What is far too large is not made smaller first.
      const size_t count = diagram::CountNodes(store, root);
      too_large_ = std::max(too_large_, count > kMaxSifted ? count : 0);
      if (too_large_ > 0 || store.over_budget()) continue;
      // Each route by itself, in a store of its own: an order that suits one
      // need not suit another.
      diagrams_.push_back(diagram::Sift(store, root));
    }
    over_budget_ = store.over_budget();
  }

  bool over_budget() const { return over_budget_; }

  // Returns how many boxes the routes need together.
  size_t CountBoxes() const {
    size_t count = too_large_;
    for (const Sifted& diagram : diagrams_) {
      count += diagram::CountNodes(diagram.store, diagram.root);
    }
    return count;
  }

  DrawnRoute Draw(const law::Route& route, size_t index) const {
    const Sifted& diagram = diagrams_[index];
    DrawnRoute drawn{route.name, route.label, {}, false};
    drawn.open = diagram.root == diagram::kTrue;
    const std::vector<NodeId> nodes = TopDown(diagram);
    std::map<NodeId, size_t> boxes;
    for (size_t i = 0; i < nodes.size(); ++i) boxes.emplace(nodes[i], i);
    for (const NodeId node : nodes) {
      drawn.boxes.push_back(DrawBox(diagram, node, boxes));
    }
    return drawn;
  }

 private:
  // Returns the nodes in the order of their variables, those of one variable
  // as the nodes above lead to them.
  static std::vector<NodeId> TopDown(const Sifted& diagram) {
    std::vector<NodeId> nodes;
    if (!NodeStore::IsTerminal(diagram.root)) nodes.push_back(diagram.root);
    std::set<NodeId> seen(nodes.begin(), nodes.end());
    for (size_t i = 0; i < nodes.size(); ++i) {
      for (const NodeId child : diagram.store.children(nodes[i])) {
        if (NodeStore::IsTerminal(child) || !seen.insert(child).second) {
          continue;
        }
        nodes.push_back(child);
      }
    }
    // Nodes of one variable stand together: they ask the same.
    std::vector<std::vector<NodeId>> of_var(diagram.vars.size());
    for (const NodeId node : nodes) {
      of_var[diagram.store.var(node).index()].push_back(node);
    }
    nodes.clear();
    for (const std::vector<NodeId>& some : of_var) {
      nodes.insert(nodes.end(), some.begin(), some.end());
    }
    return nodes;
  }

  Box DrawBox(const Sifted& diagram, NodeId node,
              const std::map<NodeId, size_t>& boxes) const {
    // The sifted store numbers its variables anew.
    const VarId var = diagram.vars[diagram.store.var(node).index()];
    const Variable& variable = chart_.variable(var);
    Box box;
    box.about = variable;
    box.name = VariableName(chart_, variable);
    box.question = VariableQuestion(chart_, variable);
    const IntervalSet values = ValuesLeft(var);
    for (const auto& [child, classes] :
         diagram.store.Edges(node, possible_[var.index()])) {
      const std::string words = ClassWords(chart_, var, classes, values);
      if (child == diagram::kFalse) {
        box.closed_if = words;
      } else if (child == diagram::kTrue) {
        box.arrows.push_back({words, std::nullopt});
      } else {
        box.arrows.push_back({words, boxes.at(child)});
      }
    }
    return box;
  }

  // Returns the values that are left to a variable, finer than its classes.
  // A class says no more than what the law tells apart; of a person of 30 it is
  // told that they are 30, and not that they are 18 or more.
  IntervalSet ValuesLeft(VarId var) const {
    const Variable& variable = chart_.variable(var);
    const IntervalSet& universe = chart_.domain(var).universe();
    if (const auto* fact = std::get_if<law::FactId>(&variable)) {
      return universe.Intersect(question_.person.values(*fact));
    }
    if (std::holds_alternative<law::Today>(variable) && question_.days) {
      return universe.Intersect(IntervalSet::Range(question_.days->first.days,
                                                   question_.days->last.days));
    }
    return universe;
  }

  const DrawingQuestion& question_;
  const Chart& chart_;
  std::vector<ClassSet> possible_;
  std::vector<Sifted> diagrams_;  // by route drawn
  size_t too_large_ = 0;          // nodes of a diagram that is not here
  bool over_budget_ = false;
};

}  // namespace

std::expected<Drawing, Error> MakeDrawing(const DrawingQuestion& question) {
  const Drawer drawer(question);
  if (drawer.over_budget()) {
    return std::unexpected(
        Error{Error::Kind::kLimit,
              "draw: the diagrams outgrow the budget (ask about fewer days, or "
              "say more of the person)"});
  }
  if (const size_t count = drawer.CountBoxes(); count > kMaxBoxes) {
    return std::unexpected(
        Error{Error::Kind::kLimit,
              fmt::format("draw: {} nodes do not fit a picture, which holds {} "
                          "(draw one route, give a day with --on, or say more "
                          "of the person)",
                          count, kMaxBoxes)});
  }
  Drawing drawing;
  for (size_t i = 0; i < question.routes.size(); ++i) {
    drawing.routes.push_back(
        drawer.Draw(question.chart->law().route(question.routes[i]), i));
  }
  return drawing;
}

size_t BoxCount(const Drawing& drawing) {
  size_t count = 0;
  for (const DrawnRoute& route : drawing.routes) count += route.boxes.size();
  return count;
}

}  // namespace safeconduct::chart
