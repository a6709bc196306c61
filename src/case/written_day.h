// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_WRITTEN_DAY_H_
#define SAFECONDUCT_CASE_WRITTEN_DAY_H_

#include <optional>
#include <string_view>
#include <vector>

#include "safeconduct/date.h"

namespace safeconduct::chart {

// Returns the days that a text in figures may mean: `2025-08-15`, `15/08/2025`,
// `15.8.2025`, `2025-08-15 00:00:00`. None where there is no such day, two
// where day and month may be either way round; nothing where it is not written
// as a day is.
std::optional<std::vector<Date>> DaysWritten(std::string_view text);

// Returns whether a text is a day followed by a time of it other than midnight,
// or by a time zone, in which it may be another day.
bool HasTimeOfDay(std::string_view text);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_WRITTEN_DAY_H_
