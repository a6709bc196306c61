// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_DATE_PROBLEM_H_
#define SAFECONDUCT_PROVE_WITNESS_DATE_PROBLEM_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/interval_set.h"
#include "prove/witness/date_system.h"

namespace safeconduct::prove {

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
  void Limit(size_t date, const IntervalSet& values);
  // That the count of `unit` between two dates, or none where either is none,
  // lies in `counts`.
  void LimitCount(law::Unit unit, size_t from, size_t to,
                  const IntervalSet& counts);

  // How a number stands to another, and how the count of `unit` between two
  // dates does, or none where either is none: see chart/standing.h.
  void LimitStanding(size_t number, size_t matter,
                     const IntervalSet& standings);
  void LimitStanding(law::Unit unit, size_t from, size_t to, size_t matter,
                     const IntervalSet& standings);

  // Returns whether anything is asked of a date.
  bool IsAsked(size_t date) const { return asked_[date]; }

  // Values for all dates that keep to everything.
  struct Solution {
    uint32_t cost = 0;
    std::vector<Value> values;  // by date
  };
  // Returns what the plainest solution costs.
  std::optional<uint32_t> LeastCost() const;
  // Returns the solution that moves the fewest dates from what is ordinary, and
  // of as many the cheapest, each near to where it ought to be; nothing where
  // none exists. Costs of dates differ by less than a date costs.
  std::optional<Solution> Plainest() const;

 private:
  struct Counted {
    law::Unit unit{};  // days
    size_t from = 0;
    size_t to = 0;
    // The counts, or how they stand to the number where there is one.
    IntervalSet counts;
    std::optional<size_t> number;
  };
  // The problem with all dates held but those that the plainest moves.
  struct Plain;
  using Visit = std::function<bool(const DateSystem&, const DateProblem&)>;

  bool IsFeasible() const;
  bool Visited(const Visit& visit) const;
  std::optional<size_t> DateToSplit() const;
  std::optional<size_t> CountToSplit() const;
  std::optional<size_t> NumberToSplit() const;
  Interval HullOf(const Counted& count) const;
  bool IsComparedWith(size_t date) const;
  bool RuleOutNone();
  DateSystem System() const;
  std::optional<DateProblem> Keeping(const std::vector<size_t>& moved) const;
  std::optional<Plain> PlainestMoving(size_t count,
                                      const std::vector<size_t>& asked) const;
  std::optional<Plain> FindPlain() const;
  Value NearestNumber(size_t number, Value near) const;
  std::optional<Value> Nearest(size_t date, Value near) const;
  std::vector<Value> ValuesNear(const std::vector<size_t>& moved) const;

  const std::vector<DateAbout>* dates_;
  std::vector<IntervalSet> values_;  // by date
  std::vector<bool> asked_;          // by date
  std::vector<Counted> counts_;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_DATE_PROBLEM_H_
