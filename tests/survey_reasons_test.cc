// SPDX-License-Identifier: Apache-2.0
//
// What a survey says beyond outcomes, row by row, against asking each case by
// itself, with its facts set to each of their values where that is what counts.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ask/asker.h"
#include "survey/count/route_result.h"
#include "survey/survey.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"

namespace safeconduct::survey {
namespace {

using chart::Case;
using chart::Chart;
using random::CaseTable;

// Facts of more values are not tried one by one.
constexpr uint64_t kMaxValues = 300;

// A survey of a table of at most 50 rows, of which each weighs twice as much as
// the one before: a sum says which rows it is made of.
class Surveyed {
 public:
  Surveyed(SurveyQuestion question, const CaseTable& table, bool has_days)
      : question_(std::move(question)) {
    std::string text = "weight," + table.Text(question_.chart->law(), has_days);
    for (size_t row = 0, at = text.find('\n'); row < table.cases.size();
         ++row) {
      text.insert(at + 1, std::to_string(uint64_t{1} << row) + ",");
      at = text.find('\n', at + 1);
    }
    size_t at = 0;
    std::string answers;
    auto result = RunSurvey(question_, random::StreamsOf(text, at, answers));
    if (!result || result->fault_count > 0) {
      ADD_FAILURE() << (result ? result->faults.front().text
                               : result.error().text);
      return;
    }
    result_ = *std::move(result);
  }

  bool good() const { return result_.has_value(); }

  // Returns what is said of a row: 1 where it counts, else 0.
  RouteResult Of(size_t row, law::RouteId route) const {
    RouteResult result =
        ResultOf(question_, result_->layout, result_->total, route);
    const auto keep = [row](double& sum) {
      sum = static_cast<double>((static_cast<uint64_t>(sum) >> row) & 1);
    };
    for (Bounds* bounds :
         {&result.bounds, &result.versus, &result.opens, &result.closes}) {
      keep(bounds->certain);
      keep(bounds->possible);
    }
    keep(result.closed);
    keep(result.wide);
    keep(result.versus_closed);
    keep(result.together);
    for (ClosingClause& each : result.reasons) {
      keep(each.alone);
      keep(each.among);
    }
    for (SettlingFact& each : result.turns_on) {
      keep(each.settles);
      keep(each.may_settle);
    }
    return result;
  }

