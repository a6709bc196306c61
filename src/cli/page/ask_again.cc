// SPDX-License-Identifier: Apache-2.0
//
// A finding that cannot be checked has to be believed. So whatever a proof or a
// comparison shows is told as a case and the command that asks about it:
// anybody can ask again, of the same pack, and read the whole answer.
#include "cli/page/ask_again.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace safeconduct::cli {
namespace {

// Returns an argument as a shell takes it.
std::string Quoted(const std::string& argument) {
  const bool plain =
      std::all_of(argument.begin(), argument.end(), [](unsigned char letter) {
        return std::isalnum(letter) != 0 || letter == '_' || letter == '-' ||
               letter == '.' || letter == '/';
      });
  if (plain) return argument;
  // Within single quotes a shell takes all as it stands but the quote itself,
  // which is put between two quoted parts.
  std::string quoted = "'";
  for (const char letter : argument) {
    quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  }
  return quoted + "'";
}

}  // namespace

std::string CommandToAsk(std::string_view file, const std::string& law_folder,
                         const Scenario& scenario,
                         const SituationToAsk& situation) {
  std::string command = fmt::format("safeconduct ask {} --on {}", file,
                                    FormatDate(situation.day));
  if (!law_folder.empty()) command += " --law " + Quoted(law_folder);
  if (!scenario.known_on.empty()) {
    command += " --known-on " + scenario.known_on;
  }
  if (!scenario.viewpoint.empty()) {
    command += " --viewpoint " + scenario.viewpoint;
  }
  // A supposition is made of names, days and a few words: nothing in it means
  // anything within double quotes.
  for (const std::string& each : situation.suppositions) {
    command += fmt::format(" --suppose \"{}\"", each);
  }
  return command;
}

std::string FactInWords(const Fact& fact, const Case& person,
                        std::string_view where) {
  // A fact that may have every value is not among the known.
  std::string value = "unknown";
  for (const auto& [known, values] : person.Known()) {
    if (known == &fact) value = FormatValues(values);
  }
  return fmt::format("{}{} is {}: {}", fact.name, where, value, fact.question);
}

}  // namespace safeconduct::cli
