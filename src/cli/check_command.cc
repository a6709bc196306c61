// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "ask/pack_check.h"
#include "cli/commands.h"

namespace safeconduct::cli {
namespace {

// Returns a number of things, such as "1 fact" or "2 facts".
std::string Count(size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace

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
  Print(fmt::format(
      "{}, {}, {}, {}, {}, {}, {}; {}: {}, {}\n",
      Count(law.facts.size(), "fact"), Count(law.matters.size(), "matter"),
      Count(law.routes.size(), "route"), Count(law.clauses.size(), "clause"),
      Count(law.guarantees.size(), "guarantee"),
      Count(record.events.size(), "event"),
      Count(record.sources.size(), "source"),
      Count(law.examples.size(), "example"),
      Count(diagnostics.error_count(), "fault"),
      Count(diagnostics.warning_count(), "warning")));
  return diagnostics.has_errors() ? kFaults : kDone;
}

}  // namespace safeconduct::cli
