// SPDX-License-Identifier: Apache-2.0
// A calendar that is walked one day at a time. Every day from 1880 to 2120 is
// written down once with its year, month and day, by the rule that everybody
// learns at school; months are added by looking their last day up; begun months
// are counted by adding one more until the second date is reached, and full
// ones by adding one more for as long as it is not passed.
#include "tests/oracle/slow_calendar.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
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

// Counts steps of so many months, from a step that surely lies before `to`: the
// fewest that reach it.
Value CountSteps(Value from, Value to, int months_in_step) {
  const Calendar& calendar = TheCalendar();
  const int apart = calendar.At(to).month - calendar.At(from).month;
  Value steps = apart / months_in_step - 2;
  while (calendar.AddMonths(from, steps * months_in_step) < to) ++steps;
  return steps;
}

// The same, the most that do not pass it.
Value CountFullSteps(Value from, Value to, int months_in_step) {
  const Calendar& calendar = TheCalendar();
  const int apart = calendar.At(to).month - calendar.At(from).month;
  Value steps = apart / months_in_step - 2;
  while (calendar.AddMonths(from, (steps + 1) * months_in_step) <= to) ++steps;
  return steps;
}

// Which days a calendar says that offices are open on, a flag a day.
class OpenDays {
 public:
  explicit OpenDays(const calendar::Calendar& calendar)
      : first_(calendar.years().lo), last_(calendar.years().hi) {
    open_.resize(static_cast<size_t>(last_ - first_) + 1);
    for (const Value day : calendar.open_days()) {
      open_[static_cast<size_t>(day - first_)] = true;
    }
  }

  bool Knows(Value day) const { return first_ <= day && day <= last_; }
  bool IsOpen(Value day) const {
    return open_[static_cast<size_t>(day - first_)];
  }
  // Walks on, or back, to the next open day; nothing where there is none.
  std::optional<Value> Next(Value day, Value way) const {
    for (day += way; Knows(day); day += way) {
      if (IsOpen(day)) return day;
    }
    return std::nullopt;
  }

 private:
  Value first_;
  Value last_;
  std::vector<bool> open_;
};

// Written down once for each calendar that is still in use.
const OpenDays& OpenDaysOf(
    const std::shared_ptr<const calendar::Calendar>& calendar) {
  static std::map<std::shared_ptr<const calendar::Calendar>, OpenDays> known;
  std::erase_if(known,
                [](const auto& one) { return one.first.use_count() == 1; });
  return known.try_emplace(calendar, *calendar).first->second;
}

std::optional<Value> WalkOn(const calendar::Step& step, Value day) {
  using Kind = calendar::Step::Kind;
  if (step.kind == Kind::kDays) return day + step.count;
  if (step.kind == Kind::kMonths) {
    return TheCalendar().AddMonths(day, step.count);
  }
  if (step.kind == Kind::kBecome) return step.count;
  const OpenDays& days = OpenDaysOf(step.calendar);
  if (!days.Knows(day)) return std::nullopt;
  if (step.kind == Kind::kRoll || step.kind == Kind::kRollBack) {
    if (days.IsOpen(day)) return day;
    return days.Next(day, step.kind == Kind::kRoll ? 1 : -1);
  }
  std::optional<Value> at = day;
  for (Value left = std::abs(step.count); at && left > 0; --left) {
    at = days.Next(*at, step.count < 0 ? -1 : 1);
  }
  return at;
}

// Returns the days reached from a set of days; nothing where it is not known of
// one of them. Kept, as the days of a calendar are walked for each.
const std::optional<IntervalSet>& Reached(const calendar::StepsRef& steps,
                                          const IntervalSet& from) {
  using Key = std::pair<calendar::StepsRef, std::string>;
  static std::map<Key, std::optional<IntervalSet>> known;
  const auto [found, is_new] = known.try_emplace({steps, from.ToString()});
  if (!is_new) return found->second;
  std::vector<Interval> reached;
  for (const Interval& run : from.intervals()) {
    for (Value day = run.lo; day != kNone && day <= run.hi; ++day) {
      const auto to = FollowSlowly(steps, day);
      if (!to) return found->second;
      reached.push_back({*to, *to});
    }
    if (run.lo == kNone) reached.push_back(run);
  }
  found->second = IntervalSet(reached);
  return found->second;
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
    case law::Unit::kNumbers:
      return to - from;
    case law::Unit::kMonths:
      return CountSteps(from, to, 1);
    case law::Unit::kYears:
      return CountSteps(from, to, 12);
    case law::Unit::kFullMonths:
      return CountFullSteps(from, to, 1);
    case law::Unit::kFullYears:
      return CountFullSteps(from, to, 12);
  }
  return 0;
}

std::optional<Value> FollowSlowly(const calendar::StepsRef& steps, Value day) {
  std::optional<Value> at = day;
  if (steps == nullptr) return at;
  for (const calendar::Step& step : steps->list()) {
    at = WalkOn(step, *at);
    if (!at) break;
  }
  return at;
}

IntervalSet MeasuresSlowly(const law::Measure& measure, const IntervalSet& from,
                           const IntervalSet& to) {
  if (measure.from_steps == nullptr && measure.to_steps == nullptr) {
    return CountsSlowly(measure.unit, from, to);
  }
  // Wherever steps may lead, nothing is counted to or from none.
  const IntervalSet none = IntervalSet::Single(kNone);
  if (from == none || to == none) return none;
  const auto& starts = Reached(measure.from_steps, from);
  const auto& ends = Reached(measure.to_steps, to);
  if (!starts || !ends) {
    IntervalSet any = IntervalSet::Range(kMinNumber, kMaxNumber);
    if (from.Contains(kNone) || to.Contains(kNone)) {
      any = any.Union(none);
    }
    return any;
  }
  if (measure.from != measure.to) {
    return CountsSlowly(measure.unit, *starts, *ends);
  }
  std::vector<Interval> counts;
  for (const Interval& run : from.intervals()) {
    if (run.lo == kNone) {
      counts.push_back(run);
      continue;
    }
    for (Value day = run.lo; day <= run.hi; ++day) {
      const Value count =
          CountSlowly(measure.unit, *FollowSlowly(measure.from_steps, day),
                      *FollowSlowly(measure.to_steps, day));
      counts.push_back({count, count});
    }
  }
  return IntervalSet(std::move(counts));
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
