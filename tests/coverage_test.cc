// SPDX-License-Identifier: Apache-2.0
// What coverage says of random packs is what trying everything says of those
// without dates; and over real dates no sample of people and days belies it.
// What it shows as an example comes out in `ask`.
#include "prove/coverage/coverage.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "ask/asker.h"
#include "ask/examples/pack_check.h"
#include "prove/coverage/deciding_cases.h"
#include "prove/coverage/example_text.h"
#include "tests/inside/channel.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/combinations.h"
#include "tests/oracle/compared_values.h"
#include "tests/oracle/evaluate_dates.h"
#include "tests/oracle/slow_law.h"
#include "tests/oracle/slow_record.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using inside::Trial;
using law::ClauseId;
using law::FactId;
using law::RouteId;
using oracle::Assignment;
using random::Dice;

constexpr size_t kStepBudget = 20'000;
constexpr size_t kMaxCombinations = 20'000;
constexpr int kSamples = 400;

// What comes of an assignment: for each route the clauses that close it.
using Result = std::vector<std::vector<ClauseId>>;

Result ResultOf(const law::Law& law, const Assignment& values) {
  Result result;
  for (size_t i = 0; i < law.routes.size(); ++i) {
    auto& closing = result.emplace_back();
    for (const ClauseId clause : law.ClausesOf(RouteId(i))) {
      if (oracle::ClosesRoute(law, clause,
                              oracle::ClauseHolds(law, clause, values))) {
        closing.push_back(clause);
      }
    }
  }
  return result;
}

// Returns for each route whether it is open.
std::vector<bool> OutcomesOf(const Result& result) {
  std::vector<bool> outcomes;
  for (const auto& closing : result) outcomes.push_back(closing.empty());
  return outcomes;
}

// Returns for each route nothing but whether it is open and the clause that
// alone closes it.
Result AloneOf(Result result) {
  for (auto& closing : result) {
    if (closing.size() > 1) closing.assign(2, ClauseId(size_t{0}));
  }
  return result;
}

// What coverage found, as sets.
struct Found {
  std::set<ClauseId> clauses;
  std::set<FactId> facts;
  std::set<std::pair<FactId, std::vector<Value>>> values;
};

Found AsSets(const prove::Coverage& coverage) {
  Found found;
  for (const auto& each : coverage.clauses) found.clauses.insert(each.clause);
  for (const auto& each : coverage.facts) found.facts.insert(each.fact);
  for (const auto& each : coverage.values) {
    found.values.emplace(each.fact, each.values);
  }
  return found;
}

bool GaveUp(const prove::Coverage& coverage) {
  const prove::Undecided& undecided = coverage.undecided;
  return !undecided.clauses.empty() || !undecided.facts.empty() ||
         !undecided.values.empty() || !undecided.routes.empty();
}

std::shared_ptr<const chart::Chart> PlainChart(const Trial& trial) {
  const auto chart = chart::Chart::Compile(trial.pack, {});
  return chart ? *chart : nullptr;
}

// -- Everything ---------------------------------------------------------------

// Tries every combination of values, one of each class at least, of a chart
// whose facts are no dates.
class Everything {
 public:
  explicit Everything(const chart::Chart& chart)
      : chart_(chart), law_(chart.law()) {
    for (const diagram::VarId var : chart.Vars()) {
      // What is disputed settles matters, which are free. How a number stands
      // to another follows from both.
      const auto& variable = chart.variable(var);
      if (std::holds_alternative<record::WindowId>(variable) ||
          std::holds_alternative<record::DisputeId>(variable) ||
          std::holds_alternative<law::ExprId>(variable)) {
        continue;
      }
      vars_.push_back(var);
      values_.push_back(oracle::ValuesThatStandApart(chart, var));
      sizes_.push_back(values_.back().size());
    }
  }

