// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CHANGE_CHANGE_SEARCH_H_
#define SAFECONDUCT_ASK_CHANGE_CHANGE_SEARCH_H_

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ask/change/changes.h"
#include "ask/change/move_problem.h"
#include "ask/change/route_diagram.h"
#include "ask/change/what_if.h"
#include "case/case.h"
#include "chart/chart.h"
#include "chart/question.h"
#include "query/possibilities.h"
#include "query/scenario_charts.h"

namespace safeconduct::ask {

// The most moves of one change.
using safeconduct::kMaxMoves;

// Finds what would change outcomes: see change_search.cc. Holds working memory,
// so each thread has its own. Keeps a reference to the chart.
class ChangeSearch {
 public:
  explicit ChangeSearch(const chart::Chart& chart);

  // Returns the changes of at most `max_moves` moves, kMaxMoves at the most, of
  // a route whose outcome is `now`; nothing where the diagrams that it takes
  // outgrew the chart's budget. Lists at most `max_listed` of those that move
  // facts alone, and as many of the others.
  std::optional<Changes> Run(law::RouteId route, Outcome now,
                             const chart::Case& person, const chart::Days& days,
                             size_t max_moves, size_t max_listed);

 private:
  enum class Aim : uint8_t { kMove, kFindOut };

  struct Posed;

  bool IsFixed(law::MatterId matter) const { return fixed_[matter.index()]; }
  RouteDiagram& DiagramOf(const chart::Side& side);
  std::vector<Cost> CostsOf(const RouteDiagram& diagram) const;
  std::vector<Item> ItemsOf(const RouteDiagram& diagram, Aim aim,
                            const chart::Case& person) const;
  void AddItem(size_t position, diagram::VarId var, Aim aim,
               const chart::Case& person, std::vector<Item>& items) const;
  void AddFact(size_t position, law::FactId fact, bool itself, Aim aim,
               const chart::Case& person, std::vector<Item>& items) const;
  static void AddMatter(size_t position, law::MatterId matter, bool itself,
                        std::vector<Item>& items);
  std::optional<Change> Evaluate(law::RouteId route, Outcome now,
                                 const MoveProblem& problem,
                                 const chart::Days& days, const Way& way);
  void NarrowToThoseThatDo(law::RouteId route, Outcome now,
                           const diagram::PossibleClasses& possible,
                           const chart::Days& days, chart::Case& person,
                           Change& change);
  std::optional<Change> EvaluateSupposed(law::RouteId route,
                                         const chart::Case& person,
                                         const chart::Days& days,
                                         Change change);

  const chart::Chart& chart_;
  WhatIf what_if_;
  std::vector<bool> fixed_;             // by MatterId: what no change moves
  query::Possibilities possibilities_;  // in the store of what_if_
  chart::Question question_;
  std::map<diagram::NodeId, std::unique_ptr<RouteDiagram>> diagrams_;
  // Those in which matters are supposed, for routes and changes of which one
  // supposes what another did.
  query::ScenarioCharts supposing_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CHANGE_CHANGE_SEARCH_H_
