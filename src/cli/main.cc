// SPDX-License-Identifier: Apache-2.0
//
// From the command line to a command. All that the library must not look at by
// itself is looked up here: the day, the terminal, NO_COLOR. An exit code
// counts only once what was printed has been written.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command/command_line.h"
#include "cli/command/commands.h"
#include "cli/options/completion.h"
#include "cli/options/help.h"
#include "cli/options/words.h"
#include "cli/system/today.h"

namespace safeconduct::cli {
namespace {

// Returns how wide the terminal of the error stream is, or 0 where it goes to
// none or to one that knows no escape sequences.
size_t ErrorColumns(bool is_dumb) {
  constexpr size_t kUsual = 80;  // where a terminal does not say
  if (is_dumb || isatty(STDERR_FILENO) == 0) return 0;
  winsize size{};
  const bool told = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0;
  return told && size.ws_col > 0 ? size.ws_col : kUsual;
}

// Returns what a variable of the environment is; empty where it is not set.
std::string_view Environment(const char* variable) {
  const char* text = std::getenv(variable);
  return text != nullptr ? text : "";
}

// Colour is for a terminal only, and not where NO_COLOR is set and not empty
// (no-color.org); progress is for whoever looks at stderr.
Surroundings LookAround() {
  const bool is_dumb = Environment("TERM") == "dumb";
  const bool plain = is_dumb || !Environment("NO_COLOR").empty();
  return {LocalDay(std::chrono::system_clock::now()),
          isatty(STDOUT_FILENO) != 0 && !plain, ErrorColumns(is_dumb)};
}

// -- From the command line to the options of a command ------------------------

size_t MaxNodes(const CommandLine& line) {
  return line.Count("--max-nodes", Chart::kDefaultNodeBudget);
}

size_t MaxSteps(const CommandLine& line) {
  return line.Count("--max-steps", kDefaultStepBudget);
}

// Not every command has all of these options; this is for those that do.
ScenarioOptions ScenarioOf(const CommandLine& line) {
  return {.law_folder = line.Text("--law"),
          .written = line.GivenScenario(),
          .max_nodes = MaxNodes(line)};
}

// Each of these carries over what the parser has checked against the table;
// what it cannot check, as the name of a route, is left to the library.
int Ask(const CommandLine& line, const Surroundings& surroundings) {
  AskOptions options;
  options.scenario = ScenarioOf(line);
  options.person = {line.Text("CASE"), line.Texts("--set")};
  options.on = line.Text("--on");
  options.routes = line.Texts("--route");
  options.changes = line.Count("--changes", options.changes);
  options.all_changes = line.Has("--all-changes");
  options.timeline = line.Has("--timeline");
  options.all_days = line.Has("--all-days");
  options.ics = line.Text("--ics");
  options.json = line.Has("--json");
  return RunAsk(options, surroundings);
}

int Steps(const CommandLine& line, const Surroundings& surroundings) {
  StepsOptions options;
  options.scenario = ScenarioOf(line);
  options.person = {line.Text("CASE"), line.Texts("--set")};
  options.on = line.Text("--on");
  options.procedures = line.Texts("--procedure");
  options.ics = line.Text("--ics");
  options.json = line.Has("--json");
  return RunSteps(options, surroundings);
}

int Check(const CommandLine& line, const Surroundings& surroundings) {
  return RunCheck({.law_folder = line.Text("LAWDIR"),
                   .situations = line.Has("--situations"),
                   .max_nodes = MaxNodes(line),
                   .max_steps = MaxSteps(line)},
                  surroundings);
}

int New(const CommandLine& line, const Surroundings& /*surroundings*/) {
  return RunNew({.folder = line.Text("FOLDER")});
}

int Prove(const CommandLine& line, const Surroundings& surroundings) {
  ProveOptions options;
  options.scenario = ScenarioOf(line);
  options.guarantees = line.Texts("GUARANTEE");
  options.exprs = line.Texts("--expr");
  options.as_recorded = line.Has("--as-recorded");
  options.max_steps = MaxSteps(line);
  options.json = line.Has("--json");
  return RunProve(options, surroundings);
}

int Diff(const CommandLine& line, const Surroundings& surroundings) {
  DiffOptions options;
  options.folder_a = line.Text("LAWDIR_A");
  options.folder_b = line.Text("LAWDIR_B");
  options.scenario = line.GivenScenario();
  options.free = line.Has("--free");
  options.max_nodes = MaxNodes(line);
  options.max_steps = MaxSteps(line);
  options.json = line.Has("--json");
  return RunDiff(options, surroundings);
}

int Record(const CommandLine& line, const Surroundings& surroundings) {
  RecordOptions options;
  options.scenario = ScenarioOf(line);
  options.on = line.Text("--on");
  options.matter = line.Text("--matter");
  options.json = line.Has("--json");
  return RunRecord(options, surroundings);
}

int Facts(const CommandLine& line, const Surroundings& /*surroundings*/) {
  return RunFacts(
      {.law_folder = line.Text("--law"), .json = line.Has("--json")});
}

int Survey(const CommandLine& line, const Surroundings& surroundings) {
  SurveyOptions options;
  options.scenario = ScenarioOf(line);
  options.versus = line.Versus();
  options.table = line.Text("CASES.csv");
  options.on = line.Text("--on");
  options.by = line.Texts("--by");
  options.keep = line.Texts("--keep");
  options.where = line.Texts("--where");
  options.routes = line.Texts("--route");
  options.out = line.Text("--out");
  options.plot = line.Text("--plot");
  options.source = line.Text("--source");
  options.bad_rows = line.Text("--bad-rows");
  options.skip_bad_rows = line.Has("--skip-bad-rows");
  options.reasons = line.Has("--reasons");
  options.json = line.Has("--json");
  return RunSurvey(options, surroundings);
}

int Export(const CommandLine& line, const Surroundings& surroundings) {
  ExportOptions options;
  options.scenario = ScenarioOf(line);
  options.form = line.Text("FORM");
  options.on = line.Text("--on");
  options.table = line.Text("--table", options.table);
  options.id = line.Text("--id");
  options.out = line.Text("--out");
  return RunExport(options, surroundings);
}

int Draw(const CommandLine& line, const Surroundings& /*surroundings*/) {
  DrawOptions options;
  options.scenario = ScenarioOf(line);
  options.person = {line.Text("--case"), line.Texts("--set")};
  options.route = line.Text("ROUTE");
  options.on = line.Text("--on");
  options.out = line.Text("--out");
  options.dot = line.Has("--dot");
  return RunDraw(options);
}

int Convert(const CommandLine& line, const Surroundings& /*surroundings*/) {
  ConvertOptions options;
  options.source = line.Text("SOURCE");
  options.folder = line.Text("FOLDER");
  options.table = line.Text("--table", options.table);
  options.keep = line.Texts("--keep");
  options.on = line.Text("--on");
  options.out = line.Text("--out");
  return RunConvert(options);
}

int Help(const CommandLine& line, const Surroundings& /*surroundings*/) {
  Print(line.Has("--man") ? ManPage() : HelpPage(line.Text("COMMAND")));
  return kDone;
}

int Completion(const CommandLine& line, const Surroundings& /*surroundings*/) {
  // The parser takes no other shell, but takes none.
  const auto script = CompletionScript(line.Text("SHELL"));
  if (!script) {
    Say(fmt::format("completion: no shell (name {})\n",
                    fmt::join(Shells(), " or ")));
    return kUsage;
  }
  Print(*script);
  return kDone;
}

int Version(const CommandLine& /*line*/, const Surroundings& /*surroundings*/) {
  Print(VersionLine());
  return kDone;
}

struct Run {
  std::string_view command;
  int (*function)(const CommandLine&, const Surroundings&);
};
// One a command of the table in page/options.cc, by name.
constexpr Run kRuns[] = {{"ask", Ask},        {"steps", Steps},
                         {"check", Check},    {"prove", Prove},
                         {"new", New},        {"diff", Diff},
                         {"record", Record},  {"facts", Facts},
                         {"survey", Survey},  {"export", Export},
                         {"draw", Draw},      {"convert", Convert},
                         {"help", Help},      {"completion", Completion},
                         {"version", Version}};

int Main(int argc, char** argv) {
  const Surroundings surroundings = LookAround();
  // The first word, under which the program was started, says nothing.
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto line = CommandLine::Read(arguments, surroundings.today);
  if (!line) {
    Say(line.error());
    return kUsage;
  }
  // The version comes before help, where both are asked for.
  if (line->asks_for_version()) return Version(*line, surroundings);
  const std::string_view command = line->command().name;
  if (line->asks_for_help()) {
    Print(HelpPage(command == arguments.front() ? command : ""));
    return kDone;
  }
  // Every command of the table is found here.
  for (const Run& run : kRuns) {
    if (run.command == command) return run.function(*line, surroundings);
  }
  return kUsage;
}

// An answer that was not written whole is no answer.
// A full disk or a closed pipe shows only when what is buffered is written,
// which without this would be after main.
int Flushed(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  Say("stdout: cannot be written to (check where it leads)\n");
  return kNotDone;
}

}  // namespace
}  // namespace safeconduct::cli

int main(int argc, char** argv) {
  return safeconduct::cli::Flushed(safeconduct::cli::Main(argc, argv));
}
