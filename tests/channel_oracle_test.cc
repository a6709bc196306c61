// SPDX-License-Identifier: Apache-2.0
// What `ask` answers on the packs in law/, for random cases on random days and
// in random scenarios, is what the oracle over values finds.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "safeconduct/asker.h"
#include "tests/oracle/agreement.h"
#include "tests/random/channel.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using oracle::Agreement;
using random::Dice;
using random::Length;

constexpr int kCasesOfScenario = 100;
// In a hundred facts, at most so many that are unknown: each multiplies what is
// enumerated.
constexpr int kMaxUnknown = 15;
// Of every hundred questions, how many may be left out.
constexpr int kMaxSkipped = 3;

struct Tally {
  int questions = 0;
  int too_many = 0;
};

void AskOften(const Chart& chart, Dice& dice, Tally& tally) {
  Asker asker(chart);
  for (int i = 0; i < kCasesOfScenario; ++i) {
    const Days days = random::RandomChannelDays(dice, chart.pack().events());
    const Case person =
        random::RandomChannelCase(dice, chart.pack(), kMaxUnknown, days);
    std::string difference;
    const Agreement agreement =
        oracle::AskBoth(chart, asker, person, days, difference);
    ASSERT_NE(agreement, Agreement::kDiffer)
        << difference << random::TextOf(chart.scenario())
        << random::TextOf(person, days);
    ++tally.questions;
    if (agreement == Agreement::kTooMany) ++tally.too_many;
  }
}

void RunScenarios(const Pack& pack, uint64_t first_seed, int count) {
  Tally tally;
  for (const uint64_t seed :
       random::SeedsFrom(first_seed, count, Length::kLong)) {
    Dice dice(seed);
    AskOften(random::RandomChannelChart(dice, pack), dice, tally);
    if (testing::Test::HasFailure()) {
      fmt::print("seed {}\n", seed);
      return;
    }
  }
  EXPECT_LE(tally.too_many,
            random::CeilingOf(tally.questions, kMaxSkipped, Length::kLong));
  fmt::print("{} cases, {} skipped\n", tally.questions, tally.too_many);
}

TEST(ChannelOracle, AgreesOnSeedsFrom100) {
  RunScenarios(random::ChannelPack(), 100, 80);
}
TEST(ChannelOracle, AgreesOnSeedsFrom200) {
  RunScenarios(random::ChannelPack(), 200, 80);
}
TEST(ChannelOracle, AgreesOnSeedsFrom300) {
  RunScenarios(random::ChannelPack(), 300, 80);
}
TEST(ChannelOracle, AgreesOnSeedsFrom400) {
  RunScenarios(random::ChannelPack(), 400, 80);
}

TEST(ReadmissionOracle, AgreesOnSeedsFrom500) {
  RunScenarios(random::ReadmissionPack(), 500, 80);
}
TEST(ReadmissionOracle, AgreesOnSeedsFrom600) {
  RunScenarios(random::ReadmissionPack(), 600, 80);
}

}  // namespace
}  // namespace safeconduct
