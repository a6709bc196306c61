// SPDX-License-Identifier: Apache-2.0
#include "safeconduct/check.h"

#include <fmt/format.h>

#include <string>

#include "cli/command/commands.h"
#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/system/progress.h"

namespace safeconduct::cli {
namespace {

// What the pack holds, so that a file that was not read is missed here.
std::string Summary(const CheckAnswer& answer) {
  const Pack& pack = answer.pack;
  Page page(false);
  page.Line(fmt::format("{}, {}, {}, {}, {}, {}, {}; {}: {}, {}",
                        Counted(pack.facts().size(), "fact"),
                        Counted(pack.matters().size(), "matter"),
                        Counted(pack.routes().size(), "route"),
                        Counted(pack.clauses().size(), "clause"),
                        Counted(pack.guarantees().size(), "guarantee"),
                        Counted(pack.events().size(), "event"),
                        Counted(pack.sources().size(), "source"),
                        Counted(answer.example_count, "example"),
                        Counted(answer.fault_count, "fault"),
                        Counted(answer.warning_count, "warning")));
  TellFoot(pack, "the record as it stands", page);
  return page.text();
}

}  // namespace

int RunCheck(const CheckOptions& options, const Surroundings& surroundings) {
  Invocation invocation;
  if (const Stop stop = invocation.ReadPack(options.law_folder)) return *stop;
  safeconduct::CheckOptions asked;
  asked.node_budget = options.max_nodes;
  asked.step_budget = options.max_steps;
  asked.situations = options.situations;
  Progress progress("check", surroundings.error_columns);
  asked.watch = progress.Watch("steps");
  const auto answer = Check(invocation.pack(), asked);
  progress.End();
  if (!answer) return SayError(answer.error());
  // Diagnostics go to stderr, so that `--situations` can be put into a file
  // beside them.
  Say(answer->shown);
  Print(options.situations ? answer->situations : Summary(*answer));
  // Warnings are no faults: a pack may have reasons for what is odd.
  return answer->fault_count > 0 ? kFaults : kDone;
}

}  // namespace safeconduct::cli
