// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CALENDAR_STEPS_H_
#define SAFECONDUCT_CALENDAR_STEPS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/interval_set.h"

namespace safeconduct::calendar {

class Calendar;

// One step from a day to another.
struct Step {
  enum class Kind : uint8_t {
    kDays,         // so many days on, or back where there are fewer than none
    kMonths,       // so many months on or back, as AddMonths adds them
    kWorkingDays,  // to the so-manieth open day behind the day, or before it
    kRoll,      // to the day itself where it is open, else to the next that is
    kRollBack,  // likewise to the one before
    kBecome,    // to one certain day, wherever it starts
  };
  Kind kind = Kind::kDays;
  // Days, months or working days; of kBecome the day; else no meaning.
  Value count = 0;
  // Of kWorkingDays, kRoll and kRollBack; else null.
  std::shared_ptr<const Calendar> calendar;
  friend bool operator==(const Step&, const Step&) = default;
};

// The days within which steps lead. What would lead beyond is refused where
// steps are declared.
inline constexpr Interval kReach = {-2'000'000, 2'000'000};

// Steps in a row: a function of the day where they start, which never falls
// while that day rises. It is known from one day to another, as calendars end:
// a step on a calendar has to start and to end within its years. Immutable;
// safe to share between threads.
class Steps {
 public:
  explicit Steps(std::vector<Step> steps);

  const std::vector<Step>& list() const { return steps_; }
  // Returns where the steps are known, of kReach: a run, perhaps empty (then
  // `lo` > `hi`).
  Interval known() const { return known_; }
  bool IsKnown(Value start) const {
    return known_.lo <= start && start <= known_.hi;
  }
  // Returns whether they are known of every day that is reasoned about.
  bool IsTotal() const;

  // Returns where they lead; nothing where that is not known.
  std::optional<Value> From(Value start) const;

  // Returns the calendar that ends, or has not begun, on the way from a start
  // from which they are not known to lead anywhere; else null.
  std::shared_ptr<const Calendar> StoppedBy(Value start) const;

  // Returns the first known start from which they lead to `day` or past it, or
  // the last from which they lead to it or not so far; nothing where there is
  // none.
  std::optional<Value> FirstReaching(Value day) const;
  std::optional<Value> LastWithin(Value day) const;

  // Returns how many days they lead on from where they are known, at least and
  // at most; never too narrow, and wide where they become a certain day.
  Interval shift() const { return shift_; }

  // Returns the calendars that they look at, each once.
  std::vector<std::shared_ptr<const Calendar>> Calendars() const;

  // Returns the steps as law writes them: `plus 2 months, rolled on england`.
  std::string ToString() const;

  friend bool operator==(const Steps& a, const Steps& b) {
    return a.steps_ == b.steps_;
  }
  // Returns whether both lead to the same days by the same steps; calendars may
  // have different names.
  bool LeadsLike(const Steps& other) const;

 private:
  std::vector<Step> steps_;
  Interval known_;
  Interval shift_;
};

// Steps that may be shared by many; null for none.
using StepsRef = std::shared_ptr<const Steps>;

// What is said of Steps, for steps that may be none.
std::optional<Value> From(const StepsRef& steps, Value start);
Interval Known(const StepsRef& steps);
bool IsTotal(const StepsRef& steps);
Interval Shift(const StepsRef& steps);
std::optional<Value> FirstReaching(const StepsRef& steps, Value day);
std::optional<Value> LastWithin(const StepsRef& steps, Value day);
// Returns whether both are none, or lead alike.
bool LeadAlike(const StepsRef& a, const StepsRef& b);

}  // namespace safeconduct::calendar

#endif  // SAFECONDUCT_CALENDAR_STEPS_H_
