// SPDX-License-Identifier: Apache-2.0
// A calendar that is walked one day at a time. Every day from 1880 to 2120 is
// written down once with its year, month and day, by the rule that everybody
// learns at school; months are added by looking their last day up; and begun
// months are counted by adding one more until the second date is reached.
#include "tests/oracle/slow_calendar.h"

#include <algorithm>
#include <vector>

namespace safeconduct::oracle {
namespace {

constexpr int kFirstYear = 1880;
constexpr int kLastYear = 2120;

// Up to how many pairs of days are tried one by one.
constexpr int64_t kMaxPairs = 2000;

struct CalendarDay {
  int month;  // counted from January of the first year
  int day;    // from 1
};

bool IsLeap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int DaysOfMonth(int month) {
  const int year = kFirstYear + month / 12;
  switch (month % 12) {
    case 1:
      return IsLeap(year) ? 29 : 28;
    case 3:
    case 5:
    case 8:
    case 10:
      return 30;
    default:
      return 31;
  }
}

// All days in a row, and where each month begins among them.
class Calendar {
 public:
  Calendar() {
    for (int month = 0; month < (kLastYear - kFirstYear + 1) * 12; ++month) {
      month_starts_.push_back(static_cast<Value>(days_.size()));
      for (int day = 1; day <= DaysOfMonth(month); ++day) {
        days_.push_back({month, day});
      }
    }
    day_zero_ = month_starts_.at((1970 - kFirstYear) * 12);
  }

  CalendarDay At(Value day) const {
    return days_[static_cast<size_t>(day + day_zero_)];
  }

  Value AddMonths(Value day, int months) const {
    const CalendarDay from = At(day);
    const int month = from.month + months;
    const int in_month = std::min(from.day, DaysOfMonth(month));
    return month_starts_[static_cast<size_t>(month)] - day_zero_ + in_month - 1;
  }

 private:
  std::vector<CalendarDay> days_;
  std::vector<Value> month_starts_;
  Value day_zero_ = 0;
};

const Calendar& TheCalendar() {
  static const Calendar kCalendar;
  return kCalendar;
}

// Counts steps of so many months, from a step that surely lies before `to`.
Value CountSteps(Value from, Value to, int months_in_step) {
  const Calendar& calendar = TheCalendar();
  const int apart = calendar.At(to).month - calendar.At(from).month;
  Value steps = apart / months_in_step - 2;
  while (calendar.AddMonths(from, steps * months_in_step) < to) ++steps;
  return steps;
}

IntervalSet EachPair(law::Unit unit, const Interval& from, const Interval& to) {
  std::vector<Interval> counts;
  for (Value a = from.lo; a <= from.hi; ++a) {
    for (Value b = to.lo; b <= to.hi; ++b) {
      const Value count = CountSlowly(unit, a, b);
      counts.push_back({count, count});
    }
  }
  return IntervalSet(std::move(counts));
}

IntervalSet CountsBetween(law::Unit unit, const Interval& from,
                          const Interval& to) {
  if (from.lo == kNone || to.lo == kNone) return IntervalSet::Single(kNone);
  const int64_t pairs = (int64_t{from.hi} - from.lo + 1) *  //
                        (int64_t{to.hi} - to.lo + 1);
  if (pairs <= kMaxPairs) return EachPair(unit, from, to);
  // From the latest start to the earliest end, and the other way about. All
  // counts between occur, as one day more never adds more than one.
  return IntervalSet::Range(CountSlowly(unit, from.hi, to.lo),
                            CountSlowly(unit, from.lo, to.hi));
}

}  // namespace

Value CountSlowly(law::Unit unit, Value from, Value to) {
  switch (unit) {
    case law::Unit::kDays:
      return to - from;
    case law::Unit::kMonths:
      return CountSteps(from, to, 1);
    case law::Unit::kYears:
      return CountSteps(from, to, 12);
  }
  return 0;
}

IntervalSet CountsSlowly(law::Unit unit, const IntervalSet& from,
                         const IntervalSet& to) {
  IntervalSet counts;
  for (const Interval& a : from.intervals()) {
    for (const Interval& b : to.intervals()) {
      counts = counts.Union(CountsBetween(unit, a, b));
    }
  }
  return counts;
}

}  // namespace safeconduct::oracle
