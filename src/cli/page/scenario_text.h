// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_

#include <string>

#include "chart/chart.h"
#include "prove/guarantee/prover.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {

// Returns what is taken for granted in the scenario of a chart, in the words of
// the law and the record: "the record as known on 14 August 2023".
std::string ScenarioInWords(const chart::Chart& chart);

// Returns over what something is proved or compared: "Over every case and every
// day, as recorded, as known on 2023-08-14".
std::string ExtentInWords(prove::Extent extent, const Scenario& scenario);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_
