// SPDX-License-Identifier: Apache-2.0
//
// How long do proofs take, beside Z3 on the same guarantees of the same law, in
// one run? What is compared is timed in turns, so that a noisy machine disturbs
// all alike. Both start from the checked law: the prover compiles its diagrams,
// Z3 is given formulas over real dates. Verdicts are checked equal first.
//
//   safeconduct_prove_bench [TURNS]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "bench/cases.h"
#include "bench/process.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"
#include "safeconduct/prover.h"
#include "tests/oracle/z3_pack.h"

namespace safeconduct::bench {
namespace {

constexpr double kMaxSeconds = 1;
constexpr double kMaxMebibytes = 256;
constexpr double kMinTimesZ3 = 10;
constexpr double kMaxDiffSeconds = 0.1;

// One piece of work and the seconds that each turn took.
struct Work {
  std::string name;
  std::function<void()> run;
  std::vector<double> seconds = {};

  double Median() const {
    std::vector<double> sorted = seconds;
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
  }
};

void TakeTurns(std::vector<Work>& works, int turns) {
  for (int turn = 0; turn < turns; ++turn) {
    for (Work& work : works) {
      const auto start = std::chrono::steady_clock::now();
      work.run();
      const std::chrono::duration<double> taken =
          std::chrono::steady_clock::now() - start;
      work.seconds.push_back(taken.count());
    }
  }
}

void Print(const Work& work, const std::string& remark) {
  const auto [least, most] = std::ranges::minmax(work.seconds);
  fmt::print("| {} | {:.2f} ms | {:.2f} to {:.2f} | {} |\n", work.name,
             1e3 * work.Median(), 1e3 * least, 1e3 * most, remark);
}

bool IsMet(const std::string& what, double value, double limit, bool at_least) {
  const bool met = at_least ? value >= limit : value <= limit;
  fmt::print("{}: {:.2f}, {} {}: {}\n", what, value,
             at_least ? "at least" : "at most", limit, met ? "met" : "SHORT");
  return met;
}

void ProveAll(const Pack& pack) {
  const auto chart = Chart::Compile(pack);
  const auto answer = Prove(*chart);
  Demand(answer && answer->Count(Verdict::kProved) == answer->findings.size(),
         "not every guarantee is proved");
}

void ProveAllWithZ3(const Pack& pack) {
  Demand(oracle::ProvesAllWithZ3(pack), "Z3 proves not every guarantee");
}

int Main(int argc, char** argv) {
  const int turns = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
  const Pack pack = ReadChannelPack();
  double mebibytes = 0;
  const std::vector<std::string> prove = {SAFECONDUCT_PROGRAM, "prove"};
  const std::vector<std::string> diff = {SAFECONDUCT_PROGRAM, "diff",
                                         "law/channel", "law/channel"};
  std::vector<Work> works = {
      {"compile and prove all guarantees", [&] { ProveAll(pack); }},
      {"Z3 4.8.12, the same guarantees", [&] { ProveAllWithZ3(pack); }},
      {"`safeconduct prove`, the whole process",
       [&] { mebibytes = std::max(mebibytes, RunProcess(prove)); }},
      {"`safeconduct diff` of the pack with itself, the whole process",
       [&] { RunProcess(diff); }},
  };
  TakeTurns(works, turns);
  fmt::print(
      "| what | median of {} | least to most, ms | |\n|---|---|---|---|\n",
      turns);
  Print(works[0], "");
  Print(works[1], fmt::format("{:.0f} times as long",
                              works[1].Median() / works[0].Median()));
  Print(works[2], fmt::format("at most {:.1f} MiB", mebibytes));
  Print(works[3], "");
  fmt::print("\n");
  bool met = IsMet("seconds of `safeconduct prove`", works[2].Median(),
                   kMaxSeconds, false);
  met &= IsMet("MiB of `safeconduct prove`", mebibytes, kMaxMebibytes, false);
  met &= IsMet("times as fast as Z3", works[1].Median() / works[0].Median(),
               kMinTimesZ3, true);
  met &= IsMet("seconds of `safeconduct diff`", works[3].Median(),
               kMaxDiffSeconds, false);
  return met ? 0 : 1;
}

}  // namespace
}  // namespace safeconduct::bench

int main(int argc, char** argv) { return safeconduct::bench::Main(argc, argv); }
