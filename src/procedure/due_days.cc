// SPDX-License-Identifier: Apache-2.0
#include "procedure/due_days.h"

namespace safeconduct::procedure {

const ask::FoundDays& DueDays::Found() {
  if (!found_) found_ = ask::FindDays(chart_, person_, days_);
  return *found_;
}

const IntervalSet& DueDays::Of(law::DayId day) {
  return Found().values[day.index()];
}

bool DueDays::MayNotHaveBegun(law::DayId day) {
  return Found().may_not_have_begun[day.index()];
}

std::vector<law::DeclaredWay> DueDays::WaysOf(law::DayId day) {
  return ask::WaysOf(chart_.law(), day, Found().fitting[day.index()]);
}

}  // namespace safeconduct::procedure
