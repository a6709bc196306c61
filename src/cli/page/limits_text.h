// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_LIMITS_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_LIMITS_TEXT_H_

#include "cli/page/page.h"
#include "safeconduct/asker.h"

namespace safeconduct::cli {

// Adds the section of an answer that tells its time limits, the soonest first;
// nothing where it has none that make a difference.
void TellLimits(const Answer& answer, Page& page);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_LIMITS_TEXT_H_
