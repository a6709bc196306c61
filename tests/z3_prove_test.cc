// SPDX-License-Identifier: Apache-2.0
// The prover against Z3, which models the dates themselves and shares no code
// with the diagrams, and against counting by force.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "safeconduct/prover.h"
#include "tests/oracle/asked.h"
#include "tests/oracle/z3_pack.h"
#include "tests/random/channel.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"

namespace safeconduct {
namespace {

using random::Trial;

// Random packs are decided in parts, which run beside one another.
constexpr int kParts = 20;
constexpr int kPacksOfAPart = 250;

void CompareCounts(const Chart& chart, const Finding& finding) {
  const auto counted = oracle::CountByBruteForce(chart, *finding.guarantee);
  if (!counted) return;
  EXPECT_EQ(finding.situations, counted->situations);
  EXPECT_EQ(finding.violating, counted->violating);
}

void Compare(const Chart& chart, const Finding& finding) {
  ASSERT_NE(finding.verdict, Verdict::kUndecided) << finding.why;
  const auto by_z3 = oracle::ProvesWithZ3(chart.pack(), *finding.guarantee);
  ASSERT_TRUE(by_z3.has_value());
  EXPECT_EQ(finding.verdict == Verdict::kProved, *by_z3);
  CompareCounts(chart, finding);
  if (finding.verdict == Verdict::kProved) return;
  ASSERT_TRUE(finding.refutation) << finding.why;
  const Refutation& refutation = *finding.refutation;
  EXPECT_EQ(oracle::WhyNoViolation(chart, *finding.guarantee, refutation.person,
                                   refutation.day, refutation.suppositions),
            "");
}

class ProveRandomPacks : public testing::TestWithParam<int> {};

TEST_P(ProveRandomPacks, AsZ3Does) {
  random::Shape shape;
  shape.guarantees = true;
  shape.as_of = GetParam() % 2 == 1;
  const auto first = static_cast<uint64_t>(70000 + GetParam() * 1000);
  for (const uint64_t seed :
       random::SeedsFrom(first, kPacksOfAPart, random::Length::kLong)) {
    const Trial trial = random::DrawTrial(seed, shape);
    ASSERT_TRUE(trial.pack) << trial.faults;
    const auto chart = Chart::Compile(*trial.pack);
    ASSERT_TRUE(chart.has_value());
    const auto answer = Prove(*chart);
    ASSERT_TRUE(answer) << answer.error().text;
    ASSERT_EQ(answer->findings.size(), trial.pack->guarantees().size());
    for (const Finding& finding : answer->findings) {
      Compare(*chart, finding);
      if (!HasFailure()) continue;
      FAIL() << finding.guarantee->name << "\n" << trial.Text();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Part, ProveRandomPacks, testing::Range(0, kParts));

TEST(ProveChannel, AsZ3Does) {
  const Chart chart = Chart::Compile(random::ChannelPack()).value();
  const auto answer = Prove(chart);
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(answer->findings.size(), chart.pack().guarantees().size());
  for (const Finding& finding : answer->findings) {
    SCOPED_TRACE(finding.guarantee->name);
    Compare(chart, finding);
    EXPECT_EQ(finding.verdict, Verdict::kProved);
  }
}

}  // namespace
}  // namespace safeconduct
