// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROCEDURE_DUE_DAYS_H_
#define SAFECONDUCT_PROCEDURE_DUE_DAYS_H_

#include <optional>
#include <vector>

#include "ask/found_days.h"
#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::procedure {

// The declared days of a pack for a case that silence moves: they are found
// anew where it has moved.
class DueDays {
 public:
  // Keeps references.
  DueDays(const chart::Chart& chart, const chart::Case& person, Date today)
      : chart_(chart), person_(person), days_{today, today} {}

  // Says that the case is another now.
  void Move() { found_.reset(); }
  // Returns what a day may be: days, and perhaps none.
  const IntervalSet& Of(law::DayId day);
  // Returns whether it may be none as what it starts from is none.
  bool MayNotHaveBegun(law::DayId day);
  // Returns the ways by which it and what it starts from may be found.
  std::vector<law::DeclaredWay> WaysOf(law::DayId day);

 private:
  const ask::FoundDays& Found();

  const chart::Chart& chart_;
  const chart::Case& person_;
  chart::Days days_;
  std::optional<ask::FoundDays> found_;
};

}  // namespace safeconduct::procedure

#endif  // SAFECONDUCT_PROCEDURE_DUE_DAYS_H_
