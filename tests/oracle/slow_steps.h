// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_SLOW_STEPS_H_
#define SAFECONDUCT_TESTS_ORACLE_SLOW_STEPS_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "safeconduct/date.h"
#include "safeconduct/procedure.h"

// The steps of a procedure, played through day by day: see slow_steps.cc.
namespace safeconduct::oracle {

// Days by the names of facts, and of steps that set none; no day where it has
// not come to be.
using Entries = std::map<std::string, std::optional<Date>>;

// What the day is under which a step has what it set: its fact, or itself.
std::string EntryOf(const Step& step);

// Returns the last day of a step; nothing where that is none.
using LastDay =
    std::function<std::optional<Date>(const Step& step, const Entries&)>;

struct SlowStep {
  std::optional<Date> day;  // with what silence did
  bool by_silence = false;
  bool done = false;
  bool next = false;
  std::optional<Date> last_day;  // where the step has one that is no none
};

struct SlowSteps {
  std::vector<SlowStep> steps;  // as declared
  bool ended = false;
  Entries entries;  // with what silence did
};

// Plays a procedure through from long before `today`, on which it ends.
SlowSteps PlayThrough(const Procedure& procedure, const Entries& entries,
                      const LastDay& last_day, Date today);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_SLOW_STEPS_H_
