// SPDX-License-Identifier: Apache-2.0
//
// Passes ask what a condition tests, through terms and, in guarantees, through
// routes. Each comes by an expression once, so that a walk is linear in the law
// even where terms name terms in a lattice whose paths are countless.
#include "law/walk.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

namespace safeconduct::law {

// The last first, as what is pending is taken from its end.
void AddParts(const Law& law, const Expr& expr, std::vector<ExprId>& pending) {
  pending.insert(pending.end(), expr.children.rbegin(), expr.children.rend());
  if (expr.kind == Expr::Kind::kTerm) {
    pending.push_back(law.term(expr.term).condition);
  }
}

std::vector<ExprId> ConditionsOf(const Clause& clause) {
  if (clause.unless) return {clause.when, *clause.unless};
  return {clause.when};
}

std::vector<ExprId> AllConditions(const Law& law) {
  std::vector<ExprId> all;
  for (const Clause& clause : law.clauses) {
    const auto conditions = ConditionsOf(clause);
    all.insert(all.end(), conditions.begin(), conditions.end());
  }
  for (const Guarantee& guarantee : law.guarantees) {
    all.push_back(guarantee.condition);
  }
  for (const Assumption& assumption : law.assumptions) {
    all.push_back(assumption.condition);
  }
  for (const Day& day : law.days) {
    for (const DayAlternative& way : day.alternatives) {
      if (way.when) all.push_back(*way.when);
    }
  }
  for (const ProcedureStep& step : law.steps) {
    if (step.taken_today) all.push_back(*step.taken_today);
  }
  return all;
}

std::vector<std::vector<MatterId>> MattersOfClauses(const Law& law) {
  Walker walker(law);
  std::vector<std::vector<MatterId>> matters_of;
  for (const Clause& clause : law.clauses) {
    std::set<MatterId> matters;
    // Clauses that share a term each test what it tests.
    walker.Forget();
    for (const ExprId condition : ConditionsOf(clause)) {
      walker.Walk(condition, [&matters](const Expr& expr) {
        ForEachTested(expr, [&matters](const Subject& subject) {
          const auto* matter = std::get_if<MatterId>(&subject);
          if (matter != nullptr) matters.insert(*matter);
        });
      });
    }
    matters_of.emplace_back(matters.begin(), matters.end());
  }
  return matters_of;
}

std::vector<DayId> DaysOfRoutes(const Law& law,
                                std::span<const RouteId> routes) {
  std::multimap<ExprId, DayId> looks;
  for (const auto& [test, day] : law.day_looks) looks.emplace(test, day);
  std::set<DayId> days;
  std::vector<DayId> pending;
  const auto add = [&](DayId day) {
    if (days.insert(day).second) pending.push_back(day);
  };
  Walker walker(law);
  const auto look_at = [&](ExprId condition) {
    walker.Walk(condition, [&](ExprId id) {
      const auto [first, last] = looks.equal_range(id);
      for (auto look = first; look != last; ++look) add(look->second);
    });
  };
  for (const RouteId route : routes) {
    for (const ClauseId clause : law.ClausesOf(route)) {
      for (const ExprId each : ConditionsOf(law.clause(clause))) look_at(each);
    }
    for (const NoteId note : law.NotesOf(route)) look_at(law.note(note).when);
  }
  for (const Procedure& procedure : law.procedures) {
    if (std::ranges::find(routes, procedure.route) == routes.end()) continue;
    for (const StepId step : procedure.steps) {
      if (law.step(step).due) add(*law.step(step).due);
    }
  }
  while (!pending.empty()) {
    const Day& day = law.day(pending.back());
    pending.pop_back();
    for (const DayId start : day.starts) add(start);
    for (const DayAlternative& way : day.alternatives) {
      if (way.when) look_at(*way.when);
    }
  }
  return {days.begin(), days.end()};
}

std::vector<RouteId> RoutesNamed(const Law& law, ExprId condition) {
  std::set<RouteId> routes;
  Walker(law).Walk(condition, [&](const Expr& expr) {
    if (expr.kind == Expr::Kind::kRouteOpen) routes.insert(expr.route);
  });
  return {routes.begin(), routes.end()};
}

// A route is what its clauses make of it, so that a guarantee about one tests
// what they test. The last first, as in AddParts.
void Walker::AddClauses(const Expr& expr, std::vector<ExprId>& pending) const {
  if (expr.kind != Expr::Kind::kRouteOpen) return;
  std::vector<ExprId> all;
  for (const ClauseId clause : law_.ClausesOf(expr.route)) {
    const auto conditions = ConditionsOf(law_.clause(clause));
    all.insert(all.end(), conditions.begin(), conditions.end());
  }
  pending.insert(pending.end(), all.rbegin(), all.rend());
}

}  // namespace safeconduct::law
