// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_REAL_SEARCH_H_
#define SAFECONDUCT_QUERY_DATES_REAL_SEARCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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

  // Returns whether one real assignment is on all of `sides`, two at most.
  Real Meets(std::span<const chart::Side> sides);
  // Returns whether a real assignment on all of sides `a` and one on all of
  // sides `b` differ in nothing but what is `moving`.
  Real Differ(std::span<const chart::Side> a, std::span<const chart::Side> b,
              const Moving& moving);

  // Returns the value that the assignment found last has of a date.
  Value FoundDay(law::FactId fact) const;
  // Returns days asked about, one at least, on each of which some assignment
  // goes the way of the one found last.
  Interval FoundDays() const;

 private:
  using NodeId = diagram::NodeId;
  using VarId = diagram::VarId;
  static constexpr size_t kMaxSides = 4;
  static constexpr size_t kSteps = 200'000;
  static constexpr size_t kRemembered = 1'000'000;
  // The dates of the second assignment stand behind those of the first.
  struct Plain {};
  struct OneDate {
    size_t date;
  };
  // What is counted between two dates, or where steps lead from them.
  struct Count {
    law::Unit unit{};
    size_t from = 0;
    size_t to = 0;
    calendar::StepsRef from_steps = nullptr;
    calendar::StepsRef to_steps = nullptr;
  };
  using Form = std::variant<Plain, OneDate, Count>;
  // A diagram on the way down, and of which assignment it is.
  struct Place {
    NodeId node;
    bool terminal = true;
    bool second = false;
    friend bool operator==(const Place&, const Place&) = default;
  };
  struct Places {
    std::array<Place, kMaxSides> all;
    size_t count = 0;
  };
  // How a date stands on the way: not looked at yet, or one of its runs.
  enum class Known : uint8_t { kNotYet, kNone, kDay };
  struct Visited {
    std::array<uint32_t, kMaxSides> nodes{};
    uint32_t asked = 0;
    friend bool operator==(const Visited&, const Visited&) = default;
  };
  struct HashVisited {
    size_t operator()(const Visited& visited) const;
  };
  struct Asked {
    uint32_t before = 0;
    uint32_t what = 0;
    Interval values;
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  struct HashAsked {
    size_t operator()(const Asked& asked) const;
  };

  // A variable that places test, and those that go on by it.
  struct Level {
    explicit Level(VarId tested) : var(tested) {}
    VarId var;
    std::array<size_t, kMaxSides> testing{};
    size_t count = 0;
    bool of_second = false;  // by the values of the second assignment
    std::span<const size_t> those() const { return {testing.data(), count}; }
  };

  Real Run(Places places);
  std::optional<Level> LevelOf(const Places& places) const;
  bool LiveTogether(const Places& places);
  bool Descend(const Places& places);
  bool DescendPlain(const Places& places, VarId var,
                    std::span<const size_t> testing);
  bool DescendRuns(const Places& places, size_t date);
  bool DescendDate(const Places& places, VarId var, size_t date,
                   std::span<const size_t> testing);
  bool DescendCount(const Places& places, VarId var, const Count& count,
                    std::span<const size_t> testing);
  bool DescendUnknown(const Places& places, VarId var,
                      std::span<const size_t> testing);
  template <typename Limit>
  bool DescendPieces(const Places& places, VarId var, Interval within,
                     uint32_t what, std::span<const size_t> testing,
                     const Limit& limit);
  Places Below(const Places& places, std::span<const size_t> testing,
               size_t class_index) const;
  bool Lives(const Place& place);
  bool IsMoving(VarId var) const;
  size_t DateOf(size_t date, bool second) const;
  std::span<const Interval> RunsOf(size_t date) const;
  void CutRuns();
  uint32_t Ask(uint32_t what, Interval values);

  const std::vector<Variable> variables_;
  const diagram::NodeStore& store_;
  std::vector<Form> forms_;                // by VarId
  std::vector<size_t> date_of_fact_;       // by FactId; 0 of what is no date
  std::vector<law::FactId> fact_of_date_;  // from 1 on; the first is the day
  // By date: the days on which some steps from it begin to be known, or cease.
  std::vector<std::vector<Value>> edges_;

  // Of the question.
  const diagram::PossibleClasses* possible_ = nullptr;
  const chart::Case* person_ = nullptr;
  IntervalSet today_;
  // By date of the first assignment: its values, cut where steps begin or end
  // to be known.
  std::vector<std::vector<Interval>> runs_;
  bool has_open_dates_ = false;
  uint32_t stamp_ = 0;
  std::vector<std::array<uint32_t, 2>> lives_in_;  // by node and terminal: the
  std::vector<std::array<bool, 2>> lives_;         // stamp, and whether it does

  // Of the search that runs.
  const Moving* moving_ = nullptr;  // null where nothing is
  std::vector<bool> moving_dates_;
  DateSystem system_;
  std::vector<Known> known_;
  uint32_t asked_ = 0;
  size_t steps_ = 0;
  std::unordered_map<Visited, bool, HashVisited> visited_;
  std::unordered_map<Visited, bool, HashVisited> live_together_;
  std::unordered_map<Asked, uint32_t, HashAsked> asked_numbers_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_REAL_SEARCH_H_
