// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_DATE_PROBLEM_H_
#define SAFECONDUCT_QUERY_DATES_DATE_PROBLEM_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/interval_set.h"
#include "query/dates/date_system.h"

namespace safeconduct::query {

// A date, or a number that is compared, as a position among those of a search
// (prove/witness, SearchVariables::dates).
using DateId = Id<struct DateAbout>;

// On which days of one date something that rests on it is what number.
using CountsByDay = std::vector<std::pair<Interval, Value>>;

// A count of `unit` between two dates, or between where steps lead from them;
// none where either is none, and any number where the steps are not known.
struct DateCount {
  law::Unit unit{};  // days
  DateId from;
  DateId to;
  calendar::StepsRef from_steps = nullptr;
  calendar::StepsRef to_steps = nullptr;
  // Where both dates are one: what is counted on each of its days of which the
  // steps are known. Else null.
  std::shared_ptr<const CountsByDay> by_day = nullptr;
};

// A date that a search chooses, or a number that is compared with another.
struct DateAbout {
  IntervalSet universe;  // days, kNone where it need not have happened
  Value ordinary = 0;    // what it is in an ordinary case
  // The day near which another value is to lie; nothing for where the first of
  // the dates, the day asked about, comes to lie.
  std::optional<Value> near = 0;
  uint32_t cost = 0;  // of its not being ordinary
};

// What is asked of dates and numbers: sets of values, for single ones and for
// the counts between two, and how they stand to one another, as the classes of
// a path say it.
class DateProblem {
 public:
  // Keeps a reference to `dates`.
  explicit DateProblem(const std::vector<DateAbout>& dates);

  // Keeps a date to a set of values, with those it was kept to before.
  void Limit(DateId date, const IntervalSet& values);
  // That a count lies in `counts`.
  void LimitCount(const DateCount& count, const IntervalSet& counts);

  // How a number stands to another, and how a count does: see chart/standing.h.
  void LimitStanding(DateId number, DateId matter,
                     const IntervalSet& standings);
  void LimitStanding(const DateCount& count, DateId matter,
                     const IntervalSet& standings);

  // Returns whether anything is asked of a date.
  bool IsAsked(DateId date) const { return asked_[date.index()]; }

  // Returns whether there is any solution.
  bool IsFeasible() const;
  // Values for all dates that keep to everything.
  struct Solution {
    uint32_t cost = 0;
    std::vector<Value> values;  // by DateId
  };
  // Returns what the plainest solution costs.
  std::optional<uint32_t> LeastCost() const;
  // Returns the solution that moves the fewest dates from what is ordinary, and
  // of as many the cheapest, each near to where it ought to be; nothing where
  // none exists. Costs of dates differ by less than a date costs.
  std::optional<Solution> Plainest() const;

 private:
  struct Counted {
    DateCount between;
    // The counts, or how they stand to the number where there is one.
    IntervalSet counts;
    std::optional<DateId> number;
  };
  // The problem with all dates held but those that the plainest moves.
  struct Plain;
  using Visit = std::function<bool(const DateSystem&, const DateProblem&)>;

  bool Visited(const Visit& visit) const;
  IntervalSet& ValuesOf(DateId date) { return values_[date.index()]; }
  const IntervalSet& ValuesOf(DateId date) const {
    return values_[date.index()];
  }
  const DateAbout& About(DateId date) const { return (*dates_)[date.index()]; }
  auto Dates() const { return IdsBelow<DateId>(values_.size()); }
  std::optional<DateId> DateToSplit() const;
  std::optional<std::pair<DateId, Value>> DateToCut() const;
  std::optional<size_t> CountToSplit() const;
  std::optional<DateId> NumberToSplit() const;
  Interval HullOf(const Counted& count) const;
  bool IsComparedWith(DateId date) const;
  bool RuleOutNone();
  DateSystem System() const;
  std::optional<DateProblem> Keeping(const std::vector<DateId>& moved) const;
  std::vector<DateId> NotAllHeld(const std::vector<DateId>& moved,
                                 const std::vector<DateId>& asked) const;
  std::optional<Plain> PlainestMoving(
      size_t count, const std::vector<DateId>& asked,
      std::vector<std::vector<DateId>>& conflicts) const;
  std::optional<Plain> FindPlain() const;
  Value NearestNumber(DateId number, Value near) const;
  std::optional<Value> Nearest(DateId date, Value near) const;
  std::vector<Value> ValuesNear(const std::vector<DateId>& moved) const;

  const std::vector<DateAbout>* dates_;
  std::vector<IntervalSet> values_;  // by DateId, here and below
  std::vector<bool> asked_;
  std::vector<Counted> counts_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_DATE_PROBLEM_H_
