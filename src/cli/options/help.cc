// SPDX-License-Identifier: Apache-2.0
//
// Help and the manual page, both made from the table of options (options.cc).
// The manual page is troff: texts are escaped on the way, because a minus would
// be set as a hyphen and could not be copied.
#include "cli/options/help.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "cli/options/options.h"
#include "cli/page/page.h"
#include "safeconduct/version.h"
#include "text/lines.h"

namespace safeconduct::cli {
namespace {

// Columns in which meanings begin, and, further in, the forms of a value.
constexpr size_t kMeaningColumn = 20;
constexpr size_t kFormsColumn = 22;

constexpr std::string_view kAbout =
    "Says which ways back are lawfully open to a person, on whose word, and "
    "what it turns on. It decides nothing and ranks nobody.";

struct ExitCode {
  std::string_view code;
  std::string_view meaning;
};
// As docs/cli.md and cli/system/stop.h have them.
constexpr ExitCode kExitCodes[] = {
    {"0", "done; an undetermined outcome is an answer, not a fault"},
    {"1",
     "faults were found in what was read: a pack, a case, an example that does "
     "not come out"},
    {"2", "the command line is at fault"},
    {"3", "it could not be done, such as a file that is absent"},
};

constexpr std::string_view kExamples =
    R"(safeconduct ask examples/summer-2023.json --on 2023-08-14
safeconduct ask --on today --set nationality=IR --set age=16..19
safeconduct check law/channel)";

// Returns how an option is written, with what it takes.
std::string Written(const Option& option) {
  if (option.is_argument() || option.takes == Takes::kNothing) {
    return std::string(option.name);
  }
  return fmt::format("{} {}", option.name, option.value);
}

void AddLines(std::string_view text, size_t indent, Page& page) {
  for (const std::string_view line : text::LinesOf(text)) {
    page.Line(std::string(indent, ' ') + std::string(line));
  }
}

// Adds what something means, in a column of its own beside what it is.
void AddMeaning(std::string_view head, std::string_view meaning, size_t column,
                Page& page) {
  // Two blanks before the head and two behind it make the four. A head that is
  // longer pushes its meaning to the right, on its own first line only.
  page.Paragraph(fmt::format("{:<{}}  {}", head, column - 4, meaning), 2,
                 column);
}

std::string HelpOfProgram() {
  Page page(false);
  page.Line("safeconduct COMMAND [options]");
  page.Line();
  page.Paragraph(kAbout, 0, 0);
  page.Line();
  page.Line("Commands:");
  // The longest name of a command and the blanks around it.
  constexpr size_t kBriefColumn = 14;
  for (const Command& command : Commands()) {
    AddMeaning(command.name, command.brief, kBriefColumn, page);
  }
  page.Line();
  page.Line("Options:");
  for (const Option& option : OptionsEverywhere()) {
    AddMeaning(option.name, option.meaning, kBriefColumn, page);
  }
  page.Line();
  page.Line("Examples:");
  AddLines(kExamples, 2, page);
  page.Line();
  page.Line("Exit codes:");
  for (const auto& [code, meaning] : kExitCodes) {
    page.Paragraph(fmt::format("{}  {}", code, meaning), 2, 5);
  }
  return page.text();
}

std::string HelpOfCommand(const Command& command) {
  Page page(false);
  page.Line(fmt::format("safeconduct {}{}{}", command.name,
                        command.form.empty() ? "" : " ", command.form));
  page.Line();
  page.Paragraph(command.about, 0, 0);
  if (!command.arguments.empty() || !command.options.empty()) page.Line();
  for (const auto options : {command.arguments, command.options}) {
    for (const Option& option : options) {
      AddMeaning(Written(option), option.meaning, kMeaningColumn, page);
      AddLines(option.forms, kFormsColumn, page);
    }
  }
  if (!command.remark.empty()) {
    page.Line();
    page.Paragraph(command.remark, 0, 0);
  }
  page.Line();
  page.Line(text::LinesOf(command.examples).size() > 1 ? "Examples:"
                                                       : "Example:");
  AddLines(command.examples, 2, page);
  page.Line();
  page.Paragraph(fmt::format("Exit codes: {}", command.exit_codes), 0, 0);
  return page.text();
}

// -- The manual page ----------------------------------------------------------

// Returns a text as troff prints it: a minus is not a hyphen, and a line that
// begins with a dot or a quote is no request.
std::string Troff(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
  }
  if (escaped.starts_with('.') || escaped.starts_with('\'')) {
    escaped.insert(0, "\\&");
  }
  return escaped;
}

void AddTerm(std::string_view head, std::string_view meaning,
             std::string& page) {
  // A head in bold and its meaning behind it, indented.
  page += fmt::format(".TP\n.B {}\n{}\n", Troff(head), Troff(meaning));
}

// Adds lines that stand as they are.
// Examples are to be copied, so troff must not fill their lines.
void AddAsTheyStand(std::string_view text, std::string& page) {
  page += ".nf\n";
  for (const std::string_view line : text::LinesOf(text)) {
    page += Troff(line) + "\n";
  }
  page += ".fi\n";
}

void AddOptions(std::span<const Option> options, std::string& page) {
  for (const Option& option : options) {
    AddTerm(Written(option), option.meaning, page);
    if (option.forms.empty()) continue;
    page += ".br\n";
    AddAsTheyStand(option.forms, page);
  }
}

void AddCommand(const Command& command, std::string& page) {
  page += fmt::format(
      ".SS \"{}\"\n{}\n",
      Troff(fmt::format("safeconduct {} {}", command.name, command.form)),
      Troff(command.about));
  AddOptions(command.arguments, page);
  AddOptions(command.options, page);
  if (!command.remark.empty()) page += ".PP\n" + Troff(command.remark) + "\n";
  page += ".PP\nFor example:\n.PP\n.RS\n";
  AddAsTheyStand(command.examples, page);
  page += ".RE\n";
}

}  // namespace

std::string VersionLine() { return fmt::format("{}\n", kProgramName); }

std::string HelpPage(std::string_view command) {
  const Command* found = FindCommand(command);
  return found == nullptr ? HelpOfProgram() : HelpOfCommand(*found);
}

std::string ManPage() {
  std::string page = fmt::format(
      ".TH SAFECONDUCT 1 \"\" \"{}\"\n"
      ".SH NAME\n"
      "safeconduct \\- which ways back are lawfully open to a person\n"
      ".SH SYNOPSIS\n"
      ".B safeconduct\n"
      "COMMAND [options]\n"
      ".SH DESCRIPTION\n",
      kProgramName);
  page += Troff(kAbout) + "\n.SH OPTIONS\n";
  AddOptions(OptionsEverywhere(), page);
  page += ".SH COMMANDS\n";
  for (const Command& command : Commands()) AddCommand(command, page);
  page += ".SH \"EXIT STATUS\"\n";
  for (const auto& [code, meaning] : kExitCodes) AddTerm(code, meaning, page);
  page += ".SH ENVIRONMENT\n";
  // What the program looks at in its surroundings (LookAround in main.cc).
  AddTerm("NO_COLOR", "where it is not empty, nothing is in colour", page);
  AddTerm("TZ", "the time zone by which the present day is known", page);
  return page;
}

}  // namespace safeconduct::cli
