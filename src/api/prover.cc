// SPDX-License-Identifier: Apache-2.0
// The public face of proving: include/safeconduct/prover.h.
#include "prove/guarantee/prover.h"

#include "api/access.h"
#include "prove/guarantee/prove_json.h"
#include "safeconduct/prover.h"

namespace safeconduct {

std::expected<ProofAnswer, Error> Prove(const Chart& chart,
                                        const ProofOptions& options) {
  const auto& compiled = api::Access::ChartOf(chart);
  auto guarantees = prove::FindGuarantees(compiled->law(), options.guarantees);
  if (!guarantees) return std::unexpected(guarantees.error());
  const auto extent =
      options.as_recorded ? prove::Extent::kRecorded : prove::Extent::kFree;
  prove::Prover prover(compiled, extent, options.step_budget);
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
      compiled->pack(), compiled->timeline().scenario(), extent, findings);
  return answer;
}

}  // namespace safeconduct
