// SPDX-License-Identifier: Apache-2.0
#include "cli/page/help.h"

namespace safeconduct::cli {
namespace {

constexpr std::string_view kProgram =
    R"(safeconduct COMMAND [options]

Says which ways back are lawfully open to a person, on whose word, and what it turns on.
It decides nothing and ranks nobody.

Commands:
  ask       which ways back are open to one person on one day, and why
  check     checks a law pack, runs its examples and warns of oddities
  prove     whether the guarantees of a law pack hold for every person there could be
  diff      how two versions of a law pack answer differently, for whom
  record    what became of each matter, since when, on whose word
  facts     the questions that a pack asks
  survey    the same question for a table of cases, with bounds
  export    the same question as SQL, for a table in a database
  draw      the diagram of a route as a picture
  convert   published tables of statistics into tables of cases

Options:
  --help    prints this page, or behind a command the page of that command
  --version prints the version

Examples:
  safeconduct ask examples/summer-2023.json --on 2023-08-14
  safeconduct ask --on 2023-08-14 --set nationality=IR --set age=16..19
  safeconduct check law/channel

Exit codes:
  0  done; an undetermined outcome is an answer, not a fault
  1  faults were found in what was read: a pack, a case, an example that does not come out
  2  the command line is at fault
  3  it could not be done, such as a file that is absent
)";

constexpr std::string_view kAsk =
    R"(safeconduct ask [CASE] [options]

Which ways back are open to one person on one day, and why.

  CASE              a case file, JSON; without it nothing is known of the person
  --on DAYS         the day asked about, or a range of days; else the present day
                      2023-08-14  2023-08-01..2023-08-31
  --set FACT=VALUE  sets a fact over what the case says; can be repeated
                      claim=pending  age=16..19  age=18..  came_from=FR|BE
                      arrived=2023-07-02  requested=none|2023-01-01..  home_risk=unknown
  --route ROUTE     only this route; can be repeated
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the record does
  --suppose TEXT    supposes what the record does not say; can be repeated
                      "uk_eu_readmission becomes in_force on 2023-09-01"
                      "siebert_refusal happened"  "siebert_refusal did not happen"
  --changes N       tells what would change each outcome with N moves at most, 0 to 8; else 3
  --all-changes     tells all of them, however many
  --timeline        adds the outcomes day by day, from the first day that the case has
  --all-days        begins the timeline at the start
  --json            answers as JSON
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct ask examples/summer-2023.json --on 2023-08-14 --viewpoint commission --timeline

Exit codes: 0 done, 1 faults in the pack or the case, 2 a fault in the command line,
3 could not be done.
)";

constexpr std::string_view kCheck =
    R"(safeconduct check [LAWDIR] [options]

Checks a law pack and runs its examples. Warns of facts and matters that no clause tests, of matters
that no event moves, of clauses that cite no source, and of what no outcome depends on: clauses that
can never decide one and why, facts, values of facts, and routes that are open on no day of the
record. Of these, nothing is named that any case on any day belies.

  LAWDIR            the folder of a law pack; else the Channel pack, which is in the program
  --situations      prints a page of examples in place of the counts: for each clause a case in which
                    it alone closes a route, and a case that differs in one thing and is open
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --max-steps N     the most steps of each search for a case; else 1000000

Example:
  safeconduct check law/channel
  safeconduct check law/channel --situations > situations.law.md

Exit codes: 0 no fault, with or without warnings, 1 faults in the pack or an example that does
not come out, 2 a fault in the command line, 3 could not be done.
)";

constexpr std::string_view kProve =
    R"(safeconduct prove [GUARANTEE ...] [options]

Whether guarantees of a law pack hold: over every case and every state of the matters, whatever the
record says. Each is proved; or refuted, with the plainest case that shows it; or, where a limit on
work was reached, undecided.

  GUARANTEE         only this guarantee; can be repeated; else all that the pack declares
  --expr TEXT       a guarantee typed in; can be repeated
                      "never home is open and age < 12"
                      "always not (france is open) or accompanied or age >= 18"
  --as-recorded     over every case and every day, with the matters as the record has them; and then
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the record does
  --suppose TEXT    supposes what the record does not say; can be repeated
  --max-steps N     the most steps of the search for dates that realise a case; else 1000000
  --json            answers as JSON
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct prove
  safeconduct prove --expr "never home is open and age < 12"

