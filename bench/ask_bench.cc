// SPDX-License-Identifier: Apache-2.0
// How long does one answer take, in process and as a program?
//
// Every answer is checked before it is timed: outcomes alone against the
// explained answer, and the question that the project starts from against what
// is known about it.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "bench/cases.h"
#include "bench/process.h"
#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/json.h"
#include "safeconduct/pack.h"

namespace safeconduct::bench {
namespace {

constexpr size_t kCases = 256;
constexpr const char* kExample = "examples/summer-2023.json";
const Days kSummer{*ParseDate("2023-08-14"), *ParseDate("2023-08-14")};
const Days kAutumn{*ParseDate("2025-09-17"), *ParseDate("2025-09-17")};

const AskOptions kWithChanges{.routes = {}, .max_moves = 3};

const Pack& ChannelPack() {
  static const Pack kPack = ReadChannelPack();
  return kPack;
}

const Chart& ChannelChart() {
  static const Chart kChart = [] {
    auto compiled = Chart::Compile(ChannelPack());
    Demand(compiled.has_value(), compiled ? "" : compiled.error().text);
    return *std::move(compiled);
  }();
  return kChart;
}

// Checks outcomes alone against explained answers.
std::vector<Case> CheckedCases(double known) {
  std::vector<Case> cases = MakeCases(ChannelPack(), kCases, known);
  Asker asker(ChannelChart());
  for (const Case& person : cases) {
    const Answer answer = asker.Explain(person, kAutumn).value();
    const auto outcomes = asker.Outcomes(person, kAutumn).value();
    for (size_t i = 0; i < outcomes.size(); ++i) {
      Demand(outcomes[i] == answer.routes[i].outcome, "outcomes differ");
    }
  }
  return cases;
}

double KnownShare(const benchmark::State& state) {
  return static_cast<double>(state.range(0)) / 100;
}

// -- In process, on a compiled chart ------------------------------------------

// Times `ask`, called with an asker and each case in turn.
template <typename Ask>
void TimeCases(benchmark::State& state, const Ask& ask) {
  const std::vector<Case> cases = CheckedCases(KnownShare(state));
  Asker asker(ChannelChart());
  size_t next = 0;
  for (auto _ : state) {
    ask(asker, cases[next]);
    next = (next + 1) % kCases;
  }
}

void OutcomesOfAllRoutes(benchmark::State& state) {
  TimeCases(state, [](Asker& asker, const Case& person) {
    benchmark::DoNotOptimize(asker.Outcomes(person, kAutumn)->data());
  });
}

void ExplainedAnswer(benchmark::State& state) {
  TimeCases(state, [](Asker& asker, const Case& person) {
    benchmark::DoNotOptimize(asker.Explain(person, kAutumn)->routes.data());
  });
}

void ExplainedAnswerAsJson(benchmark::State& state) {
  TimeCases(state, [](Asker& asker, const Case& person) {
    const std::string json = FormatJson(*asker.Explain(person, kAutumn));
    benchmark::DoNotOptimize(json.data());
  });
}

// What would change every outcome: the whole answer, less what ExplainedAnswer
// takes.
void AnswerWithChanges(benchmark::State& state) {
  TimeCases(state, [](Asker& asker, const Case& person) {
    benchmark::DoNotOptimize(
        asker.Explain(person, kAutumn, kWithChanges)->routes.data());
  });
}

BENCHMARK(OutcomesOfAllRoutes)
    ->ArgName("known%")
    ->Arg(100)
    ->Arg(90)
    ->Arg(50)
    ->Arg(0)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(ExplainedAnswer)
    ->ArgName("known%")
    ->Arg(100)
    ->Arg(90)
    ->Arg(50)
    ->Arg(0)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(AnswerWithChanges)
    ->ArgName("known%")
    ->Arg(100)
    ->Arg(90)
    ->Arg(50)
    ->Arg(0)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(ExplainedAnswerAsJson)
    ->ArgName("known%")
    ->Arg(90)
    ->Unit(benchmark::kMicrosecond);

// -- What comes before --------------------------------------------------------

void ReadPack(benchmark::State& state) {
  for (auto _ : state) {
    const Pack pack = ReadChannelPack();
    benchmark::DoNotOptimize(pack.facts().data());
  }
}

void CompileChart(benchmark::State& state) {
  for (auto _ : state) {
    const auto chart = Chart::Compile(ChannelPack());
    benchmark::DoNotOptimize(chart->node_count());
  }
  state.counters["nodes"] = static_cast<double>(ChannelChart().node_count());
  state.counters["variables"] = static_cast<double>(ChannelChart().var_count());
}

// The first answer with changes of an asker, which prepares the chart for them.
void FirstAnswerWithChanges(benchmark::State& state) {
  const std::vector<Case> cases = CheckedCases(0.9);
  for (auto _ : state) {
    Asker asker(ChannelChart());
    benchmark::DoNotOptimize(
        asker.Explain(cases[0], kAutumn, kWithChanges)->routes.data());
  }
}

// The case of all whose answer with changes takes longest, found by timing each
// a few times.
void SlowestAnswerWithChanges(benchmark::State& state) {
  std::vector<Case> cases;
  for (const double known : {1.0, 0.9, 0.5, 0.0}) {
    for (Case& person : CheckedCases(known)) cases.push_back(std::move(person));
  }
  Asker asker(ChannelChart());
  const auto seconds_of = [&](const Case& person) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(
        asker.Explain(person, kAutumn, kWithChanges)->routes.data());
    const std::chrono::duration<double> taken =
        std::chrono::steady_clock::now() - start;
    return taken.count();
  };
  const Case* slowest = &cases.front();
  double most = 0;
  for (const Case& person : cases) {
    double least = seconds_of(person);
    for (int i = 0; i < 4; ++i) least = std::min(least, seconds_of(person));
    if (least <= most) continue;
    most = least;
    slowest = &person;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        asker.Explain(*slowest, kAutumn, kWithChanges)->routes.data());
  }
}

