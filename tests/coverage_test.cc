// SPDX-License-Identifier: Apache-2.0
// What coverage says of random packs is what trying everything says of those
// without dates; and over real dates no sample of people and days belies it.
// What it shows as an example comes out when it is asked about.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/check.h"
#include "tests/oracle/idle.h"
#include "tests/random/channel.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"

namespace safeconduct {
namespace {

using oracle::Idle;
using random::Dice;
using random::Trial;

constexpr size_t kStepBudget = 20'000;
constexpr size_t kMaxCombinations = 20'000;
constexpr int kSamples = 400;

CheckAnswer CheckPack(const Pack& pack, bool situations = false,
                      size_t step_budget = kStepBudget) {
  CheckOptions options;
  options.step_budget = step_budget;
  options.situations = situations;
  return Check(pack, options).value();
}

Idle NamesOf(const Coverage& coverage) {
  Idle idle;
  for (const IdleClause& each : coverage.clauses) {
    idle.clauses.insert(each.clause->address);
  }
  for (const IdleFact& each : coverage.facts) {
    idle.facts.insert(each.fact->name);
  }
  for (const IdleValues& each : coverage.values) {
    idle.values.emplace(each.fact->name, each.values);
  }
  return idle;
}

// -- Everything ---------------------------------------------------------------

void ExpectSame(const Idle& found, const Idle& expected,
                const std::string& text) {
  EXPECT_EQ(found.clauses, expected.clauses) << text;
  EXPECT_EQ(found.facts, expected.facts) << text;
  EXPECT_EQ(found.values, expected.values) << text;
}

TEST(Coverage, IsWhatTryingEverythingFinds) {
  int compared = 0;
  size_t clauses = 0;
  size_t facts = 0;
  for (const uint64_t seed : random::SeedsFrom(70000, 1500)) {
    const Trial trial = random::DrawTrial(seed, {.dates = 0});
    ASSERT_TRUE(trial.faults.empty()) << trial.Text();
    const auto chart = Chart::Compile(*trial.pack);
    ASSERT_TRUE(chart.has_value());
    const auto expected = oracle::FindIdleSlowly(*chart, kMaxCombinations);
    if (!expected) continue;
    const Idle found = NamesOf(CheckPack(*trial.pack).coverage);
    ExpectSame(found, *expected, trial.Text());
    if (HasFailure()) return;
    clauses += found.clauses.size();
    facts += found.facts.size();
    ++compared;
  }
  fmt::print("{} packs compared; idle: {} clauses, {} facts\n", compared,
             clauses, facts);
  EXPECT_GT(compared, random::FloorOf(500));
  EXPECT_GT(clauses, 0);
  EXPECT_GT(facts, 0);
}

// Returns a page with one route, whose bars each test some values of one fact,
// and perhaps another fact: packs in which values often come to the same.
std::string PageOfValues(Dice& dice) {
  std::string page =
      "```law\n"
      "fact claim \"\" : one of none, pending, refused, granted\n"
      "fact leave \"\" : yes or no\n"
      "fact appeal \"\" : yes or no\n"
      "route home \"\" to FR\n";
  const std::vector<std::string> values = {"none", "pending", "refused",
                                           "granted"};
  const std::vector<std::string> others = {"leave", "appeal", "not leave",
                                           "not appeal"};
  const int bars = dice.Between(2, 4);
  for (int i = 0; i < bars; ++i) {
    std::string tested = dice.OneOf(values);
    if (dice.Chance(50)) tested += ", " + dice.OneOf(values);
    page += fmt::format("  barred by b{} \"\" when ", i);
    const std::string claim = fmt::format("(claim in {})", tested);
    if (dice.Chance(40)) {
      page += claim;
    } else {
      page += fmt::format("{} {} {}", claim, dice.Chance(60) ? "or" : "and",
                          dice.OneOf(others));
    }
    page += '\n';
  }
  return page + "```\n";
}

TEST(Coverage, FindsTheValuesThatTryingEverythingFinds) {
  size_t values = 0;
  for (const uint64_t seed : random::SeedsFrom(75000, 4000)) {
    Dice dice(seed);
    const std::string page = PageOfValues(dice);
    const auto pack = Pack::Read({{"values.law.md", page}});
    ASSERT_TRUE(pack) << page << pack.error().text;
    const auto chart = Chart::Compile(*pack);
    ASSERT_TRUE(chart.has_value());
    const auto expected = oracle::FindIdleSlowly(*chart, kMaxCombinations);
    ASSERT_TRUE(expected.has_value());
    const Idle found = NamesOf(CheckPack(*pack).coverage);
    ExpectSame(found, *expected, page);
    if (HasFailure()) return;
    values += found.values.size();
  }
  fmt::print("{} sets of values\n", values);
  EXPECT_GT(values, random::FloorOf(50));
}

// -- Samples ------------------------------------------------------------------

void RunSamples(uint64_t first_seed, const random::Shape& shape) {
  int idle = 0;
  int gave_up = 0;
  const auto seeds = random::SeedsFrom(first_seed, 500);
  for (const uint64_t seed : seeds) {
    Trial trial = random::DrawTrial(seed, shape);
    ASSERT_TRUE(trial.faults.empty()) << trial.Text();
    const auto chart = Chart::Compile(*trial.pack);
    ASSERT_TRUE(chart.has_value());
    const CheckAnswer checked = CheckPack(*trial.pack);
    oracle::ExpectNotBelied(*chart, checked.coverage, kSamples, trial.dice);
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << trial.Text();
    idle += static_cast<int>(checked.coverage.clauses.size());
    if (!checked.coverage.complete) ++gave_up;
  }
  const auto count = static_cast<int>(seeds.size());
  EXPECT_GT(idle, count / 10);
  EXPECT_LE(gave_up, random::CeilingOf(count, 2));
  fmt::print("{} idle clauses of {} packs, {} packs given up\n", idle, count,
             gave_up);
}

TEST(Coverage, IsBeliedByNoSample) { RunSamples(80000, {}); }
TEST(Coverage, IsBeliedByNoSampleOfManyDates) {
  RunSamples(90000, {.dates = 80});
}
TEST(Coverage, IsBeliedByNoSampleOfMattersAsOfDates) {
  RunSamples(91000, {.dates = 60, .as_of = true});
}

// -- Examples -----------------------------------------------------------------

// An example of a page that shows clauses deciding.
struct Example {
  std::string on;
  std::vector<std::string> suppositions;
  std::vector<std::string> given;  // `FACT=VALUE`
  std::string route;
  std::string because;  // the clause that closes it; empty where it is open
};

// Returns what is behind a word at the front of a text; nothing where it is not
// there.
std::optional<std::string> Behind(std::string_view word,
                                  const std::string& text) {
  if (!text.starts_with(word)) return std::nullopt;
  return text.substr(word.size());
}

// Appends what a line of `given` says, which may end in a comma.
void ReadGiven(const std::string& line, Example& example) {
  std::istringstream parts(line);
  for (std::string part; std::getline(parts >> std::ws, part, ',');) {
    part[part.find(' ')] = '=';
    example.given.push_back(part);
  }
}

// Returns the examples of a page, in its order.
std::vector<Example> ExamplesOf(const std::string& page) {
  std::vector<Example> examples;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("example ")) examples.emplace_back();
    if (examples.empty()) continue;
    Example& example = examples.back();
    if (const auto on = Behind("  on ", line)) example.on = *on;
    if (const auto supposed = Behind("  supposing ", line)) {
      example.suppositions.push_back(*supposed);
    }
    if (const auto given = Behind("  given ", line)) ReadGiven(*given, example);
    if (const auto more = Behind("    ", line)) ReadGiven(*more, example);
    if (const auto expected = Behind("  expect ", line)) {
      const size_t route = expected->find(' ');
      example.route = expected->substr(0, route);
      const auto clause = Behind(" closed because ", expected->substr(route));
      if (clause) example.because = *clause;
      EXPECT_TRUE(clause || expected->substr(route) == " open") << *expected;
    }
  }
  return examples;
}

