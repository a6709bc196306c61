// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_ASK_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_ASK_TEXT_H_

#include <string>
#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::cli {

// An answer and what stands beside it.
struct Told {
  const chart::Chart& chart;
  const chart::Case& person;
  const ask::Answer& answer;
  const ask::CaseTimeline* timeline;  // null where not asked for
  const std::vector<law::FactId>& ask_first;
  bool all_changes = false;  // else the first few under each heading
  bool all_days = false;     // else the timeline begins when the case does
};

// Returns an answer as sentences for a reader.
std::string FormatAnswerText(const Told& told, bool colour);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_ASK_TEXT_H_
