// SPDX-License-Identifier: Apache-2.0
#include "cli/command/case_options.h"
#include "cli/command/commands.h"
#include "cli/page/ask_text.h"
#include "cli/system/file.h"
#include "cli/system/progress.h"
#include "safeconduct/asker.h"
#include "safeconduct/json.h"

namespace safeconduct::cli {
namespace {

// Says where an option asks for more of what is not asked for at all.
Stop CheckAskedFor(const AskOptions& options) {
  if (options.all_days && !options.timeline) {
    Say("--all-days: there is no timeline to begin (add --timeline)\n");
    return kUsage;
  }
  if (options.all_changes && options.changes == 0) {
    Say("--all-changes: no changes are told (leave out --changes 0)\n");
    return kUsage;
  }
  return std::nullopt;
}

}  // namespace

int RunAsk(const AskOptions& options, const Surroundings& surroundings) {
  if (const Stop stop = CheckAskedFor(options)) return *stop;
  // Read before the pack, so that a fault in the command line is told at once.
  Days days{surroundings.today, surroundings.today};
  if (const Stop stop = ReadOn(options.on, days)) return *stop;
  Invocation invocation;
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  Case person(invocation.pack());
  if (const Stop stop = ReadCase(options.person, person)) return *stop;
  safeconduct::AskOptions asked;
  asked.routes = options.routes;
  asked.max_moves = options.changes;
  asked.all_changes = options.all_changes;
  asked.timeline = options.timeline;
  // Always: what to ask first is told wherever something is undetermined.
  asked.ask_first = true;
  // Changes of many moves can take long.
  Progress progress("ask", surroundings.error_columns);
  asked.watch = progress.Watch("routes");
  const auto answer = Asker(invocation.chart()).Explain(person, days, asked);
  progress.End();
  if (!answer) return SayError(answer.error());
  if (!options.ics.empty()) {
    const std::string calendar = FormatCalendar(*answer);
    if (const Stop stop = WriteWhole(options.ics, calendar)) return *stop;
  }
  Print(options.json ? FormatJson(*answer) + "\n"
                     : FormatAnswerText(invocation.chart(), *answer,
                                        {options.all_changes, options.all_days,
                                         surroundings.colour}));
  return kDone;
}

}  // namespace safeconduct::cli
