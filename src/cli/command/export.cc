// SPDX-License-Identifier: Apache-2.0
#include "safeconduct/export.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command/commands.h"
#include "cli/options/words.h"
#include "cli/system/file.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {
int RunExport(const ExportOptions& options, const Surroundings& surroundings) {
  // One that is named is one that there is: the parser has seen to it.
  if (options.form.empty()) {
    Say(fmt::format("export: no form (name one: {})\n",
                    fmt::join(ExportForms(), ", ")));
    return kUsage;
  }
  // A query is of one day; it does not ask for the present day of the database.
  Date day = surroundings.today;
  if (const Stop stop = ReadOn(options.on, day)) return *stop;
  Invocation invocation;
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  const auto sql =
      FormatSql(invocation.chart(), day, {options.table, options.id});
  if (!sql) return SayError(sql.error());
  if (options.out.empty()) {
    Print(*sql);
  } else if (const Stop stop = WriteWhole(options.out, *sql)) {
    return *stop;
  }
  return kDone;
}

}  // namespace safeconduct::cli
