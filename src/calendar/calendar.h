// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CALENDAR_CALENDAR_H_
#define SAFECONDUCT_CALENDAR_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/interval_set.h"

namespace safeconduct::calendar {

// Days of the week in their order, from Monday.
inline constexpr int kDaysOfWeek = 7;

// Returns the day of the week, 0 for Monday.
int DayOfWeek(Value day);

// On which days of some years an office is open. Of days outside its years it
// says nothing. Immutable once made; safe to share between threads. Every look
// takes the same time, however many years it has.
class Calendar {
 public:
  // Of the days `years`, those are closed that fall on one of the days of the
  // week (a bit each, Monday's the lowest) or are among `closed`.
  Calendar(std::string name, std::string label, Interval years,
           uint8_t closed_weekdays, const IntervalSet& closed);

  const std::string& name() const { return name_; }
  const std::string& label() const { return label_; }
  Interval years() const { return years_; }
  bool Knows(Value day) const { return years_.lo <= day && day <= years_.hi; }
  // Returns the open days, ascending.
  const std::vector<Value>& open_days() const { return open_; }
  // Returns how many open days lie before a day, which is one of the years or
  // the day behind them.
  int32_t OpenBefore(Value day) const {
    return open_before_[static_cast<size_t>(day - years_.lo)];
  }
  bool IsOpen(Value day) const { return OpenBefore(day + 1) > OpenBefore(day); }
  // Returns the open day with so many before it; nothing where the calendar has
  // none.
  std::optional<Value> OpenDay(int64_t before) const;

  // Returns whether both close the same days of the same years.
  bool ClosesLike(const Calendar& other) const {
    return years_ == other.years_ && open_ == other.open_;
  }

 private:
  std::string name_;
  std::string label_;
  Interval years_;
  std::vector<Value> open_;
  // By day from the first on, and one behind the last.
  std::vector<int32_t> open_before_;
};

}  // namespace safeconduct::calendar

#endif  // SAFECONDUCT_CALENDAR_CALENDAR_H_
