// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_ASK_AGAIN_H_
#define SAFECONDUCT_CLI_PAGE_ASK_AGAIN_H_

#include <string>
#include <string_view>

#include "chart/chart.h"
#include "prove/witness/situation.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {

// Returns the command that asks about a situation, its case kept in `file`,
// under the law pack of `law_folder`, where that is not empty. To be copied.
std::string CommandToAsk(std::string_view file, const std::string& law_folder,
                         const Scenario& scenario, const chart::Pack& pack,
                         const prove::Situation& situation);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_ASK_AGAIN_H_
