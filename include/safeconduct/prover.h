// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVER_H_
#define SAFECONDUCT_PROVER_H_

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "safeconduct/chart.h"
#include "safeconduct/error.h"

namespace safeconduct {

// What is to be proved of a chart's pack.
struct ProofOptions {
  std::vector<std::string> guarantees;  // by name; empty: all of the pack
  // Over every day with the matters as the chart's scenario has them; else over
  // every state of the matters.
  bool as_recorded = false;
  // The most steps of the search for dates that realise a case.
  size_t step_budget = 1'000'000;
};

// What became of the guarantees.
struct ProofAnswer {
  // As `prove --json` prints it: verdicts, and of each refuted one the case.
  std::string json;
  size_t proved = 0;
  size_t refuted = 0;
  size_t undecided = 0;  // a limit on work was reached
};

// Decides guarantees over every case there could be. Fails where a name is that
// of no guarantee.
std::expected<ProofAnswer, Error> Prove(const Chart& chart,
                                        const ProofOptions& options = {});

}  // namespace safeconduct

#endif  // SAFECONDUCT_PROVER_H_
