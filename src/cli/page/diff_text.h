// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_DIFF_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_DIFF_TEXT_H_

#include <string>

#include "prove/diff/pack_diff.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {

// What `diff` has to tell.
struct Differing {
  const prove::DiffQuestion& question;
  const prove::PackDifference& difference;
  const Scenario& scenario;
  std::string folder_a;
  std::string folder_b;
};

// Returns how two packs differ, for a reader: the words, a verdict a route, and
// each group of differences with its example.
std::string FormatDiffText(const Differing& differing, bool colour);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_DIFF_TEXT_H_
