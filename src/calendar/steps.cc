// SPDX-License-Identifier: Apache-2.0
//
// Each step is a function of a day that never falls, and so is a row of them.
// So the starts from which steps lead to a day or past it are all those from
// one day on, and that day is found step by step from the last to the first:
// what the last step has to start from, what the step before has to reach, and
// so on. Where steps are known is found the same way.
//
// Example. `plus 14 days, rolled on england`, to 17 June 2024, a Monday, or
// past it. Rolling reaches Monday from the Saturday before, 15 June; that is
// reached from 1 June. So FirstReaching is 1 June.
#include "calendar/steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "calendar/calendar.h"
#include "safeconduct/date.h"

namespace safeconduct::calendar {
namespace {

using Kind = Step::Kind;

Value PlusMonths(Value day, Value months) {
  return AddMonths(Date{day}, months).days;
}

// Returns where a step leads from a day; nothing where that is not known.
std::optional<Value> Take(const Step& step, Value day) {
  switch (step.kind) {
    case Kind::kDays:
      return day + step.count;
    case Kind::kMonths:
      return PlusMonths(day, step.count);
    case Kind::kBecome:
      return step.count;
    case Kind::kWorkingDays:
    case Kind::kRoll:
    case Kind::kRollBack:
      break;
  }
  const Calendar& calendar = *step.calendar;
  if (!calendar.Knows(day)) return std::nullopt;
  const int64_t before = calendar.OpenBefore(day);
  const int64_t up_to = calendar.OpenBefore(day + 1);
  switch (step.kind) {
    case Kind::kRoll:
      return calendar.OpenDay(before);
    case Kind::kRollBack:
      return calendar.OpenDay(up_to - 1);
    default:
      // Behind the day itself, be it open or closed, or before it.
      return calendar.OpenDay(step.count > 0 ? up_to + step.count - 1
                                             : before + step.count);
  }
}

// Returns the first day on which so many open days, or more, lie before the
// day, or up to it; nothing where there is none among those that are known.
std::optional<Value> FirstWith(const Calendar& calendar, int64_t open,
                               bool up_to) {
  if (open <= 0) return calendar.years().lo;
  const auto last = calendar.OpenDay(open - 1);
  if (!last) return std::nullopt;
  const Value day = up_to ? *last : *last + 1;
  if (!calendar.Knows(day)) return std::nullopt;
  return day;
}

// Returns the first day from which a step leads to `day` or past it, of those
// from which it is known to lead anywhere or past where it is.
std::optional<Value> FirstOnCalendar(const Step& step, Value day) {
  const Calendar& calendar = *step.calendar;
  // How many open days lie before the open day that is to be reached.
  const Value asked =
      std::clamp(day, calendar.years().lo, calendar.years().hi + 1);
  const int64_t before = calendar.OpenBefore(asked);
  switch (step.kind) {
    case Kind::kRoll:
      return FirstWith(calendar, before, false);
    case Kind::kRollBack:
      return FirstWith(calendar, std::max<int64_t>(before + 1, 1), true);
    default:
      break;
  }
  if (step.count > 0) {
    return FirstWith(calendar, before - step.count + 1, true);
  }
  // Back, and never before the first open day.
  return FirstWith(calendar, before - step.count, false);
}

std::optional<Value> FirstReachingOne(const Step& step, Value day) {
  switch (step.kind) {
    case Kind::kDays:
      return std::max<int64_t>(int64_t{day} - step.count, kReach.lo);
    case Kind::kMonths: {
      // Months differ in length: a few days lie between there and back.
      Value first =
          PlusMonths(std::clamp(day, kReach.lo, kReach.hi), -step.count);
      while (PlusMonths(first - 1, step.count) >= day) --first;
      while (PlusMonths(first, step.count) < day) ++first;
      return first;
    }
    case Kind::kBecome:
      if (step.count < day) return std::nullopt;
      return kReach.lo;
    default:
      return FirstOnCalendar(step, day);
  }
}

// Returns how many days a step leads on, at least and at most.
Interval ShiftOf(const Step& step) {
  switch (step.kind) {
    case Kind::kDays:
      return {step.count, step.count};
    case Kind::kMonths: {
      // No run of months is further off their mean length.
      constexpr Value kSlack = 4;
      const auto days =
          static_cast<Value>(int64_t{step.count} * 146'097 / 4'800);
      return {days - kSlack, days + kSlack};
    }
    case Kind::kBecome:
      return {step.count - kReach.hi, step.count - kReach.lo};
    default:
      break;
  }
  std::optional<Interval> shift;
  const auto [first, last] = step.calendar->years();
  for (Value day = first; day <= last; ++day) {
    const auto to = Take(step, day);
    if (!to) continue;
    const Value on = *to - day;
    if (!shift) shift = {on, on};
    shift = {std::min(shift->lo, on), std::max(shift->hi, on)};
  }
  return shift.value_or(Interval{0, 0});
}

std::string StepToString(const Step& step) {
  const std::string_view sign = step.count < 0 ? "minus" : "plus";
  const int32_t count = std::abs(step.count);
  const std::string_view s = count == 1 ? "" : "s";
  switch (step.kind) {
    case Kind::kDays:
      return fmt::format("{} {} day{}", sign, count, s);
    case Kind::kMonths:
      if (count % 12 == 0) {
        return fmt::format("{} {} year{}", sign, count / 12,
                           count == 12 ? "" : "s");
      }
      return fmt::format("{} {} month{}", sign, count, s);
    case Kind::kWorkingDays:
      return fmt::format("{} {} working day{} of {}", sign, count, s,
                         step.calendar->name());
    case Kind::kRoll:
      return fmt::format("rolled on {}", step.calendar->name());
    case Kind::kRollBack:
      return fmt::format("rolled back on {}", step.calendar->name());
    case Kind::kBecome:
      break;
  }
  return fmt::format("become {}", FormatDate(Date{step.count}));
}

bool LeadsLike(const Step& a, const Step& b) {
  if (a.kind != b.kind || a.count != b.count) return false;
  return a.calendar == nullptr || a.calendar->ClosesLike(*b.calendar);
}

}  // namespace

// From the last step to the first, each has to lead to where the next is known.
// What is known of a step is a run, as calendars are.
Steps::Steps(std::vector<Step> steps) : steps_(std::move(steps)) {
  for (const Step& step : steps_) {
    const Interval more = ShiftOf(step);
    shift_ = {shift_.lo + more.lo, shift_.hi + more.hi};
  }
  const auto leads = [this](Value start) { return From(start).has_value(); };
  const auto first = FirstReaching(kReach.lo);
  if (!first) {
    known_ = {1, 0};
    return;
  }
  // From the first known start on, by halving: whoever starts later leads
  // nowhere only because a calendar has ended.
  known_ = {*first, *first};
  Value too_late = kReach.hi + 1;
  while (too_late - known_.hi > 1) {
    const Value middle = known_.hi + (too_late - known_.hi) / 2;
    (leads(middle) ? known_.hi : too_late) = middle;
  }
}

bool Steps::IsTotal() const {
  return known_.lo <= kFirstDay.days && kLastDay.days <= known_.hi;
}

std::optional<Value> Steps::From(Value start) const {
  std::optional<Value> day = start;
  for (const Step& step : steps_) {
    day = Take(step, *day);
    if (!day) break;
  }
  return day;
}

std::shared_ptr<const Calendar> Steps::StoppedBy(Value start) const {
  for (const Step& step : steps_) {
    const auto day = Take(step, start);
    if (!day) return step.calendar;
    start = *day;
  }
  return nullptr;
}

std::optional<Value> Steps::FirstReaching(Value day) const {
  if (day > kReach.hi) return std::nullopt;
  std::optional<Value> first = std::max(day, kReach.lo);
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    first = FirstReachingOne(*step, *first);
    if (!first) return std::nullopt;
  }
  first = std::max(*first, kReach.lo);
  // A start from which they lead too far for a calendar has none behind it from
  // which they do not.
  if (!From(*first)) return std::nullopt;
  return first;
}

