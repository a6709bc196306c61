// SPDX-License-Identifier: Apache-2.0
#include "cli/page/usage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/nearest_name.h"

namespace safeconduct::cli {
namespace {

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> OptionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      if (!name.starts_with("versus-")) names.push_back("--" + name);
    }
  }
  return names;
}

// Options behind `--versus` have names of their own, which nobody wrote.
std::string AsWritten(std::string text) {
  constexpr std::string_view kInside = "--versus-";
  for (size_t at = 0; (at = text.find(kInside, at)) != std::string::npos;) {
    text.replace(at, kInside.size(), "--");
  }
  return text;
}

// Returns the command that was parsed, or the program where none was.
const CLI::App& Parsed(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

std::string HelpOf(const CLI::App& app) {
  const CLI::App& command = Parsed(app);
  return &command == &app ? "safeconduct --help"
                          : "safeconduct " + command.get_name() + " --help";
}

// Returns the argument that nothing takes, where there is one.
std::optional<std::string> Extra(const CLI::App& app) {
  const auto extras = app.remaining(true);
  if (extras.empty()) return std::nullopt;
  return extras.front();
}

std::string ExplainExtra(const CLI::App& app, const std::string& extra) {
  const CLI::App& command = Parsed(app);
  if (extra.starts_with('-')) {
    const std::string name = extra.substr(0, extra.find('='));
    const auto nearest = NearestName(name, OptionNames(command));
    return fmt::format("{}: unknown option ({})", name,
                       nearest ? fmt::format("did you mean `{}`?", *nearest)
                               : fmt::format("`{}` lists them", HelpOf(app)));
  }
  if (&command == &app) {
    return fmt::format("{}: unknown command{}", extra,
                       SuggestName(extra, CommandNames(app)));
  }
  return fmt::format("{}: one argument too many (`{}` shows what `{}` takes)",
                     extra, HelpOf(app), command.get_name());
}

// Returns the option at which the values given are too few or too many.
std::string ExplainMismatch(const CLI::App& app, const CLI::ParseError& fault) {
  const std::string_view message = fault.what();
  const std::string_view option = message.substr(0, message.find(':'));
  if (message.find("At Most") != std::string_view::npos) {
    return fmt::format("{}: is given more than once (give it once)", option);
  }
  return fmt::format("{}: has no value (`{}` shows its form)", option,
                     HelpOf(app));
}

// Explains a flag that was given a value: "Could not convert: --json = no".
std::string ExplainFlag(const CLI::ParseError& fault) {
  std::string_view rest = fault.what();
  rest.remove_prefix(std::min(rest.find("--"), rest.size()));
  return fmt::format("{}: takes no value (leave it out)",
                     rest.substr(0, rest.find_first_of(" =")));
}

}  // namespace

std::optional<std::string> FindEmptyValue(const CLI::App& app) {
  for (const CLI::Option* option : Parsed(app).get_options()) {
    for (const std::string& value : option->results()) {
      if (!value.empty()) continue;
      return AsWritten(
          fmt::format("{}: has an empty value (give one, or leave it out)\n",
                      option->get_name()));
    }
  }
  return std::nullopt;
}

std::string ExplainUsage(const CLI::App& app, const CLI::ParseError& fault) {
  std::string text;
  if (fault.get_name() == "ArgumentMismatch") {
    text = ExplainMismatch(app, fault);
  } else if (fault.get_name() == "ConversionError") {
    text = ExplainFlag(fault);
  } else if (const auto extra = Extra(app)) {
    text = ExplainExtra(app, *extra);
  } else if (fault.get_name() == "RequiredError") {
    text = fmt::format(
        "safeconduct: no command (name one of {}; `safeconduct --help` says "
        "what they do)",
        fmt::join(CommandNames(app), ", "));
  } else {
    text = fmt::format("{} (`{}` shows the form)", fault.what(), HelpOf(app));
  }
  return AsWritten(text + "\n");
}

}  // namespace safeconduct::cli
