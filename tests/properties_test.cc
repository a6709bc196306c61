// SPDX-License-Identifier: Apache-2.0
// What must be true of answers whatever the law says, on random laws, records
// and cases.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "ask/asker.h"
#include "tests/inside/channel.h"
#include "tests/inside/for_trials.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/agreement.h"
#include "tests/oracle/combinations.h"
#include "tests/oracle/evaluate_dates.h"
#include "tests/oracle/evaluate_slowly.h"
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
  for (const uint64_t seed : random::SeedsFrom(first_seed, scenarios)) {
    Dice dice(seed);
    const auto chart = inside::RandomChannelChart(dice, pack);
    ask::Asker asker(chart);
    for (int j = 0; j < cases; ++j) {
      const Case person = inside::RandomChannelCase(dice, pack->law, 15);
      const Days days = random::RandomChannelDays(dice, pack->record.events);
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
// unknown, and all other disputes are open.
std::optional<Outcome> OutcomeOn(const chart::Chart& chart, RouteId route,
                                 const Case& person, const Grounds& grounds) {
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
  const auto found =
      oracle::EvaluateRouteSlowly({chart.law(), record, known, grounds.days},
                                  route, {true, kMaxCombinations});
  if (!found) return std::nullopt;
  return OutcomeOf(found->open);
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
    const auto found = OutcomeOn(chart, answer.route, person, grounds);
    if (!found) {
      ++tally.too_many;
      return;
    }
    EXPECT_EQ(*found, outcome)
        << chart.law().route(answer.route).name << " on "
        << inside::TextOf(chart.law(), person, grounds.days);
  };
  expect(all, answer.outcome);
  for (const Grounds& less : WithOneLess(all)) {
    expect(less, Outcome::kUndetermined);
  }
}

void CheckReasons(uint64_t first_seed, int count) {
  ReasonTally tally;
  ForTrials(first_seed, count, [&](Trial& trial) {
    const chart::Chart& chart = *trial.chart;
    ask::Asker asker(trial.chart);
    const Case person = inside::RandomCase(trial.dice, chart.law(), {});
    const Days days = random::RandomDays(trial.dice, 25);
    const auto answer =
        asker.Explain(person, days, oracle::AllRoutes(chart.law()));
    for (const ask::RouteAnswer& route : answer.routes) {
      EXPECT_EQ(route.reason.has_value(),
                route.outcome != Outcome::kUndetermined);
      if (route.reason) CheckReason(chart, person, route, tally);
    }
    if (testing::Test::HasFailure()) {
      fmt::print("{}", inside::TextOf(chart.law(), person, days));
    }
  });
  EXPECT_LE(tally.too_many, random::CeilingOf(tally.questions, 2));
  fmt::print("{} reasons, {} questions, {} skipped\n", tally.reasons,
             tally.questions, tally.too_many);
}

TEST(Reason, SettlesAloneAndHoldsNothingIdle) { CheckReasons(60000, 3000); }
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
  diagram::Evaluator evaluator(chart.store());
  const diagram::Reach reach = evaluator.Reachable(
      chart.dated().routes[answer.route.index()], question.possible());
  return reach == (answer.outcome == Outcome::kOpen ? diagram::kMayBeTrue
                                                    : diagram::kMayBeFalse);
}

