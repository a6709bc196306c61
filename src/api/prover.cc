// SPDX-License-Identifier: Apache-2.0
// The public face of proving: include/safeconduct/prover.h.
#include "prove/guarantee/prover.h"

#include "prove/guarantee/prove_json.h"
#include "safeconduct/prover.h"

namespace safeconduct {

std::expected<ProofAnswer, Error> Prove(const Chart& chart,
                                        const ProofOptions& options) {
  const chart::Chart& internal = *chart.internal();
  auto guarantees = prove::FindGuarantees(internal.law(), options.guarantees);
  if (!guarantees) return std::unexpected(guarantees.error());
  const auto extent =
      options.as_recorded ? prove::Extent::kRecorded : prove::Extent::kFree;
  prove::Prover prover(chart.internal(), extent, options.step_budget);
  ProofAnswer answer;
  std::vector<prove::Finding> findings;
  for (const law::GuaranteeId id : *guarantees) {
    findings.push_back(prover.Prove(id));
    switch (findings.back().verdict) {
      case prove::Verdict::kProved:
        ++answer.proved;
        break;
      case prove::Verdict::kRefuted:
        ++answer.refuted;
        break;
      case prove::Verdict::kUndecided:
        ++answer.undecided;
        break;
    }
  }
  answer.json = prove::FormatFindingsJson(
      internal.pack(), internal.timeline().scenario(), extent, findings);
  return answer;
}

}  // namespace safeconduct
