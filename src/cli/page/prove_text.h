// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_PROVE_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_PROVE_TEXT_H_

#include <string>
#include <vector>

#include "chart/chart.h"
#include "prove/guarantee/prover.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {

// What `prove` has to tell.
struct Proven {
  const chart::Pack& pack;
  const std::string& law_folder;  // empty: the Channel pack
  const Scenario& scenario;
  prove::Extent extent;
  const std::vector<prove::Finding>& findings;
};

// Returns verdicts for a reader, the refuted and the undecided told in full.
std::string FormatProvenText(const Proven& proven, bool colour);

// Returns a decimal number as a reader reads it: 1,234,567 or, where it is
// longer, about 1.2e30.
std::string FormatCount(const std::string& digits);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_PROVE_TEXT_H_
