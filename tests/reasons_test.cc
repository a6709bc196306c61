// SPDX-License-Identifier: Apache-2.0
// What stands behind an answer, on random laws, records and cases: reasons
// settle it alone, every person whom it speaks of lies inside it, and events
// are those that set what clauses test. Seen from inside, as the parts of a
// reason are left out one by one, and people drawn as oracles draw them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "ask/asker.h"
#include "query/possibilities.h"
#include "tests/inside/channel.h"
#include "tests/inside/for_trials.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/combinations.h"
#include "tests/oracle/evaluate_slowly.h"
#include "tests/oracle/slow_law.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using ask::Outcome;
using chart::Case;
using chart::Days;
using inside::ForTrials;
using inside::Trial;
using law::FactId;
using law::RouteId;
using oracle::Possible;
using oracle::SlowRecord;
using random::Dice;

// A random question to the pack in law/channel.
struct ChannelTrial {
  Dice& dice;
  const std::shared_ptr<const chart::Chart>& chart;
  const law::Law& law;
  ask::Asker& asker;
  const Case& person;
  const Days& days;
};

// Runs a property on so many cases in each of so many scenarios, each drawn
// from a seed of its own.
template <typename Property>
void ForChannel(uint64_t first_seed, int scenarios, int cases,
                const Property& property) {
  const auto pack = inside::ReadChannelPack();
  ASSERT_NE(pack, nullptr);
  for (const uint64_t seed :
       random::SeedsFrom(first_seed, scenarios, random::Length::kLong)) {
    Dice dice(seed);
    const auto chart = inside::RandomChannelChart(dice, pack);
    ask::Asker asker(chart);
    for (int j = 0; j < cases; ++j) {
      const Days days = random::RandomChannelDays(dice, pack->record.events);
      const Case person = inside::RandomChannelCase(dice, pack->law, 15, days);
      ChannelTrial trial{dice, chart, pack->law, asker, person, days};
      property(trial);
      if (testing::Test::HasFailure()) {
        fmt::print("seed {}, case {}\n{}{}", seed, j,
                   inside::TextOf(pack->law, pack->record,
                                  chart->timeline().scenario()),
                   inside::TextOf(pack->law, person, days));
        return;
      }
    }
  }
}

SlowRecord SlowRecordOf(const chart::Chart& chart) {
  return *SlowRecord::Make(chart.law(), chart.record(),
                           chart.timeline().scenario());
}

std::optional<Outcome> OutcomeOf(const std::optional<Possible>& possible) {
  if (!possible) return std::nullopt;
  if (!possible->settled()) return Outcome::kUndetermined;
  return possible->yes ? Outcome::kOpen : Outcome::kClosed;
}

// Whether an outcome leaves possible what another is.
bool Includes(Outcome wider, Outcome narrower) {
  return wider == Outcome::kUndetermined || wider == narrower;
}

// -- The reason ---------------------------------------------------------------

// What a reason holds, to be put to the oracle with a part left out.
struct Grounds {
  std::vector<FactId> facts;
  std::vector<record::DisputeId> disputes;
  Days days{kFirstDay, kLastDay};
};

Grounds GroundsOf(const ask::Reason& reason) {
  return {reason.facts, reason.disputes,
          reason.today.value_or(Days{kFirstDay, kLastDay})};
}

// Returns the grounds with one fact or dispute left out, or one day more.
std::vector<Grounds> WithOneLess(const Grounds& all) {
  std::vector<Grounds> less;
  for (const FactId fact : all.facts) {
    less.push_back(all);
    std::erase(less.back().facts, fact);
  }
  for (const record::DisputeId dispute : all.disputes) {
    less.push_back(all);
    std::erase(less.back().disputes, dispute);
  }
  if (all.days.first > kFirstDay) {
    less.push_back(all);
    --less.back().days.first.days;
  }
  if (all.days.last < kLastDay) {
    less.push_back(all);
    ++less.back().days.last.days;
  }
  return less;
}

// Returns what the oracle finds on these grounds alone: everything else is
// unknown, and all other disputes are open. Of dates it may find more than can
// be.
std::optional<oracle::SlowRoute> FoundOn(const chart::Chart& chart,
                                         RouteId route, const Case& person,
                                         const Grounds& grounds) {
  Case known(chart.law());
  for (const FactId fact : grounds.facts) known.Set(fact, person.values(fact));
  SlowRecord record = SlowRecordOf(chart);
  const auto& disputes = chart.timeline().disputes();
  for (size_t i = 0; i < disputes.size(); ++i) {
    const auto& kept = grounds.disputes;
    if (std::find(kept.begin(), kept.end(), record::DisputeId(i)) ==
        kept.end()) {
      record.Forget(disputes[i].events.front());
    }
  }
  constexpr size_t kMaxCombinations = size_t{1} << 15;
  return oracle::EvaluateRouteSlowly({chart.law(), record, known, grounds.days},
                                     route, {true, kMaxCombinations});
}

