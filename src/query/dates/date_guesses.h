// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_DATE_GUESSES_H_
#define SAFECONDUCT_QUERY_DATES_DATE_GUESSES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"
#include "diagram/evaluation.h"
#include "diagram/node_store.h"
#include "query/dates/joint_walk.h"
#include "query/dates/real_search.h"

namespace safeconduct::query {

// Days of all dates at once, tried before anything is searched: see
// date_guesses.cc. Holds working memory, so each thread has its own.
class DateGuesses {
 public:
  // As of a RealSearch. Keeps references.
  DateGuesses(const law::Law& law, std::vector<RealSearch::Variable> variables,
              const diagram::NodeStore& store);
  DateGuesses(const chart::Chart& chart, const diagram::NodeStore& store);

  // Puts the question, as to a RealSearch. Keeps references to the first two.
  void Pose(const diagram::PossibleClasses& possible, const chart::Case& person,
            const chart::Days& days);

  // Returns whether an assignment on all of the sides was guessed. One may be
  // where none was.
  bool Meets(std::span<const chart::Side> sides);
  // Returns whether one on all of `a` and one on all of `b` were that differ in
  // what is `moving` alone.
  bool Differ(std::span<const chart::Side> a, std::span<const chart::Side> b,
              const Moving& moving);

  // Adds the days that a search of the same facts found last.
  void Learn(const RealSearch& search);
  // Forgets all that was learnt, so that what comes next hangs on nothing that
  // was asked before.
  void Forget() { guesses_.clear(); }

 private:
  // A variable that looks at dates.
  struct DateVariable {
    diagram::VarId var;
    const diagram::Domain* domain;
    const law::Measure* measure = nullptr;  // null where it is of one date
    law::DateRef date = std::nullopt;       // that one
  };
  // What is known of dates and the day once some are guessed.
  struct Known {
    chart::Case person;
    chart::Days days;
  };
  struct Guess {
    std::vector<Value> dates;  // of counted_, and of the day
    // What variables may be in with these dates in the question that was put
    // `asked`-th; nothing where no assignment has them.
    uint64_t asked = 0;
    std::optional<diagram::PossibleClasses> possible = std::nullopt;
  };

  void Begin();
  Known KnownOf(const std::vector<Value>& dates, const Moving* moving) const;
  std::optional<diagram::PossibleClasses> Narrowed(const Known& known) const;
  bool WalkWith(Guess& guess, std::span<const chart::Side> a,
                std::span<const chart::Side> b, const Moving& moving);
  bool SearchBeside(const Guess& guess, std::span<const chart::Side> a,
                    std::span<const chart::Side> b, const Moving& moving);

  std::vector<law::FactId> counted_;
  std::vector<DateVariable> date_variables_;
  JointWalk walk_;
  RealSearch search_;  // of the dates that move, where others are guessed
  std::vector<Guess> guesses_;  // those of late use first

  const diagram::PossibleClasses* possible_ = nullptr;
  const chart::Case* person_ = nullptr;
  chart::Days days_;
  uint64_t asked_ = 0;  // questions that were put
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_DATE_GUESSES_H_
