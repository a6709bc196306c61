// SPDX-License-Identifier: Apache-2.0
#include "safeconduct/export.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/nearest_name.h"
#include "cli/command/commands.h"
#include "cli/system/file.h"
#include "safeconduct/chart.h"

namespace safeconduct::cli {
namespace {

Stop CheckForm(const ExportOptions& options) {
  if (options.form == "sql") return std::nullopt;
  if (options.form.empty()) {
    Say("export: no form (name one: sql)\n");
  } else {
    Say(fmt::format(
        "export: unknown form `{}`{}\n", options.form,
        SuggestName(options.form, std::vector<std::string>{"sql"})));
  }
  return kUsage;
}

}  // namespace

int RunExport(const ExportOptions& options, const Surroundings& surroundings) {
  if (const Stop stop = CheckForm(options)) return *stop;
  // A query is of one day; it does not ask for the present day of the database.
  Date day = surroundings.today;
  if (!options.on.empty()) {
    const auto read = ReadDay("--on", options.on);
    if (!read) return SayError(read.error());
    day = *read;
  }
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
