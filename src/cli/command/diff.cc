// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "cli/command/commands.h"
#include "cli/page/diff_text.h"
#include "cli/system/progress.h"
#include "safeconduct/json.h"
#include "safeconduct/prover.h"

namespace safeconduct::cli {
namespace {

Stop RefuseScenario(const DiffOptions& options) {
  if (!options.free) return std::nullopt;
  return RefuseOfRecord(options.scenario,
                        "with --free packs are compared whatever the records "
                        "say (leave out one of the two)");
}

}  // namespace

int RunDiff(const DiffOptions& options, const Surroundings& surroundings) {
  // The first is given before the second, so this is so where either is
  // missing.
  if (options.folder_b.empty()) {
    Say("diff: two law packs are compared (name the folders of both)\n");
    return kUsage;
  }
  if (const Stop stop = RefuseScenario(options)) return *stop;
  Invocation a;
  Invocation b;
  if (const Stop stop = a.ReadPack(options.folder_a)) return *stop;
  if (const Stop stop = b.ReadPack(options.folder_b)) return *stop;
  safeconduct::DiffOptions asked;
  asked.scenario = options.scenario;
  asked.free = options.free;
  asked.node_budget = options.max_nodes;
  asked.step_budget = options.max_steps;
  Progress progress("diff", surroundings.error_columns);
  asked.watch = progress.Watch("routes");
  const auto difference = Compare(a.pack(), b.pack(), asked);
  progress.End();
  if (!difference) return SayError(difference.error());
  Print(options.json ? FormatJson(*difference) + "\n"
                     : FormatDiffText(*difference, options.folder_a,
                                      options.folder_b, surroundings.colour));
  return difference->none() ? kDone : kFaults;
}

}  // namespace safeconduct::cli
