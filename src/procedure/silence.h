// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROCEDURE_SILENCE_H_
#define SAFECONDUCT_PROCEDURE_SILENCE_H_

#include "base/interval_set.h"
#include "safeconduct/asker.h"
#include "safeconduct/date.h"
#include "safeconduct/procedure.h"

// What is certain of days that are sets: of each step the days on which it may
// have been taken, perhaps none, and those that may be the last on which to
// take it, perhaps none. Every day of the one set goes with every day of the
// other.
namespace safeconduct::procedure {

// Returns whether a step is done: its day is known to lie on or before `today`.
Holds Done(const IntervalSet& days, Date today);

// What silence makes of the day of a step.
struct Spoken {
  Holds spoken = Holds::kNo;
  // The last days that passed, or may have passed, without the step.
  IntervalSet on;
  // The days of the step with the effect of a silence that accepts.
  IntervalSet days;
};

// Silence speaks on the day after the last day `due`, where by that last day no
// day of the step is on record, and where it was its turn: what comes before it
// is done. A day that comes later changes nothing of that.
Spoken SpeakFor(const IntervalSet& recorded, const IntervalSet& due, Holds turn,
                Date today);

// How it stands with the last day of a step, and by how many days.
struct Limit {
  LimitState state = LimitState::kUnknown;
  Interval count;  // days left, or days late; of the two states alone
};

// A step that is not on record by `today` is not yet taken. Where there is no
// last day it has not begun.
Limit LimitOf(const IntervalSet& recorded, const IntervalSet& due, Date today);

}  // namespace safeconduct::procedure

#endif  // SAFECONDUCT_PROCEDURE_SILENCE_H_
