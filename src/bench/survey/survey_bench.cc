// SPDX-License-Identifier: Apache-2.0
//
// How fast a survey answers for columns in memory, beside reading the same
// columns and beside a loop written by hand, all in one run. What is compared
// is timed in turns, so that a noisy machine disturbs all alike; medians and
// spreads are printed. Results are checked equal first.
//
//   safeconduct_survey_bench [--turns N] [--only ten-rules|channel] [--json
//   FILE]
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "ask/asker.h"
#include "bench/survey/native_loops.h"
#include "bench/survey/packs.h"
#include "bench/survey/resident_table.h"
#include "chart/dependencies.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"

namespace safeconduct::bench {
namespace {

using survey::Block;
using survey::BlockSurvey;
using survey::SurveyPlan;

// One piece of work and the seconds that each turn took.
struct Work {
  std::string name;
  std::function<void()> run;
  std::vector<double> seconds = {};
};

// The upper of two in the middle.
double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// The distance from the second best to the second worst, in percent of the
// median.
double Spread(std::vector<double> values) {
  std::ranges::sort(values);
  const size_t cut = values.size() > 4 ? 1 : 0;
  return 100 * (values[values.size() - 1 - cut] - values[cut]) /
         values[values.size() / 2];
}

void TakeTurns(std::vector<Work>& works, int turns) {
  // Pages are mapped and caches filled by then.
  for (Work& work : works) work.run();  // warm
  for (int turn = 0; turn < turns; ++turn) {
    for (Work& work : works) {
      const auto start = std::chrono::steady_clock::now();
      work.run();
      const std::chrono::duration<double> took =
          std::chrono::steady_clock::now() - start;
      work.seconds.push_back(took.count());
    }
  }
}

nlohmann::ordered_json measured = nlohmann::ordered_json::array();

void Print(std::string_view part, const Work& work, size_t rows, size_t bytes) {
  const double seconds = Median(work.seconds);
  measured.push_back({{"part", part},
                      {"work", work.name},
                      {"rows", rows},
                      {"bytes", bytes},
                      {"seconds", work.seconds},
                      {"spread_percent", Spread(work.seconds)}});
  fmt::print("{:<46}{:>10.1f} M cases/s{:>9.2f} GB/s   spread {:.0f} %\n",
             work.name, static_cast<double>(rows) / seconds / 1e6,
             static_cast<double>(bytes) / seconds / 1e9, Spread(work.seconds));
}

double Ratio(const Work& work, const Work& to) {
  return Median(to.seconds) / Median(work.seconds);
}

// Cases by route: open for certain, possibly open.
struct Counts {
  std::vector<size_t> certain;
  std::vector<size_t> possible;

