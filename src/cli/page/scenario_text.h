// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_

#include <string>
#include <string_view>

#include "safeconduct/chart.h"
#include "safeconduct/pack.h"

namespace safeconduct::cli {

// What a scenario takes for granted, told in parts, where DescribeScenario
// would say too much at once.

// Returns which sources an answer listens to, to be put behind the day asked
// about: ", as known on 14 August 2023 (the Commission)". Empty: to all.
std::string ListenedTo(const Pack& pack, const Scenario& scenario);

// Returns "supposing that siebert_refusal happened"; `where` says of which of
// two packs: "supposing in A that ...".
std::string Supposing(std::string_view supposition,
                      std::string_view where = "");

// Returns over what something is proved or compared: "Over every case and every
// day, as recorded, as known on 2023-08-14".
std::string ExtentInWords(bool as_recorded, const Scenario& scenario);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_SCENARIO_TEXT_H_
