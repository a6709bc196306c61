// SPDX-License-Identifier: Apache-2.0
//
// What stands without an option: a part of the one table of commands and
// options (options.h), for options.cc alone.
#ifndef SAFECONDUCT_CLI_OPTIONS_ARGUMENTS_H_
#define SAFECONDUCT_CLI_OPTIONS_ARGUMENTS_H_

#include "cli/options/options.h"
#include "cli/options/words.h"

namespace safeconduct::cli {

// The arguments of each command that has any, in the order in which they are
// given.
inline constexpr Option kAskArguments[] = {
    {.name = "CASE",
     .takes = Takes::kFile,
     .meaning =
         "a case file, JSON, or `-` for standard input; without it nothing "
         "is known of the person"},
};

inline constexpr Option kStepsArguments[] = {
    {.name = "CASE",
     .takes = Takes::kFile,
     .meaning =
         "a case file, JSON, or `-` for standard input; without it nothing "
         "is known of the person"},
};

inline constexpr Option kCheckArguments[] = {
    {.name = "LAWDIR",
     .takes = Takes::kFolder,
     .meaning = "the folder of a law pack, or one in the program by its name, "
                "`channel` or `readmission`; else the Channel pack"},
};

inline constexpr Option kNewArguments[] = {
    {.name = "FOLDER",
     .takes = Takes::kFolder,
     .meaning = "where the pack is to be: a folder that is not there, or is "
                "empty"},
};

inline constexpr Option kProveArguments[] = {
    {.name = "GUARANTEE",
     .takes = Takes::kText,
     .meaning = "only this guarantee; can be repeated; else all that the pack "
                "declares",
     .repeated = true},
};

inline constexpr Option kDiffArguments[] = {
    {.name = "LAWDIR_A",
     .takes = Takes::kFolder,
     .meaning = "the folder of a law pack, such as before an amendment"},
    {.name = "LAWDIR_B",
     .takes = Takes::kFolder,
     .meaning = "the folder of another, such as after it"},
};

inline constexpr Option kSurveyArguments[] = {
    {.name = "CASES.csv",
     .takes = Takes::kFile,
     .meaning = "values separated by commas, semicolons or tabs, or `-` for "
                "standard input; the first row names the columns: "
                "facts, and `id`, `on` (a day or a range of days), `weight` "
                "(how many people a row stands for)",
     .forms =
         "pending  16..19  18..  FR|BE  none|2023-01-01..  (empty: unknown)"},
};

inline constexpr Option kExportArguments[] = {
    {.name = "FORM",
     .takes = Takes::kWord,
     .meaning = "the form to export to: `sql`",
     .words = ExportForms},
};

inline constexpr Option kDrawArguments[] = {
    {.name = "ROUTE",
     .takes = Takes::kText,
     .meaning = "the route; else all of the pack, under one another"},
};

inline constexpr Option kConvertArguments[] = {
    {.name = "SOURCE",
     .takes = Takes::kWord,
     .meaning = "whose tables they are: `home-office`",
     .words = ConvertSources},
    {.name = "FOLDER",
     .takes = Takes::kFolder,
     .meaning = "holds the published tables, comma-separated values under "
                "their names in the British Red Cross's data package `asylum`"},
};

inline constexpr Option kHelpArguments[] = {
    {.name = "COMMAND",
     .takes = Takes::kWord,
     .meaning = "the command to tell of; else all in short",
     .words = CommandNames},
};

inline constexpr Option kCompletionArguments[] = {
    {.name = "SHELL",
     .takes = Takes::kWord,
     .meaning = "the shell: `bash` or `zsh`",
     .words = Shells},
};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_OPTIONS_ARGUMENTS_H_