std::optional<Value> Steps::LastWithin(Value day) const {
  if (known_.lo > known_.hi) return std::nullopt;
  const auto past = FirstReaching(day + 1);
  if (!past) return known_.hi;
  if (*past <= known_.lo) return std::nullopt;
  return *past - 1;
}

std::vector<std::shared_ptr<const Calendar>> Steps::Calendars() const {
  std::vector<std::shared_ptr<const Calendar>> calendars;
  for (const Step& step : steps_) {
    if (step.calendar != nullptr &&
        std::ranges::find(calendars, step.calendar) == calendars.end()) {
      calendars.push_back(step.calendar);
    }
  }
  return calendars;
}

std::string Steps::ToString() const {
  std::string text;
  for (const Step& step : steps_) {
    if (!text.empty()) text += ", ";
    text += StepToString(step);
  }
  return text;
}

bool Steps::LeadsLike(const Steps& other) const {
  return std::ranges::equal(steps_, other.steps_, calendar::LeadsLike);
}

std::optional<Value> From(const StepsRef& steps, Value start) {
  return steps == nullptr ? start : steps->From(start);
}

Interval Known(const StepsRef& steps) {
  return steps == nullptr ? kReach : steps->known();
}

bool IsTotal(const StepsRef& steps) {
  return steps == nullptr || steps->IsTotal();
}

Interval Shift(const StepsRef& steps) {
  return steps == nullptr ? Interval{0, 0} : steps->shift();
}

std::optional<Value> FirstReaching(const StepsRef& steps, Value day) {
  return steps == nullptr ? day : steps->FirstReaching(day);
}

std::optional<Value> LastWithin(const StepsRef& steps, Value day) {
  return steps == nullptr ? day : steps->LastWithin(day);
}

bool LeadAlike(const StepsRef& a, const StepsRef& b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->LeadsLike(*b);
}

}  // namespace safeconduct::calendar
