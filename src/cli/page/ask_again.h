// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_ASK_AGAIN_H_
#define SAFECONDUCT_CLI_PAGE_ASK_AGAIN_H_

#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {

// A situation as it can be asked about.
struct SituationToAsk {
  const Case& person;
  // One day, though a question may ask about a range: a situation has one.
  Date day;
  const std::vector<std::string>& suppositions;  // the scenario's first
};

// Returns the command that asks about a situation, its case kept in `file`,
// under the law pack of `law_folder`, where that is not empty. To be copied.
std::string CommandToAsk(std::string_view file, const std::string& law_folder,
                         const Scenario& scenario,
                         const SituationToAsk& situation);

// Returns what a fact of a situation is: "age is 17: Age in years".
std::string FactInWords(const Fact& fact, const Case& person,
                        std::string_view where = "");

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_ASK_AGAIN_H_
