// SPDX-License-Identifier: Apache-2.0
//
// Shells complete by scripts that the program prints about itself, so that a
// script is never older than the options that it names. Each is a frame with
// gaps that are filled from the table of options; braces of the shell are
// doubled in the frames, as fmt wants them.
#include "cli/options/completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <span>

#include "cli/options/options.h"
#include "cli/options/words.h"

namespace safeconduct::cli {
namespace {

// -- bash ---------------------------------------------------------------------

// The words are gone through up to the one that is typed, to know what that one
// is: the value of an option, an argument and which, or an option. What an
// option or an argument takes stands in `takes`, by its name or its number; of
// what takes a text nothing is offered, since nobody can guess it.
constexpr std::string_view kBash =
    R"(# bash completion of safeconduct; made by `safeconduct completion bash`
_safeconduct() {{
  local word='' kind='' expected='' options='' everywhere='{everywhere}'
  local -i number=0 no_options=0
  local -A takes=()
  COMPREPLY=()
  case ${{COMP_WORDS[1]}} in
{cases}  esac
  if ((COMP_CWORD == 1)); then
    word=${{COMP_WORDS[1]}} kind="word {commands} $everywhere"
  fi
  for word in "${{COMP_WORDS[@]:2:COMP_CWORD - 1}}"; do
    # bash cuts words at these signs: behind one the word before goes on.
    if [[ $word == [=:] ]]; then
      kind=${{expected:-text}} expected=$kind word=''
    elif [[ -n $expected ]]; then
      kind=$expected expected=''
    elif ((!no_options)) && [[ $word == -?* ]]; then
      kind=option expected=${{takes[$word]-}}
      if [[ $word == -- ]]; then no_options=1; fi
    else
      number+=1
      kind=${{takes[$number]-${{takes[rest]-option}}}}
      # An argument, unless more of it is to come.
      if ((!no_options)) && [[ $word == - ]]; then kind=option; fi
    fi
  done
  # Behind a quote that is open readline wants the word without quotes.
  word=${{word#[\"\']}} word=${{word//\\/}}
  case $kind in
    word*) mapfile -t COMPREPLY < <(compgen -W "${{kind#word }}" -- "$word") ;;
    option)
      mapfile -t COMPREPLY < <(compgen -W "$options $everywhere" -- "$word") ;;
    file) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    folder) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
  esac
  # Names are quoted, and a folder gets a slash; a word is no folder, even where
  # one is called so.
  if [[ $kind == f* ]]; then compopt -o filenames 2>/dev/null; fi
}}
complete -F _safeconduct safeconduct
)";

std::string NamesOf(std::span<const Option> options) {
  std::string names;
  for (const Option& option : options) {
    names += (names.empty() ? "" : " ") + std::string(option.name);
  }
  return names;
}

// Returns what an option or an argument takes, as the frame knows it.
std::string BashKind(const Option& option) {
  switch (option.takes) {
    case Takes::kWord:
      return fmt::format("'word {}'", fmt::join(option.words(), " "));
    case Takes::kFile:
      return "file";
    case Takes::kFolder:
      return "folder";
    default:
      return "text";
  }
}

std::string BashCase(const Command& command) {
  std::string takes;
  for (size_t i = 0; i < command.arguments.size(); ++i) {
    const Option& argument = command.arguments[i];
    takes += fmt::format(" [{}]={}",
                         argument.repeated ? "rest" : fmt::format("{}", i + 1),
                         BashKind(argument));
  }
  for (const Option& option : command.options) {
    if (option.takes == Takes::kNothing) continue;
    takes += fmt::format(" [{}]={}", option.name, BashKind(option));
  }
  return fmt::format(
      "    {})\n      options='{}'\n      takes=({})\n      ;;\n", command.name,
      NamesOf(command.options), takes.empty() ? "" : takes.substr(1));
}

std::string BashScript() {
  std::string cases;
  for (const Command& command : Commands()) cases += BashCase(command);
  return fmt::format(kBash,
                     fmt::arg("commands", fmt::join(CommandNames(), " ")),
                     fmt::arg("everywhere", NamesOf(OptionsEverywhere())),
                     fmt::arg("cases", cases));
}

// -- zsh ----------------------------------------------------------------------

constexpr std::string_view kZsh =
    R"(#compdef safeconduct
# zsh completion of safeconduct; made by `safeconduct completion zsh`
_safeconduct() {{
  # Beside these nothing else is read.
  local -a everywhere=(
{everywhere}  )
  if ((CURRENT == 2)); then
    local -a commands=(
{commands}    )
    _describe command commands
    _arguments $everywhere
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

std::string ZshAction(const Option& option) {
  switch (option.takes) {
    case Takes::kWord:
      return fmt::format("({})", fmt::join(option.words(), " "));
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

std::string ZshArgument(const Option& argument) {
  return fmt::format("{}:{}:{}", argument.repeated ? "*" : "",
                     ZshText(argument.name), ZshAction(argument));
}

// `*` says that it may stand again, `=` that its value may follow in the same
// word.
std::string ZshOption(const Option& option, bool repeated) {
  const bool has_value = option.takes != Takes::kNothing;
  return fmt::format("{}{}{}[{}]{}", repeated ? "*" : "", option.name,
                     has_value ? "=" : "", ZshText(option.meaning),
                     has_value ? fmt::format(":{}:{}", ZshText(option.value),
                                             ZshAction(option))
                               : "");
}

std::string ZshScript() {
  std::string commands;
  std::string cases;
  for (const Command& command : Commands()) {
    commands +=
        fmt::format("      '{}:{}'\n", command.name, ZshText(command.brief));
    // zsh's own function does the rest, from one line an option.
    // By -S all behind `--` are arguments.
    cases +=
        fmt::format("    {})\n      _arguments -S $everywhere", command.name);
    for (const Option& argument : command.arguments) {
      cases += fmt::format(" \\\n        '{}'", ZshArgument(argument));
    }
    const bool has_versus = FindOption(command, kVersus) != nullptr;
    for (const Option& option : command.options) {
      const bool repeated =
          option.repeated || (has_versus && option.of_scenario);
      cases += fmt::format(" \\\n        '{}'", ZshOption(option, repeated));
    }
    cases += "\n      ;;\n";
  }
  std::string everywhere;
  for (const Option& option : OptionsEverywhere()) {
    everywhere += fmt::format("    '(- *){}'\n", ZshOption(option, false));
  }
  return fmt::format(kZsh, fmt::arg("everywhere", everywhere),
                     fmt::arg("commands", commands), fmt::arg("cases", cases));
}

}  // namespace

std::optional<std::string> CompletionScript(std::string_view shell) {
  if (shell == "bash") return BashScript();
  if (shell == "zsh") return ZshScript();
  return std::nullopt;
}

}  // namespace safeconduct::cli
