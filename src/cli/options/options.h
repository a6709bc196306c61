// SPDX-License-Identifier: Apache-2.0
//
// The one table of commands and options. The parser of the command line, the
// help, the man page and the completions of shells are made from it, and a test
// holds docs/cli.md against it.
#ifndef SAFECONDUCT_CLI_OPTIONS_OPTIONS_H_
#define SAFECONDUCT_CLI_OPTIONS_OPTIONS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::cli {

// What stands behind an option, or in the place of an argument.
// It decides how a value is checked, and how shells complete it.
enum class Takes {
  kNothing,
  kText,
  kWord,  // one of a few
  kDays,  // a day or days, in which `today` is the present day
  kCount,
  kFile,
  kFolder,
};

// The one option whose place counts: see Option::of_scenario.
inline constexpr std::string_view kVersus = "--versus";

// An option, or an argument: what stands without one.
struct Option {
  std::string_view name;  // `--on`; of an argument `CASE`
  Takes takes = Takes::kNothing;
  // What the help calls what an option takes: `DAYS`.
  std::string_view value = {};
  std::string_view meaning;     // in words
  std::string_view forms = {};  // examples of what it takes, in lines
  bool repeated = false;
  // Whether it says the scenario: behind `--versus` that of the other side, so
  // that it may stand on both.
  bool of_scenario = false;
  // Of a count.
  // Both ends belong to what is allowed.
  uint64_t least = 0;
  uint64_t most = 0;
  // Of a word: returns those that may be given (words.h).
  std::vector<std::string> (*words)() = nullptr;

  bool is_argument() const { return !name.starts_with('-'); }
};

struct Command {
  std::string_view name;
  std::string_view form;   // what stands behind its name
  std::string_view brief;  // one line
  std::string_view about;  // a paragraph
  // In the order in which they are given. One that is repeated comes last.
  std::span<const Option> arguments = {};
  std::span<const Option> options;
  std::string_view remark = {};      // a paragraph, or nothing
  std::string_view examples = {};    // lines, each a command
  std::string_view exit_codes = {};  // a paragraph
};

// Returns the commands in the order of the help.
std::span<const Command> Commands();
// Returns the options that go with every command.
std::span<const Option> OptionsEverywhere();
// Returns a command by its name, or null.
// The table stands for as long as the program runs.
const Command* FindCommand(std::string_view name);
// Returns an argument or an option of a command by its name, or null.
const Option* FindOption(const Command& command, std::string_view name);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_OPTIONS_OPTIONS_H_
