// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_REAL_SEARCH_H_
#define SAFECONDUCT_QUERY_DATES_REAL_SEARCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"
#include "diagram/evaluation.h"
#include "diagram/node_store.h"
#include "query/dates/date_system.h"
#include "query/dates/date_trail.h"
#include "query/dates/joint_walk.h"

namespace safeconduct::query {

// What a search came to. It gives up where it would take too many steps.
enum class Real : uint8_t { kNone, kFound, kGaveUp };

// The things in which two assignments may differ.
struct Moving {
  std::vector<bool> vars;   // by VarId; of what looks at no date
  std::vector<bool> facts;  // by FactId; of dates
  bool today = false;
};

// Finds whether diagrams come to what is asked with values that go together:
// see real_search.cc. Holds working memory, so each thread has its own.
class RealSearch {
 public:
  // A variable of the store, and the values of its classes.
  struct Variable {
    const chart::Variable* about;
    const diagram::Domain* domain;
  };
  // `variables`, by VarId, are those of the store; what is said of classes is
  // wanted of those that look at dates alone. Keeps references to all.
  RealSearch(const law::Law& law, std::vector<Variable> variables,
             const diagram::NodeStore& store);
  // Returns the variables of a chart, by VarId.
  static std::vector<Variable> VariablesOf(const chart::Chart& chart);
  // The store is the chart's own, or has its variables.
  RealSearch(const chart::Chart& chart, const diagram::NodeStore& store);

  // Puts the question: the classes that each variable may be in, and what is
  // known of the dates and of the days asked about. Keeps references to
  // `possible` and `person`.
  void Pose(const diagram::PossibleClasses& possible, const chart::Case& person,
            const chart::Days& days);

  // Returns whether any of the dates posed that some variable looks at is not
  // known exactly: without one, all that a walk over classes finds is real.
  bool has_open_dates() const { return has_open_dates_; }

  // How many steps a search takes before it gives up.
  static constexpr size_t kPatience = 200'000;
  static constexpr size_t kLittlePatience = 1'000;
  void SetPatience(size_t steps) { patience_ = steps; }

  // Returns whether one real assignment is on all of `sides`, two at most.
  Real Meets(std::span<const chart::Side> sides);
  // Returns whether a real assignment on all of sides `a` and one on all of
  // sides `b` differ in nothing but what is `moving`.
  Real Differ(std::span<const chart::Side> a, std::span<const chart::Side> b,
              const Moving& moving);

  // Returns the value that the assignment found last has of a date, be it the
  // day asked about.
  Value FoundDay(const law::DateRef& date) const;
  // Returns values of a date, of the day asked about where it is none, with
  // each of which some assignment goes the way of the one found last; one at
  // least, kNone alone where it did not happen.
  Interval FoundRun(const law::DateRef& date) const;

 private:
  using NodeId = diagram::NodeId;
  using VarId = diagram::VarId;
  using Place = JointWalk::Place;
  using Places = JointWalk::Places;
  using Level = JointWalk::Level;
  using Nodes = JointWalk::Nodes;
  static constexpr size_t kRemembered = 1'000'000;
  static constexpr size_t kDeadEnds = 64;  // of the same nodes
  // The dates of the second assignment stand behind those of the first.
  struct Plain {};
  struct OneDate {
    size_t date;
  };
  // What is counted between two dates, or where steps lead from them.
  using Form = std::variant<Plain, OneDate, DateSystem::Count>;
  // How a date stands on the way: not looked at yet, or one of its runs.
  enum class Known : uint8_t { kNotYet, kNone, kDay };
  using Reason = DateTrail::Reason;
  // What was asked, wherever it stood: it leads nowhere from some nodes.
  struct Claim {
    uint32_t what = 0;
    Interval values;
  };
  using DeadEnd = std::vector<Claim>;

  Real Run(Places places);
  bool Descend(const Places& places, Reason& why);
  bool DescendLevel(const Places& places, const Level& level, Reason& why);
  bool DescendPlain(const Places& places, const Level& level, Reason& why);
  bool DescendRuns(const Places& places, size_t date, Reason& why);
  bool DescendDate(const Places& places, const Level& level, size_t date,
                   Reason& why);
  bool DescendCount(const Places& places, const Level& level,
                    const DateSystem::Count& count, Reason& why);
  bool DescendUnknown(const Places& places, const Level& level, Reason& why);
  bool DescendNone(const Places& places, const Level& level, Reason& why);
  bool DescendPieces(const Places& places, const Level& level, Interval within,
                     DateTrail::Asked asked, Reason& why);
  bool DescendAsking(const Places& below, DateTrail::Asked asked, Reason& why);
  bool NoneLives(const Places& places, const Level& level);
  void AddChoice(size_t date, Reason& why) const;
  std::optional<Reason> KnownDeadEnd(const Nodes& here) const;
  void Remember(const Nodes& here, const Reason& why);
  std::vector<bool> MovingVars(const Moving& moving) const;
  size_t DateOf(size_t date, bool second) const;
  std::span<const Interval> RunsOf(size_t date) const;
  void CutRuns();

  const std::vector<Variable> variables_;
  JointWalk walk_;
  std::vector<Form> forms_;                // by VarId
  std::vector<size_t> date_of_fact_;       // by FactId; 0 of what is no date
  std::vector<law::FactId> fact_of_date_;  // from 1 on; the first is the day
  // By date: the days on which some steps from it begin to be known, or cease.
  std::vector<std::set<Value>> edges_;

  // Of the question.
  const diagram::PossibleClasses* possible_ = nullptr;
  const chart::Case* person_ = nullptr;
  IntervalSet today_;
  // By date of the first assignment: its values, cut where steps begin or end
  // to be known.
  std::vector<std::vector<Interval>> runs_;
  // By date of both assignments.
  std::vector<Known> known_at_first_;
  std::vector<Interval> days_at_first_;
  bool has_open_dates_ = false;
  size_t patience_ = kPatience;

  // Of the search that runs.
  std::vector<bool> moving_dates_;
  DateTrail trail_;
  std::vector<Known> known_;
  size_t steps_ = 0;
  std::unordered_map<Nodes, std::vector<DeadEnd>, JointWalk::HashNodes>
      dead_ends_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_REAL_SEARCH_H_