  void Add(const Counts& other) {
    for (size_t r = 0; r < certain.size(); ++r) {
      certain[r] += other.certain[r];
      possible[r] += other.possible[r];
    }
  }
  friend bool operator==(const Counts&, const Counts&) = default;
};

// Answers for the blocks from `first` to before `last`.
Counts CountBlocks(BlockSurvey& block_survey, size_t routes,
                   const ResidentTable& table, size_t first, size_t last) {
  Counts counts{std::vector<size_t>(routes), std::vector<size_t>(routes)};
  Block block;
  for (size_t b = first; b < last; ++b) {
    table.View(b, block);
    block_survey.Run(block);
    for (size_t r = 0; r < routes; ++r) {
      const size_t possible =
          survey::CountBits(block_survey.may_be_true(r), block.case_count);
      counts.possible[r] += possible;
      counts.certain[r] +=
          block_survey.all_exact()
              ? possible
              : block.case_count -
                    survey::CountBits(block_survey.may_be_false(r),
                                      block.case_count);
    }
  }
  return counts;
}

// What a loop comes to is put here, so that no compiler leaves the loop out.
volatile uint64_t kept;

// -- The ten-rule table -------------------------------------------------------

TenRuleColumns ColumnsOf(const law::Law& law, const ResidentTable& table) {
  const auto cells = [&](std::string_view name) {
    return table.cells(*law.FindFact(name));
  };
  const auto bytes = [&](std::string_view name) {
    return static_cast<const uint8_t*>(cells(name));
  };
  return {bytes("citizenship"),
          bytes("document"),
          bytes("asylum"),
          bytes("agreement"),
          static_cast<const int16_t*>(cells("days")),
          bytes("age")};
}

bool TenRules(size_t rows, int turns) {
  const auto chart = TenRulesChart();
  const law::Law& law = chart->law();
  const size_t routes = law.routes.size();
  const TableShape shape{rows, 0, false,
                         std::vector<bool>(law.facts.size(), true)};
  const ResidentTable table(law, shape, 1);
  const auto made = SurveyPlan::Make({.chart = chart, .days = {}});
  const SurveyPlan& plan = **made;
  BlockSurvey block_survey(plan);
  const TenRuleColumns columns = ColumnsOf(law, table);
  std::vector<uint8_t> outcome(rows);
  const auto by_hand = [&] {
    RunHandwritten(columns, rows, outcome.data());
    kept = outcome[rows / 2];
  };
  Counts counts;
  const auto by_survey = [&] {
    counts = CountBlocks(block_survey, routes, table, 0, table.block_count());
  };
  std::vector<Work> works = {{"loop written by hand", by_hand},
                             {"survey", by_survey}};
  TakeTurns(works, 4 * turns);  // each is short
  Counts expected{std::vector<size_t>(routes), std::vector<size_t>(routes)};
  // The loop names the row of the table that fits, from 1: each row is a route.
  for (const uint8_t row : outcome) ++expected.certain[row - 1U];
  expected.possible = expected.certain;
  if (counts != expected) {
    fmt::print(stderr, "ten rules: the results differ\n");
    return false;
  }
  fmt::print("\nTen-rule table, all known, {} cases, one thread, {} nodes\n",
             rows, plan.plan().nodes.size());
  for (const Work& work : works) {
    Print("ten rules", work, rows, table.bytes());
  }
  fmt::print("  of the loop's rate: {:.2f}\n", Ratio(works[1], works[0]));
  return true;
}

// -- The Channel pack ---------------------------------------------------------

// The facts that some diagram of a plan looks at.
std::vector<bool> FactsOf(const SurveyPlan& plan) {
  const law::Law& law = plan.chart().law();
  std::vector<bool> facts(law.facts.size());
  for (const auto& each : plan.plan().variables) {
    for (const law::DateRef& fact :
         chart::LookedAt(law, plan.chart().variable(each.var))) {
      if (fact) facts[fact->index()] = true;
    }
  }
  return facts;
}

// Runs `part(first block, last block, thread)` on pieces of the blocks, each
// taken by the thread that is free.
template <typename Part>
void OnTwoThreads(size_t blocks, const Part& part) {
  // Pieces small enough that both threads end at about the same time.
  constexpr size_t kPiece = 64;
  std::atomic<size_t> next = 0;
  const auto work = [&](int thread) {
    for (size_t first; (first = next.fetch_add(kPiece)) < blocks;) {
      part(first, std::min(first + kPiece, blocks), thread);
    }
  };
  std::thread other(work, 1);
  work(0);
  other.join();
}

// Returns whether the first block's outcomes are those of asking each case.
// The other way to the same answers, case by case and without planes: what is
// fast and wrong is no measurement.
bool EqualsAsk(const std::shared_ptr<const chart::Chart>& chart,
               const SurveyPlan& plan, const ResidentTable& table) {
  ask::Asker asker(chart);
  BlockSurvey block_survey(plan);
  Block block;
  table.View(0, block);
  block_survey.Run(block);
  const law::Law& law = chart->law();
  for (size_t i = 0; i < block.case_count; ++i) {
    chart::Case person(law);
    for (size_t f = 0; f < law.facts.size(); ++f) {
      person.Set(law::FactId(f),
                 survey::ValuesOf(block.facts[f], law.facts[f].type, i));
    }
    Days days = plan.form().days;
    if (block.days.present()) {
      days.first.days = static_cast<const Value*>(block.days.low)[i];
      days.last = days.first;
    }
    const auto outcomes = asker.Outcomes(person, days);
    for (size_t r = 0; r < outcomes.size(); ++r) {
      if (survey::HasBit(block_survey.may_be_true(r), i) !=
              (outcomes[r] != Outcome::kClosed) ||
          survey::HasBit(block_survey.may_be_false(r), i) !=
              (outcomes[r] != Outcome::kOpen)) {
        return false;
      }
    }
  }
  return true;
}

// The tables of the Channel pack: cases known in part on one day, all known,
// and known in part with days of their own.
struct ChannelTables {
  const ResidentTable& table;
  const ResidentTable& known;
  const ResidentTable& mixed;
};

// `works` are those of Channel(), in its order.
void PrintChannel(const std::vector<Work>& works, const ChannelTables& tables,
                  const SurveyPlan& plan, const SurveyPlan& mixed_plan) {
  const size_t rows = tables.table.rows();
  fmt::print(
      "\nChannel pack, all clauses of all routes, {} cases, {} nodes on one "
      "day, {} on all days\n",
      rows, plan.plan().nodes.size(), mixed_plan.plan().nodes.size());
  for (size_t i = 0; i < works.size(); ++i) {
    const ResidentTable& read = i == 2   ? tables.known
                                : i == 3 ? tables.mixed
                                         : tables.table;
    // These read no column; the number beside them is of no bandwidth.
    if (i == 4 || i == 5) {
      Print("channel", works[i], rows, rows / 8);
    } else {
      Print("channel", works[i], rows, read.bytes());
    }
  }
  fmt::print("  one date, of reading's bandwidth: {:.2f}\n",
             Ratio(works[1], works[0]));
  fmt::print("  mixed dates, of one date's rate: {:.2f}\n",
             Ratio(works[3], works[1]));
  fmt::print(
      "  two threads, of one: {:.2f}; reading alone: {:.2f}; computing alone: "
      "{:.2f}\n",
      Ratio(works[7], works[1]), Ratio(works[6], works[0]),
      Ratio(works[5], works[4]));
}

bool Channel(size_t rows, int turns) {
  const auto chart = ChannelChart();
  const law::Law& law = chart->law();
  const size_t routes = law.routes.size();
  const Date day = *ParseDate("2023-08-14");
  const auto one_day =
      SurveyPlan::Make({.chart = chart, .days = {day, day}, .clauses = true});
  const auto all_days = SurveyPlan::Make({.chart = chart,
                                          .days = {day, day},
                                          .has_day_column = true,
                                          .clauses = true});
  const SurveyPlan& plan = **one_day;
  const SurveyPlan& mixed_plan = **all_days;
  const ResidentTable table(law, {rows, 10, false, FactsOf(plan)}, 2);
  const ResidentTable known(law, {rows, 0, false, FactsOf(plan)}, 2);
  const ResidentTable mixed(law, {rows, 10, true, FactsOf(mixed_plan)}, 2);
  BlockSurvey block_survey(plan);
  // Made by another thread, as a survey of a table makes its workers: what two
  // threads write then stays apart in memory.
  std::optional<BlockSurvey> of_second;
  std::thread([&] { of_second.emplace(plan); }).join();
  // Each thread has working memory of its own; the plan is shared.
  BlockSurvey& second = *of_second;
  BlockSurvey mixed_survey(mixed_plan);
  const size_t blocks = table.block_count();
  Counts one;
  // By thread.
  Counts halves[2];
  uint64_t sums[2] = {};
  const auto sum_part = [&](size_t first, size_t last, int thread) {
    sums[thread] += table.Sum(first * survey::kBlockCases,
                              std::min(rows, last * survey::kBlockCases));
  };
  // 8 KiB, as JoinWords wants them.
  const std::vector<uint64_t> words(1024, 0x5555);
  const auto join_part = [&](size_t first, size_t last, int thread) {
    sums[thread] += JoinWords(words.data(), 80 * (last - first));
  };
  const auto survey_part = [&](size_t first, size_t last, int thread) {
    halves[thread].Add(CountBlocks(thread == 0 ? block_survey : second, routes,
                                   table, first, last));
  };
  std::vector<Work> works = {
      {"reading the columns",
       [&] {
         sum_part(0, blocks, 0);
         kept = sums[0];
       }},
      {"survey, 10 % unknown",
       [&] { one = CountBlocks(block_survey, routes, table, 0, blocks); }},
      {"survey, all known",
       [&] { CountBlocks(block_survey, routes, known, 0, blocks); }},
      {"survey, mixed dates, 10 % unknown",
       [&] { CountBlocks(mixed_survey, routes, mixed, 0, blocks); }},
      {"computing in the first-level cache", [&] { join_part(0, blocks, 0); }},
      {"computing in the first-level cache, two threads",
       [&] { OnTwoThreads(blocks, join_part); }},
      {"reading the columns, two threads",
       [&] { OnTwoThreads(blocks, sum_part); }},
      {"survey, 10 % unknown, two threads",
       [&] {
         halves[0] = halves[1] =
             Counts{std::vector<size_t>(routes), std::vector<size_t>(routes)};
         OnTwoThreads(blocks, survey_part);
       }},
  };
  if (!EqualsAsk(chart, plan, table) || !EqualsAsk(chart, plan, known) ||
      !EqualsAsk(chart, mixed_plan, mixed)) {
    fmt::print(stderr, "Channel pack: the results differ from ask's\n");
    return false;
  }
  TakeTurns(works, turns);
  for (size_t r = 0; r < routes; ++r) {
    if (halves[0].possible[r] + halves[1].possible[r] != one.possible[r]) {
      fmt::print(stderr, "Channel pack: two threads count otherwise\n");
      return false;
    }
  }
  PrintChannel(works, {table, known, mixed}, plan, mixed_plan);
  return true;
}

}  // namespace
}  // namespace safeconduct::bench

int main(int argc, char** argv) {
  using namespace safeconduct::bench;  // NOLINT: the program's own
  CLI::App app("Times surveys of columns in memory.");
  size_t ten_rule_rows = size_t{1} << 22;
  size_t channel_rows = size_t{1} << 23;
  int turns = 9;
  std::string only;
  std::string json;
  app.add_option("--ten-rule-rows", ten_rule_rows)
      ->check(CLI::Range(1U << 12, 1U << 28));
  app.add_option("--channel-rows", channel_rows)
      ->check(CLI::Range(1U << 12, 1U << 26));
  app.add_option("--turns", turns)->check(CLI::Range(1, 1000));
  app.add_option("--only", only)
      ->check(CLI::IsMember({"ten-rules", "channel"}));
  app.add_option("--json", json, "where all that was measured goes");
  CLI11_PARSE(app, argc, argv);
  if (only != "channel" && !TenRules(ten_rule_rows, turns)) return 1;
  if (only != "ten-rules" && !Channel(channel_rows, turns)) return 1;
  if (!json.empty()) std::ofstream(json) << measured.dump(1) << "\n";
  return 0;
}
