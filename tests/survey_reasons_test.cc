// SPDX-License-Identifier: Apache-2.0
//
// What a survey says beyond outcomes, row by row, against asking each case by
// itself, with its facts set to each of their values where that is what counts.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/survey.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/values.h"

namespace safeconduct {
namespace {

using random::CaseTable;

// Facts of more values are not tried one by one.
constexpr uint64_t kMaxValues = 300;

// A survey of a table of at most 50 rows, of which each weighs twice as much as
// the one before: a sum says which rows it is made of.
class Surveyed {
 public:
  Surveyed(const Chart& chart, const SurveyOptions& options,
           const CaseTable& table, bool has_days) {
    std::string text = "weight," + table.Text(chart.pack(), has_days);
    for (size_t row = 0, at = text.find('\n'); row < table.cases.size();
         ++row) {
      text.insert(at + 1, std::to_string(uint64_t{1} << row) + ",");
      at = text.find('\n', at + 1);
    }
    auto answer =
        SurveyTable(chart, options, random::ReaderOf(std::move(text)));
    const std::string fault =
        answer ? random::FaultOf(*answer) : answer.error().text;
    if (!fault.empty()) {
      ADD_FAILURE() << fault;
      return;
    }
    answer_ = *std::move(answer);
  }

  bool good() const { return answer_.has_value(); }

