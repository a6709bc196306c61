// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ask/pack_check.h"
#include "cli/commands.h"
#include "cli/page.h"

namespace safeconduct::cli {

int RunCheck(const CheckOptions& options) {
  Invocation invocation;
  ScenarioOptions scenario;
  scenario.law_folder = options.law_folder;
  if (const Stop stop = invocation.Compile(scenario)) return *stop;
  const law::Law& law = invocation.pack()->law;
  text::Diagnostics diagnostics = invocation.reading();
  ask::WarnOfPack(*invocation.chart(), diagnostics);
  if (const auto run = ask::CheckExamples(invocation.pack(), diagnostics);
      !run) {
    return SayError(run.error());
  }
  Say(diagnostics.Render());
  const record::Record& record = invocation.pack()->record;
  Print(fmt::format("{}, {}, {}, {}, {}, {}, {}; {}: {}, {}\n",
                    Counted(law.facts.size(), "fact"),
                    Counted(law.matters.size(), "matter"),
                    Counted(law.routes.size(), "route"),
                    Counted(law.clauses.size(), "clause"),
                    Counted(law.guarantees.size(), "guarantee"),
                    Counted(record.events.size(), "event"),
                    Counted(record.sources.size(), "source"),
                    Counted(law.examples.size(), "example"),
                    Counted(diagnostics.error_count(), "fault"),
                    Counted(diagnostics.warning_count(), "warning")));
  return diagnostics.has_errors() ? kFaults : kDone;
}

}  // namespace safeconduct::cli
