// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_HELP_H_
#define SAFECONDUCT_CLI_PAGE_HELP_H_

#include <string_view>

namespace safeconduct::cli {

// Returns what `--help` prints behind a command, or, where `command` is empty
// or unknown, of the program. Source: docs/cli.md.
std::string_view HelpPage(std::string_view command);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_HELP_H_
