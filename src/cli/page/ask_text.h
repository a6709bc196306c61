// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_ASK_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_ASK_TEXT_H_

#include <string>

#include "safeconduct/asker.h"

namespace safeconduct::cli {

// How much of an answer is told.
struct Telling {
  bool all_changes = false;  // else the first few under each heading
  bool all_days = false;     // else the timeline begins when the case does
  bool colour = false;
};

// Returns an answer of a chart as sentences for a reader.
// The answer must be one of that chart, whose disputes are told with it.
std::string FormatAnswerText(const Chart& chart, const Answer& answer,
                             const Telling& telling);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_ASK_TEXT_H_
