// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar.h"

#include <utility>

namespace safeconduct::calendar {

int DayOfWeek(Value day) {
  // 1 January 1970 was a Thursday. Below it the rest is negative.
  constexpr int kThursday = 3;
  const int rest = (day + kThursday) % kDaysOfWeek;
  return rest < 0 ? rest + kDaysOfWeek : rest;
}

Calendar::Calendar(std::string name, std::string label, Interval years,
                   uint8_t closed_weekdays, const IntervalSet& closed)
    : name_(std::move(name)), label_(std::move(label)), years_(years) {
  const auto runs = closed.intervals();
  size_t next = 0;
  int weekday = DayOfWeek(years.lo);
  open_before_.reserve(static_cast<size_t>(years.hi - years.lo) + 2);
  for (Value day = years.lo; day <= years.hi; ++day) {
    open_before_.push_back(static_cast<int32_t>(open_.size()));
    while (next < runs.size() && runs[next].hi < day) ++next;
    const bool is_closed = (closed_weekdays >> weekday & 1) != 0 ||
                           (next < runs.size() && runs[next].lo <= day);
    if (!is_closed) open_.push_back(day);
    weekday = weekday == kDaysOfWeek - 1 ? 0 : weekday + 1;
  }
  open_before_.push_back(static_cast<int32_t>(open_.size()));
}

std::optional<Value> Calendar::OpenDay(int64_t before) const {
  if (before < 0 || before >= static_cast<int64_t>(open_.size())) {
    return std::nullopt;
  }
  return open_[static_cast<size_t>(before)];
}

}  // namespace safeconduct::calendar
