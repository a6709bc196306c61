// SPDX-License-Identifier: Apache-2.0
//
// Bytes as guarantees typed in, one a line, proved both ways of the small pack.
// What is refuted is asked about: a route that is said to be open is.

#include <algorithm>

#include "prove/guarantee/prove_json.h"
#include "prove/guarantee/prover.h"
#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

constexpr size_t kMaxGuarantees = 8;
constexpr size_t kSteps = 20'000;

// Asks about a situation as anyone may.
void AskAbout(const std::shared_ptr<const chart::Chart>& chart,
              const prove::Finding& finding) {
  const prove::Situation& situation = *finding.situation;
  record::Scenario scenario = chart->timeline().scenario();
  scenario.suppositions = situation.suppositions;
  const auto asked = chart::Chart::Compile(chart->shared_pack(), scenario);
  Promise(asked.has_value());
  ask::Asker asker(*asked);
  const auto outcomes = asker.Outcomes(prove::CaseOf(chart->law(), situation),
                                       {situation.day, situation.day});
  for (const law::RouteId route : finding.open) {
    Promise(outcomes[route.index()] == Outcome::kOpen);
  }
}

void ProveAll(const std::shared_ptr<const chart::Chart>& chart,
              prove::Extent extent) {
  prove::Prover prover(chart, extent, kSteps);
  std::vector<prove::Finding> findings;
  for (size_t i = 0; i < chart->law().guarantees.size(); ++i) {
    findings.push_back(prover.Prove(law::GuaranteeId(i)));
    const prove::Finding& finding = findings.back();
    const bool refuted = finding.verdict == prove::Verdict::kRefuted;
    Promise(finding.situation.has_value() == (refuted && finding.why.empty()));
    Promise(finding.why.empty() || refuted ||
            finding.verdict == prove::Verdict::kUndecided);
    if (finding.situation) AskAbout(chart, finding);
  }
  const std::string json = prove::FormatFindingsJson(
      chart->pack(), chart->timeline().scenario(), extent, findings);
  Promise(json.starts_with('{') && json.ends_with('}'));
}

void Run(std::string_view lines) {
  std::vector<chart::PackFile> guarantees;
  while (!lines.empty() && guarantees.size() < kMaxGuarantees) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    guarantees.push_back({"--expr", std::string(lines.substr(0, end))});
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  const chart::PackReading reading =
      chart::ReadPack(SmallPackFiles(), std::move(guarantees));
  PrintAll(reading.diagnostics);
  if (reading.diagnostics.has_errors()) return;
  const auto chart = chart::Chart::Compile(reading.pack, {}, kNodeBudget);
  if (!chart) return Promise(!chart.error().text.empty());
  ProveAll(*chart, prove::Extent::kFree);
  ProveAll(*chart, prove::Extent::kRecorded);
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
