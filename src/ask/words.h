// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_WORDS_H_
#define SAFECONDUCT_ASK_WORDS_H_

#include <string>
#include <vector>

#include "ask/answer.h"
#include "case/case.h"
#include "chart/chart.h"
#include "record/timeline.h"

namespace safeconduct::ask {

// Returns the names of what an outcome turns on: facts, events, `today`.
std::vector<std::string> TurnsOnNames(const chart::Chart& chart,
                                      const TurnsOn& turns_on);

// Returns the settings that a matter may have on a day, the latest first; one
// where nothing is disputed or in a window.
std::vector<record::Setting> PossibleSettings(const chart::Chart& chart,
                                              law::MatterId matter, Date day);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_WORDS_H_
