// SPDX-License-Identifier: Apache-2.0
#include "cli/command/case_options.h"
#include "cli/command/commands.h"
#include "cli/page/steps_text.h"
#include "cli/system/file.h"
#include "safeconduct/procedure.h"

namespace safeconduct::cli {

int RunSteps(const StepsOptions& options, const Surroundings& surroundings) {
  Date day = surroundings.today;
  if (const Stop stop = ReadOn(options.on, day)) return *stop;
  Invocation invocation;
  if (const Stop stop = invocation.Compile(options.scenario)) return *stop;
  Case person(invocation.pack());
  if (const Stop stop = ReadCase(options.person, person)) return *stop;
  const auto timetable =
      StepsOf(invocation.chart(), person, day, options.procedures);
  if (!timetable) return SayError(timetable.error());
  if (!options.ics.empty()) {
    const std::string calendar = FormatCalendar(*timetable);
    if (const Stop stop = WriteWhole(options.ics, calendar)) return *stop;
  }
  Print(options.json ? FormatJson(*timetable) + "\n"
                     : FormatTimetableText(*timetable, surroundings.colour));
  return kDone;
}

}  // namespace safeconduct::cli
