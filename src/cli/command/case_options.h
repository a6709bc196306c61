// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_CASE_OPTIONS_H_
#define SAFECONDUCT_CLI_COMMAND_CASE_OPTIONS_H_

#include "cli/command/commands.h"
#include "safeconduct/case.h"

namespace safeconduct::cli {

// Reads the case file and the settings, or says every fault in them.
// Settings stand over what the file says. Where something is at fault, `person`
// may have been changed in part; the caller stops.
Stop ReadCase(const CaseOptions& options, Case& person);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_CASE_OPTIONS_H_
