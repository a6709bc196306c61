// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_WORDS_H_
#define SAFECONDUCT_ASK_WORDS_H_

#include <string>
#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Returns the names of what an outcome turns on: facts, events, `today`. In
// that order, each kind as declared.
std::vector<std::string> TurnsOnNames(const chart::Chart& chart,
                                      const TurnsOn& turns_on);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_WORDS_H_