BENCHMARK(SlowestAnswerWithChanges)->Unit(benchmark::kMicrosecond);
BENCHMARK(FirstAnswerWithChanges)->Unit(benchmark::kMillisecond);
BENCHMARK(ReadPack)->Unit(benchmark::kMillisecond);
BENCHMARK(CompileChart)->Unit(benchmark::kMillisecond);

// -- The whole process --------------------------------------------------------

void TimeProcess(benchmark::State& state,
                 const std::vector<std::string>& command) {
  double mebibytes = 0;
  for (auto _ : state) mebibytes = std::max(mebibytes, RunProcess(command));
  state.counters["MiB_at_most"] = mebibytes;
}

BENCHMARK_CAPTURE(TimeProcess, true_for_comparison,
                  std::vector<std::string>{"/bin/true"})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(TimeProcess, ask,
                  std::vector<std::string>{SAFECONDUCT_PROGRAM, "ask", kExample,
                                           "--on", "2023-08-14"})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(TimeProcess, ask_with_timeline,
                  std::vector<std::string>{SAFECONDUCT_PROGRAM, "ask", kExample,
                                           "--on", "2023-08-14", "--timeline"})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// Two versions of a pack that answer alike: it exits with 0 for no other.
BENCHMARK_CAPTURE(TimeProcess, diff_of_the_pack_with_itself,
                  std::vector<std::string>{SAFECONDUCT_PROGRAM, "diff",
                                           "law/channel", "law/channel"})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// The question at the top: all ways back but one closed, and that undetermined.
void CheckTheSummerOf2023() {
  auto person = Case::ReadJson(ChannelPack(), kExample, ReadFile(kExample));
  Demand(person.has_value(), person ? "" : person.error().text);
  Asker asker(ChannelChart());
  const auto outcomes = asker.Outcomes(*person, kSummer).value();
  const auto& routes = ChannelPack().routes();
  for (size_t i = 0; i < routes.size(); ++i) {
    const Outcome expected = routes[i].name == "voluntary"
                                 ? Outcome::kUndetermined
                                 : Outcome::kClosed;
    Demand(outcomes[i] == expected, routes[i].name);
  }
}

}  // namespace
}  // namespace safeconduct::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::AddCustomContext("compiler", SAFECONDUCT_COMPILER);
  benchmark::AddCustomContext("flags", SAFECONDUCT_FLAGS);
  safeconduct::bench::CheckTheSummerOf2023();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
