// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_CHANGES_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_CHANGES_TEXT_H_

#include <string>
#include <vector>

#include "safeconduct/asker.h"

namespace safeconduct::cli {

// A paragraph about changes: one change, or what is said of several.
struct ChangeLine {
  std::string text;
  bool is_change = false;
};

// Returns what would change a route's outcome: under each heading what would
// do, a line a change, all of them or the first few, and at the end how many
// are left out.
std::vector<ChangeLine> ChangesInWords(const Chart& chart, const Case& person,
                                       const RouteAnswer& answer, bool all);

// Returns the names of what an outcome turns on: facts, events, `today`.
std::vector<std::string> NamesIn(const TurnsOn& turns_on);

// Returns what became of an event: "signed happened".
std::string FateInWords(const EventFate& fate);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_CHANGES_TEXT_H_
