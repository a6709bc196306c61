// SPDX-License-Identifier: Apache-2.0
//
// That a clause decides is best shown by two cases that are alike but for one
// thing: in the one the clause alone closes the route, in the other the route
// is open. Such pairs, one for each clause, are what modified
// condition/decision coverage asks of a set of tests.
//
// Idea. For each route that a clause stands on and each thing that the clause
// looks at, PairedSituations puts both cases into one diagram: `closed by the
// clause alone` of the first and `open` of the second. The plainest pair of all
// these is taken; as the record has the matters where there is one, else with
// what it takes supposed. A clause that needs two things moved at once has no
// pair; of such a one the plainest case in which it alone closes a route is
// taken.
//
// Example. `needs transit when came_from is FR and not transit_zone_only`: for
// `came_from` the pair is a case with IE and the same with FR.
//
// Source. Chilenski and Miller, "Applicability of modified condition/decision
// coverage to software testing", 1994.
#include "prove/coverage/deciding_cases.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "chart/dependencies.h"
#include "diagram/analysis.h"
#include "prove/coverage/paired_situations.h"
#include "query/closing_diagrams.h"

namespace safeconduct::prove {
namespace {

using chart::Variable;
using diagram::NodeId;
using diagram::VarId;
using law::ClauseId;
using law::RouteId;

// A clause on a route.
struct Standing {
  RouteId route;
  NodeId alone;  // where it closes the route and no other clause does
};

// One of the two charts, looked through.
class DecidingCaseFinder {
 public:
  DecidingCaseFinder(SearchContext& context, const chart::Roots& roots)
      : context_(context), chart_(*context.chart), roots_(roots) {
    const law::Law& law = chart_.law();
    standings_.resize(law.clauses.size());
    query::ClosingDiagrams closing(law, roots, context.store);
    for (const RouteId route : law.RouteIds()) {
      const auto clauses = law.ClausesOf(route);
      const auto alone = closing.Alone(route, chart_.assumed());
      for (size_t j = 0; j < clauses.size(); ++j) {
        standings_[clauses[j].index()].push_back(
            {route, context.Possibly(alone[j])});
      }
    }
  }

  // Returns the plainest pair of a clause. `with_day` says whether the day is
  // among what may be moved.
  std::optional<DecidingCase> FindPair(ClauseId clause, bool with_day) {
    std::optional<DecidingCase> plainest;
    uint64_t cost = 0;
    // Each thing needs a store of its own, in which what looks at it stands
    // twice.
    for (const Movable& moved : ThingsLookedAt(clause)) {
      if (std::holds_alternative<law::Today>(moved) && !with_day) continue;
      const Difference difference = DifferenceOf(moved);
      PairedSituations paired(context_.store, context_.variables.searched(),
                              difference);
      for (const Standing& standing : standings_[clause.index()]) {
        const NodeId open =
            context_.Possibly(roots_.routes[standing.route.index()]);
        auto told = FindTold(paired, standing.alone, open);
        if (!told.situation) continue;
        if (plainest && told.search.witness->cost >= cost) continue;
        cost = told.search.witness->cost;
        auto& [first, second] = *told.situation;
        plainest = {standing.route, std::move(first), std::move(second), moved};
      }
    }
    return plainest;
  }

  // Returns the plainest situation in which a clause alone closes a route.
  std::optional<DecidingCase> FindAlone(ClauseId clause) {
    std::optional<DecidingCase> plainest;
    uint64_t cost = 0;
    for (const Standing& standing : standings_[clause.index()]) {
      auto told = context_.FindTold(standing.alone);
      if (!told.situation) continue;
      if (plainest && told.search.witness->cost >= cost) continue;
      cost = told.search.witness->cost;
      plainest = {standing.route, *std::move(told.situation)};
    }
    return plainest;
  }