  // Returns whether it was done.
  bool Run() {
    if (!oracle::CountOf(sizes_, kMaxCombinations)) return false;
    oracle::Combinations combinations(sizes_);
    do {
      const Assignment values = AssignmentOf(combinations.choices());
      results_.push_back(ResultOf(law_, values));
      std::vector<bool> holds;
      for (size_t i = 0; i < law_.clauses.size(); ++i) {
        holds.push_back(oracle::ClauseHolds(law_, ClauseId(i), values));
      }
      holds_.push_back(std::move(holds));
    } while (combinations.Next());
    return true;
  }

  Found Find() const {
    Found found;
    for (size_t i = 0; i < law_.clauses.size(); ++i) found.clauses.emplace(i);
    for (const Result& result : results_) {
      for (const auto& closing : result) {
        if (closing.size() == 1) found.clauses.erase(closing.front());
      }
    }
    for (size_t i = 0; i < vars_.size(); ++i) {
      const auto* fact = std::get_if<FactId>(&chart_.variable(vars_[i]));
      if (fact != nullptr) FindInFact(i, *fact, found);
    }
    return found;
  }

 private:
  Assignment AssignmentOf(const std::vector<size_t>& choices) const {
    Assignment values;
    for (const law::Fact& fact : law_.facts) {
      values.facts.push_back(fact.type.Universe().min());
    }
    values.matters.resize(law_.matters.size());
    for (size_t i = 0; i < vars_.size(); ++i) {
      const auto& variable = chart_.variable(vars_[i]);
      const Value value = values_[i][choices[i]];
      if (std::holds_alternative<law::Today>(variable)) values.today = value;
      if (const auto* fact = std::get_if<FactId>(&variable)) {
        values.facts[fact->index()] = value;
      }
      if (const auto* matter = std::get_if<law::MatterId>(&variable)) {
        values.matters[matter->index()] = value;
      }
    }
    oracle::CountMeasures(law_, values);
    return values;
  }

  // Returns whether `same` is true of every two combinations that differ in a
  // variable's being one or the other of two classes.
  template <typename Same>
  bool Alike(size_t var, size_t a, size_t b, const Same& same) const {
    size_t stride = 1;
    for (size_t i = var + 1; i < sizes_.size(); ++i) stride *= sizes_[i];
    for (size_t i = 0; i < results_.size(); ++i) {
      const size_t choice = i / stride % sizes_[var];
      if (choice == a && !same(i, i + stride * (b - a))) return false;
    }
    return true;
  }

  bool IsTested(FactId fact) const {
    for (size_t i = 0; i < law_.clauses.size(); ++i) {
      const auto mentions = oracle::MentionsOf(law_, ClauseId(i));
      if (mentions.facts.contains(fact)) return true;
    }
    return false;
  }

  void FindInFact(size_t var, FactId fact, Found& found) const {
    if (!IsTested(fact)) return;
    bool idle = true;
    for (size_t c = 1; c < sizes_[var]; ++c) {
      idle = idle && Alike(var, 0, c, [&](size_t i, size_t j) {
               return OutcomesOf(results_[i]) == OutcomesOf(results_[j]);
             });
    }
    if (idle) {
      found.facts.insert(fact);
    } else if (law_.fact(fact).type.form == law::TypeForm::kChoice) {
      FindValues(var, fact, found);
    }
  }

  void FindValues(size_t var, FactId fact, Found& found) const {
    std::vector<size_t> apart;
    for (size_t c = 0; c < sizes_[var]; ++c) {
      const bool known =
          std::any_of(apart.begin(), apart.end(), [&](size_t other) {
            return Alike(var, other, c, [&](size_t i, size_t j) {
              return SameClauses(i, j, found.clauses);
            });
          });
      if (!known) apart.push_back(c);
    }
    std::map<size_t, std::vector<Value>> groups;
    for (const size_t c : apart) {
      size_t leader = c;
      for (const auto& [other, values] : groups) {
        if (Alike(var, other, c, [&](size_t i, size_t j) {
              return AloneOf(results_[i]) == AloneOf(results_[j]);
            })) {
          leader = other;
          break;
        }
      }
      groups[leader].push_back(values_[var][c]);
    }
    for (auto& [leader, values] : groups) {
      if (values.size() > 1) found.values.emplace(fact, values);
    }
  }

