// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_OPTIONS_COMPLETION_H_
#define SAFECONDUCT_CLI_OPTIONS_COMPLETION_H_

#include <optional>
#include <string>
#include <string_view>

namespace safeconduct::cli {

// Returns the script by which a shell, `bash` or `zsh`, completes the command
// line, made from the table of options; nothing for any other shell.
std::optional<std::string> CompletionScript(std::string_view shell);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_OPTIONS_COMPLETION_H_