 private:
  SurveyQuestion question_;
  std::optional<SurveyResult> result_;
};

std::vector<law::RouteId> AllRoutes(const law::Law& law) {
  std::vector<law::RouteId> routes;
  for (size_t r = 0; r < law.routes.size(); ++r) routes.emplace_back(r);
  return routes;
}

uint64_t ValueCount(const IntervalSet& values) {
  uint64_t count = 0;
  for (const Interval& run : values.intervals()) {
    count += static_cast<uint64_t>(int64_t{run.hi} - run.lo + 1);
  }
  return count;
}

// Whether knowing a fact settles a route: for all its values, for some value.
struct Settling {
  std::vector<bool> always;
  std::vector<bool> ever;
};

Settling SettlingOf(ask::Asker& asker, const Case& person, const Days& days,
                    law::FactId fact, size_t routes) {
  Settling settling{std::vector<bool>(routes, true),
                    std::vector<bool>(routes, false)};
  Case known = person;
  for (const Interval& run : person.values(fact).intervals()) {
    for (int64_t value = run.lo; value <= run.hi; ++value) {
      known.Set(fact, IntervalSet::Single(static_cast<Value>(value)));
      const auto outcomes = asker.Outcomes(known, days);
      for (size_t r = 0; r < routes; ++r) {
        const bool settled = outcomes[r] != Outcome::kUndetermined;
        if (!settled) settling.always[r] = false;
        if (settled) settling.ever[r] = true;
      }
    }
  }
  return settling;
}

void ExpectClosing(const ask::RouteAnswer& asked, const RouteResult& found) {
  const bool closed = asked.outcome == Outcome::kClosed;
  std::vector<law::ClauseId> alone;
  std::vector<law::ClauseId> among;
  for (const ClosingClause& each : found.reasons) {
    if (each.alone > 0) alone.push_back(each.clause);
    if (each.among > 0) among.push_back(each.clause);
  }
  auto because = asked.because;
  if (because.size() == 1) {
    EXPECT_EQ(alone, because);
    EXPECT_TRUE(among.empty());
  } else {
    EXPECT_TRUE(alone.empty());
    EXPECT_EQ(among, because);
  }
  EXPECT_EQ(found.together, closed && because.empty() ? 1 : 0);
}

void ExpectSettling(const law::Law& law, const Case& person,
                    const std::vector<Settling>& settling, size_t route,
                    bool undetermined, const RouteResult& found) {
  for (size_t f = 0; f < law.facts.size(); ++f) {
    if (ValueCount(person.values(law::FactId(f))) > kMaxValues) continue;
    const auto at =
        std::ranges::find(found.turns_on, law::FactId(f), &SettlingFact::fact);
    const bool listed = at != found.turns_on.end();
    const bool ever = undetermined && settling[f].ever[route];
    EXPECT_EQ(listed && at->may_settle > 0, ever) << law.facts[f].name;
    EXPECT_EQ(listed && at->settles > 0, ever && settling[f].always[route])
        << law.facts[f].name;
  }
}

void CompareRows(const std::shared_ptr<const Chart>& chart,
                 const CaseTable& table, bool has_days, const Days& days) {
  const law::Law& law = chart->law();
  const Surveyed surveyed({.chart = chart, .days = days, .reasons = true},
                          table, has_days);
  if (!surveyed.good()) return;
  const auto routes = AllRoutes(law);
  ask::Asker asker(chart);
  for (size_t row = 0; row < table.cases.size(); ++row) {
    const Case& person = table.cases[row];
    const auto answer = asker.Explain(person, table.days[row], routes);
    std::vector<Settling> settling(law.facts.size());
    for (size_t f = 0; f < law.facts.size(); ++f) {
      const law::FactId fact(f);
      if (ValueCount(person.values(fact)) > kMaxValues) continue;
      settling[f] =
          SettlingOf(asker, person, table.days[row], fact, routes.size());
    }
    for (const ask::RouteAnswer& asked : answer.routes) {
      SCOPED_TRACE(law.route(asked.route).name + ", " +
                   random::TextOf(law, person, table.days[row]));
      const RouteResult found = surveyed.Of(row, asked.route);
      EXPECT_EQ(found.wide, asked.wide.empty() ? 0 : 1);
      ExpectClosing(asked, found);
      ExpectSettling(law, person, settling, asked.route.index(),
                     asked.outcome == Outcome::kUndetermined, found);
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST(SurveyReasons, AgreeWithAskOnRandomTables) {
  random::ForTrials(700'000, 200, [&](random::Trial& trial) {
    const law::Law& law = trial.chart->law();
    const bool has_days = trial.dice.Chance(40);
    const Days days = random::RandomDays(trial.dice, 20);
    CaseTable table;
    for (int row = 0; row < 12; ++row) {
      Case person = random::RandomCase(trial.dice, law, {45, 25});
      if (trial.dice.Chance(70)) {
        person = random::WithFewDays(trial.dice, law, std::move(person));
      }
      table.cases.push_back(std::move(person));
      table.days.push_back(has_days ? random::RandomDays(trial.dice, 20)
                                    : days);
    }
    CompareRows(trial.chart, table, has_days, days);
  });
}

TEST(SurveyReasons, AgreeWithAskOnTheChannelPack) {
  const auto pack = random::ReadChannelPack();
  ASSERT_TRUE(pack);
  for (const uint64_t seed : random::SeedsFrom(1200, 30)) {
    random::Dice dice(seed);
    const auto chart = random::RandomChannelChart(dice, pack);
    const bool has_days = dice.Chance(30);
    const Days days = random::RandomChannelDays(dice, pack->record);
    CaseTable table;
    for (int row = 0; row < 20; ++row) {
      Case person = random::RandomChannelCase(dice, pack->law, 25);
      table.cases.push_back(
          random::WithFewDays(dice, pack->law, std::move(person)));
      table.days.push_back(
          has_days ? random::RandomChannelDays(dice, pack->record) : days);
    }
    CompareRows(chart, table, has_days, days);
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

// -- One scenario beside another ----------------------------------------------

// The outcomes of a route in two scenarios over every value of what is not
// known: which pairs can be.
struct Pairs {
  bool opens = false;   // closed here, open there
  bool closes = false;  // open here, closed there
  bool same = false;
};

// Adds what a case whose facts are all known answers; false where something
// else than facts is open.
bool AddPair(ask::Asker& here, ask::Asker& there, const Case& person,
             const Days& days, std::vector<Pairs>& pairs) {
  const auto first = here.Outcomes(person, days);
  const std::vector<Outcome> outcomes(first.begin(), first.end());
  const auto others = there.Outcomes(person, days);
  for (size_t r = 0; r < pairs.size(); ++r) {
    if (outcomes[r] == Outcome::kUndetermined ||
        others[r] == Outcome::kUndetermined) {
      return false;
    }
    const bool open = outcomes[r] == Outcome::kOpen;
    const bool other = others[r] == Outcome::kOpen;
    pairs[r].opens |= other && !open;
    pairs[r].closes |= open && !other;
    pairs[r].same |= open == other;
  }
  return true;
}

// Tries all values of the facts from `fact` on.
bool TryAll(ask::Asker& here, ask::Asker& there, Case& person, size_t fact,
            size_t facts, const Days& days, std::vector<Pairs>& pairs) {
  if (fact == facts) return AddPair(here, there, person, days, pairs);
  const law::FactId id(fact);
  const IntervalSet values = person.values(id);
  for (const Interval& run : values.intervals()) {
    for (int64_t value = run.lo; value <= run.hi; ++value) {
      person.Set(id, IntervalSet::Single(static_cast<Value>(value)));
      if (!TryAll(here, there, person, fact + 1, facts, days, pairs)) {
        return false;
      }
    }
  }
  person.Set(id, values);
  return true;
}

uint64_t CombinationsOf(const law::Law& law, const Case& person) {
  uint64_t all = 1;
  for (size_t f = 0; f < law.facts.size() && all < 100'000; ++f) {
    all *= ValueCount(person.values(law::FactId(f)));
  }
  return all;
}

// Whether a row's answer holds what asking for each value gives; where an
// answer is wide it may say more.
void ExpectPairs(const Pairs& pairs, bool wide, const RouteResult& found) {
  if (!wide) {
    EXPECT_EQ(found.opens.possible, pairs.opens ? 1 : 0);
    EXPECT_EQ(found.closes.possible, pairs.closes ? 1 : 0);
    EXPECT_EQ(found.opens.certain, pairs.opens && !pairs.closes && !pairs.same);
    EXPECT_EQ(found.closes.certain,
              pairs.closes && !pairs.opens && !pairs.same);
    return;
  }
  EXPECT_GE(found.opens.possible, pairs.opens ? 1 : 0);
  EXPECT_GE(found.closes.possible, pairs.closes ? 1 : 0);
  EXPECT_LE(found.opens.certain, pairs.closes || pairs.same ? 0 : 1);
  EXPECT_LE(found.closes.certain, pairs.opens || pairs.same ? 0 : 1);
}

// Bounds that hold whatever is open besides the facts.
void ExpectSound(Outcome here, Outcome there, const RouteResult& found) {
  const bool may_open = here != Outcome::kOpen && there != Outcome::kClosed;
  const bool may_close = there != Outcome::kOpen && here != Outcome::kClosed;
  EXPECT_LE(found.opens.possible, may_open ? 1 : 0);
  EXPECT_LE(found.closes.possible, may_close ? 1 : 0);
  EXPECT_EQ(found.opens.certain,
            here == Outcome::kClosed && there == Outcome::kOpen ? 1 : 0);
  EXPECT_EQ(found.closes.certain,
            here == Outcome::kOpen && there == Outcome::kClosed ? 1 : 0);
  EXPECT_EQ(found.versus.certain, there == Outcome::kOpen ? 1 : 0);
  EXPECT_EQ(found.versus_closed, there == Outcome::kClosed ? 1 : 0);
}

// Returns how many rows were tried for every value.
int CompareVersus(const std::shared_ptr<const Chart>& here,
                  const std::shared_ptr<const Chart>& there,
                  const CaseTable& table, bool has_days, const Days& days) {
  const law::Law& law = here->law();
  const Surveyed surveyed({.chart = here, .versus = there, .days = days}, table,
                          has_days);
  if (!surveyed.good()) return 0;
  ask::Asker asker(here);
  ask::Asker other(there);
  int tried = 0;
  for (size_t row = 0; row < table.cases.size(); ++row) {
    Case person = table.cases[row];
    const Days& asked = table.days[row];
    const auto routes = AllRoutes(law);
    const auto first = asker.Explain(person, asked, routes);
    const auto second = other.Explain(person, asked, routes);
    std::vector<Pairs> pairs(routes.size());
    const bool exact =
        asked.first == asked.last && CombinationsOf(law, person) < 3'000 &&
        TryAll(asker, other, person, 0, law.facts.size(), asked, pairs);
    tried += exact ? 1 : 0;
    for (size_t r = 0; r < routes.size(); ++r) {
      SCOPED_TRACE(law.routes[r].name + ", " +
                   random::TextOf(law, table.cases[row], asked));
      const RouteResult found = surveyed.Of(row, routes[r]);
      ExpectSound(first.routes[r].outcome, second.routes[r].outcome, found);
      const bool wide =
          !first.routes[r].wide.empty() || !second.routes[r].wide.empty();
      if (exact) ExpectPairs(pairs[r], wide, found);
    }
    if (testing::Test::HasFailure()) return tried;
  }
  return tried;
}

TEST(SurveyVersus, AgreesWithAskingForEveryValue) {
  int tried = 0;
  random::ForTrials(800'000, 300, [&](random::Trial& trial) {
    const auto there = Chart::Compile(
        trial.pack, random::RandomScenario(trial.dice, trial.pack->law,
                                           trial.pack->record));
    if (!there) return;
    const bool has_days = trial.dice.Chance(40);
    const Days days = random::RandomDays(trial.dice, 20);
    CaseTable table;
    for (int row = 0; row < 10; ++row) {
      Case person = random::RandomCase(trial.dice, trial.pack->law, {75, 10});
      table.cases.push_back(
          random::WithFewDays(trial.dice, trial.pack->law, std::move(person)));
      table.days.push_back(has_days ? random::RandomDays(trial.dice, 20)
                                    : days);
    }
    tried += CompareVersus(trial.chart, *there, table, has_days, days);
  });
  EXPECT_GT(tried, random::FloorOf(300));
}

TEST(SurveyVersus, AgreesWithAskOnTheChannelPack) {
  const auto pack = random::ReadChannelPack();
  ASSERT_TRUE(pack);
  for (const uint64_t seed : random::SeedsFrom(1300, 40)) {
    random::Dice dice(seed);
    const auto here = random::RandomChannelChart(dice, pack);
    const auto there = random::RandomChannelChart(dice, pack);
    const bool has_days = dice.Chance(30);
    const Days days = random::RandomChannelDays(dice, pack->record);
    CaseTable table;
    for (int row = 0; row < 30; ++row) {
      Case person = random::RandomChannelCase(dice, pack->law, 10);
      table.cases.push_back(
          random::WithFewDays(dice, pack->law, std::move(person)));
      table.days.push_back(
          has_days ? random::RandomChannelDays(dice, pack->record) : days);
    }
    CompareVersus(here, there, table, has_days, days);
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

}  // namespace
}  // namespace safeconduct::survey