struct ReasonTally {
  int reasons = 0;
  int questions = 0;
  int too_many = 0;
};

void CheckReason(const chart::Chart& chart, const Case& person,
                 const ask::RouteAnswer& answer, ReasonTally& tally) {
  const Grounds all = GroundsOf(*answer.reason);
  ++tally.reasons;
  const auto expect = [&](const Grounds& grounds, Outcome outcome) {
    ++tally.questions;
    const auto found = FoundOn(chart, answer.route, person, grounds);
    if (!found) {
      ++tally.too_many;
      return;
    }
    const auto of_oracle = OutcomeOf(found->open);
    EXPECT_TRUE(found->exact ? of_oracle == outcome
                             : Includes(*of_oracle, outcome))
        << chart.law().route(answer.route).name << " on "
        << inside::TextOf(chart.law(), person, grounds.days);
  };
  expect(all, answer.outcome);
  for (const Grounds& less : WithOneLess(all)) {
    expect(less, Outcome::kUndetermined);
  }
}

void CheckReasons(uint64_t first_seed, int count,
                  const random::Shape& shape = {}, int most_skipped = 5) {
  ReasonTally tally;
  const auto check = [&](Trial& trial) {
    const chart::Chart& chart = *trial.chart;
    ask::Asker asker(trial.chart);
    const Case person = inside::RandomCase(trial.dice, chart.law(), {});
    const Days days = random::RandomDays(trial.dice, 25);
    if (asker.IsContradictory(person, days)) return;
    const auto answer =
        asker.Explain(person, days, inside::AllRoutes(chart.law()));
    for (const ask::RouteAnswer& route : answer.routes) {
      EXPECT_EQ(route.reason.has_value(),
                route.outcome != Outcome::kUndetermined);
      if (route.reason) CheckReason(chart, person, route, tally);
    }
    if (testing::Test::HasFailure()) {
      fmt::print("{}", inside::TextOf(chart.law(), person, days));
    }
  };
  inside::ForTrials(first_seed, count, check, shape);
  EXPECT_LE(tally.too_many,
            random::CeilingOf(tally.questions, most_skipped, shape.length()));
  fmt::print("{} reasons, {} questions, {} skipped\n", tally.reasons,
             tally.questions, tally.too_many);
}

TEST(Reason, SettlesAloneAndHoldsNothingIdle) { CheckReasons(60000, 3000); }
TEST(Reason, SettlesAloneWithDaysAndCalendars) {
  random::Shape shape;
  shape.dates = 60;
  shape.days = true;
  // A calendar that ends, or days that rest on days, leave more to try.
  CheckReasons(65000, 800, shape, 15);
}
TEST(Reason, SettlesAloneWithMattersAsOfDates) {
  random::Shape shape;
  shape.dates = 60;
  shape.as_of = true;
  // Each date as of which a matter is looked at is one more thing to try.
  CheckReasons(66000, 800, shape, 25);
}
TEST(Reason, SettlesAloneOnOtherSeeds) { CheckReasons(70000, 3000); }

// The same of the channel pack, which is too large to try everything: what is
// known is put to the diagrams.
bool SettlesOn(const chart::Chart& chart, const ask::RouteAnswer& answer,
               const Case& person, const Grounds& grounds) {
  Case known(chart.law());
  for (const FactId fact : grounds.facts) known.Set(fact, person.values(fact));
  chart::Question question(chart);
  question.Fill(known, grounds.days);
  for (size_t i = 0; i < chart.timeline().disputes().size(); ++i) {
    const record::DisputeId dispute(i);
    if (std::find(grounds.disputes.begin(), grounds.disputes.end(), dispute) ==
        grounds.disputes.end()) {
      question.ForgetDispute(dispute);
    }
  }
  query::Possibilities possibilities(chart);
  possibilities.Pose(question.possible(), known, grounds.days);
  return possibilities.OutcomeOf(answer.route) == answer.outcome;
}

TEST(Reason, SettlesAloneInTheChannelPack) {
  int reasons = 0;
  ForChannel(1400, 80, 50, [&](ChannelTrial& trial) {
    const auto answer = trial.asker.Explain(trial.person, trial.days,
                                            inside::AllRoutes(trial.law));
    for (const ask::RouteAnswer& route : answer.routes) {
      if (!route.reason) continue;
      ++reasons;
      const Grounds all = GroundsOf(*route.reason);
      ASSERT_TRUE(SettlesOn(*trial.chart, route, trial.person, all));
      for (const Grounds& less : WithOneLess(all)) {
        ASSERT_FALSE(SettlesOn(*trial.chart, route, trial.person, less))
            << trial.law.route(route.route).name;
      }
    }
  });
  fmt::print("{} reasons\n", reasons);
}

