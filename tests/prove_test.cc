// SPDX-License-Identifier: Apache-2.0
// Guarantees over what the record says, in random scenarios: what is refuted is
// shown by asking, and what is proved is broken by nobody who can be asked
// about.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "safeconduct/prover.h"
#include "tests/oracle/asked.h"
#include "tests/random/real_people.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"

namespace safeconduct {
namespace {

using random::Trial;

struct Tally {
  int proved = 0;
  int refuted = 0;
  int on_open_days = 0;  // of those refuted: on days that no calendar tells
};

// Settles every dispute that the scenario leaves open, one way or the other.
// Events that are disputed together cannot go every way, so it may take a few
// throws until the scenario makes sense.
std::vector<std::string> SettleDisputes(Trial& trial) {
  constexpr int kMostThrows = 1000;
  Scenario scenario = trial.chart->scenario();
  const size_t given = scenario.suppositions.size();
  for (int i = 0; i < kMostThrows; ++i) {
    scenario.suppositions.resize(given);
    for (const DisputedEvent& disputed : trial.chart->Disputed()) {
      if (disputed.settled) continue;
      scenario.suppositions.push_back(
          disputed.event->name +
          (trial.dice.Chance(50) ? " happened" : " did not happen"));
    }
    if (Chart::Compile(*trial.pack, scenario)) return scenario.suppositions;
  }
  ADD_FAILURE() << "no way to settle the disputes";
  return {};
}

// Tries to break what is proved, with people on days near all limits and every
// dispute settled one way or the other.
void TryToBreak(Trial& trial, const Guarantee& guarantee) {
  const random::RealPeople people(*trial.pack);
  for (int i = 0; i < 40; ++i) {
    const random::RealPerson drawn = people.Draw(trial.dice);
    // A window or a range may leave it open; then it does not show a violation.
    ASSERT_NE(oracle::WhyNoViolation(*trial.chart, guarantee, drawn.person,
                                     drawn.day, SettleDisputes(trial)),
              "")
        << FormatDate(drawn.day);
  }
}

// Checks what became of a guarantee.
void Check(Trial& trial, const Finding& finding, Tally& tally) {
  ASSERT_NE(finding.verdict, Verdict::kUndecided) << finding.why;
  if (finding.verdict == Verdict::kProved) {
    ++tally.proved;
    TryToBreak(trial, *finding.guarantee);
    return;
  }
  ++tally.refuted;
  if (!finding.refutation) {
    EXPECT_NE(finding.why, "");
    return;
  }
  const Refutation& refutation = *finding.refutation;
  const std::string why = oracle::WhyNoViolation(
      *trial.chart, *finding.guarantee, refutation.person, refutation.day,
      refutation.suppositions);
  if (why == oracle::kOnOpenDay) {
    ++tally.on_open_days;
    return;
  }
  EXPECT_EQ(why, "");
}

void RunTrials(uint64_t first_seed, int count, random::Shape shape) {
  shape.guarantees = true;
  Tally tally;
  for (const uint64_t seed :
       random::SeedsFrom(first_seed, count, shape.length())) {
    Trial trial = random::DrawTrial(seed, shape);
    ASSERT_TRUE(trial.pack) << trial.faults;
    if (!trial.chart) continue;
    ProofOptions options;
    options.as_recorded = true;
    const auto answer = Prove(*trial.chart, options);
    ASSERT_TRUE(answer) << answer.error().text;
    ASSERT_EQ(answer->findings.size(), trial.pack->guarantees().size());
    for (const Finding& finding : answer->findings) {
      Check(trial, finding, tally);
      if (!testing::Test::HasFailure()) continue;
      FAIL() << finding.guarantee->name << "\n" << trial.Text();
    }
  }
  fmt::print("{} proved, {} refuted, {} on open days\n", tally.proved,
             tally.refuted, tally.on_open_days);
  EXPECT_GE(tally.proved * 3, random::FloorOf(count, shape.length()));
  EXPECT_GE(tally.refuted * 3, random::FloorOf(count, shape.length()));
  EXPECT_LE(tally.on_open_days,
            random::CeilingOf(tally.refuted, 20, shape.length()));
}

TEST(ProveAsRecorded, StandsUpToAsking) { RunTrials(95000, 300, {}); }

TEST(ProveAsRecorded, StandsUpToAskingOfDaysAndCalendars) {
  random::Shape shape;
  shape.dates = 60;
  shape.days = true;
  RunTrials(96000, 150, shape);
}

TEST(ProveAsRecorded, StandsUpToAskingOfMattersAsOfDates) {
  random::Shape shape;
  shape.dates = 60;
  shape.as_of = true;
  RunTrials(97000, 150, shape);
  shape.days = true;
  RunTrials(98000, 150, shape);
}

}  // namespace
}  // namespace safeconduct
