// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_

#include <string>

#include "safeconduct/chart.h"

namespace safeconduct::cli {

// Returns over what something is proved or compared: "Over every case and every
// day, as recorded, as known on 2023-08-14".
std::string ExtentInWords(bool as_recorded, const Scenario& scenario);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_