// Asks about an example as anyone may.
RouteAnswer AnswerTo(const Pack& pack, const Example& example) {
  Scenario scenario;
  scenario.suppositions = example.suppositions;
  const auto chart = Chart::Compile(pack, scenario);
  Case person(pack);
  const auto set = person.SetAll(example.given);
  const auto days = ReadDays("on", example.on);
  EXPECT_TRUE(chart && set && days) << example.on;
  if (!chart || !set || !days) return {};
  AskOptions options;
  options.routes = {example.route};
  const auto answer = Asker(*chart).Explain(person, *days, options);
  EXPECT_TRUE(answer) << example.route;
  return answer ? answer->routes.front() : RouteAnswer();
}

void ExpectClosed(const Pack& pack, const Example& example) {
  const RouteAnswer answer = AnswerTo(pack, example);
  EXPECT_EQ(answer.outcome, Outcome::kClosed);
  ASSERT_EQ(answer.because.size(), 1U) << example.because;
  EXPECT_EQ(answer.because.front()->address, example.because);
}

// Expects the route to be open, in a case that differs in one thing: a fact or
// the day, or what is supposed of the record.
void ExpectOpen(const Pack& pack, const Example& closed, const Example& open) {
  EXPECT_EQ(AnswerTo(pack, open).outcome, Outcome::kOpen);
  EXPECT_EQ(open.route, closed.route);
  ASSERT_EQ(open.given.size(), closed.given.size());
  size_t moved = open.on == closed.on ? 0 : 1;
  for (size_t i = 0; i < open.given.size(); ++i) {
    if (open.given[i] != closed.given[i]) ++moved;
  }
  EXPECT_EQ(moved, open.suppositions == closed.suppositions ? 1 : 0);
}

