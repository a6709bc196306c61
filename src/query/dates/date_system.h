// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_DATES_DATE_SYSTEM_H_
#define SAFECONDUCT_QUERY_DATES_DATE_SYSTEM_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "calendar/steps.h"

namespace safeconduct::law {
enum class Unit : uint8_t;
}

namespace safeconduct::query {

// Dates, each between two days, and counts between them, each within a range:
// is there a day for each that keeps to all? Exact: see date_system.cc.
class DateSystem {
 public:
  // That the count of `unit` from date `from` to date `to`, or from and to
  // where steps lead from these, lies in `counts`. The steps are known of all
  // days within which the dates lie.
  struct Count {
    law::Unit unit{};  // days
    size_t from = 0;
    size_t to = 0;
    Interval counts;
    calendar::StepsRef from_steps = nullptr;
    calendar::StepsRef to_steps = nullptr;
  };

  // Makes the system of dates that lie within `days`, days since 1970.
  explicit DateSystem(std::vector<Interval> days) : days_(std::move(days)) {}

  // Begins anew with the dates of another.
  void Reset(const std::vector<Interval>& days) {
    days_ = days;
    counts_.clear();
  }
  void Add(const Count& count) { counts_.push_back(count); }
  // Keeps a date within `days` as well.
  void Limit(size_t date, Interval days);

  // Raises the beginning of each date's days to the earliest that it is in any
  // solution; returns false where there is none, and the days then mean
  // nothing. To be called again after more was added it has less to do.
  bool Settle();
  // What leaves a system without a solution.
  struct Blame {
    std::vector<size_t> counts;  // in the order in which they were added
    std::vector<size_t> first;   // the dates whose first day has part in it
    std::vector<size_t> last;    // those whose last day has
  };
  // Returns what leaves this one without a solution, if anything does; not all
  // of it may be needed.
  std::optional<Blame> Explain() const;
  const std::vector<Interval>& days() const { return days_; }
  size_t count_count() const { return counts_.size(); }
  // Takes back all but the first `counts`, and puts the days as they were.
  void TakeBack(size_t counts, std::span<const Interval> days) {
    counts_.resize(counts);
    std::ranges::copy(days, days_.begin());
  }
  void SetDays(size_t date, Interval days) { days_[date] = days; }

  // Returns a system of counts of days whose solutions are solutions of this
  // one; it may have none where this one has. The days that a date is in its
  // solutions are one run.
  DateSystem InDays() const;

  // Returns the solution in which every date is the earliest that it is in any
  // solution, or the latest; nothing where there is none.
  std::optional<std::vector<Value>> Earliest() const;
  std::optional<std::vector<Value>> Latest() const;

 private:
  bool IsEmpty() const;
  bool Creeps() const;

  std::vector<Interval> days_;
  std::vector<Count> counts_;
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_DATES_DATE_SYSTEM_H_
