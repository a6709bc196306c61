// SPDX-License-Identifier: Apache-2.0
//
// The one table of commands and options. Help, the manual page, completion, the
// parser and docs/cli.md are made from it or held against it by tests, so that
// none of them can say what the others do not.
#include "cli/options/options.h"

#include <algorithm>

#include "cli/options/arguments.h"
#include "cli/options/shared_options.h"
#include "safeconduct/asker.h"

namespace safeconduct::cli {
namespace {

// A table for each command; its arguments stand in arguments.h.
constexpr Option kAskOptions[] = {
    {.name = "--on",
     .takes = Takes::kDays,
     .value = "DAYS",
     .meaning = "the day asked about, or a range of days; else the present day",
     .forms = kFormsOfDays},
    {.name = "--set",
     .takes = Takes::kText,
     .value = "FACT=VALUE",
     .meaning = "sets a fact over what the case says; can be repeated",
     .forms = R"(claim=pending  age=16..19  age=18..  came_from=FR|BE
arrived=2023-07-02  requested=none|2023-01-01..  home_risk=unknown)",
     .repeated = true},
    {.name = "--route",
     .takes = Takes::kText,
     .value = "ROUTE",
     .meaning = "only this route; can be repeated",
     .repeated = true},
    kKnownOn,
    kViewpoint,
    kSuppose,
    // `most` is the library's own limit (asker.h), so that a greater number is
    // refused here, with the name of the option.
    {.name = "--changes",
     .takes = Takes::kCount,
     .value = "N",
     .meaning = "tells what would change each outcome with N moves at most, 0 "
                "to 8; else 3",
     .least = 0,
     .most = kMaxMoves},
    {.name = "--all-changes", .meaning = "tells all of them, however many"},
    {.name = "--timeline",
     .meaning =
         "adds the outcomes day by day, from the first day that the case "
         "has"},
    {.name = "--all-days", .meaning = "begins the timeline at the start"},
    {.name = "--ics",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "writes the time limits that are running as a calendar, "
                "iCalendar"},
    kJson,
    kMaxNodes,
    kLaw,
};

constexpr Option kStepsOptions[] = {
    kOn,
    {.name = "--set",
     .takes = Takes::kText,
     .value = "FACT=VALUE",
     .meaning = "sets a fact over what the case says, or the day of a step; "
                "can be repeated",
     .forms = "requested=2025-08-15  accepted=none  steps.notice=2025-09-10",
     .repeated = true},
    {.name = "--procedure",
     .takes = Takes::kText,
     .value = "NAME",
     .meaning = "only this procedure; can be repeated",
     .repeated = true},
    {.name = "--ics",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "writes the last days that are running as a calendar, "
                "iCalendar"},
    kKnownOn,
    kViewpoint,
    kSuppose,
    kJson,
    kMaxNodes,
    kLaw,
};

constexpr Option kCheckOptions[] = {
    {.name = "--situations",
     .meaning = "prints a page of examples in place of the counts: for each "
                "clause a case in which it alone closes a route, and a case "
                "that differs in one thing and is open"},
    kMaxNodes,
    {.name = "--max-steps",
     .takes = Takes::kCount,
     .value = "N",
     .meaning = "the most steps of each search for a case; else 1000000",
     .least = 1,
     .most = 1'000'000'000'000},
};

constexpr Option kProveOptions[] = {
    {.name = "--expr",
     .takes = Takes::kText,
     .value = "TEXT",
     .meaning = "a guarantee typed in; can be repeated",
     .forms = R"("never home is open and age < 12"
"always not (france is open) or accompanied or age >= 18")",
     .repeated = true},
    {.name = "--as-recorded",
     .meaning = "over every case and every day, with the matters as the record "
                "has them; and then"},
    kKnownOn,
    kViewpoint,
    kSupposeShortly,
    {.name = "--max-steps",
     .takes = Takes::kCount,
     .value = "N",
     .meaning = "the most steps of the search for dates that realise a case; "
                "else 1000000",
     .least = 1,
     .most = 1'000'000'000'000},
    kJson,
    kMaxNodes,
    kLaw,
};

