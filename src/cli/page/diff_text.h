// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_DIFF_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_DIFF_TEXT_H_

#include <string>

#include "safeconduct/prover.h"

namespace safeconduct::cli {

// Returns how two packs differ, for a reader: the words, a verdict a route, and
// each group of differences with its example. The folders are those of the
// packs.
std::string FormatDiffText(const PackDifference& difference,
                           const std::string& folder_a,
                           const std::string& folder_b, bool colour);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_DIFF_TEXT_H_
