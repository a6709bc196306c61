// SPDX-License-Identifier: Apache-2.0
// What must be true of answers whatever the law says, on random laws, records
// and cases.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/asker.h"
#include "tests/oracle/agreement.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"
#include "tests/random/values.h"

namespace safeconduct {
namespace {

using oracle::DatesTally;
using oracle::OverDates;
using random::Dice;
using random::ForTrials;
using random::Trial;

// A random question to the Channel pack.
struct ChannelTrial {
  Dice& dice;
  const Chart& chart;
  const Case& person;
  const Days& days;
};

// Runs a property on so many cases in each of so many scenarios, each drawn
// from a seed of its own. Of a hundred facts, at most so many are unknown.
template <typename Property>
void ForChannel(uint64_t first_seed, int scenarios, int cases, int max_unknown,
                const Property& property) {
  const Pack pack = random::ChannelPack();
  for (const uint64_t seed :
       random::SeedsFrom(first_seed, scenarios, random::Length::kLong)) {
    Dice dice(seed);
    const Chart chart = random::RandomChannelChart(dice, pack);
    for (int j = 0; j < cases; ++j) {
      const Days days = random::RandomChannelDays(dice, pack.events());
      const Case person =
          random::RandomChannelCase(dice, pack, max_unknown, days);
      ChannelTrial trial{dice, chart, person, days};
      property(trial);
      if (testing::Test::HasFailure()) {
        fmt::print("seed {}, case {}\n{}{}", seed, j,
                   random::TextOf(chart.scenario()),
                   random::TextOf(person, days));
        return;
      }
    }
  }
}

// Whether an outcome leaves possible what another is.
bool Includes(Outcome wider, Outcome narrower) {
  return wider == Outcome::kUndetermined || wider == narrower;
}

// Returns the outcomes; none of a case that contradicts itself.
std::vector<Outcome> OutcomesOf(Asker& asker, const Case& person,
                                const Days& days) {
  const auto outcomes = asker.Outcomes(person, days);
  if (outcomes) return {outcomes->begin(), outcomes->end()};
  EXPECT_TRUE(random::TellsContradiction(outcomes.error()))
      << outcomes.error().text;
  return {};
}

// -- Knowing more -------------------------------------------------------------

// Returns a part of some values that is not empty, as a cell of a table.
std::string PartOf(Dice& dice, const Values& values) {
  if (!random::IsOrdered(values.form)) {
    const size_t first = dice.Below(values.runs.size());
    const size_t last = dice.Chance(50)
                            ? first
                            : first + dice.Below(values.runs.size() - first);
    std::string cell = values.runs[first].first;
    for (size_t i = first + 1; i <= last; ++i) {
      cell += "|" + values.runs[i].first;
    }
    return cell;
  }
  const Values::Run run = dice.OneOf(values.runs);
  if (run.first == "none") return run.first;
  const int32_t end = random::NumberOf(values.form, run.last);
  const int32_t low =
      dice.Between(random::NumberOf(values.form, run.first), end);
  const std::string first = random::WrittenOf(values.form, low);
  if (dice.Chance(50)) return first;
  return first + ".." + random::WrittenOf(values.form, dice.Between(low, end));
}

TEST(Knowing, MoreNeverTurnsAnOutcome) {
  ForTrials(80000, 4000, [](Trial& trial) {
    const std::vector<Fact>& facts = trial.pack->facts();
    const std::vector<Route>& routes = trial.pack->routes();
    Asker asker(*trial.chart);
    Case person = random::RandomCase(trial.dice, *trial.pack, {20, 50});
    Days days = random::RandomDays(trial.dice, 50);
    std::vector<Outcome> before = OutcomesOf(asker, person, days);
    constexpr int kSteps = 6;
    for (int i = 0; i < kSteps; ++i) {
      if (trial.dice.Chance(25)) {
        const int32_t first =
            trial.dice.Between(days.first.days, days.last.days);
        days = {Date{first}, Date{trial.dice.Between(first, days.last.days)}};
      } else {
        const size_t fact = trial.dice.Below(facts.size());
        random::Set(person, facts[fact],
                    PartOf(trial.dice, random::ValuesOf(person)[fact]));
      }
      const std::vector<Outcome> after = OutcomesOf(asker, person, days);
      // Who knows more may find that what is known does not go together.
      for (size_t j = 0; j < after.size(); ++j) {
        ASSERT_FALSE(before.empty()) << random::TextOf(person, days);
        ASSERT_TRUE(Includes(before[j], after[j]))
            << routes[j].name << "\n"
            << random::TextOf(person, days);
      }
      before = after;
    }
  });
}

// -- Dates --------------------------------------------------------------------

// Compares an answer with what is so over real dates, where these have at most
// so many combinations.
void CompareDates(const OverDates& over_dates, Asker& asker, const Case& person,
                  const Days& days, DatesTally& tally,
                  size_t max_combinations = 5000) {
  ASSERT_EQ(over_dates.Compare(asker, person, days, max_combinations, tally),
            "")
      << random::TextOf(person, days);
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
  fmt::print("{} routes, {} undetermined, {} skipped; {} contradictions\n",
             tally.routes, tally.undetermined, tally.too_many,
             tally.contradictory);
}

DatesTally CheckDates(uint64_t first_seed, int count, bool days = false,
                      bool as_of = false) {
  constexpr int kCasesOfPack = 4;
  random::Shape mostly_dates;
  mostly_dates.dates = 90;
  mostly_dates.days = days;
  mostly_dates.as_of = as_of;
  DatesTally tally;
  const auto check = [&](Trial& trial) {
    const OverDates over_dates(*trial.chart);
    Asker asker(*trial.chart);
    for (int i = 0; i < kCasesOfPack; ++i) {
      const Case person = random::WithFewDays(
          trial.dice, random::RandomCase(trial.dice, *trial.pack, {40, 30}));
      const Days asked = FewDays(trial.dice, random::RandomDays(trial.dice, 0));
      CompareDates(over_dates, asker, person, asked, tally);
    }
  };
  ForTrials(first_seed, count, check, mostly_dates);
  // Days on a calendar that ends before them are not tried.
  ReportDates(tally, days ? (as_of ? 60 : 40) : 7);
  return tally;
}

TEST(Dates, AreWhatTheAnswerIsAbout) {
  const DatesTally tally = CheckDates(100000, 2500);
  EXPECT_GE(tally.undetermined, random::FloorOf(500));
  EXPECT_GE(tally.contradictory, random::FloorOf(100));
  EXPECT_GE(tally.open_facts, random::FloorOf(500));
}
TEST(Dates, AreWhatTheAnswerIsAboutOnOtherSeeds) { CheckDates(110000, 2500); }
TEST(Dates, AreWhatTheAnswerIsAboutWithDaysAndCalendars) {
  CheckDates(115000, 800, true);
}
TEST(Dates, AreWhatTheAnswerIsAboutWithMattersAsOfDates) {
  CheckDates(116000, 1500, false, true);
  CheckDates(117000, 800, true, true);
}

TEST(Dates, AreWhatTheAnswerIsAboutInTheChannelPack) {
  DatesTally tally;
  ForChannel(1100, 80, 50, 5, [&](ChannelTrial& trial) {
    const OverDates over_dates(trial.chart);
    Asker asker(trial.chart);
    const Days days = FewDays(trial.dice, trial.days);
    const Case person = random::MadePossible(
        trial.dice, random::WithFewDays(trial.dice, trial.person, 15), days);
    CompareDates(over_dates, asker, person, days, tally, 50'000);
  });
  // Days on a calendar that ends before them are not tried.
  ReportDates(tally, 25);
  EXPECT_GE(tally.undetermined, random::FloorOf(160, random::Length::kLong));
}

// Returns the answer about the one route of a pack.
RouteAnswer AnswerOf(const std::string& law, const std::string& set,
                     const std::string& on) {
  const Pack pack =
      Pack::Read({{"dates.law.md", "```law\n" + law + "```\n"}}).value();
  const Chart chart = Chart::Compile(pack).value();
  Case person(pack);
  if (!set.empty()) {
    EXPECT_TRUE(person.Set(set));
  }
  const Date day = *ParseDate(on);
  Asker asker(chart);
  DatesTally tally;
  const OverDates over_dates(chart);
  // Of dates that may be any day there are too many, and both keep silent.
  EXPECT_EQ(over_dates.Compare(asker, person, {day, day}, 5000, tally), "");
  return asker.Explain(person, {day, day}).value().routes.front();
}

// Looked at twice, a date does not move apart from itself.
TEST(Dates, MoveTogetherWhereLookedAtTwice) {
  const RouteAnswer answer = AnswerOf(
      "fact arrived \"Arrived\" : date\n"
      "measure stay \"Stay\" counts days from arrived to today\n"
      "route out \"Out\" to FR\n"
      "  needs either \"Either\"\n"
      "    when (arrived is 2023-06-01 and stay is 10) or (stay is 9)\n",
      "arrived=2023-06-01..2023-06-02", "2023-06-11");
  EXPECT_EQ(answer.outcome, Outcome::kOpen);
}

// A limit that is passed, not passed, or of what never happened.
constexpr const char* kThreeWays =
    "fact hit \"Hit\" : date or none\n"
    "fact asked \"Asked\" : date\n"
    "measure m \"Months\" counts months from hit to asked\n"
    "route out \"Out\" to FR\n"
    "  needs limit \"Limit\" when m <= 2 or m > 2 or hit is none\n";

TEST(Dates, SettleWhatIsSoOneWayOrTheOther) {
  for (const char* const set : {"", "hit=2023-06-01..", "asked=2023-06-01"}) {
    const RouteAnswer answer = AnswerOf(kThreeWays, set, "2023-08-14");
    EXPECT_EQ(answer.outcome, Outcome::kOpen) << set;
    EXPECT_EQ(answer.clauses.front().holds, Holds::kYes) << set;
    EXPECT_TRUE(answer.turns_on.facts.empty()) << set;
  }
}

// In time of a hit, or in time without one: the later limit settles both.
TEST(Dates, SettleARequestInTimeOfAHitOrWithoutOne) {
  constexpr const char* kLaw =
      "fact hit \"Hit\" : date or none\n"
      "fact claimed \"Claimed\" : date\n"
      "fact asked \"Asked\" : date\n"
      "measure of_hit \"Months\" counts months from hit to asked\n"
      "measure of_claim \"Months\" counts months from claimed to asked\n"
      "route out \"Out\" to FR\n"
      "  needs in_time \"In time\" when\n"
      "    (hit is none and of_claim <= 3) or of_hit <= 2 or of_hit > 2\n";
  EXPECT_EQ(
      AnswerOf(kLaw, "asked=2023-06-01..2023-06-03", "2023-08-14").outcome,
      Outcome::kUndetermined);
  const RouteAnswer known = AnswerOf(kLaw, "hit=2023-01-01..", "2023-08-14");
  EXPECT_EQ(known.outcome, Outcome::kOpen);
  const RouteAnswer unhit = AnswerOf(kLaw, "hit=none", "2023-08-14");
  ASSERT_EQ(unhit.outcome, Outcome::kUndetermined);
  EXPECT_EQ(unhit.turns_on.facts.size(), 2U);
}

// -- Viewpoints ---------------------------------------------------------------

TEST(Viewpoint, IsOneReadingOfTheDispute) {
  ForTrials(120000, 3000, [](Trial& trial) {
    Scenario scenario = trial.scenario;
    scenario.viewpoint.clear();
    const auto disputed = Chart::Compile(*trial.pack, scenario);
    ASSERT_TRUE(disputed.has_value());
    Asker asker(*disputed);
    const Case person = random::RandomCase(trial.dice, *trial.pack, {70, 10});
    const Days days = random::RandomDays(trial.dice, 20);
    const std::vector<Outcome> outcomes = OutcomesOf(asker, person, days);
    for (const Viewpoint& viewpoint : trial.pack->viewpoints()) {
      scenario.viewpoint = viewpoint.name;
      const auto told = Chart::Compile(*trial.pack, scenario);
      ASSERT_TRUE(told.has_value());
      Asker listener(*told);
      const std::vector<Outcome> readings = OutcomesOf(listener, person, days);
      // Assumptions are about people, whoever tells of the record.
      ASSERT_EQ(readings.empty(), outcomes.empty());
      for (size_t j = 0; j < readings.size(); ++j) {
        ASSERT_TRUE(Includes(outcomes[j], readings[j]))
            << trial.pack->routes()[j].name << " as told by " << viewpoint.name
            << "\n"
            << random::TextOf(person, days);
      }
    }
  });
}

// -- The timeline -------------------------------------------------------------

// The days on which a case is asked about. Where a date is not bounded, these
// keep away from the ends of all days: there every such date lies on one side.
Days Asked(const Case& person) {
  for (const Values& values : random::ValuesOf(person)) {
    if (!random::IsDate(values.form)) continue;
    for (const Values::Run& run : values.runs) {
      if (run.first == "none") continue;
      if (run.first == FormatDate(kFirstDay) ||
          run.last == FormatDate(kLastDay)) {
        return {*ParseDate("1970-01-01"), *ParseDate("2030-12-31")};
      }
    }
  }
  return {kFirstDay, kLastDay};
}

// `routes` are positions among those of the pack.
void CheckStretch(Asker& asker, const Case& person,
                  const std::vector<size_t>& routes, const Stretch& stretch,
                  Dice& dice) {
  const Days asked = Asked(person);
  const Date first = std::max(stretch.first.value_or(kFirstDay), asked.first);
  const Date last = std::min(stretch.last.value_or(kLastDay), asked.last);
  if (first > last) return;
  for (const Date day :
       {first, Date{dice.Between(first.days, last.days)}, last}) {
    const std::vector<Outcome> outcomes = OutcomesOf(asker, person, {day, day});
    if (outcomes.empty()) {
      ASSERT_TRUE(stretch.outcomes.empty())
          << FormatDate(day) << "\n"
          << random::TextOf(person, {first, last});
      continue;
    }
    ASSERT_EQ(stretch.outcomes.size(), routes.size())
        << FormatDate(day) << "\n"
        << random::TextOf(person, {first, last});
    for (size_t i = 0; i < routes.size(); ++i) {
      ASSERT_EQ(outcomes[routes[i]], stretch.outcomes[i])
          << person.pack().routes()[routes[i]].name << " on " << FormatDate(day)
          << "\n"
          << random::TextOf(person, {first, last});
    }
  }
}

// Returns some of the routes, one at least, in any order.
std::vector<size_t> SomeRoutes(const Pack& pack, Dice& dice) {
  std::vector<size_t> routes;
  for (size_t i = 0; i < pack.routes().size(); ++i) routes.push_back(i);
  for (size_t i = routes.size(); i > 1; --i) {
    std::swap(routes[i - 1], routes[dice.Below(i)]);
  }
  routes.resize(1 + dice.Below(routes.size()));
  return routes;
}

void CheckTimeline(const Chart& chart, const Case& person, Dice& dice) {
  const std::vector<size_t> routes = SomeRoutes(chart.pack(), dice);
  AskOptions options;
  options.timeline = true;
  for (const size_t route : routes) {
    options.routes.push_back(chart.pack().routes()[route].name);
  }
  Asker asker(chart);
  const auto answer = asker.Explain(person, {kFirstDay, kLastDay}, options);
  if (!answer) {
    ASSERT_TRUE(random::TellsContradiction(answer.error()))
        << answer.error().text;
    return;
  }
  const std::vector<Stretch>& stretches = answer->timeline->stretches;
  ASSERT_FALSE(stretches.front().first.has_value());
  ASSERT_FALSE(stretches.back().last.has_value());
  for (size_t i = 0; i < stretches.size(); ++i) {
    if (i > 0) {
      ASSERT_EQ(stretches[i].first->days, stretches[i - 1].last->days + 1);
    }
    CheckStretch(asker, person, routes, stretches[i], dice);
  }
}

TEST(CaseTimeline, IsWhatEachDayAnswers) {
  ForTrials(130000, 3000, [](Trial& trial) {
    const Case person = random::RandomCase(trial.dice, *trial.pack, {});
    CheckTimeline(*trial.chart, person, trial.dice);
  });
}

TEST(CaseTimeline, IsWhatEachDayAnswersOfDaysAndCalendars) {
  random::Shape shape;
  shape.dates = 60;
  shape.days = true;
  ForTrials(
      135000, 400,
      [](Trial& trial) {
        const Case person = random::RandomCase(trial.dice, *trial.pack, {});
        CheckTimeline(*trial.chart, person, trial.dice);
      },
      shape);
}

TEST(CaseTimeline, IsWhatEachDayAnswersOfMattersAsOfDates) {
  for (const bool days : {false, true}) {
    random::Shape shape;
    shape.dates = 60;
    shape.days = days;
    shape.as_of = true;
    ForTrials(
        137000, 300,
        [](Trial& trial) {
          const Case person = random::RandomCase(trial.dice, *trial.pack, {});
          CheckTimeline(*trial.chart, person, trial.dice);
        },
        shape);
  }
}

TEST(CaseTimeline, IsWhatEachDayAnswersInTheChannelPack) {
  ForChannel(1200, 60, 20, 15, [](ChannelTrial& trial) {
    CheckTimeline(trial.chart, trial.person, trial.dice);
  });
}

}  // namespace
}  // namespace safeconduct
