// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_SYSTEM_PROCESS_H_
#define SAFECONDUCT_CLI_SYSTEM_PROCESS_H_

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/error.h"

namespace safeconduct::cli {

// A program of its own that draws, and what to say where it does not.
struct Program {
  std::string asked_by;  // the option or the command that needs it
  std::string name;      // looked for on the PATH
  std::vector<std::string> arguments;
  std::string package;  // that has it
  std::string version;  // from which on it will do
};

// Runs a program on `input` and returns what it prints. Fails where it is
// absent, cannot be run, or ends with a fault.
std::expected<std::string, Error> RunProgram(const Program& program,
                                             std::string_view input);

// Returns the error of what was asked for, told after its name.
Error NotDone(const Program& program, std::string_view text);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_SYSTEM_PROCESS_H_
