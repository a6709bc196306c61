// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_COMMANDS_H_
#define SAFECONDUCT_CLI_COMMAND_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/command/invocation.h"
#include "safeconduct/prover.h"

// The subcommands: each has its options and a function that carries it out and
// returns the exit code. main.cc maps the command line to them.
namespace safeconduct::cli {

// What is known of a person.
// What is empty was not given. Names and texts are as they were typed; they are
// checked where they are used, by the library wherever it can.
struct CaseOptions {
  std::string case_file;              // empty: nothing is known
  std::vector<std::string> settings;  // fact=value
};

struct AskOptions {
  ScenarioOptions scenario;
  CaseOptions person;
  std::string on;                   // empty: today
  std::vector<std::string> routes;  // empty: all
  size_t changes = 3;  // the most moves of a change; 0: none are told
  bool all_changes = false;
  bool timeline = false;
  bool all_days = false;  // of the timeline
  std::string ics;        // where the limits that run go; empty: nowhere
  bool json = false;
};
// Prints the answer. Undetermined outcomes are answers too.
int RunAsk(const AskOptions& options, const Surroundings& surroundings);

struct StepsOptions {
  ScenarioOptions scenario;
  CaseOptions person;
  std::string on;                       // empty: today
  std::vector<std::string> procedures;  // empty: all
  std::string ics;  // where the days that run go; empty: nowhere
  bool json = false;
};
// Prints the timetable, and writes the file asked for.
int RunSteps(const StepsOptions& options, const Surroundings& surroundings);

struct CheckOptions {
  std::string law_folder;
  bool situations = false;
  size_t max_nodes = Chart::kDefaultNodeBudget;
  size_t max_steps = kDefaultStepBudget;
};
// Prints what the pack holds, or a page of examples; faults and warnings go to
// stderr. Returns kFaults where there is a fault.
int RunCheck(const CheckOptions& options, const Surroundings& surroundings);

struct NewOptions {
  std::string folder;  // where the pack is to be
};
// Writes a small pack that checks. Returns kNotDone where the folder holds
// anything.
int RunNew(const NewOptions& options);

struct ProveOptions {
  ScenarioOptions scenario;
  std::vector<std::string> guarantees;  // empty: all
  std::vector<std::string> exprs;       // typed in
  bool as_recorded = false;
  size_t max_steps = kDefaultStepBudget;
  bool json = false;
};
// Prints verdicts. Returns kFaults unless all are proved.
int RunProve(const ProveOptions& options, const Surroundings& surroundings);

struct DiffOptions {
  std::string folder_a;
  std::string folder_b;
  Scenario scenario;
  bool free = false;
  size_t max_nodes = Chart::kDefaultNodeBudget;
  size_t max_steps = kDefaultStepBudget;
  bool json = false;
};
// Prints how two packs differ. Returns kFaults where they do, or where it is
// undecided, as diff(1) does.
int RunDiff(const DiffOptions& options, const Surroundings& surroundings);

struct RecordOptions {
  ScenarioOptions scenario;
  std::string on;      // empty: today
  std::string matter;  // only this; where no day is given, its history
  bool json = false;
};
// Prints the matters on a day, or the history of one.
int RunRecord(const RecordOptions& options, const Surroundings& surroundings);

struct FactsOptions {
  std::string law_folder;
  bool json = false;
};
// Prints the questions of a pack. Nothing in it depends on the day.
int RunFacts(const FactsOptions& options);

struct SurveyOptions {
  ScenarioOptions scenario;
  // The scenario to set beside it; nothing: none.
  std::optional<Scenario> versus;
  std::string table;                // a file of comma-separated values
  std::string on;                   // empty: today
  std::vector<std::string> by;      // columns to group by
  std::vector<std::string> keep;    // columns that are no facts
  std::vector<std::string> where;   // conditions of rows, COLUMN=VALUE
  std::vector<std::string> routes;  // to tell of; none: all
  std::string out;                  // where a row a case goes; empty: nowhere
  std::string plot;                 // where a figure goes; empty: nowhere
  std::string source;               // of the table, to stand under the figure
  std::string bad_rows;             // where rows at fault are listed
  bool skip_bad_rows = false;
  bool reasons = false;
  bool json = false;
};
// Prints bounds and writes the files asked for. Rows at fault stop it, unless
// they are to be skipped.
int RunSurvey(const SurveyOptions& options, const Surroundings& surroundings);

struct ExportOptions {
  ScenarioOptions scenario;
  std::string form;  // what to export to: sql
  std::string on;    // empty: today
  std::string table = "cases";
  std::string id;   // a column that the answer repeats; empty: none
  std::string out;  // a file; empty: stdout
};
// Prints or writes a query. Nothing is asked of a database.
int RunExport(const ExportOptions& options, const Surroundings& surroundings);

struct DrawOptions {
  ScenarioOptions scenario;
  CaseOptions person;
  std::string route;  // empty: all
  std::string on;     // empty: any day, and matters are asked about
  std::string out;    // a file; empty: stdout
  bool dot = false;   // the text for Graphviz instead of what it draws
};
// Prints or writes a picture.
int RunDraw(const DrawOptions& options);

struct ConvertOptions {
  std::string source;  // whose tables they are
  std::string folder;
  std::string table = "arrivals";
  std::vector<std::string> keep;  // columns that are no facts; empty: all
  std::string on;                 // empty: ages are those published
  std::string out;                // empty: stdout
};
// Prints or writes a table of cases, and says on stderr what was left out.
int RunConvert(const ConvertOptions& options);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_COMMANDS_H_