  bool SameClauses(size_t i, size_t j, const std::set<ClauseId>& idle) const {
    for (size_t c = 0; c < law_.clauses.size(); ++c) {
      if (holds_[i][c] != holds_[j][c] && !idle.contains(ClauseId(c))) {
        return false;
      }
    }
    return true;
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  std::vector<diagram::VarId> vars_;
  std::vector<std::vector<Value>> values_;  // by position in vars_
  std::vector<size_t> sizes_;
  std::vector<Result> results_;
  std::vector<std::vector<bool>> holds_;  // by combination and clause
};

TEST(Coverage, IsWhatTryingEverythingFinds) {
  int compared = 0;
  size_t clauses = 0;
  size_t facts = 0;
  for (const uint64_t seed : random::SeedsFrom(70000, 1500)) {
    const Trial trial = inside::DrawTrial(seed, {.dates = 0});
    ASSERT_TRUE(trial.faults.empty()) << trial.Text();
    const auto chart = PlainChart(trial);
    ASSERT_NE(chart, nullptr);
    Everything everything(*chart);
    if (!everything.Run()) continue;
    const Found expected = everything.Find();
    prove::SearchContext context(chart, kStepBudget);
    const Found found = AsSets(prove::FindCoverage(context));
    ASSERT_EQ(found.clauses, expected.clauses) << trial.Text();
    ASSERT_EQ(found.facts, expected.facts) << trial.Text();
    ASSERT_EQ(found.values, expected.values) << trial.Text();
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
    const auto reading = chart::ReadPack({{"values.law.md", page}});
    ASSERT_FALSE(reading.diagnostics.has_errors())
        << page << reading.diagnostics.Render();
    const auto chart = chart::Chart::Compile(reading.pack, {});
    ASSERT_TRUE(chart.has_value());
    Everything everything(**chart);
    ASSERT_TRUE(everything.Run());
    prove::SearchContext context(*chart, kStepBudget);
    const Found found = AsSets(prove::FindCoverage(context));
    const Found expected = everything.Find();
    ASSERT_EQ(found.clauses, expected.clauses) << page;
    ASSERT_EQ(found.facts, expected.facts) << page;
    ASSERT_EQ(found.values, expected.values) << page;
    values += found.values.size();
  }
  fmt::print("{} sets of values\n", values);
  EXPECT_GT(values, random::FloorOf(50));
}

// -- Samples ------------------------------------------------------------------

// People and days against what coverage found.
class Sampler {
 public:
  Sampler(const chart::Chart& chart, const prove::Coverage& coverage,
          Dice& dice)
      : chart_(chart), law_(chart.law()), coverage_(coverage), dice_(dice) {}

  void Run() {
    for (int i = 0; i < kSamples; ++i) {
      const Assignment values = Sample();
      const Result result = ResultOf(law_, values);
      for (const auto& idle : coverage_.clauses) {
        for (const auto& closing : result) {
          ASSERT_NE(closing, std::vector<ClauseId>{idle.clause});
        }
        ASSERT_NO_FATAL_FAILURE(TestImplied(idle, result));
      }
      for (const auto& idle : coverage_.facts) {
        Assignment other = values;
        other.facts[idle.fact.index()] = ValueOf(idle.fact);
        oracle::CountMeasures(law_, other);
        ASSERT_EQ(OutcomesOf(ResultOf(law_, other)), OutcomesOf(result));
      }
      for (const auto& idle : coverage_.values) {
        Assignment one = values;
        Assignment other = values;
        one.facts[idle.fact.index()] = idle.values.front();
        other.facts[idle.fact.index()] = idle.values.back();
        ASSERT_EQ(AloneOf(ResultOf(law_, one)), AloneOf(ResultOf(law_, other)));
      }
    }
    ASSERT_NO_FATAL_FAILURE(TestClosedRoutes());
  }

