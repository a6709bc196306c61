// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_OPTIONS_HELP_H_
#define SAFECONDUCT_CLI_OPTIONS_HELP_H_

#include <string>
#include <string_view>

namespace safeconduct::cli {

// Returns what `safeconduct --version` prints.
std::string VersionLine();

// Returns what `--help` prints behind a command, or, where `command` is empty
// or unknown, of the program. All is made from the table of options.
std::string HelpPage(std::string_view command);

// Returns the manual page of the program, for man(1).
std::string ManPage();

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_OPTIONS_HELP_H_
