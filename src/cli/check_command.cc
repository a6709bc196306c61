// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ask/pack_check.h"
#include "cli/commands.h"

namespace safeconduct::cli {

int RunCheck(const CheckOptions& options) {
  Session session;
  ScenarioOptions scenario;
  scenario.law_folder = options.law_folder;
  if (const Stop stop = session.Compile(scenario)) return *stop;
  const law::Law& law = session.pack()->law;
  text::Diagnostics diagnostics;
  ask::WarnOfPack(*session.chart(), diagnostics);
  if (const auto run = ask::CheckExamples(session.pack(), diagnostics); !run) {
    return SayError(run.error());
  }
  Say(diagnostics.Render());
  Print(fmt::format(
      "{} facts, {} matters, {} routes, {} clauses, {} guarantees, {} events, "
      "{} sources; {} examples: {} faults, {} warnings\n",
      law.facts.size(), law.matters.size(), law.routes.size(),
      law.clauses.size(), law.guarantees.size(),
      session.pack()->record.events.size(),
      session.pack()->record.sources.size(), law.examples.size(),
      diagnostics.error_count(), diagnostics.warning_count()));
  return diagnostics.has_errors() ? kFaults : kDone;
}

}  // namespace safeconduct::cli
