// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_CHANGES_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_CHANGES_TEXT_H_

#include <string>
#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::cli {

// A paragraph about changes: one change, or what is said of several.
struct ChangeLine {
  std::string text;
  bool is_change = false;
};

// Returns what would change a route's outcome: under each heading what would
// do, a line a change, all of them or the first few, and at the end how many
// are left out.
std::vector<ChangeLine> ChangesInWords(const chart::Chart& chart,
                                       const chart::Case& person,
                                       const ask::RouteAnswer& answer,
                                       bool all);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_CHANGES_TEXT_H_
