// SPDX-License-Identifier: Apache-2.0
//
// That a clause decides is best shown by two cases that are alike but for one
// thing: in the one the clause alone closes the route, in the other the route
// is open. Such pairs, one for each clause, are what modified
// condition/decision coverage asks of a set of tests.
//
// Idea. For each route that a clause stands on and each thing that the clause
// looks at, Twins puts both cases into one diagram: `closed by the clause
// alone` of the first and `open` of the second. The plainest pair of all these
// is taken; as the record has the matters where there is one, else with what it
// takes supposed. A clause that needs two things moved at once has no pair; of
// such a one the plainest case in which it alone closes a route is taken.
//
// Example. `needs transit when came_from is FR and not transit_zone_only`: for
// `came_from` the pair is a case with IE and the same with FR.
//
// Source. Chilenski and Miller, "Applicability of modified condition/decision
// coverage to software testing", 1994.
#include "prove/coverage/deciding_cases.h"

#include <algorithm>
#include <utility>

#include "chart/dependencies.h"
#include "diagram/analysis.h"
#include "prove/coverage/closings.h"
#include "prove/coverage/twins.h"

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
  DecidingCaseFinder(Look& look, const chart::Roots& roots)
      : look_(look), chart_(*look.chart), roots_(roots) {
    const law::Law& law = chart_.law();
    standings_.resize(law.clauses.size());
    Closings closings(law, roots, look.store);
    for (size_t i = 0; i < law.routes.size(); ++i) {
      const auto clauses = law.ClausesOf(RouteId(i));
      const auto alone = closings.Alone(RouteId(i));
      for (size_t j = 0; j < clauses.size(); ++j) {
        standings_[clauses[j].index()].push_back({RouteId(i), alone[j]});
      }
    }
  }

  // Returns the plainest pair of a clause. `with_day` says whether the day is
  // among what may be moved.
  std::optional<DecidingCase> FindPair(ClauseId clause, bool with_day) {
    std::optional<DecidingCase> plainest;
    uint64_t cost = 0;
    for (const Variable& moved : ThingsLookedAt(clause)) {
      if (moved.kind == Variable::Kind::kToday && !with_day) continue;
      const Difference difference = DifferenceOf(moved);
      Twins twins(look_.store, look_.space.space(), difference);
      for (const Standing& standing : standings_[clause.index()]) {
        const NodeId open = roots_.routes[standing.route.index()];
        const NodeId pair = twins.store().And(twins.OfFirst(standing.alone),
                                              twins.OfSecond(open));
        const Search search = twins.Find(pair, look_.step_budget);
        if (!search.witness) continue;
        if (plainest && search.witness->cost >= cost) continue;
        cost = search.witness->cost;
        const auto [first, second] = twins.Split(*search.witness);
        plainest = {standing.route, look_.space.SituationOf(first),
                    look_.space.SituationOf(second), moved};
      }
    }
    return plainest;
  }

  // Returns the plainest situation in which a clause alone closes a route.
  std::optional<DecidingCase> FindAlone(ClauseId clause) {
    std::optional<DecidingCase> plainest;
    uint64_t cost = 0;
    for (const Standing& standing : standings_[clause.index()]) {
      const Search search = look_.Find(standing.alone);
      if (!search.witness) continue;
      if (plainest && search.witness->cost >= cost) continue;
      cost = search.witness->cost;
      plainest = {standing.route, look_.space.SituationOf(*search.witness)};
    }
    return plainest;
  }

 private:
  std::vector<Variable> ThingsLookedAt(ClauseId clause) const {
    std::vector<Variable> things;
    const auto add = [&](Variable::Kind kind, uint32_t index) {
      const bool known =
          std::any_of(things.begin(), things.end(), [&](const Variable& thing) {
            return thing.kind == kind && thing.index == index;
          });
      if (!known) things.push_back({kind, index});
    };
    const NodeId root = roots_.clauses[clause.index()];
    for (const VarId var : diagram::Support(look_.store, root)) {
      const Variable& variable = chart_.variable(var);
      const auto dates = chart::LookedAt(chart_.law(), variable);
      if (dates.empty()) add(variable.kind, variable.index);
      for (const law::DateRef& date : dates) {
        if (date) add(Variable::Kind::kFact, date->value);
        if (!date) add(Variable::Kind::kToday, 0);
      }
    }
    return things;
  }

  Difference DifferenceOf(const Variable& moved) const {
    const Space& space = look_.space.space();
    switch (moved.kind) {
      case Variable::Kind::kFact:
        return DifferenceIn(chart_, space, law::FactId(size_t{moved.index}));
      case Variable::Kind::kToday:
        return DifferenceIn(chart_, space, std::nullopt);
      case Variable::Kind::kMatter:
        return {{*chart_.VarOf(law::MatterId(size_t{moved.index}))}};
      case Variable::Kind::kDispute:
        return {{*chart_.VarOf(record::DisputeId(size_t{moved.index}))}};
      default:
        return {{*chart_.VarOf(record::WindowId(size_t{moved.index}))}};
    }
  }

  Look& look_;
  const chart::Chart& chart_;
  const chart::Roots& roots_;
  std::vector<std::vector<Standing>> standings_;  // by clause
};

}  // namespace

std::vector<ClauseCase> FindDecidingCases(Look& look) {
  const chart::Chart& chart = *look.chart;
  look.Renew();
  DecidingCaseFinder recorded(look, chart.dated());
  DecidingCaseFinder free(look, chart.free());
  std::vector<ClauseCase> cases;
  for (size_t i = 0; i < chart.law().clauses.size(); ++i) {
    const ClauseId clause(i);
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
