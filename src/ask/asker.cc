// SPDX-License-Identifier: Apache-2.0
//
// Every part of an answer is a walk over a diagram of the chart, with the
// question put as the classes that each variable may be in. A walk tells which
// terminals can be reached: one alone settles the outcome, both leave it
// undetermined, and which of the variables on the way still matter is what it
// turns on. So an answer takes time by the nodes of the diagrams and not by how
// much is unknown.
//
// Where dates are not known, or assumptions rule combinations out, what a walk
// finds is looked at more closely: see possibilities.cc.
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
using law::RouteId;

namespace {

// Whether a clause that holds, or does not, closes its route by itself.
bool Closes(const law::Clause& clause, Holds holds) {
  return holds == (clause.closes_where_it_holds() ? Holds::kYes : Holds::kNo);
}

}  // namespace

Asker::Asker(std::shared_ptr<const chart::Chart> chart)
    : chart_(std::move(chart)),
      question_(*chart_),
      possibilities_(*chart_),
      outcomes_(chart_->law().routes.size()),
      clause_events_(*chart_),
      facts_of_route_(chart::FactsOfRoutes(*chart_)) {
  reason_searches_.reserve(outcomes_.size());
  for (const RouteId route : chart_->law().RouteIds()) {
    reason_searches_.emplace_back(*chart_, route, possibilities_);
  }
  if (chart_->notes() != nullptr) {
    notes_ = std::make_unique<Asker>(chart_->notes());
  }
}
// Here, where ChangeSearch is known.
Asker::~Asker() = default;

void Asker::Pose(const Case& person, const Days& days) {
  question_.Fill(person, days);
  // An answer does not hang on what was asked before.
  possibilities_.Forget();
  possibilities_.Pose(question_.possible(), person, days);
}

bool Asker::IsContradictory(const Case& person, const Days& days) {
  Pose(person, days);
  return possibilities_.IsContradictory();
}

std::span<const Outcome> Asker::Outcomes(const Case& person, const Days& days) {
  Pose(person, days);
  for (const RouteId route : chart_->law().RouteIds()) {
    outcomes_[route.index()] = possibilities_.OutcomeOf(route);
  }
  return outcomes_;
}

Answer Asker::Explain(const Case& person, const Days& days,
                      std::span<const RouteId> routes) {
  Answer answer;
  answer.days = days;
  answer.routes.reserve(routes.size());
  Pose(person, days);
  for (const RouteId route : routes) {
    answer.routes.push_back(JudgeRoute(route, person, days));
    AddReason(person, days, answer.routes.back());
    answer.routes.back().notes = NotesOf(person, days, route);
  }
  return answer;
}

RouteAnswer Asker::Judge(const Case& person, const Days& days, RouteId route) {
  Pose(person, days);
  return JudgeRoute(route, person, days);
}

std::vector<ClauseAnswer> Asker::JudgeClauses(const Case& person,
                                              const Days& days, RouteId route) {
  Pose(person, days);
  return ClausesOf(route, person, days);
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

RouteAnswer Asker::JudgeRoute(RouteId route, const Case& person,
                              const Days& days) {
  RouteAnswer answer;
  answer.route = route;
  answer.outcome = possibilities_.OutcomeOf(route);
  answer.clauses = ClausesOf(route, person, days);
  for (const ClauseAnswer& clause : answer.clauses) {
    if (Closes(chart_->law().clause(clause.clause), clause.holds)) {
      answer.because.push_back(clause.clause);
    }
  }
  if (answer.outcome == Outcome::kUndetermined) {
    answer.turns_on = possibilities_.TurnsOnOf(route);
  }
  answer.undecided = possibilities_.gave_up();
  return answer;
}

std::vector<ClauseAnswer> Asker::ClausesOf(RouteId route, const Case& person,
                                           const Days& days) {
  const auto clauses = chart_->law().ClausesOf(route);
  std::vector<ClauseAnswer> answers;
  answers.reserve(clauses.size());
  for (const law::ClauseId id : clauses) {
    answers.push_back(
        {id, possibilities_.HoldsOf(id), clause_events_.Of(id, person, days)});
  }
  return answers;
}

// A reason is of what is settled; what is not turns on something instead.
void Asker::AddReason(const Case& person, const Days& days,
                      RouteAnswer& answer) {
  if (answer.outcome == Outcome::kUndetermined) return;
  answer.reason = reason_searches_[answer.route.index()].Run(
      question_, person, days, answer.outcome);
  // The search has put questions of its own.
  possibilities_.Pose(question_.possible(), person, days);
}

// Notes are asked about as routes of a chart of their own, by the same numbers:
// its facts are those of the case, and its outcomes say whether a note holds.
std::vector<NoteAnswer> Asker::NotesOf(const Case& person, const Days& days,
                                       RouteId route) {
  std::vector<NoteAnswer> answers;
  if (notes_ == nullptr) return answers;
  for (const law::NoteId note : chart_->law().NotesOf(route)) {
    const RouteId asked(note.index());
    notes_->Pose(person, days);
    const Outcome outcome = notes_->possibilities_.OutcomeOf(asked);
    if (outcome == Outcome::kClosed) continue;
    NoteAnswer answer{note, Holds::kYes, {}, {}};
    if (outcome == Outcome::kUndetermined) {
      answer.holds = Holds::kUnknown;
      answer.turns_on = notes_->possibilities_.TurnsOnOf(asked);
    }
    // Its one clause is its condition.
    answer.events =
        notes_->clause_events_.Of(law::ClauseId(note.index()), person, days);
    answers.push_back(std::move(answer));
  }
  return answers;
}

chart::TurnsOn Asker::ClauseTurnsOn(law::ClauseId clause, const Case& person,
                                    const Days& days) {
  Pose(person, days);
  return possibilities_.TurnsOnOf(clause);
}

// -- What to ask first --------------------------------------------------------

// Returns how many undetermined routes are settled by some value that the fact
// may have. A route counts once, however many values settle it.
int Asker::RoutesSettledBy(law::FactId fact, const Case& person,
                           const Answer& answer) {
  Case supposed = person;
  std::vector<bool> settled(answer.routes.size());
  // What is hard to tell of one value is not worth the while of many.
  possibilities_.SetPatience(query::RealSearch::kLittlePatience);
  for (const IntervalSet& values :
       chart::PiecesOf(*chart_, fact, person, answer.days)) {
    supposed.Set(fact, values);
    question_.SetFact(fact, supposed, answer.days);
    possibilities_.Pose(question_.possible(), supposed, answer.days);
    // Nobody has a value that no possible combination has.
    if (possibilities_.IsContradictory()) continue;
    for (size_t i = 0; i < settled.size(); ++i) {
      const RouteAnswer& route = answer.routes[i];
      if (route.outcome != Outcome::kUndetermined || settled[i] ||
          !possibilities_.FactsOf(route.route)[fact.index()]) {
        continue;
      }
      settled[i] =
          possibilities_.OutcomeOf(route.route) != Outcome::kUndetermined;
    }
  }
  question_.SetFact(fact, person, answer.days);
  possibilities_.SetPatience(query::RealSearch::kPatience);
  return static_cast<int>(std::count(settled.begin(), settled.end(), true));
}

std::vector<law::FactId> Asker::OpenFacts(const Case& person,
                                          const Days& days) {
  Pose(person, days);
  std::vector<law::FactId> open;
  for (const law::FactId fact : chart_->law().FactIds()) {
    if (possibilities_.IsOpen(fact)) open.push_back(fact);
  }
  return open;
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
  Pose(person, answer.days);
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