 private:
  Value ValueOf(FactId fact) {
    return inside::RandomValues(dice_, law_, fact, {100, 0}).min();
  }

  Assignment Sample() {
    Assignment values;
    values.today = random::RandomDays(dice_, 0).first.days;
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      values.facts.push_back(ValueOf(FactId(i)));
    }
    for (size_t i = 0; i < law_.matters.size(); ++i) {
      values.matters.push_back(OneOf(law_.matters[i].type.Universe()));
    }
    oracle::CountMeasures(law_, values);
    return values;
  }

  Value OneOf(const IntervalSet& values) {
    std::vector<Value> all;
    for (const Interval& run : values.intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) all.push_back(value);
    }
    return dice_.OneOf(all);
  }

  void TestImplied(const prove::IdleClause& idle, const Result& result) {
    for (const auto& implied : idle.implied) {
      const auto& closing = result[implied.route.index()];
      const auto closes = [&](ClauseId clause) {
        return std::find(closing.begin(), closing.end(), clause) !=
               closing.end();
      };
      if (!closes(idle.clause)) continue;
      ASSERT_TRUE(std::any_of(implied.by.begin(), implied.by.end(), closes));
    }
  }

  // On the record, in some way in which what it leaves open may have been.
  void TestClosedRoutes() {
    if (coverage_.routes.empty()) return;
    const auto record = oracle::SlowRecord::Make(law_, chart_.record(),
                                                 chart_.timeline().scenario());
    ASSERT_TRUE(record.has_value());
    for (int i = 0; i < kSamples; ++i) {
      std::vector<size_t> choices;
      for (const auto& variable : record->variables()) {
        choices.push_back(dice_.Below(variable.ways.size()));
      }
      Assignment values = Sample();
      for (size_t j = 0; j < law_.matters.size(); ++j) {
        values.matters[j] =
            record->ValueOn(law::MatterId(j), Date{values.today}, choices);
      }
      for (const auto& closed : coverage_.routes) {
        ASSERT_FALSE(oracle::RouteIsOpen(law_, closed.route, values));
      }
    }
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  const prove::Coverage& coverage_;
  Dice& dice_;
};