  // Returns what is said of a row: 1 where it counts, else 0.
  SurveyRoute Of(size_t row, size_t route) const {
    SurveyRoute result = answer_->total.routes[route];
    const auto keep = [row](double& sum) {
      sum = static_cast<double>((static_cast<uint64_t>(sum) >> row) & 1);
    };
    const auto keep_both = [&](Bounds& bounds) {
      keep(bounds.certain);
      keep(bounds.possible);
    };
    keep_both(result.open);
    keep(result.closed);
    keep(result.wide);
    keep(result.together);
    if (result.versus) {
      for (Bounds* bounds : {&result.versus->open, &result.versus->opens,
                             &result.versus->closes}) {
        keep_both(*bounds);
      }
      keep(result.versus->closed);
    }
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
  std::optional<SurveyAnswer> answer_;
};

// Whether knowing a fact settles a route: for all its values, for some value.
struct Settling {
  std::vector<bool> always;
  std::vector<bool> ever;
};

// Tries each of the values of a fact.
Settling SettlingOf(Asker& asker, const Case& person, const Days& days,
                    const Fact& fact, const Values& values) {
  const size_t routes = person.pack().routes().size();
  Settling settling{std::vector<bool>(routes, true),
                    std::vector<bool>(routes, false)};
  Case known = person;
  for (const std::string& value : random::EachOf(values)) {
    random::Set(known, fact, value);
    const auto outcomes = asker.Outcomes(known, days);
    // Nobody has a value that goes with nothing else.
    if (!outcomes && random::TellsContradiction(outcomes.error())) continue;
    for (size_t r = 0; r < routes; ++r) {
      const bool settled = outcomes.value()[r] != Outcome::kUndetermined;
      if (!settled) settling.always[r] = false;
      if (settled) settling.ever[r] = true;
    }
  }
  return settling;
}

void ExpectClosing(const RouteAnswer& asked, const SurveyRoute& found) {
  const bool closed = asked.outcome == Outcome::kClosed;
  std::vector<const Clause*> alone;
  std::vector<const Clause*> among;
  for (const ClosingClause& each : found.reasons) {
    if (each.alone > 0) alone.push_back(each.clause);
    if (each.among > 0) among.push_back(each.clause);
  }
  const auto& because = asked.because;
  if (because.size() == 1) {
    EXPECT_EQ(alone, because);
    EXPECT_TRUE(among.empty());
  } else {
    EXPECT_TRUE(alone.empty());
    EXPECT_EQ(among, because);
  }
  EXPECT_EQ(found.together, closed && because.empty() ? 1 : 0);
}

// `settling` is by fact; nothing where a fact has too many values to try.
void ExpectSettling(const std::vector<Fact>& facts,
                    const std::vector<std::optional<Settling>>& settling,
                    size_t route, bool undetermined, const SurveyRoute& found) {
  for (size_t f = 0; f < facts.size(); ++f) {
    if (!settling[f]) continue;
    const auto at =
        std::ranges::find(found.turns_on, &facts[f], &SettlingFact::fact);
    const bool listed = at != found.turns_on.end();
    const bool ever = undetermined && settling[f]->ever[route];
    EXPECT_EQ(listed && at->may_settle > 0, ever) << facts[f].name;
    EXPECT_EQ(listed && at->settles > 0, ever && settling[f]->always[route])
        << facts[f].name;
  }
}

// Expects nothing to be counted of a row that contradicts itself.
void ExpectLeftOut(const Surveyed& surveyed, size_t row, size_t routes) {
  for (size_t r = 0; r < routes; ++r) {
    const SurveyRoute found = surveyed.Of(row, r);
    EXPECT_EQ(found.open.possible, 0);
    EXPECT_EQ(found.closed, 0);
    EXPECT_EQ(found.together, 0);
    for (const ClosingClause& each : found.reasons) {
      EXPECT_EQ(each.alone + each.among, 0);
    }
    for (const SettlingFact& each : found.turns_on) {
      EXPECT_EQ(each.may_settle, 0);
    }
  }
}

void CompareRows(const Chart& chart, const CaseTable& table, bool has_days,
                 const Days& days) {
  const std::vector<Fact>& facts = chart.pack().facts();
  SurveyOptions options;
  options.days = days;
  options.reasons = true;
  const Surveyed surveyed(chart, options, table, has_days);
  if (!surveyed.good()) return;
  Asker asker(chart);
  for (size_t row = 0; row < table.cases.size(); ++row) {
    const Case& person = table.cases[row];
    const Days& on = table.days[row];
    const auto asked_of = asker.Explain(person, on);
    if (!asked_of && random::TellsContradiction(asked_of.error())) {
      SCOPED_TRACE(random::TextOf(person, on));
      ExpectLeftOut(surveyed, row, chart.pack().routes().size());
      continue;
    }
    const Answer& answer = asked_of.value();
    const std::vector<Values> values = random::ValuesOf(person);
    std::vector<std::optional<Settling>> settling(facts.size());
    for (size_t f = 0; f < facts.size(); ++f) {
      if (random::CountOf(values[f]) > kMaxValues) continue;
      settling[f] = SettlingOf(asker, person, on, facts[f], values[f]);
    }
    for (size_t r = 0; r < answer.routes.size(); ++r) {
      const RouteAnswer& asked = answer.routes[r];
      SCOPED_TRACE(asked.route->name + ", " + random::TextOf(person, on));
      const SurveyRoute found = surveyed.Of(row, r);
      EXPECT_EQ(found.wide, 0);
      EXPECT_EQ(found.open.certain, asked.outcome == Outcome::kOpen ? 1 : 0);
      EXPECT_EQ(found.closed, asked.outcome == Outcome::kClosed ? 1 : 0);
      ExpectClosing(asked, found);
      ExpectSettling(facts, settling, r,
                     asked.outcome == Outcome::kUndetermined, found);
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST(SurveyReasons, AgreeWithAskOnRandomTables) {
  random::ForTrials(700'000, 200, [&](random::Trial& trial) {
    const bool has_days = trial.dice.Chance(40);
    const Days days = random::RandomDays(trial.dice, 20);
    CaseTable table;
    for (int row = 0; row < 12; ++row) {
      Case person = random::RandomCase(trial.dice, *trial.pack, {45, 25});
      if (trial.dice.Chance(70)) {
        person = random::WithFewDays(trial.dice, person);
      }
      table.cases.push_back(std::move(person));
      table.days.push_back(has_days ? random::RandomDays(trial.dice, 20)
                                    : days);
    }
    CompareRows(*trial.chart, table, has_days, days);
  });
}

// Returns cases of the Channel pack, of dates few days each.
CaseTable RandomChannelTable(random::Dice& dice, const Pack& pack, int rows,
                             int max_unknown, bool has_days, const Days& days) {
  CaseTable table;
  for (int row = 0; row < rows; ++row) {
    const Days asked =
        has_days ? random::RandomChannelDays(dice, pack.events()) : days;
    const Case person =
        random::RandomChannelCase(dice, pack, max_unknown, asked);
    table.cases.push_back(
        random::MadePossible(dice, random::WithFewDays(dice, person), asked));
    table.days.push_back(asked);
  }
  return table;
}

TEST(SurveyReasons, AgreeWithAskOnTheChannelPack) {
  const Pack pack = random::ChannelPack();
  for (const uint64_t seed :
       random::SeedsFrom(1200, 90, random::Length::kLong)) {
    random::Dice dice(seed);
    const Chart chart = random::RandomChannelChart(dice, pack);
    const bool has_days = dice.Chance(30);
    const Days days = random::RandomChannelDays(dice, pack.events());
    CompareRows(chart, RandomChannelTable(dice, pack, 20, 25, has_days, days),
                has_days, days);
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

// Adds what a case whose facts are all known answers, if anyone can be so;
// false where something else than facts is open.
bool AddPair(Asker& here, Asker& there, const Case& person, const Days& days,
             std::vector<Pairs>& pairs) {
  const auto of_here = here.Outcomes(person, days);
  if (!of_here && random::TellsContradiction(of_here.error())) return true;
  const auto outcomes = of_here.value();
  const auto others = there.Outcomes(person, days).value();
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

// What may be of each fact of a case.
struct EachValue {
  explicit EachValue(const Case& person) {
    for (const Values& values : random::ValuesOf(person)) {
      // What is more is not tried: see kMaxCombinations.
      count *= std::min(random::CountOf(values), kMaxCombinations);
      count = std::min(count, kMaxCombinations);
      if (count < kMaxCombinations) of.push_back(random::EachOf(values));
    }
  }

  static constexpr uint64_t kMaxCombinations = 3'000;
  uint64_t count = 1;  // of combinations, up to so many
  std::vector<std::vector<std::string>> of;
};

// Tries all values of the facts from `fact` on.
bool TryAll(Asker& here, Asker& there, const Case& person,
            const EachValue& each, size_t fact, const Days& days,
            std::vector<Pairs>& pairs) {
  if (fact == each.of.size()) return AddPair(here, there, person, days, pairs);
  // One value is that of the person already.
  if (each.of[fact].size() == 1) {
    return TryAll(here, there, person, each, fact + 1, days, pairs);
  }
  Case known = person;
  return std::ranges::all_of(each.of[fact], [&](const std::string& value) {
    random::Set(known, person.pack().facts()[fact], value);
    return TryAll(here, there, known, each, fact + 1, days, pairs);
  });
}

// Whether a row's answer is what asking for each value gives.
void ExpectPairs(const Pairs& pairs, const VersusBounds& found) {
  EXPECT_EQ(found.opens.possible, pairs.opens ? 1 : 0);
  EXPECT_EQ(found.closes.possible, pairs.closes ? 1 : 0);
  EXPECT_EQ(found.opens.certain, pairs.opens && !pairs.closes && !pairs.same);
  EXPECT_EQ(found.closes.certain, pairs.closes && !pairs.opens && !pairs.same);
}

// Bounds that hold whatever is open besides the facts.
void ExpectSound(Outcome here, Outcome there, const VersusBounds& found) {
  const bool may_open = here != Outcome::kOpen && there != Outcome::kClosed;
  const bool may_close = there != Outcome::kOpen && here != Outcome::kClosed;
  EXPECT_LE(found.opens.possible, may_open ? 1 : 0);
  EXPECT_LE(found.closes.possible, may_close ? 1 : 0);
  EXPECT_EQ(found.opens.certain,
            here == Outcome::kClosed && there == Outcome::kOpen ? 1 : 0);
  EXPECT_EQ(found.closes.certain,
            here == Outcome::kOpen && there == Outcome::kClosed ? 1 : 0);
  EXPECT_EQ(found.open.certain, there == Outcome::kOpen ? 1 : 0);
  EXPECT_EQ(found.closed, there == Outcome::kClosed ? 1 : 0);
}

// Returns how many rows were tried for every value.
int CompareVersus(const Chart& here, const Chart& there, const CaseTable& table,
                  bool has_days, const Days& days) {
  SurveyOptions options;
  options.versus = &there;
  options.days = days;
  const Surveyed surveyed(here, options, table, has_days);
  if (!surveyed.good()) return 0;
  Asker asker(here);
  Asker other(there);
  int tried = 0;
  for (size_t row = 0; row < table.cases.size(); ++row) {
    const Case& person = table.cases[row];
    const Days& asked = table.days[row];
    const auto of_here = asker.Explain(person, asked);
    if (!of_here && random::TellsContradiction(of_here.error())) {
      SCOPED_TRACE(random::TextOf(person, asked));
      ExpectLeftOut(surveyed, row, here.pack().routes().size());
      continue;
    }
    const Answer& first = of_here.value();
    const auto second = other.Explain(person, asked).value();
    std::vector<Pairs> pairs(first.routes.size());
    const EachValue each(person);
    const bool exact = asked.first == asked.last &&
                       each.count < EachValue::kMaxCombinations &&
                       TryAll(asker, other, person, each, 0, asked, pairs);
    tried += exact ? 1 : 0;
    for (size_t r = 0; r < pairs.size(); ++r) {
      SCOPED_TRACE(first.routes[r].route->name + ", " +
                   random::TextOf(person, asked));
      const VersusBounds found = surveyed.Of(row, r).versus.value();
      ExpectSound(first.routes[r].outcome, second.routes[r].outcome, found);
      if (exact) ExpectPairs(pairs[r], found);
    }
    if (testing::Test::HasFailure()) return tried;
  }
  return tried;
}

TEST(SurveyVersus, AgreesWithAskingForEveryValue) {
  int tried = 0;
  random::ForTrials(800'000, 300, [&](random::Trial& trial) {
    const auto there = Chart::Compile(
        *trial.pack, random::RandomScenario(trial.dice, *trial.pack));
    if (!there) return;
    const bool has_days = trial.dice.Chance(40);
    const Days days = random::RandomDays(trial.dice, 20);
    CaseTable table;
    for (int row = 0; row < 10; ++row) {
      const Case person = random::RandomCase(trial.dice, *trial.pack, {75, 10});
      table.cases.push_back(random::WithFewDays(trial.dice, person));
      table.days.push_back(has_days ? random::RandomDays(trial.dice, 20)
                                    : days);
    }
    tried += CompareVersus(*trial.chart, *there, table, has_days, days);
  });
  EXPECT_GT(tried, random::FloorOf(300));
}

TEST(SurveyVersus, AgreesWithAskOnTheChannelPack) {
  const Pack pack = random::ChannelPack();
  for (const uint64_t seed :
       random::SeedsFrom(1300, 40, random::Length::kLong)) {
    random::Dice dice(seed);
    const Chart here = random::RandomChannelChart(dice, pack);
    const Chart there = random::RandomChannelChart(dice, pack);
    const bool has_days = dice.Chance(30);
    const Days days = random::RandomChannelDays(dice, pack.events());
    CompareVersus(here, there,
                  RandomChannelTable(dice, pack, 20, 10, has_days, days),
                  has_days, days);
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

}  // namespace
}  // namespace safeconduct
