// SPDX-License-Identifier: Apache-2.0
//
// Bytes as guarantees typed in, one a line, proved both ways of the small pack.
// What is refuted is asked about: a route that is said to be open is.

#include <algorithm>

#include "safeconduct/prover.h"
#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

constexpr size_t kMaxGuarantees = 8;
constexpr size_t kSteps = 20'000;

// Asks about a case that refutes a guarantee as anyone may.
void AskAbout(const Pack& pack, Scenario scenario,
              const Refutation& refutation) {
  scenario.suppositions = refutation.suppositions;
  const auto asked = Chart::Compile(pack, scenario);
  Promise(asked.has_value());
  const auto answer = Asker(*asked).Explain(refutation.person,
                                            {refutation.day, refutation.day});
  Promise(answer.has_value());
  for (const Route* route : refutation.open) {
    Promise((*answer->Find(route->name))->outcome == Outcome::kOpen);
  }
}

void ProveAll(const Chart& chart, bool as_recorded) {
  ProofOptions options;
  options.as_recorded = as_recorded;
  options.step_budget = kSteps;
  const auto answer = Prove(chart, options);
  Promise(answer.has_value());
  for (const Finding& finding : answer->findings) {
    const bool refuted = finding.verdict == Verdict::kRefuted;
    Promise(finding.refutation.has_value() == (refuted && finding.why.empty()));
    Promise(finding.why.empty() || refuted ||
            finding.verdict == Verdict::kUndecided);
    if (finding.refutation) {
      AskAbout(chart.pack(), chart.scenario(), *finding.refutation);
    }
  }
  const std::string json = FormatJson(*answer);
  Promise(json.starts_with('{') && json.ends_with('}'));
}

void Run(std::string_view lines) {
  std::vector<PackFile> guarantees;
  while (!lines.empty() && guarantees.size() < kMaxGuarantees) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    guarantees.push_back({"--expr", std::string(lines.substr(0, end))});
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  const auto pack = Pack::Read(SmallPackFiles(), std::move(guarantees));
  if (!pack) return PrintAll(pack.error());
  const auto chart = Chart::Compile(*pack, {}, kNodeBudget);
  if (!chart) return PrintAll(chart.error());
  ProveAll(*chart, false);
  ProveAll(*chart, true);
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
