// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_COMMAND_LINE_H_
#define SAFECONDUCT_CLI_COMMAND_COMMAND_LINE_H_

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/options.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"

namespace safeconduct::cli {

// A command and what was given to it, as the table of options allows.
class CommandLine {
 public:
  // Reads the arguments of the program, in which days may say `today`. Where
  // they are at fault, returns `<argument>: <fact> (<what to change>)`.
  // Where help or the version is asked for, nothing else is read or at fault.
  // Not safe to call from several threads: getopt_long has global state.
  static std::expected<CommandLine, std::string> Read(
      std::span<const std::string> arguments, Date today);

  // Of a command line that asks for help with a command that nobody knows,
  // `help`.
  const Command& command() const { return *command_; }
  bool asks_for_help() const { return asks_for_help_; }
  bool asks_for_version() const { return asks_for_version_; }

  // Each returns what was given for an option or an argument of the command,
  // and what follows it where nothing was.
  // The name must be one that the table has for the command.
  bool Has(std::string_view name) const;
  std::string Text(std::string_view name,
                   const std::string& otherwise = "") const;
  uint64_t Count(std::string_view name, uint64_t otherwise) const;
  std::vector<std::string> Texts(std::string_view name) const;
  // The scenario given, and that behind `--versus`, where it was given.
  Scenario GivenScenario() const;
  std::optional<Scenario> Versus() const;

 private:
  using Values = std::map<std::string_view, std::vector<std::string>>;
  class Reader;

  const Command* command_ = nullptr;
  bool asks_for_help_ = false;
  bool asks_for_version_ = false;
  Values values_;  // by the names in the table
  Values behind_versus_;
};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_COMMAND_LINE_H_