Exit codes: 0 all proved, 1 something refuted or undecided, or faults in the pack, 2 a fault in the
command line, 3 could not be done.
)";

constexpr std::string_view kDiff =
    R"(safeconduct diff LAWDIR_A LAWDIR_B [options]

How two versions of a law pack answer differently, over every case and every day. Each route is
equal; or differs, with the situations that do by the clause responsible, how many they are, from
which day to which, and the plainest case of each; or, where a limit on work was reached, undecided.

  LAWDIR_A          the folder of a law pack, such as before an amendment
  LAWDIR_B          the folder of another, such as after it
  --free            over every state of the matters, whatever the records say; else as recorded, and
                    of both records
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the records does
  --suppose TEXT    supposes what the records do not say; can be repeated
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --max-steps N     the most steps of a search for dates that realise a case; else 1000000
  --json            answers as JSON

Example:
  safeconduct diff examples/amendment/before examples/amendment/after
  safeconduct diff law/channel amended --free --json

Exit codes: 0 both speak of the same and answer alike, 1 something differs or is undecided, or
faults in a pack, 2 a fault in the command line, 3 could not be done.
)";

constexpr std::string_view kRecord =
    R"(safeconduct record [options]

What became of each matter, since when, on whose word.

  --on DAY          the day asked about; else the present day
                      2023-08-14
  --matter NAME     only this matter: on the day of --on, else its history over all days
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the record does
  --suppose TEXT    supposes what the record does not say; can be repeated
                      "uk_eu_readmission becomes in_force on 2023-09-01"
                      "siebert_refusal happened"  "siebert_refusal did not happen"
  --json            answers as JSON: the settings of each matter on the day
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct record --on 2023-08-14 --viewpoint uk_government

Exit codes: 0 done, 1 faults in the pack, 2 a fault in the command line, 3 could not be done.
)";

constexpr std::string_view kFacts =
    R"(safeconduct facts [options]

The questions that a law pack asks, each with its name and its type. A fact that is `fixed` is
never proposed to be changed.

  --json            answers as JSON
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct facts --law law/channel

Exit codes: 0 done, 1 faults in the pack, 2 a fault in the command line, 3 could not be done.
)";

constexpr std::string_view kSurvey =
    R"(safeconduct survey CASES.csv [options]

For each route, how many of a table's cases are certainly open, possibly open and closed. What is
so lies between the two bounds, whatever is not known.

  CASES.csv         values separated by commas, semicolons or tabs; the first row names the
                    columns: facts, and `id`, `on` (a day or a range of days), `weight` (how many people a row stands for)
                      pending  16..19  18..  FR|BE  none|2023-01-01..  (empty: unknown)
  --on DAYS         the day asked about where a row has none, or a range; else the present day
  --by COLUMN       also for each group of cases that have the same in this column; can be repeated
  --keep COLUMN     a column that is no fact, to group by and to repeat in --out; can be repeated
  --where C=VALUE   only rows whose column C holds the value, written as in the table: 16..17,
                    FR|BE; can be repeated, and then all must hold. Rows of which what is not
                    known decides are left out and counted
  --route ROUTE     tells of this route only; can be repeated
  --reasons         also which clauses close each route, alone or among others, and which facts
                    would settle what is undetermined; with --by of each group too
  --versus          sets another scenario beside it, given by --known-on, --viewpoint and --suppose
                    behind it: how many cases change, in which direction
  --out FILE        writes a row a case: its id, or its number, what its kept columns hold, and
                    the outcome of each route
  --plot FILE.svg   draws the bounds of each group, a panel a route, for which it takes gnuplot
  --source TEXT     says under the figure where the table is from
  --skip-bad-rows   leaves out rows at fault, and says how many
  --bad-rows FILE   lists the faults of rows in a file
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the record does
  --suppose TEXT    supposes what the record does not say; can be repeated
  --json            answers as JSON
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct survey cases.csv --on 2023-08-14 --by nationality
  safeconduct survey cases.csv --on 2023-08-14 --versus \
    --suppose "uk_eu_readmission becomes in_force on 2023-01-01"

Exit codes: 0 done, 1 faults in the pack or the table, 2 a fault in the command line,
3 could not be done.
)";

constexpr std::string_view kExport =
    R"(safeconduct export sql [options]

