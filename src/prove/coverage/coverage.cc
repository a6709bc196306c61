// SPDX-License-Identifier: Apache-2.0
//
// A clause decides where it closes a route and no other clause of the route
// does. That is a diagram: the clause's own, and what all others allow. A
// clause is idle where no real situation makes it true on any route that the
// clause stands on (idle_facts.cc says how facts are found idle).
//
// Why it is idle follows from smaller diagrams of the same kind. Where it
// closes nothing at all, its condition never varies. Else other clauses close
// the route wherever it does; they are found by leaving out others, one after
// the other, for as long as it still holds that where it closes the route one
// of those left does.
//
// Example. `barred by infant when age < 2` beside `barred by child when age <
// 18`: `age < 2 and not age < 18` is false, so `infant` is implied by `child`
// alone. `barred by infant` beside two bars on children that are accompanied
// and on those that are not: neither of them implies it, both do.
//
// Source. That a condition is worth its place where it alone decides for some
// inputs is the idea of modified condition/decision coverage: Chilenski and
// Miller, "Applicability of modified condition/decision coverage to software
// testing", 1994.
#include "prove/coverage/coverage.h"

#include <algorithm>

#include "query/closing_diagrams.h"

namespace safeconduct::prove {

using diagram::NodeId;
using End = Search::End;
using law::ClauseId;
using law::RouteId;

namespace {

class IdleClauseFinder {
 public:
  IdleClauseFinder(SearchContext& context, Coverage& coverage)
      : context_(context),
        law_(context.chart->law()),
        closing_(law_, context.chart->free(), context.store),
        coverage_(coverage),
        routes_(law_.clauses.size()),
        ends_(law_.clauses.size(), End::kNone) {}

  void Run() {
    for (const RouteId route : law_.RouteIds()) LookAt(route);
    for (const ClauseId clause : law_.ClauseIds()) {
      context_.Renew();
      End& end = ends_[clause.index()];
      if (end == End::kNone) Explain(clause);
      if (end == End::kGaveUp) coverage_.undecided.clauses.push_back(clause);
    }
  }

 private:
  // Finds the clauses of a route that decide it.
  void LookAt(RouteId route) {
    context_.Renew();
    const auto clauses = law_.ClausesOf(route);
    const auto alone = closing_.Alone(route);
    for (size_t i = 0; i < clauses.size(); ++i) {
      routes_[clauses[i].index()].push_back(route);
      End& end = ends_[clauses[i].index()];
      if (end == End::kFound) continue;
      const End found = context_.FindWhether(alone[i]);
      // That a search gave up on one route is forgotten where another shows
      // that the clause decides.
      if (found != End::kNone) end = found;
    }
  }

  bool Never(NodeId root) const {
    return context_.FindWhether(root) == End::kNone;
  }

  void Explain(ClauseId clause) {
    IdleClause idle;
    idle.clause = clause;
    const auto& routes = routes_[clause.index()];
    // Its group stands over no route.
    if (routes.empty()) {
      coverage_.clauses.push_back(std::move(idle));
      return;
    }
    const NodeId closes = closing_.Closes(clause);
    Search search = context_.Find(closes);
    if (search.end == End::kGaveUp) {
      ends_[clause.index()] = End::kGaveUp;
      return;
    }
    if (search.end == End::kNone) {
      idle.why = IdleClause::Why::kNever;
    } else {
      idle.why = IdleClause::Why::kImplied;
      idle.situation = context_.variables.SituationOf(*search.witness);
      for (const RouteId route : routes) {
        idle.implied.push_back({route, ImpliedBy(clause, route)});
      }
    }
    coverage_.clauses.push_back(std::move(idle));
  }

  // Returns clauses of which one closes a route wherever `clause` does: a
  // single one if there is one.
  std::vector<ClauseId> ImpliedBy(ClauseId clause, RouteId route) {
    auto others = law_.ClausesOf(route);
    std::erase(others, clause);
    for (const ClauseId other : others) {
      // One clause that does it alone says more than several that do it between
      // them.
      if (Implies(clause, {other})) return {other};
    }
    // The last first, so that those that stand on the route itself stay.
    for (size_t i = others.size(); i-- > 0;) {
      std::vector<ClauseId> fewer = others;
      fewer.erase(fewer.begin() + static_cast<ptrdiff_t>(i));
      // A search that gives up counts as no: more clauses are named then than
      // need be, and never one too few.
      if (Implies(clause, fewer)) others = std::move(fewer);
    }
    return others;
  }

  bool Implies(ClauseId clause, const std::vector<ClauseId>& others) {
    // Where it closes the route, and all of the others leave it open.
    NodeId without = closing_.Closes(clause);
    for (const ClauseId other : others) {
      without = context_.store.And(without, closing_.Allows(other));
    }
    return Never(without);
  }

  SearchContext& context_;
  const law::Law& law_;
  query::ClosingDiagrams closing_;
  Coverage& coverage_;
  std::vector<std::vector<RouteId>> routes_;  // of each clause
  // Of the search, by clause, for where it decides a route.
  std::vector<End> ends_;
};

}  // namespace

void FindIdleClauses(SearchContext& context, Coverage& coverage) {
  IdleClauseFinder(context, coverage).Run();
}

void FindClosedRoutes(SearchContext& context, Coverage& coverage) {
  const chart::Chart& chart = *context.chart;
  for (const RouteId route : chart.law().RouteIds()) {
    const End recorded =
        context.FindWhether(chart.dated().routes[route.index()]);
    // Open to somebody on some day of the record is enough.
    if (recorded == End::kFound) continue;
    const Search free = context.Find(chart.free().routes[route.index()]);
    if (recorded == End::kGaveUp || free.end == End::kGaveUp) {
      coverage.undecided.routes.push_back(route);
      continue;
    }
    ClosedRoute closed{route};
    if (free.witness) {
      closed.would_open = context.variables.SituationOf(*free.witness);
    }
    coverage.routes.push_back(std::move(closed));
  }
}

// In a chart of their own, in which each is a route.
void FindIdleNotes(const SearchContext& context, Coverage& coverage) {
  const auto& chart = context.chart->notes();
  if (chart == nullptr) return;
  SearchContext notes(chart, context.step_budget);
  for (const law::NoteId note : context.chart->law().NoteIds()) {
    const End end = notes.Find(chart->free().routes[note.index()]).end;
    if (end == End::kNone) coverage.notes.push_back(note);
    if (end == End::kGaveUp) coverage.undecided.notes.push_back(note);
  }
}

Coverage FindCoverage(SearchContext& context) {
  Coverage coverage;
  coverage.undecided.step_budget = context.step_budget;
  coverage.undecided.node_budget = context.store.node_budget();
  FindIdleClauses(context, coverage);
  context.Renew();
  // After the clauses: values that only idle clauses tell apart are not looked
  // at.
  FindIdleFacts(context, coverage);
  context.Renew();
  FindClosedRoutes(context, coverage);
  FindIdleNotes(context, coverage);
  return coverage;
}

}  // namespace safeconduct::prove
