// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_LIMIT_STATE_H_
#define SAFECONDUCT_ASK_LIMIT_STATE_H_

#include <optional>

#include "base/interval_set.h"
#include "safeconduct/asker.h"
#include "safeconduct/date.h"

namespace safeconduct::ask {

// How it stands with a time limit, and by how many days.
struct LimitStanding {
  LimitState state = LimitState::kUnknown;
  // Days left where it is running, days by which it is missed where it is; else
  // of no meaning. The most is absent where it hangs on an end of the days
  // reasoned about, which stands for one that is not known.
  Value least = 0;
  std::optional<Value> most = std::nullopt;
};

// Returns how a limit stands on the days asked about. `last` are the last days
// that it may have, none among them where it may not have begun or there is
// none (told as kNotBegun); `dates` the days of the date that is to lie within
// it.
LimitStanding StandingOf(const IntervalSet& dates, const IntervalSet& last,
                         const Days& today);
// Returns the same where that is the day asked about, which goes on by itself.
LimitStanding StandingOfToday(const IntervalSet& last, AfterLimit after,
                              const Days& today);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_LIMIT_STATE_H_
