// SPDX-License-Identifier: Apache-2.0
//
// Guarantees, of the pack and typed in. Those typed in are read as if they
// stood in the pack, behind its own, so that they mean what they would mean
// there.
#include <string>
#include <vector>

#include "cli/command/commands.h"
#include "cli/page/prove_text.h"
#include "cli/system/progress.h"
#include "safeconduct/json.h"
#include "safeconduct/prover.h"

namespace safeconduct::cli {
namespace {

Stop RefuseScenario(const ProveOptions& options) {
  if (options.as_recorded) return std::nullopt;
  return RefuseOfRecord(options.scenario.written,
                        "a guarantee is proved whatever the record says (add "
                        "--as-recorded to prove over what it says)");
}

// Returns which guarantees are asked about: those named and those typed in;
// where there are neither, all that the pack declares.
std::vector<std::string> AskedOf(const Pack& pack,
                                 const ProveOptions& options) {
  const std::vector<Guarantee>& all = pack.guarantees();
  // Those typed in stand behind those of the pack, in their order.
  const size_t declared = all.size() - options.exprs.size();
  std::vector<std::string> asked = options.guarantees;
  if (asked.empty() && options.exprs.empty()) {
    for (const Guarantee& each : all) asked.push_back(each.name);
  }
  for (size_t i = declared; i < all.size(); ++i) asked.push_back(all[i].name);
  return asked;
}

}  // namespace

int RunProve(const ProveOptions& options, const Surroundings& surroundings) {
  if (const Stop stop = RefuseScenario(options)) return *stop;
  Invocation invocation;
  if (const Stop stop =
          invocation.ReadPack(options.scenario.law_folder, options.exprs)) {
    return *stop;
  }
  ProofOptions asked;
  asked.guarantees = AskedOf(invocation.pack(), options);
  asked.as_recorded = options.as_recorded;
  asked.step_budget = options.max_steps;
  if (asked.guarantees.empty()) {
    Say("prove: the pack declares no guarantee (declare one, or type one in "
        "with --expr)\n");
    return kUsage;
  }
  Progress progress("prove", surroundings.error_columns);
  asked.watch = progress.Watch("guarantees");
  const auto answer = Prove(invocation.pack(), options.scenario.written, asked,
                            options.scenario.max_nodes);
  progress.End();
  if (!answer) return SayError(answer.error());
  Print(options.json ? FormatJson(*answer) + "\n"
                     : FormatProofText(*answer, options.scenario.law_folder,
                                       surroundings.colour));
  return answer->Count(Verdict::kProved) == answer->findings.size() ? kDone
                                                                    : kFaults;
}

}  // namespace safeconduct::cli