struct ExampleTally {
  size_t pairs = 0;
  int gave_up = 0;
};

void TestExamples(std::vector<PackFile> files, const Pack& pack,
                  ExampleTally& tally, size_t step_budget = kStepBudget) {
  const CheckAnswer checked = CheckPack(pack, true, step_budget);
  std::set<std::string> shown;
  const std::vector<Example> examples = ExamplesOf(checked.situations);
  for (size_t i = 0; i < examples.size(); ++i) {
    if (!examples[i].because.empty()) {
      ExpectClosed(pack, examples[i]);
      shown.insert(examples[i].because);
      continue;
    }
    ASSERT_GT(i, 0U);
    ExpectOpen(pack, examples[i - 1], examples[i]);
    ++tally.pairs;
  }
  // Every clause is shown or idle, but where a search gave up.
  if (!checked.coverage.complete) ++tally.gave_up;
  const Idle idle = NamesOf(checked.coverage);
  for (const Clause& clause : pack.clauses()) {
    const bool is_idle = idle.clauses.contains(clause.address);
    if (!checked.coverage.complete && !is_idle) continue;
    EXPECT_NE(shown.contains(clause.address), is_idle) << clause.address;
  }
  files.push_back({"zz.law.md", checked.situations});
  const auto with_examples = Pack::Read(std::move(files));
  ASSERT_TRUE(with_examples) << with_examples.error().text;
  const CheckAnswer again = CheckPack(*with_examples);
  EXPECT_EQ(again.fault_count, 0U) << again.shown;
  EXPECT_EQ(again.example_count, checked.example_count + examples.size());
}

TEST(Examples, ComeOutInRandomPacks) {
  ExampleTally tally;
  const auto seeds = random::SeedsFrom(60000, 400, random::Length::kLong);
  for (const uint64_t seed : seeds) {
    const Trial trial = random::DrawTrial(seed);
    ASSERT_TRUE(trial.faults.empty()) << trial.Text();
    TestExamples(trial.files, *trial.pack, tally);
    ASSERT_FALSE(testing::Test::HasFailure()) << trial.Text();
  }
  EXPECT_GT(tally.pairs, seeds.size());
  EXPECT_LE(tally.gave_up,
            random::CeilingOf(static_cast<int>(seeds.size()), 2));
  fmt::print("{} pairs, {} packs given up\n", tally.pairs, tally.gave_up);
}

TEST(Examples, ComeOutInTheChannelPack) {
  ExampleTally tally;
  const Pack pack = random::ChannelPack();
  TestExamples(Pack::ChannelFiles(), pack, tally, kDefaultStepBudget);
  EXPECT_EQ(tally.pairs, pack.clauses().size() - 1);
  EXPECT_EQ(tally.gave_up, 0);
}

TEST(Examples, ComeOutInTheReadmissionPack) {
  ExampleTally tally;
  const Pack pack = random::ReadmissionPack();
  TestExamples(Pack::CarriedFiles("readmission").value(), pack, tally);
  EXPECT_EQ(tally.pairs, pack.clauses().size());
  EXPECT_EQ(tally.gave_up, 0);
}

}  // namespace
}  // namespace safeconduct
