// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVER_H_
#define SAFECONDUCT_PROVER_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"

// Guarantees over every case there could be. What a verdict means is defined
// in docs/prove.md.
namespace safeconduct {

enum class Verdict : uint8_t { kProved, kRefuted, kUndecided };
std::string_view VerdictName(Verdict verdict);  // "proved", ...

// The plainest case that refutes a guarantee: asked on the day and under the
// suppositions, it has these routes open.
struct Refutation {
  Case person;
  Date day;
  std::vector<std::string> suppositions;  // those of the scenario first
  std::vector<const Route*> open;  // among those that the guarantee names
  // The facts that are not what they ordinarily are.
  std::vector<const Fact*> departs;
};

// What became of one guarantee.
struct Finding {
  const Guarantee* guarantee = nullptr;
  Verdict verdict = Verdict::kUndecided;
  // How many assignments of classes there are to all that it and the clauses of
  // its routes test, and how many of them violate it before it is asked whether
  // any dates realise them; in decimal, empty where that could not be counted.
  std::string situations;
  std::string violating;
  std::optional<Refutation> refutation;  // where one can be told
  std::string why;                       // undecided, or no case can be told
};

// What is to be proved of a pack.
struct ProofOptions {
  std::vector<std::string> guarantees;  // by name; empty: all of the pack
  // Over every day with the matters as the chart's scenario has them; else over
  // every state of the matters.
  bool as_recorded = false;
  // The most steps of the search for dates that realise a case.
  size_t step_budget = 1'000'000;
  // Told before each guarantee how many of all are done; returns whether to go
  // on. May be null.
  // NOLINTNEXTLINE(readability-redundant-member-init): see error.h
  std::function<bool(size_t done, size_t all)> watch = {};
};

// What became of the guarantees. A value that keeps its pack alive, and so what
// it points to.
struct ProofAnswer {
  Pack pack;
  Scenario scenario;
  bool as_recorded = false;
  std::vector<Finding> findings;  // by the pack's order, or that of the names

  // Returns how many of the findings have this verdict.
  size_t Count(Verdict verdict) const;
};

// Decides guarantees over every case there could be. Fails where a name is that
// of no guarantee, and where it is told to stop.
std::expected<ProofAnswer, Error> Prove(const Chart& chart,
                                        const ProofOptions& options = {});

// Compiles the pack for the scenario and does the same; where its diagrams
// outgrow the budget, every guarantee is undecided. Fails also where the
// scenario has a fault.
std::expected<ProofAnswer, Error> Prove(
    const Pack& pack, const Scenario& scenario, const ProofOptions& options,
    size_t node_budget = Chart::kDefaultNodeBudget);

}  // namespace safeconduct

#endif  // SAFECONDUCT_PROVER_H_