// -- People -------------------------------------------------------------------

// A person of whom all is known, on one day, in one of the ways that the events
// may have gone.
oracle::Assignment OnePerson(Dice& dice, const law::Law& law,
                             const SlowRecord& record, const Case& person,
                             const Days& days) {
  oracle::Assignment one;
  one.today = dice.Between(days.first.days, days.last.days);
  std::vector<size_t> ways;
  for (const oracle::EventVariable& variable : record.variables()) {
    ways.push_back(dice.Below(variable.ways.size()));
  }
  for (size_t i = 0; i < law.matters.size(); ++i) {
    one.matters.push_back(
        record.ValueOn(law::MatterId(i), Date{one.today}, ways));
  }
  for (size_t i = 0; i < law.facts.size(); ++i) {
    one.facts.push_back(inside::AnyOf(dice, person.values(FactId(i))));
  }
  oracle::CountMeasures(law, one);
  return one;
}

TEST(Knowing, EveryPersonLiesInsideTheAnswer) {
  ForTrials(90000, 4000, [](Trial& trial) {
    const law::Law& law = trial.pack->law;
    const SlowRecord record = SlowRecordOf(*trial.chart);
    ask::Asker asker(trial.chart);
    const Case person = inside::RandomCase(trial.dice, law, {});
    const Days days = random::RandomDays(trial.dice, 50);
    const bool contradicts = asker.IsContradictory(person, days);
    const auto outcomes = asker.Outcomes(person, days);
    constexpr int kPersons = 20;
    for (int i = 0; i < kPersons; ++i) {
      const oracle::Assignment one =
          OnePerson(trial.dice, law, record, person, days);
      if (!oracle::IsPossible(law, one)) continue;
      ASSERT_FALSE(contradicts) << inside::TextOf(law, person, days);
      for (size_t j = 0; j < outcomes.size(); ++j) {
        const Outcome found = oracle::RouteIsOpen(law, RouteId(j), one)
                                  ? Outcome::kOpen
                                  : Outcome::kClosed;
        ASSERT_TRUE(Includes(outcomes[j], found))
            << law.routes[j].name << "\n"
            << inside::TextOf(law, person, days);
      }
    }
  });
}

// -- The events behind a clause -----------------------------------------------

// Returns the events that set a matter which the clause tests, on some day and
// in some way that events may have gone.
std::vector<record::EventId> SettersOf(const law::Law& law,
                                       const SlowRecord& record,
                                       law::ClauseId clause, const Days& days) {
  std::set<record::EventId> setters;
  for (const law::MatterId matter : oracle::MentionsOf(law, clause).matters) {
    const auto changes = record.DaysOfChange(matter);
    std::vector<Value> tried = {days.first.days};
    for (const Value day : changes) {
      if (day > days.first.days && day <= days.last.days) tried.push_back(day);
    }
    std::vector<size_t> sizes(record.variables().size(), 1);
    for (const size_t i : record.VariablesOf(matter)) {
      sizes[i] = record.variables()[i].ways.size();
    }
    oracle::Combinations combinations(sizes);
    do {
      for (const Value day : tried) {
        const auto setter =
            record.SetterOn(matter, Date{day}, combinations.choices());
        if (setter) setters.insert(*setter);
      }
    } while (combinations.Next());
  }
  return {setters.begin(), setters.end()};
}

void CheckEvents(const chart::Chart& chart, ask::Asker& asker,
                 const Case& person, const Days& days) {
  const law::Law& law = chart.law();
  const SlowRecord record = SlowRecordOf(chart);
  if (asker.IsContradictory(person, days)) return;
  const auto answer = asker.Explain(person, days, inside::AllRoutes(law));
  for (const ask::RouteAnswer& route : answer.routes) {
    for (const ask::ClauseAnswer& clause : route.clauses) {
      ASSERT_EQ(clause.events, SettersOf(law, record, clause.clause, days))
          << law.clause(clause.clause).address << "\n"
          << inside::TextOf(law, person, days);
    }
  }
}

TEST(ClauseEvents, AreThoseThatSetAMatterItTests) {
  ForTrials(140000, 3000, [](Trial& trial) {
    ask::Asker asker(trial.chart);
    CheckEvents(*trial.chart, asker, Case(trial.pack->law),
                random::RandomDays(trial.dice, 30));
  });
}

TEST(ClauseEvents, AreThoseThatSetAMatterOfTheChannelPack) {
  ForChannel(1300, 60, 10, [](ChannelTrial& trial) {
    CheckEvents(*trial.chart, trial.asker, trial.person, trial.days);
  });
}

}  // namespace
}  // namespace safeconduct
