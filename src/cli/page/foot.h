// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_FOOT_H_
#define SAFECONDUCT_CLI_PAGE_FOOT_H_

#include <string>
#include <string_view>

#include "cli/page/page.h"
#include "safeconduct/pack.h"

namespace safeconduct::cli {

// Adds the line that stands under an answer: the pack that it rests on, the
// program, and the scenario unless that is empty.
void TellFoot(const Pack& pack, std::string_view scenario, Page& page);

// Adds the sentences that the pack, or else the program, has stand under every
// answer, behind what the answer itself has to say there.
void TellUnderAnswer(const Pack& pack, Page& page,
                     std::string_view before = "");

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_FOOT_H_