Which ways back are open on one day, as one SQL query over a table of cases: two columns a route,
ROUTE_may_be_open and ROUTE_may_be_closed, both true where the outcome is undetermined. The query
begins with the columns that the table has to have. NULL is not known. For SQLite and DuckDB.

  --on DAY          the day asked about; else the present day
                      2023-08-14
  --table NAME      the table; else `cases`
                      people  camp.people
  --id COLUMN       a column that the answer repeats, to tell its rows apart
  --out FILE        writes a file; else the query goes to standard output
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the record does
  --suppose TEXT    supposes what the record does not say; can be repeated
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct export sql --on 2023-08-14 --id id --out ways-back.sql

Exit codes: 0 done, 1 faults in the pack, 2 a fault in the command line, 3 could not be done.
)";

constexpr std::string_view kDraw =
    R"(safeconduct draw [ROUTE] [options]

The diagram of a route as SVG: what is asked, one thing after another, and which answers close the
route or leave it open. It takes Graphviz.

  ROUTE             the route; else all of the pack, under one another
  --on DAYS         what the law and the record say on this day, or range of days; else what became
                    of the matters is asked too, whatever the day
                      2023-08-14  2023-08-01..2023-08-31
  --case FILE       a case file, JSON: asks only what it leaves open
  --set FACT=VALUE  sets a fact over what the case says; can be repeated
                      claim=pending  age=16..19  age=18..  came_from=FR|BE
  --out FILE.svg    writes a file; else the picture goes to standard output
  --dot             the text for Graphviz instead of the picture
  --known-on DAY    only what was published by this day
  --viewpoint NAME  settles disputes as this viewpoint of the record does
  --suppose TEXT    supposes what the record does not say; can be repeated
                      "uk_eu_readmission becomes in_force on 2023-09-01"
                      "siebert_refusal happened"  "siebert_refusal did not happen"
  --max-nodes N     the most nodes of the diagrams; else 4000000
  --law FOLDER      a law pack; else the Channel pack, which is in the program

Example:
  safeconduct draw france --on 2026-01-14 --set age=30 --out france.svg

Exit codes: 0 done, 1 faults in the pack or the case, 2 a fault in the command line,
3 could not be done.
)";

constexpr std::string_view kConvert =
    R"(safeconduct convert home-office FOLDER [options]

Turns a table of the Home Office's statistics on irregular migration into a table of cases for
`survey`: each row becomes a case with the facts that it states, its count the weight. All else is
unknown. Rows that then say the same are added up. docs/convert.md says what each label becomes.

  FOLDER            holds the published tables, comma-separated values under their names in the
                    British Red Cross's data package `asylum`
  --table TABLE     arrivals      irregular_migration.csv, each method of entry; this is the default
                    small-boats   the same, arrivals by small boat only
                    applications  small_boat_asylum_applications.csv
                    decisions     small_boat_initial_decisions.csv
                    referrals     small_boat_NRM_referrals.csv
                    outcomes      small_boat_NRM_outcomes.csv
  --keep COLUMN     carries only this of the columns that are no facts; can be repeated; else all
                      year  quarter  nationality_label  region  sex  age_label  ...
  --on DAYS         ages as they may be on this day, or range of days, which becomes a column `on`;
                    else ages as published, which are those of the quarter of arrival
                      2023-08-14  2023-08-01..2023-08-31
  --out FILE        writes a file; else the table goes to standard output

Tables of requests, of stages of a process or of rates hold no cases, as dublin_regulation,
inadmissibility_cases_considered and grant_rates_initial_annual: they count no people with facts.

Example:
  safeconduct convert home-office tables --table small-boats --keep year --out arrivals.csv

Exit codes: 0 done, 1 faults in the table, 2 a fault in the command line, 3 could not be done.
)";

}  // namespace

std::string_view HelpPage(std::string_view command) {
  if (command == "ask") return kAsk;
  if (command == "check") return kCheck;
  if (command == "prove") return kProve;
  if (command == "diff") return kDiff;
  if (command == "record") return kRecord;
  if (command == "facts") return kFacts;
  if (command == "survey") return kSurvey;
  if (command == "export") return kExport;
  if (command == "draw") return kDraw;
  if (command == "convert") return kConvert;
  return kProgram;
}

}  // namespace safeconduct::cli
