// SPDX-License-Identifier: Apache-2.0
//
// The public face of proving: include/safeconduct/prover.h.
//
// Ids of guarantees, routes and facts become the declarations that they stand
// for. A pack whose diagrams outgrow their budget is no failure here: that its
// guarantees are undecided is an answer, which says why.
#include "prove/guarantee/prover.h"

#include <algorithm>
#include <span>
#include <utility>

#include "api/access.h"
#include "api/example_side.h"
#include "base/stopped.h"
#include "law/walk.h"
#include "pack/scenario.h"
#include "safeconduct/prover.h"

namespace safeconduct {

using api::Access;

namespace {

// What refutes a guarantee, as a case that can be asked about like any other.
Refutation RefutationOf(const Pack& pack, const prove::Finding& finding) {
  ExampleSide side = api::SideOf(pack, *finding.situation);
  Refutation refutation{std::move(side.person),
                        finding.situation->day,
                        std::move(side.suppositions),
                        {},
                        std::move(side.departs)};
  for (const law::RouteId route : finding.open) {
    refutation.open.push_back(Access::ContentsOf(pack).route(route));
  }
  return refutation;
}

Finding FindingOf(const Pack& pack, law::GuaranteeId id,
                  prove::Finding finding) {
  Finding value;
  value.guarantee = &pack.guarantees()[id.index()];
  value.verdict = finding.verdict;
  value.situations = std::move(finding.situations);
  value.violating = std::move(finding.violating);
  if (finding.situation) value.refutation = RefutationOf(pack, finding);
  value.why = std::move(finding.why);
  return value;
}

// Adds what became of the gates of all steps. `prover` decides what the
// findings do not: whoever is let through against a guarantee violates it.
void AddGates(const Pack& pack, std::span<const law::GuaranteeId> guarantees,
              prove::Prover& prover, ProofAnswer& answer) {
  const api::Contents& contents = Access::ContentsOf(pack);
  const law::Law& law = contents.pack->law;
  for (const law::ProcedureId procedure : law.ProcedureIds()) {
    const law::RouteId route = law.procedure(procedure).route;
    for (const law::StepId id : law.procedure(procedure).steps) {
      GateFinding& gate = answer.gates.emplace_back();
      gate.procedure = &contents.procedures[procedure.index()];
      gate.step = contents.step(id);
      if (!law.step(id).takes_the_route) continue;
      for (size_t i = 0; i < guarantees.size(); ++i) {
        const auto named =
            law::RoutesNamed(law, law.guarantee(guarantees[i]).condition);
        if (std::ranges::find(named, route) == named.end()) continue;
        GateFinding::Against& against = gate.against.emplace_back();
        against.guarantee = answer.findings[i].guarantee;
        against.verdict = answer.findings[i].verdict;
        if (against.verdict == Verdict::kProved) continue;
        prove::Finding finding = prover.ProveGate(id, guarantees[i]);
        against.verdict = finding.verdict;
        against.why = std::move(finding.why);
      }
    }
  }
}

// An answer never says that it is under a scenario which it did not look at.
std::expected<void, Error> CheckExtent(const Scenario& scenario,
                                       const ProofOptions& options) {
  if (options.as_recorded) return {};
  return api::CheckNoScenario("prove", scenario, "set `as_recorded`");
}

}  // namespace

size_t ProofAnswer::Count(Verdict verdict) const {
  return static_cast<size_t>(std::count_if(
      findings.begin(), findings.end(),
      [&](const Finding& finding) { return finding.verdict == verdict; }));
}

std::expected<ProofAnswer, Error> Prove(const Chart& chart,
                                        const ProofOptions& options) {
  if (auto good = CheckExtent(chart.scenario(), options); !good) {
    return std::unexpected(std::move(good).error());
  }
  const auto& compiled = Access::ChartOf(chart);
  auto guarantees = prove::FindGuarantees(compiled->law(), options.guarantees);
  if (!guarantees) return std::unexpected(guarantees.error());
  prove::Prover prover(
      compiled,
      options.as_recorded ? prove::Extent::kRecorded : prove::Extent::kFree,
      options.step_budget);
  ProofAnswer answer{chart.pack(), chart.scenario(), options.as_recorded, {}};
  for (const law::GuaranteeId id : *guarantees) {
    if (options.watch &&
        !options.watch(answer.findings.size(), guarantees->size())) {
      return Stopped("prove");
    }
    answer.findings.push_back(FindingOf(chart.pack(), id, prover.Prove(id)));
  }
  AddGates(chart.pack(), *guarantees, prover, answer);
  return answer;
}

std::expected<ProofAnswer, Error> Prove(const Pack& pack,
                                        const Scenario& scenario,
                                        const ProofOptions& options,
                                        size_t node_budget) {
  if (auto good = CheckExtent(scenario, options); !good) {
    return std::unexpected(std::move(good).error());
  }
  const auto chart = Chart::Compile(pack, scenario, node_budget);
  if (chart) return Prove(*chart, options);
  // That a pack outgrows its budget is no fault of the question: then every
  // guarantee asked about is undecided, and says why.
  if (chart.error().kind != Error::Kind::kLimit) {
    return std::unexpected(chart.error());
  }
  const law::Law& law = Access::ContentsOf(pack).pack->law;
  const auto guarantees = prove::FindGuarantees(law, options.guarantees);
  if (!guarantees) return std::unexpected(guarantees.error());
  ProofAnswer answer{pack, scenario, options.as_recorded, {}};
  for (const law::GuaranteeId id : *guarantees) {
    prove::Finding finding = prove::NothingYet(law.guarantee(id));
    finding.why = chart.error().text;
    answer.findings.push_back(FindingOf(pack, id, std::move(finding)));
  }
  return answer;
}

}  // namespace safeconduct
