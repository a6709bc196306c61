// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROCEDURE_DUE_DAYS_H_
#define SAFECONDUCT_PROCEDURE_DUE_DAYS_H_

#include "base/interval_set.h"
#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::procedure {

// Returns what a day may be for a case, asked about on `today`: days, and
// perhaps none.
IntervalSet DueDays(const chart::Chart& chart, law::DayId day,
                    const chart::Case& person, Date today);

}  // namespace safeconduct::procedure

#endif  // SAFECONDUCT_PROCEDURE_DUE_DAYS_H_