TEST(Reason, SettlesAloneInTheChannelPack) {
  int reasons = 0;
  ForChannel(1400, 20, 50, [&](ChannelTrial& trial) {
    const auto answer = trial.asker.Explain(trial.person, trial.days,
                                            oracle::AllRoutes(trial.law));
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

// -- Knowing more -------------------------------------------------------------

// Returns a part of a set that is not empty.
IntervalSet PartOf(Dice& dice, const IntervalSet& values) {
  const auto runs = values.intervals();
  const Interval run = runs[dice.Below(runs.size())];
  if (run.lo == kNone) return IntervalSet::Single(kNone);
  const Value low = dice.Between(run.lo, run.hi);
  if (dice.Chance(50)) return IntervalSet::Single(low);
  return IntervalSet::Range(low, dice.Between(low, run.hi));
}

TEST(Knowing, MoreNeverTurnsAnOutcome) {
  ForTrials(80000, 4000, [](Trial& trial) {
    const law::Law& law = trial.pack->law;
    ask::Asker asker(trial.chart);
    Case person = inside::RandomCase(trial.dice, law, {20, 50});
    Days days = random::RandomDays(trial.dice, 50);
    const auto now = asker.Outcomes(person, days);
    std::vector<Outcome> before(now.begin(), now.end());
    constexpr int kSteps = 6;
    for (int i = 0; i < kSteps; ++i) {
      if (trial.dice.Chance(25)) {
        const int32_t first =
            trial.dice.Between(days.first.days, days.last.days);
        days = {Date{first}, Date{trial.dice.Between(first, days.last.days)}};
      } else {
        const FactId fact(trial.dice.Below(law.facts.size()));
        person.Set(fact, PartOf(trial.dice, person.values(fact)));
      }
      const auto after = asker.Outcomes(person, days);
      for (size_t j = 0; j < before.size(); ++j) {
        ASSERT_TRUE(Includes(before[j], after[j]))
            << law.routes[j].name << "\n"
            << inside::TextOf(law, person, days);
      }
      before.assign(after.begin(), after.end());
    }
  });
}

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
    const auto runs = person.values(FactId(i)).intervals();
    const Interval run = runs[dice.Below(runs.size())];
    one.facts.push_back(dice.Between(run.lo, run.hi));
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
    const auto outcomes = asker.Outcomes(person, days);
    constexpr int kPersons = 20;
    for (int i = 0; i < kPersons; ++i) {
      const oracle::Assignment one =
          OnePerson(trial.dice, law, record, person, days);
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

// -- Dates --------------------------------------------------------------------

struct DatesTally {
  int routes = 0;
  int wide = 0;
  int too_wide = 0;  // undetermined, though over real dates it is settled
  int too_many = 0;
};

// Compares an answer with what is so over real dates.
void CompareDates(const chart::Chart& chart, ask::Asker& asker,
                  const Case& person, const Days& days, DatesTally& tally) {
  constexpr size_t kMaxCombinations = 5000;
  const law::Law& law = chart.law();
  const SlowRecord record = SlowRecordOf(chart);
  const auto answer = asker.Explain(person, days, oracle::AllRoutes(law));
  for (const ask::RouteAnswer& route : answer.routes) {
    ++tally.routes;
    const auto real = OutcomeOf(oracle::EvaluateDates(
        {law, record, person, days}, route.route, kMaxCombinations));
    if (!real) {
      ++tally.too_many;
      continue;
    }
    const std::string where =
        law.route(route.route).name + "\n" + inside::TextOf(law, person, days);
    ASSERT_TRUE(Includes(route.outcome, *real)) << where;
    if (route.wide.empty()) {
      ASSERT_EQ(route.outcome, *real) << where;
    } else {
      ++tally.wide;
      if (route.outcome != *real) ++tally.too_wide;
    }
  }
}

Days FewDays(Dice& dice, Days days) {
  const int32_t last = days.first.days + dice.Between(0, 5);
  days.last = Date{std::min(last, kLastDay.days)};
  if (dice.Chance(60)) days.last = days.first;
  return days;
}

// At most so many routes in a hundred may have too many dates to try.
void ReportDates(const DatesTally& tally, int most_skipped) {
  EXPECT_LE(tally.too_many, random::CeilingOf(tally.routes, most_skipped));
  fmt::print("{} routes, {} wide, of which {} too wide, {} skipped\n",
             tally.routes, tally.wide, tally.too_wide, tally.too_many);
}

void CheckDates(uint64_t first_seed, int count) {
  constexpr int kCasesOfPack = 4;
  constexpr random::Shape kMostlyDates{90};
  DatesTally tally;
  const auto check = [&](Trial& trial) {
    const law::Law& law = trial.pack->law;
    ask::Asker asker(trial.chart);
    for (int i = 0; i < kCasesOfPack; ++i) {
      const Case person = inside::WithFewDays(
          trial.dice, law, inside::RandomCase(trial.dice, law, {40, 30}));
      const Days days = FewDays(trial.dice, random::RandomDays(trial.dice, 0));
      CompareDates(*trial.chart, asker, person, days, tally);
    }
  };
  inside::ForTrials(first_seed, count, check, kMostlyDates);
  ReportDates(tally, 5);
}

TEST(Dates, LieInsideTheAnswer) { CheckDates(100000, 2500); }
TEST(Dates, LieInsideTheAnswerOnOtherSeeds) { CheckDates(110000, 2500); }

TEST(Dates, LieInsideTheAnswerOfTheChannelPack) {
  DatesTally tally;
  ForChannel(1100, 20, 50, [&](ChannelTrial& trial) {
    const Case person =
        inside::WithFewDays(trial.dice, trial.law, trial.person);
    CompareDates(*trial.chart, trial.asker, person,
                 FewDays(trial.dice, trial.days), tally);
  });
  ReportDates(tally, 10);
}

// Looked at twice, a date seems to move apart from itself.
TEST(Dates, MoveTogetherWhereTheAnswerIsWide) {
  const chart::PackReading reading = chart::ReadPack({{"wide.law.md", R"(```law
fact arrived "Arrived" : date
measure stay "Stay" counts days from arrived to today
route out "Out" to FR
  needs either "Either"
    when (arrived is 2023-06-01 and stay is 10) or (stay is 9)
```)"}});
  const auto chart = chart::Chart::Compile(reading.pack, {});
  ASSERT_TRUE(chart.has_value());
  ask::Asker asker(*chart);
  Case person((*chart)->law());
  const Date first = *ParseDate("2023-06-01");
  person.Set(FactId(size_t{0}), IntervalSet::Range(first.days, first.days + 1));
  const Date day{first.days + 10};
  DatesTally tally;
  CompareDates(**chart, asker, person, {day, day}, tally);
  EXPECT_EQ(tally.too_wide, 1);
}

// -- Viewpoints ---------------------------------------------------------------

TEST(Viewpoint, IsOneReadingOfTheDispute) {
  ForTrials(120000, 3000, [](Trial& trial) {
    const law::Law& law = trial.pack->law;
    record::Scenario scenario = trial.scenario;
    scenario.viewpoint.reset();
    const auto disputed = chart::Chart::Compile(trial.pack, scenario);
    ASSERT_TRUE(disputed.has_value());
    ask::Asker asker(*disputed);
    const Case person = inside::RandomCase(trial.dice, law, {70, 10});
    const Days days = random::RandomDays(trial.dice, 20);
    const auto outcomes = asker.Outcomes(person, days);
    for (size_t i = 0; i < trial.pack->record.viewpoints.size(); ++i) {
      scenario.viewpoint = record::ViewpointId(i);
      const auto told = chart::Chart::Compile(trial.pack, scenario);
      ASSERT_TRUE(told.has_value());
      ask::Asker listener(*told);
      const auto readings = listener.Outcomes(person, days);
      for (size_t j = 0; j < readings.size(); ++j) {
        ASSERT_TRUE(Includes(outcomes[j], readings[j]))
            << law.routes[j].name << " as told by viewpoint " << i << "\n"
            << inside::TextOf(law, person, days);
      }
    }
  });
}

// -- The timeline -------------------------------------------------------------

// The days on which a case is asked about. Where a date is not bounded, these
// keep away from the ends of all days: there every such date lies on one side.
Days Asked(const law::Law& law, const Case& person) {
  for (size_t i = 0; i < law.facts.size(); ++i) {
    if (!law.facts[i].type.is_date()) continue;
    for (const Interval& run : person.values(FactId(i)).intervals()) {
      if (run.lo == kNone) continue;
      if (run.lo <= kFirstDay.days || run.hi >= kLastDay.days) {
        return {*ParseDate("1970-01-01"), *ParseDate("2030-12-31")};
      }
    }
  }
  return {kFirstDay, kLastDay};
}

void CheckStretch(ask::Asker& asker, const law::Law& law, const Case& person,
                  const std::vector<law::RouteId>& routes,
                  const ask::Stretch& stretch, Dice& dice) {
  const Days asked = Asked(law, person);
  const Date first = std::max(stretch.first.value_or(kFirstDay), asked.first);
  const Date last = std::min(stretch.last.value_or(kLastDay), asked.last);
  if (first > last) return;
  for (const Date day :
       {first, Date{dice.Between(first.days, last.days)}, last}) {
    const auto outcomes = asker.Outcomes(person, {day, day});
    ASSERT_EQ(stretch.outcomes.size(), routes.size());
    for (size_t i = 0; i < routes.size(); ++i) {
      ASSERT_EQ(outcomes[routes[i].index()], stretch.outcomes[i])
          << law.route(routes[i]).name << " on " << FormatDate(day) << "\n"
          << inside::TextOf(law, person, {first, last});
    }
  }
}

// Returns some of the routes, one at least, in any order.
std::vector<law::RouteId> SomeRoutes(const law::Law& law, Dice& dice) {
  std::vector<law::RouteId> routes;
  for (size_t i = 0; i < law.routes.size(); ++i) routes.emplace_back(i);
  for (size_t i = routes.size(); i > 1; --i) {
    std::swap(routes[i - 1], routes[dice.Below(i)]);
  }
  routes.resize(1 + dice.Below(routes.size()));
  return routes;
}

void CheckTimeline(ask::Asker& asker, const law::Law& law, const Case& person,
                   Dice& dice) {
  const auto routes = SomeRoutes(law, dice);
  const auto stretches = asker.Timeline(person, routes).stretches;
  ASSERT_FALSE(stretches.front().first.has_value());
  ASSERT_FALSE(stretches.back().last.has_value());
  for (size_t i = 0; i < stretches.size(); ++i) {
    if (i > 0) {
      ASSERT_EQ(stretches[i].first->days, stretches[i - 1].last->days + 1);
    }
    CheckStretch(asker, law, person, routes, stretches[i], dice);
  }
}

TEST(CaseTimeline, IsWhatEachDayAnswers) {
  ForTrials(130000, 3000, [](Trial& trial) {
    const law::Law& law = trial.pack->law;
    ask::Asker asker(trial.chart);
    const Case person = inside::RandomCase(trial.dice, law, {});
    CheckTimeline(asker, law, person, trial.dice);
  });
}

TEST(CaseTimeline, IsWhatEachDayAnswersInTheChannelPack) {
  ForChannel(1200, 15, 20, [](ChannelTrial& trial) {
    CheckTimeline(trial.asker, trial.law, trial.person, trial.dice);
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
  const auto answer = asker.Explain(person, days, oracle::AllRoutes(law));
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
  ForChannel(1300, 15, 10, [](ChannelTrial& trial) {
    CheckEvents(*trial.chart, trial.asker, trial.person, trial.days);
  });
}

}  // namespace
}  // namespace safeconduct