// The words speak of two records, so these options of a scenario are written
// out.
constexpr Option kDiffOptions[] = {
    {.name = "--free",
     .meaning = "over every state of the matters, whatever the records say; "
                "else as recorded, and of both records"},
    kKnownOn,
    {.name = "--viewpoint",
     .takes = Takes::kText,
     .value = "NAME",
     .meaning = "settles disputes as this viewpoint of the records does",
     .of_scenario = true},
    {.name = "--suppose",
     .takes = Takes::kText,
     .value = "TEXT",
     .meaning = "supposes what the records do not say; can be repeated",
     .repeated = true,
     .of_scenario = true},
    kMaxNodes,
    {.name = "--max-steps",
     .takes = Takes::kCount,
     .value = "N",
     .meaning = "the most steps of a search for dates that realise a case; "
                "else 1000000",
     .least = 1,
     .most = 1'000'000'000'000},
    kJson,
};

// Without a day and with one matter its history is told, so `--on` changes what
// is asked and not only when.
constexpr Option kRecordOptions[] = {
    kOn,
    {.name = "--matter",
     .takes = Takes::kText,
     .value = "NAME",
     .meaning = "only this matter: on the day of --on, else its history over "
                "all days"},
    kKnownOn,
    kViewpoint,
    kSuppose,
    {.name = "--json",
     .meaning = "answers as JSON: the settings of each matter on the day"},
    kMaxNodes,
    kLaw,
};

// What a pack asks does not depend on its record, so no option of a scenario.
constexpr Option kFactsOptions[] = {
    kJson,
    kLaw,
};

constexpr Option kSurveyOptions[] = {
    {.name = "--on",
     .takes = Takes::kDays,
     .value = "DAYS",
     .meaning = "the day asked about where a row has none, or a range; else "
                "the present day"},
    {.name = "--by",
     .takes = Takes::kText,
     .value = "COLUMN",
     .meaning = "also for each group of cases that have the same in this "
                "column; can be repeated",
     .repeated = true},
    {.name = "--keep",
     .takes = Takes::kText,
     .value = "COLUMN",
     .meaning = "a column to repeat in --out; one that is no fact can then be "
                "grouped by; can be repeated",
     .repeated = true},
    {.name = "--where",
     .takes = Takes::kText,
     .value = "C=VALUE",
     .meaning =
         "only rows whose column C holds the value, written as in the table: "
         "16..17, FR|BE; can be repeated, and then all must hold. Rows of "
         "which what is not known decides are left out and counted",
     .repeated = true},
    {.name = "--route",
     .takes = Takes::kText,
     .value = "ROUTE",
     .meaning = "tells of this route only; can be repeated",
     .repeated = true},
    {.name = "--reasons",
     .meaning = "also which clauses close each route, alone or among others, "
                "and which facts would settle what is undetermined; with --by "
                "of each group too"},
    // A flag: the options of the other scenario are told apart by standing
    // behind it (command_line.cc).
    {.name = kVersus,
     .meaning =
         "sets another scenario beside it, given by --known-on, --viewpoint "
         "and --suppose behind it: how many cases change, in which direction"},
    {.name = "--out",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "writes a row a case: its id, or its number, what its kept "
                "columns hold, and the outcome of each route"},
    {.name = "--plot",
     .takes = Takes::kFile,
     .value = "FILE.svg",
     .meaning = "draws the bounds of each group, a panel a route, for which it "
                "takes gnuplot"},
    {.name = "--source",
     .takes = Takes::kText,
     .value = "TEXT",
     .meaning = "says under the figure where the table is from"},
    {.name = "--skip-bad-rows",
     .meaning = "leaves out rows at fault, and says how many"},
    {.name = "--bad-rows",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "lists the faults of rows in a file"},
    kKnownOn,
    kViewpoint,
    kSupposeShortly,
    kJson,
    kMaxNodes,
    kLaw,
};

// One day and no range: a query is made for one.
constexpr Option kExportOptions[] = {
    kOn,
    {.name = "--table",
     .takes = Takes::kText,
     .value = "NAME",
     .meaning = "the table; else `cases`",
     .forms = "people  camp.people"},
    {.name = "--id",
     .takes = Takes::kText,
     .value = "COLUMN",
     .meaning = "a column that the answer repeats, to tell its rows apart"},
    {.name = "--out",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "writes a file; else the query goes to standard output"},
    kKnownOn,
    kViewpoint,
    kSupposeShortly,
    kMaxNodes,
    kLaw,
};

