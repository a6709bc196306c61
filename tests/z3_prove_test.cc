// SPDX-License-Identifier: Apache-2.0
// The prover against Z3, which models the dates themselves and shares no code
// with the diagrams, and against counting by force.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "prove/guarantee/prover.h"
#include "tests/inside/channel.h"
#include "tests/inside/trial.h"
#include "tests/oracle/brute_force.h"
#include "tests/oracle/violation.h"
#include "tests/oracle/z3_prover.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using inside::Trial;
using oracle::Z3Verdict;
using prove::Extent;
using prove::Finding;
using prove::Prover;
using prove::Verdict;

// Random packs are decided in parts, which run beside one another.
constexpr int kParts = 20;
constexpr int kPacksOfAPart = 250;

void CompareCounts(const chart::Chart& chart, law::GuaranteeId id,
                   const Finding& finding) {
  const auto counted = oracle::CountByBruteForce(chart, id);
  if (!counted) return;
  EXPECT_EQ(finding.situations, std::to_string(counted->situations));
  EXPECT_EQ(finding.violating, std::to_string(counted->violating));
}

void Compare(const std::shared_ptr<const chart::Chart>& chart, Prover& prover,
             law::GuaranteeId id) {
  const Finding finding = prover.Prove(id);
  ASSERT_NE(finding.verdict, Verdict::kUndecided) << finding.why;
  const auto by_z3 = oracle::DecideWithZ3(chart->law(), id);
  ASSERT_NE(by_z3.verdict, Z3Verdict::kUnknown);
  EXPECT_EQ(finding.verdict == Verdict::kProved,
            by_z3.verdict == Z3Verdict::kProved);
  CompareCounts(*chart, id, finding);
  if (finding.verdict == Verdict::kRefuted) {
    EXPECT_EQ(oracle::WhyNoViolation(*chart, id, *finding.situation), "");
  }
}

class ProveRandomPacks : public testing::TestWithParam<int> {};

TEST_P(ProveRandomPacks, AsZ3Does) {
  random::Shape shape;
  shape.guarantees = true;
  const auto first = static_cast<uint64_t>(70000 + GetParam() * 1000);
  for (const uint64_t seed :
       random::SeedsFrom(first, kPacksOfAPart, random::Length::kLong)) {
    const Trial trial = inside::DrawTrial(seed, shape);
    ASSERT_NE(trial.pack, nullptr) << trial.faults;
    const auto chart = chart::Chart::Compile(trial.pack, {});
    ASSERT_TRUE(chart.has_value());
    Prover prover(*chart, Extent::kFree);
    for (size_t j = 0; j < trial.pack->law.guarantees.size(); ++j) {
      Compare(*chart, prover, law::GuaranteeId(j));
      if (!HasFailure()) continue;
      FAIL() << trial.pack->law.guarantees[j].name << "\n" << trial.Text();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Part, ProveRandomPacks, testing::Range(0, kParts));

TEST(ProveChannel, AsZ3Does) {
  const auto pack = inside::ReadChannelPack();
  ASSERT_NE(pack, nullptr);
  const auto chart = chart::Chart::Compile(pack, {});
  ASSERT_TRUE(chart.has_value());
  Prover prover(*chart, Extent::kFree);
  for (size_t i = 0; i < pack->law.guarantees.size(); ++i) {
    SCOPED_TRACE(pack->law.guarantees[i].name);
    Compare(*chart, prover, law::GuaranteeId(i));
    EXPECT_EQ(prover.Prove(law::GuaranteeId(i)).verdict, Verdict::kProved);
  }
}

}  // namespace
}  // namespace safeconduct
