// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_ASKER_H_
#define SAFECONDUCT_ASK_ASKER_H_

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "ask/answer.h"
#include "ask/clause_events.h"
#include "ask/reason_search.h"
#include "case/case.h"
#include "chart/chart.h"
#include "chart/question.h"
#include "query/possibilities.h"

namespace safeconduct::ask {

class ChangeSearch;

// Answers questions to one chart. Holds working memory, so each thread has its
// own; the chart is shared.
class Asker {
 public:
  explicit Asker(std::shared_ptr<const chart::Chart> chart);
  ~Asker();

  // Returns whether the assumptions of the pack leave the case and the days no
  // possible combination. All that follows is asked of those that have one.
  bool IsContradictory(const chart::Case& person, const chart::Days& days);

  // Returns the outcome of each route, by RouteId. Holds until the next
  // question.
  std::span<const Outcome> Outcomes(const chart::Case& person,
                                    const chart::Days& days);

  // Returns the outcome of each of `routes`, explained.
  Answer Explain(const chart::Case& person, const chart::Days& days,
                 std::span<const law::RouteId> routes);
  // The same of one route, without its reason and its notes.
  RouteAnswer Judge(const chart::Case& person, const chart::Days& days,
                    law::RouteId route);
  // Its clauses alone, which take no search for what it turns on.
  std::vector<ClauseAnswer> JudgeClauses(const chart::Case& person,
                                         const chart::Days& days,
                                         law::RouteId route);
  // Returns the notes of a route that hold or may hold.
  std::vector<NoteAnswer> NotesOf(const chart::Case& person,
                                  const chart::Days& days, law::RouteId route);

  // Adds to each route of an answer, which Explain gave, what would change its
  // outcome with at most `max_moves` moves. What it takes is made at the first
  // call; returns false where it outgrew the chart's budget, or where `watch`,
  // told before each route how many of all are done, said not to go on. Of a
  // route it lists at most `max_listed` that move facts alone, and as many
  // others.
  using Watch = std::function<bool(size_t done, size_t all)>;
  bool AddChanges(const chart::Case& person, size_t max_moves, Answer& answer,
                  size_t max_listed = kMaxChangesListed,
                  const Watch& watch = {});

  // Returns the outcomes of each of `routes` over all days, cut where the
  // record, a window or a limit changes that belongs to one of them. Facts are
  // held as they are. Asks once for each stretch.
  CaseTimeline Timeline(const chart::Case& person,
                        std::span<const law::RouteId> routes);

  // Returns the facts that may still have more than one value, in order of
  // declaration.
  std::vector<law::FactId> OpenFacts(const chart::Case& person,
                                     const chart::Days& days);
  // Returns on what it turns whether a clause holds; on nothing where that is
  // settled.
  chart::TurnsOn ClauseTurnsOn(law::ClauseId clause, const chart::Case& person,
                               const chart::Days& days);

  // Returns the unknown facts that matter to some undetermined route, the one
  // to find out first at the front: for some value it settles the most routes,
  // and then it matters to the most.
  std::vector<law::FactId> AskFirst(const chart::Case& person,
                                    const Answer& answer);

 private:
  // Puts a question anew.
  void Pose(const chart::Case& person, const chart::Days& days);
  RouteAnswer JudgeRoute(law::RouteId route, const chart::Case& person,
                         const chart::Days& days);
  std::vector<ClauseAnswer> ClausesOf(law::RouteId route,
                                      const chart::Case& person,
                                      const chart::Days& days);
  void AddReason(const chart::Case& person, const chart::Days& days,
                 RouteAnswer& answer);
  void FindOutcomes(const chart::Case& person,
                    std::span<const law::RouteId> routes, Stretch& stretch);
  std::vector<law::FactId> HeldFacts(
      const chart::Case& person, std::span<const law::RouteId> routes) const;
  int RoutesSettledBy(law::FactId fact, const chart::Case& person,
                      const Answer& answer);

  std::shared_ptr<const chart::Chart> chart_;
  // What was put last. Methods that change it for a while put it back.
  chart::Question question_;
  query::Possibilities possibilities_;
  // By RouteId, of the last call of Outcomes().
  std::vector<Outcome> outcomes_;
  ClauseEvents clause_events_;
  // By route: the facts that its diagram looks at, itself or through a measure.
  std::vector<std::vector<bool>> facts_of_route_;
  std::vector<ReasonSearch> reason_searches_;    // by route
  std::unique_ptr<ChangeSearch> change_search_;  // null until asked for
  std::unique_ptr<Asker> notes_;  // of Chart::notes(); null where that is
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_ASKER_H_
