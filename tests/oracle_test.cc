// SPDX-License-Identifier: Apache-2.0
// What `ask` answers on random laws, records and cases is what the oracle over
// values finds by trying everything.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "safeconduct/asker.h"
#include "tests/inside/random_case.h"
#include "tests/inside/trial.h"
#include "tests/oracle/agreement.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/evaluate_slowly.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"

namespace safeconduct {
namespace {

using oracle::Agreement;
using random::Trial;

constexpr int kCasesOfPack = 4;
// Of every hundred questions, how many may be left out.
constexpr int kMaxSkipped = 2;
constexpr int kMaxNonsense = 10;

struct Tally {
  int questions = 0;
  int too_many = 0;  // combinations to try, or nodes of a chart
  int packs = 0;
  int nonsense = 0;  // scenarios whose suppositions make no sense
};

// Asks both one random question.
void Compare(Trial& trial, Asker& asker, Tally& tally) {
  const Case person = random::RandomCase(trial.dice, *trial.pack, {});
  const Days days = random::RandomDays(trial.dice, 35);
  std::string difference;
  const Agreement agreement =
      oracle::AskBoth(*trial.chart, asker, person, days, difference);
  ASSERT_NE(agreement, Agreement::kDiffer)
      << difference << trial.Text() << random::TextOf(person, days);
  ++tally.questions;
  if (agreement == Agreement::kTooMany) ++tally.too_many;
}

// A scenario that the program does not compile makes no sense to the oracle.
void ExpectNonsense(const inside::Trial& trial) {
  const auto slow = oracle::EvaluateSlowly(
      trial.pack->law, trial.pack->record, trial.scenario,
      chart::Case(trial.pack->law), {kFirstDay, kFirstDay});
  EXPECT_TRUE(!slow && slow.error() == oracle::SlowFault::kNoSuchScenario)
      << trial.Text();
}

// Runs trials from a seed on, and stops at the first that fails.
void RunTrials(uint64_t first_seed, int count, const random::Shape& shape = {},
               int most_skipped = kMaxSkipped) {
  Tally tally;
  for (const uint64_t seed :
       random::SeedsFrom(first_seed, count, shape.length())) {
    Trial trial = random::DrawTrial(seed, shape);
    ASSERT_TRUE(trial.faults.empty()) << trial.faults << trial.Text();
    ++tally.packs;
    if (!trial.chart && trial.why_no_chart->kind == Error::Kind::kLimit) {
      tally.questions += kCasesOfPack;
      tally.too_many += kCasesOfPack;
      continue;
    }
    if (!trial.chart) {
      ++tally.nonsense;
      SCOPED_TRACE(trial.why_no_chart->text);
      ExpectNonsense(inside::DrawTrial(seed, shape));
      continue;
    }
    Asker asker(*trial.chart);
    for (int j = 0; j < kCasesOfPack; ++j) {
      Compare(trial, asker, tally);
      if (testing::Test::HasFailure()) return;
    }
  }
  EXPECT_LE(tally.too_many,
            random::CeilingOf(tally.questions, most_skipped, shape.length()));
  EXPECT_LE(tally.nonsense,
            random::CeilingOf(tally.packs, kMaxNonsense, shape.length()));
  fmt::print("{} packs, {} scenarios without sense, {} cases, {} skipped\n",
             tally.packs, tally.nonsense, tally.questions, tally.too_many);
}

TEST(Oracle, AgreesOnSeedsFrom10000) { RunTrials(10000, 2600); }
TEST(Oracle, AgreesOnSeedsFrom20000) { RunTrials(20000, 2600); }
TEST(Oracle, AgreesOnSeedsFrom30000) { RunTrials(30000, 2600); }
TEST(Oracle, AgreesOnSeedsFrom40000) { RunTrials(40000, 2600); }

TEST(Oracle, AgreesOnDaysAndCalendars) {
  random::Shape shape;
  shape.dates = 60;
  shape.days = true;
  // A calendar that ends, or days that rest on days, leave more to try.
  RunTrials(57000, 600, shape, 4);
}

TEST(Oracle, AgreesOnMattersAsOfDates) {
  random::Shape shape;
  shape.dates = 60;
  shape.as_of = true;
  // Each date as of which a matter is looked at is one more thing to try.
  RunTrials(58000, 600, shape, 8);
}

TEST(Oracle, AgreesOnMattersAsOfDays) {
  random::Shape shape;
  shape.dates = 60;
  shape.days = true;
  shape.as_of = true;
  RunTrials(59000, 1200, shape, 15);
}

TEST(Oracle, AgreesOnDisputesThatHangTogether) {
  RunTrials(55000, 2600, {30, true});
}

// A viewpoint that settles some events of a dispute: what it leaves open is
// which of the others happened, and the outcome turns on those alone.
TEST(Oracle, AgreesOnADisputeSettledInPart) {
  constexpr std::string_view kLaw = R"(```law
fact idle "Not looked at" : yes or no
matter one "One" : one of none, a, b; at first none
matter two "Two" : one of none, a, b, c; at first none
route out "Out" to FR
  needs told "Told" when one is b and two is b
```)";
  constexpr std::string_view kRecord = R"(```record
source teller "Teller" statement published 2023-01-01
source denier "Denier" statement published 2023-01-01
event both_a "" on 2023-02-01 one becomes a and two becomes a
  according to teller denied by denier
event one_b "" on 2023-02-01 one becomes b according to teller denied by denier
event two_b "" on 2023-02-01 two becomes b according to teller denied by denier
event two_c "" on 2023-02-01 two becomes c according to teller denied by denier
```)";
  const auto pack = Pack::Read({{"dispute.law.md", std::string(kLaw)},
                                {"dispute.record.md", std::string(kRecord)}});
  ASSERT_TRUE(pack) << pack.error().text;
  Scenario scenario;
  scenario.suppositions = {"both_a did not happen"};
  const auto chart = Chart::Compile(*pack, scenario);
  ASSERT_TRUE(chart.has_value());
  Asker asker(*chart);
  const Date day = *ParseDate("2023-03-01");
  const Case person(*pack);
  std::string difference;
  EXPECT_EQ(oracle::AskBoth(*chart, asker, person, {day, day}, difference),
            Agreement::kAgree)
      << difference;
  const auto answer = asker.Explain(person, {day, day});
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(answer->routes.front().turns_on.events.size(), 2);
}

// Trying one value of a kind leaves nothing out that trying more would find.
TEST(Oracle, FindsTheSameTryingMore) {
  int compared = 0;
  for (const uint64_t seed : random::SeedsFrom(50000, 1000)) {
    inside::Trial trial = inside::DrawTrial(seed);
    if (trial.chart == nullptr) continue;
    const law::Law& law = trial.pack->law;
    const record::Record& record = trial.pack->record;
    const chart::Case person = inside::RandomCase(trial.dice, law, {});
    const chart::Days days = random::RandomDays(trial.dice, 35);
    const auto few =
        oracle::EvaluateSlowly(law, record, trial.scenario, person, days);
    const auto many = oracle::EvaluateSlowly(
        law, record, trial.scenario, person, days, {false, size_t{1} << 16});
    if (!few || !many) continue;
    ++compared;
    for (size_t j = 0; j < few->size(); ++j) {
      ASSERT_EQ(oracle::Describe(law, record, (*few)[j]),
                oracle::Describe(law, record, (*many)[j]))
          << trial.Text() << inside::TextOf(law, person, days);
    }
  }
  EXPECT_GE(compared * 100, random::TrialsOf(1000) * 75);
}

}  // namespace
}  // namespace safeconduct
