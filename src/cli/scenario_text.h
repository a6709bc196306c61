// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SCENARIO_TEXT_H_
#define SAFECONDUCT_CLI_SCENARIO_TEXT_H_

#include <string>

#include "chart/chart.h"

namespace safeconduct::cli {

// Returns what is taken for granted in the scenario of a chart, in the words of
// the law and the record: "the record as known on 14 August 2023".
std::string ScenarioInWords(const chart::Chart& chart);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SCENARIO_TEXT_H_