// Without `--on` matters are asked about in the picture, and options of the
// record have nothing to choose.
constexpr Option kDrawOptions[] = {
    {.name = "--on",
     .takes = Takes::kDays,
     .value = "DAYS",
     .meaning =
         "what the law and the record say on this day, or range of days; else "
         "what became of the matters is asked too, whatever the day",
     .forms = kFormsOfDays},
    {.name = "--case",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "a case file, JSON, or `-`: asks only what it leaves open"},
    {.name = "--set",
     .takes = Takes::kText,
     .value = "FACT=VALUE",
     .meaning = "sets a fact over what the case says; can be repeated",
     .forms = "claim=pending  age=16..19  age=18..  came_from=FR|BE",
     .repeated = true},
    {.name = "--out",
     .takes = Takes::kFile,
     .value = "FILE.svg",
     .meaning = "writes a file; else the picture goes to standard output"},
    {.name = "--dot",
     .meaning = "the text for Graphviz instead of the picture"},
    kKnownOn,
    kViewpoint,
    kSuppose,
    kMaxNodes,
    kLaw,
};

constexpr Option kConvertOptions[] = {
    {.name = "--table",
     .takes = Takes::kWord,
     .value = "TABLE",
     .meaning = "which of them; else `arrivals`",
     .forms = R"(arrivals      irregular_migration.csv, each method of entry
small-boats   the same, arrivals by small boat only
applications  small_boat_asylum_applications.csv
decisions     small_boat_initial_decisions.csv
referrals     small_boat_NRM_referrals.csv
outcomes      small_boat_NRM_outcomes.csv)",
     .words = ConvertTables},
    {.name = "--keep",
     .takes = Takes::kText,
     .value = "COLUMN",
     .meaning = "carries only this of the columns that are no facts; can be "
                "repeated; else all",
     .forms = "year  quarter  nationality_label  region  sex  age_label  ...",
     .repeated = true},
    {.name = "--on",
     .takes = Takes::kDays,
     .value = "DAYS",
     .meaning = "ages as they may be on this day, or range of days, which "
                "becomes a column `on`; else ages as published, which are "
                "those of the quarter of arrival",
     .forms = kFormsOfDays},
    {.name = "--out",
     .takes = Takes::kFile,
     .value = "FILE",
     .meaning = "writes a file; else the table goes to standard output"},
};

constexpr Option kHelpOptions[] = {
    {.name = "--man", .meaning = "the manual page, for `man`"},
};

// These go with every command and ahead of all that is at fault behind it
// (command_line.cc), so they stand in the table of none.
constexpr Option kEverywhere[] = {
    {.name = "--help",
     .meaning =
         "prints the page of help, behind a command that of the command; "
         "`-h` too"},
    {.name = "--version", .meaning = "prints the version"},
};

