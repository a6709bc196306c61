// SPDX-License-Identifier: Apache-2.0
//
// Every part of an answer is a walk over a diagram of the chart, with the
// question put as the classes that each variable may be in. A walk tells which
// terminals can be reached: one alone settles the outcome, both leave it
// undetermined, and which of the variables on the way still matter is what it
// turns on. So an answer takes time by the nodes of the diagrams and not by how
// much is unknown.
//
// Explaining costs more than the outcome: a walk for each clause, and for a
// settled route a search for a reason (reason_search.cc). Outcomes() alone does
// neither.
#include "ask/asker.h"

#include <algorithm>
#include <utility>

#include "ask/change/change_search.h"
#include "chart/dependencies.h"
#include "chart/limits.h"

namespace safeconduct::ask {

using chart::Case;
using chart::Days;
using diagram::Reach;
using law::RouteId;

namespace {

Holds HoldsOfReach(Reach reach) {
  if (reach == diagram::kMayBeTrue) return Holds::kYes;
  if (reach == diagram::kMayBeFalse) return Holds::kNo;
  return Holds::kUnknown;
}

// Whether a clause that holds, or does not, closes its route by itself.
bool Closes(const law::Clause& clause, Holds holds) {
  return holds == (clause.closes_where_it_holds() ? Holds::kYes : Holds::kNo);
}

}  // namespace

Asker::Asker(std::shared_ptr<const chart::Chart> chart)
    : chart_(std::move(chart)),
      question_(*chart_),
      evaluator_(chart_->store()),
      outcomes_(chart_->law().routes.size()),
      clause_events_(*chart_),
      facts_of_route_(chart::FactsOfRoutes(*chart_)) {
  reason_searches_.reserve(outcomes_.size());
  for (const RouteId route : chart_->law().RouteIds()) {
    reason_searches_.emplace_back(*chart_, route,
                                  facts_of_route_[route.index()], evaluator_);
  }
}
// Here, where ChangeSearch is known.
Asker::~Asker() = default;

Outcome Asker::OutcomeOf(RouteId route) {
  return OutcomeOfReach(evaluator_.Reachable(
      chart_->dated().routes[route.index()], question_.possible()));
}

std::span<const Outcome> Asker::Outcomes(const Case& person, const Days& days) {
  question_.Fill(person, days);
  for (const RouteId route : chart_->law().RouteIds()) {
    outcomes_[route.index()] = OutcomeOf(route);
  }
  return outcomes_;
}

Answer Asker::Explain(const Case& person, const Days& days,
                      std::span<const RouteId> routes) {
  Answer answer;
  answer.days = days;
  answer.routes.reserve(routes.size());
  question_.Fill(person, days);
  for (const RouteId route : routes) {
    answer.routes.push_back(ExplainRoute(route, person, days));
  }
  return answer;
}

bool Asker::AddChanges(const Case& person, size_t max_moves, Answer& answer,
                       size_t max_listed, const Watch& watch) {
  // Its diagrams are of every route and are made once for all answers.
  if (change_search_ == nullptr) {
    change_search_ = std::make_unique<ChangeSearch>(*chart_);
  }
  for (size_t done = 0; done < answer.routes.size(); ++done) {
    if (watch && !watch(done, answer.routes.size())) return false;
    RouteAnswer& route = answer.routes[done];
    route.changes = change_search_->Run(route.route, route.outcome, person,
                                        answer.days, max_moves, max_listed);
    if (!route.changes) return false;
  }
  return true;
}

RouteAnswer Asker::ExplainRoute(RouteId route, const Case& person,
                                const Days& days) {
  RouteAnswer answer;
  answer.route = route;
  answer.outcome = OutcomeOf(route);
  const auto clauses = chart_->law().ClausesOf(route);
  answer.clauses.reserve(clauses.size());
  for (const law::ClauseId id : clauses) {
    answer.clauses.push_back(ExplainClause(id, person, days));
    const Holds holds = answer.clauses.back().holds;
    if (Closes(chart_->law().clause(id), holds)) {
      answer.because.push_back(id);
    }
  }
  if (answer.outcome == Outcome::kUndetermined) {
    ExplainUndetermined(person, days, answer);
  } else {
    // A reason is of what is settled; what is not turns on something instead.
    answer.reason =
        reason_searches_[route.index()].Run(question_, person, days);
  }
  return answer;
}

ClauseAnswer Asker::ExplainClause(law::ClauseId clause, const Case& person,
                                  const Days& days) {
  const diagram::NodeId root = chart_->dated().clauses[clause.index()];
  const Reach reach = evaluator_.Reachable(root, question_.possible());
  ClauseAnswer answer{
      clause, HoldsOfReach(reach), clause_events_.Of(clause, days), {}};
  if (answer.holds == Holds::kUnknown) {
    const auto vars = evaluator_.Mattering(root, question_.possible());
    // One variable looks at no date twice.
    if (vars.size() > 1) {
      answer.wide = DependenciesOf(vars, person, days).Wide();
    }
  }
  return answer;
}

chart::TurnsOn Asker::ClauseTurnsOn(law::ClauseId clause, const Case& person,
                                    const Days& days) {
  question_.Fill(person, days);
  // No variable matters to what is settled.
  return DependenciesOf(
             evaluator_.Mattering(chart_->dated().clauses[clause.index()],
                                  question_.possible()),
             person, days)
      .turns_on();
}

// Returns what a function turns on to which these variables matter.
chart::DependencyCollector Asker::DependenciesOf(
    std::span<const diagram::VarId> vars, const Case& person,
    const Days& days) const {
  chart::DependencyCollector collector(*chart_, person, days);
  for (const diagram::VarId var : vars) collector.Add(var);
  return collector;
}

void Asker::ExplainUndetermined(const Case& person, const Days& days,
                                RouteAnswer& answer) {
  const diagram::NodeId root = chart_->dated().routes[answer.route.index()];
  const auto collector = DependenciesOf(
      evaluator_.Mattering(root, question_.possible()), person, days);
  answer.turns_on = collector.turns_on();
  answer.wide = collector.Wide();
}

// -- What to ask first --------------------------------------------------------

// Returns how many undetermined routes are settled by some value that the fact
// may have. A route counts once, however many values settle it.
int Asker::RoutesSettledBy(law::FactId fact, const Case& person,
                           const Answer& answer) {
  Case supposed = person;
  std::vector<bool> settled(answer.routes.size());
  for (const IntervalSet& values :
       chart::PiecesOf(*chart_, fact, person, answer.days)) {
    supposed.Set(fact, values);
    question_.SetFact(fact, supposed, answer.days);
    for (size_t i = 0; i < settled.size(); ++i) {
      if (answer.routes[i].outcome == Outcome::kUndetermined &&
          OutcomeOf(answer.routes[i].route) != Outcome::kUndetermined) {
        settled[i] = true;
      }
    }
  }
  question_.SetFact(fact, person, answer.days);
  return static_cast<int>(std::count(settled.begin(), settled.end(), true));
}

std::vector<law::FactId> Asker::AskFirst(const Case& person,
                                         const Answer& answer) {
  struct Candidate {
    law::FactId fact;
    int settles;
    int matters;
  };
  std::vector<int> matters(chart_->law().facts.size());
  for (const RouteAnswer& route : answer.routes) {
    for (const law::FactId fact : route.turns_on.facts) {
      ++matters[fact.index()];
    }
  }
  // Another question may have been put since the answer was given.
  question_.Fill(person, answer.days);
  std::vector<Candidate> candidates;
  for (const law::FactId fact : chart_->law().FactIds()) {
    const int count = matters[fact.index()];
    if (count == 0) continue;
    candidates.push_back({fact, RoutesSettledBy(fact, person, answer), count});
  }
  // Stable, so that of equals the first declared is asked first.
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return std::pair(a.settles, a.matters) >
                            std::pair(b.settles, b.matters);
                   });
  std::vector<law::FactId> facts;
  for (const Candidate& candidate : candidates) {
    facts.push_back(candidate.fact);
  }
  return facts;
}

}  // namespace safeconduct::ask