void RunSamples(uint64_t first_seed, const random::Shape& shape) {
  int idle = 0;
  int gave_up = 0;
  const auto seeds = random::SeedsFrom(first_seed, 500);
  for (const uint64_t seed : seeds) {
    Trial trial = inside::DrawTrial(seed, shape);
    ASSERT_TRUE(trial.faults.empty()) << trial.Text();
    const auto chart = PlainChart(trial);
    ASSERT_NE(chart, nullptr);
    prove::SearchContext context(chart, kStepBudget);
    const prove::Coverage coverage = prove::FindCoverage(context);
    Sampler(*chart, coverage, trial.dice).Run();
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << trial.Text();
    idle += static_cast<int>(coverage.clauses.size());
    if (GaveUp(coverage)) ++gave_up;
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

// -- Examples -----------------------------------------------------------------

// Returns the pack of `files` with the page that shows its clauses deciding.
chart::PackReading WithExamples(
    std::vector<chart::PackFile> files,
    const std::shared_ptr<const chart::Chart>& chart,
    const prove::Coverage& coverage,
    const std::vector<prove::ClauseCase>& cases) {
  files.push_back(
      {"zz.law.md", prove::FormatExamplePage(chart, coverage, cases)});
  return chart::ReadPack(std::move(files));
}

// Whether a clause is one that has to have a case.
bool Decides(ClauseId clause, const prove::Coverage& coverage) {
  const auto& undecided = coverage.undecided.clauses;
  return !AsSets(coverage).clauses.contains(clause) &&
         std::find(undecided.begin(), undecided.end(), clause) ==
             undecided.end();
}

// Returns the answer to a situation of which all facts are known.
ask::RouteAnswer AnswerTo(const std::shared_ptr<const chart::Pack>& pack,
                          RouteId route, const prove::Situation& situation) {
  record::Scenario scenario;
  scenario.suppositions = situation.suppositions;
  const auto chart = chart::Chart::Compile(pack, scenario);
  if (!chart) return {};
  ask::Asker asker(*chart);
  return asker
      .Explain(CaseOf(pack->law, situation), {situation.day, situation.day},
               {&route, 1})
      .routes.front();
}

void TestCase(const std::shared_ptr<const chart::Pack>& pack,
              const prove::ClauseCase& made) {
  const prove::DecidingCase& shown = *made.shown;
  const auto closed = AnswerTo(pack, shown.route, shown.closed);
  ASSERT_EQ(closed.because, std::vector<ClauseId>{made.clause});
  for (const ask::ClauseAnswer& clause : closed.clauses) {
    ASSERT_NE(clause.holds, ask::Holds::kUnknown);
  }
  if (!shown.open) return;
  const auto open = AnswerTo(pack, shown.route, *shown.open);
  ASSERT_EQ(open.outcome, ask::Outcome::kOpen);
  size_t moved = shown.closed.day == shown.open->day ? 0 : 1;
  for (size_t i = 0; i < shown.closed.facts.size(); ++i) {
    if (shown.closed.facts[i] != shown.open->facts[i]) ++moved;
  }
  const bool of_case = std::holds_alternative<FactId>(*shown.moved) ||
                       std::holds_alternative<law::Today>(*shown.moved);
  ASSERT_EQ(moved, of_case ? 1 : 0);
}

void TestExamples(const std::vector<chart::PackFile>& files,
                  const std::shared_ptr<const chart::Chart>& chart,
                  size_t& pairs) {
  prove::SearchContext context(chart, kStepBudget);
  const prove::Coverage coverage = prove::FindCoverage(context);
  const auto cases = prove::FindDecidingCases(context);
  for (const prove::ClauseCase& made : cases) {
    if (!made.shown) {
      ASSERT_FALSE(Decides(made.clause, coverage))
          << chart->law().clause(made.clause).address;
      continue;
    }
    ASSERT_NO_FATAL_FAILURE(TestCase(chart->shared_pack(), made));
    if (made.shown->open) ++pairs;
  }
  chart::PackReading reading = WithExamples(files, chart, coverage, cases);
  ASSERT_FALSE(reading.diagnostics.has_errors())
      << reading.diagnostics.Render();
  text::Diagnostics faults;
  ASSERT_TRUE(ask::CheckExamples(reading.pack, faults).has_value());
  ASSERT_TRUE(faults.empty()) << faults.Render();
  std::set<ClauseId> shown;
  for (const law::Example& example : reading.pack->law.examples) {
    const auto& because = example.expectations.front().because;
    shown.insert(because.begin(), because.end());
  }
  for (const prove::ClauseCase& made : cases) {
    ASSERT_TRUE(!made.shown || shown.contains(made.clause));
  }
}

TEST(Examples, ComeOutInRandomPacks) {
  size_t pairs = 0;
  const auto seeds = random::SeedsFrom(60000, 400);
  for (const uint64_t seed : seeds) {
    const Trial trial = inside::DrawTrial(seed);
    ASSERT_TRUE(trial.faults.empty()) << trial.Text();
    const auto chart = PlainChart(trial);
    ASSERT_NE(chart, nullptr);
    TestExamples(trial.files, chart, pairs);
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << trial.Text();
  }
  EXPECT_GT(pairs, seeds.size());
  fmt::print("{} pairs\n", pairs);
}

TEST(Examples, ComeOutInTheChannelPack) {
  const auto pack = inside::ReadChannelPack();
  ASSERT_NE(pack, nullptr);
  const auto chart = chart::Chart::Compile(pack, {});
  ASSERT_TRUE(chart.has_value());
  std::vector<chart::PackFile> files;
  for (const auto& source : pack->sources) {
    files.push_back({source->path(), std::string(source->content())});
  }
  size_t pairs = 0;
  TestExamples(files, *chart, pairs);
  EXPECT_EQ(pairs, pack->law.clauses.size() - 1);
}

}  // namespace
}  // namespace safeconduct
