// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/command/commands.h"
#include "cli/page/prove_text.h"
#include "pack/scenario.h"
#include "safeconduct/json.h"
#include "safeconduct/prover.h"

namespace safeconduct::cli {
namespace {

using law::GuaranteeId;

// Says why options that are about the record do not go with all states of it.
Stop RefuseScenario(const ProveOptions& options) {
  const char* option = OptionOfRecord(options.scenario.written);
  if (options.as_recorded || option == nullptr) return std::nullopt;
  Say(
      fmt::format("{}: a guarantee is proved whatever the record says (add "
                  "--as-recorded to prove over what it says)\n",
                  option));
  return kUsage;
}

// Reads which guarantees are asked about: those named and those typed in; where
// there are neither, all that the pack declares.
Stop ReadGuarantees(const law::Law& law, const ProveOptions& options,
                    std::vector<GuaranteeId>& guarantees) {
  const size_t declared = law.guarantees.size() - options.exprs.size();
  if (!options.guarantees.empty() || options.exprs.empty()) {
    auto named = prove::FindGuarantees(law, options.guarantees);
    if (!named) return SayError(named.error());
    guarantees = *std::move(named);
  }
  if (!options.guarantees.empty() || guarantees.empty()) {
    for (size_t i = declared; i < law.guarantees.size(); ++i) {
      guarantees.emplace_back(i);
    }
  }
  if (!guarantees.empty()) return std::nullopt;
  Say("prove: the pack declares no guarantee (declare one, or type one in "
      "with --expr)\n");
  return kUsage;
}

std::vector<prove::Finding> Undecided(
    const law::Law& law, const std::vector<GuaranteeId>& guarantees,
    const std::string& why) {
  std::vector<prove::Finding> findings;
  for (const GuaranteeId id : guarantees) {
    findings.push_back(prove::NothingYet(law.guarantees[id.index()]));
    findings.back().why = why;
  }
  return findings;
}

int PrintJson(const Pack& pack, const law::Law& law,
              const std::vector<GuaranteeId>& guarantees,
              const ProveOptions& options) {
  ProofOptions asked;
  for (const GuaranteeId id : guarantees) {
    asked.guarantees.push_back(law.guarantees[id.index()].name);
  }
  asked.as_recorded = options.as_recorded;
  asked.step_budget = options.max_steps;
  const auto answer =
      Prove(pack, options.scenario.written, asked, options.scenario.max_nodes);
  if (!answer) return SayError(answer.error());
  Print(FormatJson(*answer) + "\n");
  return answer->Count(Verdict::kProved) == answer->findings.size() ? kDone
                                                                    : kFaults;
}

}  // namespace

int RunProve(const ProveOptions& options, const Surroundings& surroundings) {
  if (const Stop stop = RefuseScenario(options)) return *stop;
  Invocation invocation;
  if (const Stop stop =
          invocation.ReadPack(options.scenario.law_folder, options.exprs)) {
    return *stop;
  }
  const chart::Pack& pack = *invocation.inner_pack();
  std::vector<GuaranteeId> guarantees;
  if (const Stop stop = ReadGuarantees(pack.law, options, guarantees)) {
    return *stop;
  }
  if (options.json) {
    return PrintJson(invocation.pack(), pack.law, guarantees, options);
  }
  auto scenario = chart::ReadScenario(pack, options.scenario.written);
  if (!scenario) return SayError(scenario.error());
  const auto chart = chart::Chart::Compile(invocation.inner_pack(), *scenario,
                                           options.scenario.max_nodes);
  const auto extent =
      options.as_recorded ? prove::Extent::kRecorded : prove::Extent::kFree;
  std::vector<prove::Finding> findings;
  if (chart) {
    prove::Prover prover(*chart, extent, options.max_steps);
    for (const GuaranteeId id : guarantees) {
      findings.push_back(prover.Prove(id));
    }
  } else if (chart.error().kind == Error::Kind::kLimit) {
    findings = Undecided(pack.law, guarantees, chart.error().text);
  } else {
    return SayError(chart.error());
  }
  const Scenario& written = options.scenario.written;
  Print(FormatProvenText(
      {pack, options.scenario.law_folder, written, extent, findings},
      surroundings.colour));
  const bool all = std::all_of(
      findings.begin(), findings.end(), [](const prove::Finding& finding) {
        return finding.verdict == prove::Verdict::kProved;
      });
  return all ? kDone : kFaults;
}

}  // namespace safeconduct::cli
