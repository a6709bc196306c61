// SPDX-License-Identifier: Apache-2.0
#include "procedure/due_days.h"

namespace safeconduct::procedure {

// No law declares a day yet, and so none has a step with one.
IntervalSet DueDays(const chart::Chart& /*chart*/, law::DayId /*day*/,
                    const chart::Case& /*person*/, Date /*today*/) {
  return IntervalSet::Single(kNone);
}

}  // namespace safeconduct::procedure
