// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>

#include "ask/examples/pack_check.h"
#include "cli/command/commands.h"
#include "cli/page/page.h"
#include "prove/coverage/coverage.h"
#include "prove/coverage/coverage_warnings.h"
#include "prove/coverage/deciding_cases.h"
#include "prove/coverage/example_text.h"

namespace safeconduct::cli {
namespace {

std::string Summary(const chart::Pack& pack,
                    const text::Diagnostics& diagnostics) {
  const law::Law& law = pack.law;
  return fmt::format("{}, {}, {}, {}, {}, {}, {}; {}: {}, {}\n",
                     Counted(law.facts.size(), "fact"),
                     Counted(law.matters.size(), "matter"),
                     Counted(law.routes.size(), "route"),
                     Counted(law.clauses.size(), "clause"),
                     Counted(law.guarantees.size(), "guarantee"),
                     Counted(pack.record.events.size(), "event"),
                     Counted(pack.record.sources.size(), "source"),
                     Counted(law.examples.size(), "example"),
                     Counted(diagnostics.error_count(), "fault"),
                     Counted(diagnostics.warning_count(), "warning"));
}

}  // namespace

int RunCheck(const CheckOptions& options) {
  Invocation invocation;
  ScenarioOptions scenario;
  scenario.law_folder = options.law_folder;
  scenario.max_nodes = options.max_nodes;
  if (const Stop stop = invocation.Compile(scenario)) return *stop;
  text::Diagnostics diagnostics = invocation.reading();
  ask::WarnOfPack(*invocation.inner_chart(), diagnostics);
  prove::SearchContext context(invocation.inner_chart(), options.max_steps);
  const prove::Coverage coverage = prove::FindCoverage(context);
  prove::WarnOfCoverage(invocation.inner_chart(), coverage, diagnostics);
  if (const auto run = ask::CheckExamples(invocation.inner_pack(), diagnostics);
      !run) {
    return SayError(run.error());
  }
  Say(diagnostics.Render());
  Print(options.situations
            ? prove::FormatExamplePage(invocation.inner_chart(), coverage,
                                       prove::FindDecidingCases(context))
            : Summary(*invocation.inner_pack(), diagnostics));
  return diagnostics.has_errors() ? kFaults : kDone;
}

}  // namespace safeconduct::cli
