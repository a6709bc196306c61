// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_POSSIBILITIES_H_
#define SAFECONDUCT_QUERY_POSSIBILITIES_H_

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "chart/dependencies.h"
#include "diagram/evaluation.h"
#include "query/dates/date_guesses.h"
#include "query/dates/real_search.h"
#include "safeconduct/asker.h"

namespace safeconduct::query {

// What the possible combinations of a question come to, exactly over real
// dates: see possibilities.cc. Holds working memory of one thread; keeps a
// reference to the chart.
class Possibilities {
 public:
  // The sides of the routes, by RouteId, and where all assumptions hold, in a
  // store with the variables of a chart. Where nothing is ruled out both sides
  // are of one diagram.
  struct Sides {
    std::vector<chart::Side> open;
    std::vector<chart::Side> closed;
    diagram::NodeId assumed = diagram::kTrue;
  };

  explicit Possibilities(const chart::Chart& chart);
  // Asks of the same sides in another store, to which it keeps a reference; of
  // clauses it then knows nothing.
  Possibilities(const chart::Chart& chart, const diagram::NodeStore& store,
                Sides sides);

  // Puts a question: the classes that the variables may be in, with the case
  // and the days behind them. Keeps references to the first two.
  void Pose(const diagram::PossibleClasses& possible, const chart::Case& person,
            const chart::Days& days);

  // Returns whether no combination is possible.
  bool IsContradictory();
  // Of a question that has possible combinations.
  Outcome OutcomeOf(law::RouteId route);
  // Returns whether a route may be open, or closed. Of any question.
  bool MayBe(law::RouteId route, Outcome outcome);
  Holds HoldsOf(law::ClauseId clause);
  // Returns whether some possible combination is on a side.
  bool Comes(chart::Side side);
  // Returns with which of the values of a date, or on which of the days asked
  // about where it is none, some possible combination is on a side. Another
  // question has to be put then.
  IntervalSet ValuesOf(const law::DateRef& date, chart::Side side);
  // Returns whether the sides of a route look at some date through two
  // variables, so that days may differ on which no variable changes its class.
  bool SharesDates(law::RouteId route) const {
    return shares_dates_[route.index()];
  }
  // Returns whether some combinations of what a route looks at are ruled out.
  bool RulesOut(law::RouteId route) const {
    return sides_.closed[route.index()].terminal;
  }
  // The sides, and where all assumptions hold.
  const Sides& sides() const { return sides_; }
  // Returns what still matters to a route, or to whether a clause holds: the
  // things of least flips.
  chart::TurnsOn TurnsOnOf(law::RouteId route);
  chart::TurnsOn TurnsOnOf(law::ClauseId clause);
  // Returns whether a fact may still have more than one value.
  bool IsOpen(law::FactId fact);

  // Forgets what helped with questions that were put before.
  void Forget() { guesses_.Forget(); }
  // Sets how many steps a search takes before it gives up.
  void SetPatience(size_t steps) { search_.SetPatience(steps); }
  // Returns whether a search reached its limit since the question was put. What
  // it left open counts as possible.
  bool gave_up() const { return gave_up_; }

  // The facts that the sides of a route look at, by FactId.
  const std::vector<bool>& FactsOf(law::RouteId route) const {
    return facts_of_[route.index()];
  }
  // The variables that the sides of a route test, ascending.
  const std::vector<diagram::VarId>& VarsOf(law::RouteId route) const {
    return vars_of_[route.index()];
  }

 private:
  // What may differ between two combinations.
  struct Thing {
    chart::Variable about;  // a fact, a dispute, a window or the day
    diagram::VarId var;     // its own; the day's where it has none
    friend auto operator<=>(const Thing&, const Thing&) = default;
  };
  using Things = std::vector<Thing>;
  // What two combinations are to be that flip a function: each on all its
  // sides; and what they look at.
  struct Flip {
    std::vector<chart::Side> first;
    std::vector<chart::Side> second;
    std::vector<diagram::VarId> vars;  // ascending
    bool rules_out = false;            // whether some combinations cannot be
  };

  void Search(const diagram::PossibleClasses& possible,
              const chart::Case& person, const chart::Days& days);
  bool Reaches(chart::Side side);
  bool IsReal(std::span<const chart::Side> sides);
  chart::TurnsOn LeastFlipsOf(const Flip& flip, diagram::NodeId root,
                              bool shares_dates);
  bool Flips(const Flip& flip, const Things& moving);
  Things ThingsOf(const std::vector<diagram::VarId>& vars) const;
  std::vector<Things> TiedAmong(const Things& things);
  bool LooksAt(diagram::VarId var, const Thing& thing) const;
  void AddLeastFlips(const Flip& flip, const Things& among,
                     std::set<Things>& tried, std::set<Thing>& matter);
  bool MayVary(diagram::VarId var) const;
  bool HasSeveral(law::FactId fact) const;
  bool CountsBetweenOpen(diagram::VarId var) const;
  bool IsOpenDate(law::FactId fact);
  bool HasOpenClasses(law::FactId fact, diagram::VarId var);

  const chart::Chart& chart_;
  Sides sides_;
  const diagram::NodeStore& store_;
  diagram::Evaluator evaluator_;
  // Of the chart's own store, where that is another; made when first needed.
  std::optional<diagram::Evaluator> ties_evaluator_;
  RealSearch search_;
  DateGuesses guesses_;  // of the case that is asked about
  // By route: what its sides look at, and whether two variables of a side look
  // at one date.
  std::vector<std::vector<diagram::VarId>> vars_of_;
  std::vector<std::vector<bool>> facts_of_;
  std::vector<bool> assumed_facts_;        // by FactId
  std::vector<bool> shares_dates_;         // by RouteId
  std::vector<bool> clause_shares_dates_;  // by ClauseId

  const diagram::PossibleClasses* possible_ = nullptr;
  const chart::Case* person_ = nullptr;
  chart::Days days_;
  bool gave_up_ = false;
  Moving moving_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_POSSIBILITIES_H_
