// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SYSTEM_STOP_H_
#define SAFECONDUCT_CLI_SYSTEM_STOP_H_

#include <optional>
#include <string>

#include "safeconduct/error.h"

namespace safeconduct::cli {

// Exit codes. Source: docs/cli.md.
// kFaults: in what was read. kUsage: in the command line. kNotDone: something
// was missing, too large or could not be written.
inline constexpr int kDone = 0;
inline constexpr int kFaults = 1;
inline constexpr int kUsage = 2;
inline constexpr int kNotDone = 3;

// A stop with an exit code; what is to be said has been said.
using Stop = std::optional<int>;

// Writes to stderr, and returns the exit code of an error's kind.
int SayError(const Error& error);
// Texts end their own lines. Control characters in them are made visible.
void Say(const std::string& text);
// Writes an answer to stdout.
// Whether it got there is seen at the end, once, in main.
void Print(const std::string& text);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SYSTEM_STOP_H_
