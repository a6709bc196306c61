// SPDX-License-Identifier: Apache-2.0
//
// Shells complete by scripts that the program prints about itself, so that a
// script is never older than the options that it names. Each is a frame with
// gaps that are filled from the table of options; braces of the shell are
// doubled in the frames, as fmt wants them.
#include "cli/page/completion.h"

#include <fmt/format.h>

#include "cli/page/options.h"

namespace safeconduct::cli {
namespace {

// -- bash ---------------------------------------------------------------------

// Behind the command its options; behind an option that takes a file, files;
// behind one that takes anything else, nothing; elsewhere files, as most
// arguments are.
constexpr std::string_view kBash =
    R"(# bash completion of safeconduct; made by `safeconduct completion bash`
_safeconduct() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local options=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "{commands} --help --version" -- "$word")
    return
  fi
  case ${{COMP_WORDS[1]}} in
{cases}  esac
  case ${{COMP_WORDS[1]}},$before in
{values}  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options --help --version" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}}
complete -o filenames -F _safeconduct safeconduct
)";

// Arguments have no name that is typed.
std::string Names(const Command& command) {
  std::string names;
  for (const Option& option : command.options) {
    if (option.is_argument()) continue;
    names += (names.empty() ? "" : " ") + std::string(option.name);
  }
  return names;
}

// Returns how bash completes the values of a command's options that are no
// files.
// Files need no word: they are what bash completes anyway.
std::string BashValues(const Command& command) {
  std::string others;
  std::string folders;
  for (const Option& option : command.options) {
    if (option.is_argument() || option.takes == Takes::kNothing ||
        option.takes == Takes::kFile) {
      continue;
    }
    std::string& list = option.takes == Takes::kFolder ? folders : others;
    list += fmt::format("{}{},{}", list.empty() ? "" : " | ", command.name,
                        option.name);
  }
  std::string text;
  if (!folders.empty()) {
    text += fmt::format(
        "    {})\n      mapfile -t COMPREPLY < <(compgen -d -- \"$word\")\n"
        "      return\n      ;;\n",
        folders);
  }
  if (!others.empty()) text += fmt::format("    {}) return ;;\n", others);
  return text;
}

std::string BashScript() {
  std::string commands;
  std::string cases;
  std::string values;
  for (const Command& command : Commands()) {
    commands += (commands.empty() ? "" : " ") + std::string(command.name);
    cases += fmt::format("    {}) options=\"{}\" ;;\n", command.name,
                         Names(command));
    values += BashValues(command);
  }
  return fmt::format(kBash, fmt::arg("commands", commands),
                     fmt::arg("cases", cases), fmt::arg("values", values));
}

// -- zsh ----------------------------------------------------------------------

constexpr std::string_view kZsh =
    R"(#compdef safeconduct
# zsh completion of safeconduct; made by `safeconduct completion zsh`
_safeconduct() {{
  if ((CURRENT == 2)); then
    local -a commands=(
{commands}    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{cases}  esac
}}
# Found in $fpath this file is the function; sourced it has to say so.
if [[ $funcstack[1] == _safeconduct ]]; then
  _safeconduct "$@"
else
  compdef _safeconduct safeconduct
fi
)";

// Returns a text within single quotes for _arguments and _describe, to which a
// colon and brackets mean something.
// The text stands within single quotes of the script, and within the script's
// own syntax: both have to be escaped.
std::string ZshText(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else if (c == ':' || c == '[' || c == ']' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else {
      quoted += c;
    }
  }
  return quoted;
}

std::string_view ZshAction(Takes takes) {
  switch (takes) {
    case Takes::kFile:
      return "_files";
    case Takes::kFolder:
      return "_files -/";
    default:
      // A blank proposes nothing, as where a value is wanted that nobody can
      // guess.
      return " ";
  }
}

std::string ZshSpec(const Option& option) {
  const std::string value =
      fmt::format(":{}:{}", ZshText(option.value), ZshAction(option.takes));
  if (option.is_argument()) {
    return (option.repeated ? "*" : "") + value;
  }
  // `*` says that it may stand again, `=` that its value may follow in the same
  // word.
  return fmt::format("{}{}{}[{}]{}", option.repeated ? "*" : "", option.name,
                     option.takes == Takes::kNothing ? "" : "=",
                     ZshText(option.meaning),
                     option.takes == Takes::kNothing ? "" : value);
}

std::string ZshScript() {
  std::string commands;
  std::string cases;
  for (const Command& command : Commands()) {
    commands +=
        fmt::format("      '{}:{}'\n", command.name, ZshText(command.brief));
    // zsh's own function does the rest, from one line an option.
    cases += fmt::format("    {})\n      _arguments", command.name);
    for (const Option& option : command.options) {
      cases += fmt::format(" \\\n        '{}'", ZshSpec(option));
    }
    cases += "\n      ;;\n";
  }
  return fmt::format(kZsh, fmt::arg("commands", commands),
                     fmt::arg("cases", cases));
}

}  // namespace

std::optional<std::string> CompletionScript(std::string_view shell) {
  if (shell == "bash") return BashScript();
  if (shell == "zsh") return ZshScript();
  return std::nullopt;
}

}  // namespace safeconduct::cli