// In the order of the help: what most ask first, what is about the program
// last.
constexpr Command kCommands[] = {
    {.name = "ask",
     .form = "[CASE] [options]",
     .brief = "which ways back are open to one person on one day, and why",
     .about = "Which ways back are open to one person on one day, and why.",
     .arguments = kAskArguments,
     .options = kAskOptions,
     .examples = "safeconduct ask examples/summer-2023.json --on 2023-08-14 "
                 "--viewpoint commission --timeline",
     .exit_codes = "0 done, 1 faults in the pack or the case, 2 a "
                   "fault in the command line, 3 could not be done."},
    {.name = "steps",
     .form = "[CASE] [options]",
     .brief = "what was done, what comes next and by when, and what bars it",
     .about =
         "The steps of the procedures of a pack for one person on one day: "
         "what was done, what comes next and by when, what silence does, "
         "and what bars a step or is not settled yet.",
     .arguments = kStepsArguments,
     .options = kStepsOptions,
     .examples = "safeconduct steps case.json --on 2025-09-17 --ics days.ics",
     .exit_codes = "0 done, 1 faults in the pack or the case, 2 a "
                   "fault in the command line, 3 could not be done."},
    {.name = "check",
     .form = "[LAWDIR] [options]",
     .brief = "checks a law pack, runs its examples and warns of oddities",
     .about = "Checks a law pack and runs its examples. Warns of facts and "
              "matters that no clause tests, of matters that no event moves, "
              "of clauses that cite no source, and of what no outcome depends "
              "on: clauses that can never decide one and why, facts, values of "
              "facts, and routes that are open on no day of the record. Of "
              "these, nothing is named that any case on any day belies.",
     .arguments = kCheckArguments,
     .options = kCheckOptions,
     .examples = R"(safeconduct check law/channel
safeconduct check law/channel --situations > situations.law.md)",
     .exit_codes = "0 no fault, with or without warnings, 1 faults "
                   "in the pack or an example that does not come out, 2 a "
                   "fault in the command line, 3 could not be done."},
    {.name = "new",
     .form = "FOLDER",
     .brief = "a small law pack to begin with",
     .about = "Writes a small law pack that an author begins with: law, a "
              "record, examples and a guarantee, each explained where it "
              "stands. `check` finds nothing in it. Nothing is written over.",
     .arguments = kNewArguments,
     .options = {},
     .examples = "safeconduct new my-law",
     .exit_codes = "0 done, 2 a fault in the command line, 3 could not be "
                   "done."},
    {.name = "prove",
     .form = "[GUARANTEE ...] [options]",
     .brief = "whether the guarantees of a law pack hold for every person "
              "there could be",
     .about = "Whether guarantees of a law pack hold: over every case and "
              "every state of the matters, whatever the record says. Each is "
              "proved; or refuted, with the plainest case that shows it; or, "
              "where a limit on work was reached, undecided.",
     .arguments = kProveArguments,
     .options = kProveOptions,
     .examples = R"(safeconduct prove
safeconduct prove --expr "never home is open and age < 12")",
     .exit_codes = "0 all proved, 1 something refuted or "
                   "undecided, or faults in the pack, 2 a fault in the command "
                   "line, 3 could not be done."},
    {.name = "diff",
     .form = "LAWDIR_A LAWDIR_B [options]",
     .brief = "how two versions of a law pack answer differently, for whom",
     .about = "How two versions of a law pack answer differently, over every "
              "case and every day. Each route is equal; or differs, with the "
              "situations that do by the clause responsible, how many they "
              "are, from which day to which, and the plainest case of each; "
              "or, where a limit on work was reached, undecided.",
     .arguments = kDiffArguments,
     .options = kDiffOptions,
     .examples =
         R"(safeconduct diff examples/amendment/before examples/amendment/after
safeconduct diff law/channel amended --free --json)",
     .exit_codes = "0 both speak of the same and answer alike, 1 "
                   "something differs or is undecided, or faults in a pack, 2 "
                   "a fault in the command line, 3 could not be done."},
    {.name = "record",
     .form = "[options]",
     .brief = "what became of each matter, since when, on whose word",
     .about = "What became of each matter, since when, on whose word.",
     .options = kRecordOptions,
     .examples = "safeconduct record --on 2023-08-14 --viewpoint uk_government",
     .exit_codes = "0 done, 1 faults in the pack, 2 a fault in the "
                   "command line, 3 could not be done."},
    {.name = "facts",
     .form = "[options]",
     .brief = "the questions that a pack asks",
     .about = "The questions that a law pack asks, each with its name and its "
              "type. A fact that is `fixed` is never proposed to be changed.",
     .options = kFactsOptions,
     .examples = "safeconduct facts --law law/channel",
     .exit_codes = "0 done, 1 faults in the pack, 2 a fault in the "
                   "command line, 3 could not be done."},
    {.name = "survey",
     .form = "CASES.csv [options]",
     .brief = "the same question for a table of cases, with bounds",
     .about = "For each route, how many of a table's cases are certainly open, "
              "possibly open and closed. What is so lies between the two "
              "bounds, whatever is not known.",
     .arguments = kSurveyArguments,
     .options = kSurveyOptions,
     .examples =
         R"(safeconduct survey cases.csv --on 2023-08-14 --by nationality
safeconduct survey cases.csv --on 2023-08-14 --versus \
  --suppose "uk_eu_readmission becomes in_force on 2023-01-01")",
     .exit_codes = "0 done, 1 faults in the pack or the table, 2 a "
                   "fault in the command line, 3 could not be done."},
    {.name = "export",
     .form = "sql [options]",
     .brief = "the same question as SQL, for a table in a database",
     .about =
         "Which ways back are open on one day, as one SQL query over a "
         "table of cases: two columns a route, ROUTE_may_be_open and "
         "ROUTE_may_be_closed, both true where the outcome is "
         "undetermined. The query begins with the columns that the table "
         "has to have. NULL is not known. For SQLite, DuckDB and PostgreSQL.",
     .arguments = kExportArguments,
     .options = kExportOptions,
     .examples =
         "safeconduct export sql --on 2023-08-14 --id id --out ways-back.sql",
     .exit_codes = "0 done, 1 faults in the pack, 2 a fault in the "
                   "command line, 3 could not be done."},
    {.name = "draw",
     .form = "[ROUTE] [options]",
     .brief = "the diagram of a route as a picture",
     .about = "The diagram of a route as SVG: what is asked, one thing after "
              "another, and which answers close the route or leave it open. It "
              "takes Graphviz.",
     .arguments = kDrawArguments,
     .options = kDrawOptions,
     .examples = "safeconduct draw france --on 2026-01-14 --set age=30 --out "
                 "france.svg",
     .exit_codes = "0 done, 1 faults in the pack or the case, 2 a "
                   "fault in the command line, 3 could not be done."},
    {.name = "convert",
     .form = "home-office FOLDER [options]",
     .brief = "published tables of statistics into tables of cases",
     .about = "Turns a table of the Home Office's statistics on irregular "
              "migration into a table of cases for `survey`: each row becomes "
              "a case with the facts that it states, its count the weight. All "
              "else is unknown. Rows that then say the same are added up. "
              "docs/convert.md says what each label becomes.",
     .arguments = kConvertArguments,
     .options = kConvertOptions,
     .remark =
         "Tables of requests, of stages of a process or of rates hold no "
         "cases, as dublin_regulation, inadmissibility_cases_considered and "
         "grant_rates_initial_annual: they count no people with facts.",
     .examples = "safeconduct convert home-office tables --table small-boats "
                 "--keep year --out arrivals.csv",
     .exit_codes = "0 done, 1 faults in the table, 2 a fault in "
                   "the command line, 3 could not be done."},
    {.name = "help",
     .form = "[COMMAND] [options]",
     .brief = "what a command does and takes",
     .about = "What a command does and takes, as `--help` behind it says too.",
     .arguments = kHelpArguments,
     .options = kHelpOptions,
     .examples = R"(safeconduct help ask
safeconduct help --man > safeconduct.1)",
     .exit_codes = "0 done, 2 a fault in the command line."},
    {.name = "completion",
     .form = "SHELL",
     .brief = "a script by which a shell completes commands and options",
     .about = "A script by which a shell completes commands, options and what "
              "they take.",
     .arguments = kCompletionArguments,
     .options = {},
     .examples = R"(source <(safeconduct completion bash)
safeconduct completion zsh > ~/.zfunc/_safeconduct)",
     .exit_codes = "0 done, 2 a fault in the command line."},
    {.name = "version",
     .form = "",
     .brief = "the version of the program, as `--version` says too",
     .about = "The version of the program.",
     .options = {},
     .examples = "safeconduct version",
     .exit_codes = "0 done, 2 a fault in the command line."},
};

}  // namespace

std::span<const Command> Commands() { return kCommands; }

std::span<const Option> OptionsEverywhere() { return kEverywhere; }

const Command* FindCommand(std::string_view name) {
  const auto* found = std::ranges::find(kCommands, name, &Command::name);
  return found == std::end(kCommands) ? nullptr : found;
}

const Option* FindOption(const Command& command, std::string_view name) {
  for (const auto options : {command.arguments, command.options}) {
    const auto found = std::ranges::find(options, name, &Option::name);
    if (found != options.end()) return &*found;
  }
  return nullptr;
}

}  // namespace safeconduct::cli
