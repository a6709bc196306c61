// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_WORDS_H_
#define SAFECONDUCT_ASK_WORDS_H_

#include <string>
#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Returns days as `2023-08-14`, `2023-08-01..2023-08-14`, `..2025-08-05` or
// `2025-08-06..`, open at the ends of the days reasoned about.
std::string FormatDays(const chart::Days& days);

// Returns the names of what an outcome turns on: facts, events, `today`.
std::vector<std::string> TurnsOnNames(const chart::Chart& chart,
                                      const TurnsOn& turns_on);

// Returns the settings that a matter may have on a day, the latest first; one
// where nothing is disputed or in a window.
std::vector<record::Setting> PossibleSettings(const chart::Chart& chart,
                                              law::MatterId matter, Date day);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_WORDS_H_