 private:
  // Returns the plainest pair of which the one diagram is true of the first and
  // the other of the second.
  Told<std::pair<Situation, Situation>> FindTold(PairedSituations& paired,
                                                 NodeId of_first,
                                                 NodeId of_second) {
    const auto both = [&](NodeId first, NodeId second) {
      return paired.store().And(paired.OfFirst(first), paired.OfSecond(second));
    };
    return prove::FindTold(
        paired.store(), both(of_first, of_second),
        [&](NodeId root) { return paired.Find(root, context_.step_budget); },
        [&](const Witness& witness) {
          const auto [first, second] = paired.Split(witness);
          return std::pair(context_.variables.SituationOf(first),
                           context_.variables.SituationOf(second));
        },
        [&] {
          const NodeId supposable = context_.Supposable();
          return both(supposable, supposable);
        });
  }

  std::vector<Movable> ThingsLookedAt(ClauseId clause) const {
    std::vector<Movable> things;
    const auto add = [&](const Movable& thing) {
      if (std::ranges::find(things, thing) == things.end()) {
        things.push_back(thing);
      }
    };
    const law::Law& law = chart_.law();
    const NodeId root = roots_.clauses[clause.index()];
    for (const VarId var : diagram::Support(context_.store, root)) {
      const Variable& variable = chart_.variable(var);
      std::visit(Overloaded{
                     [&](record::WindowId window) { add(window); },
                     [&](record::DisputeId dispute) { add(dispute); },
                     [&](law::MatterId matter) { add(matter); },
                     [&](law::ExprId comparison) {
                       const law::Expr& expr = law.expr(comparison);
                       // A comparison looks at a matter, and at another where
                       // its number is one.
                       add(expr.matter);
                       const auto* number =
                           std::get_if<law::MatterId>(&expr.subject);
                       if (number != nullptr) add(*number);
                     },
                     // Of these the dates that they look at.
                     [](law::Today) {},
                     [](law::FactId) {},
                     [](law::MeasureId) {},
                 },
                 variable);
      for (const law::DateRef& date : chart::LookedAt(law, variable)) {
        // A measure looks at two dates, and either may be moved.
        add(date ? Movable(*date) : Movable(law::Today()));
      }
    }
    return things;
  }

  Difference DifferenceOf(const Movable& moved) const {
    const SearchVariables& searched = context_.variables.searched();
    return std::visit(Overloaded{
                          [&](law::Today) {
                            return DifferenceIn(chart_, searched, std::nullopt);
                          },
                          [&](law::FactId fact) {
                            return DifferenceIn(chart_, searched, fact);
                          },
                          [&](law::MatterId matter) {
                            return DifferenceIn(chart_, searched, matter);
                          },
                          [&](record::DisputeId dispute) {
                            return Difference{{*chart_.VarOf(dispute)}};
                          },
                          [&](record::WindowId window) {
                            return Difference{{*chart_.VarOf(window)}};
                          },
                      },
                      moved);
  }

  SearchContext& context_;
  const chart::Chart& chart_;
  const chart::Roots& roots_;
  std::vector<std::vector<Standing>> standings_;  // by clause
};

}  // namespace

std::vector<ClauseCase> FindDecidingCases(SearchContext& context) {
  const chart::Chart& chart = *context.chart;
  context.Renew();
  // Both look through one store, so that what they share is made once.
  DecidingCaseFinder recorded(context, chart.dated());
  DecidingCaseFinder free(context, chart.free());
  std::vector<ClauseCase> cases;
  for (const ClauseId clause : chart.law().ClauseIds()) {
    ClauseCase& made = cases.emplace_back(clause);
    // On another day a supposition might not hold, so there the day stays.
    made.shown = recorded.FindPair(clause, true);
    if (!made.shown) made.shown = free.FindPair(clause, false);
    if (!made.shown) made.shown = recorded.FindAlone(clause);
    if (!made.shown) made.shown = free.FindAlone(clause);
  }
  return cases;
}

}  // namespace safeconduct::prove
