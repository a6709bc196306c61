// SPDX-License-Identifier: Apache-2.0
// Guarantees over what the record says, in random scenarios: what is refuted is
// shown by asking, and what is proved is broken by nobody who can be asked
// about.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "prove/guarantee/prover.h"
#include "tests/inside/random_assignment.h"
#include "tests/inside/trial.h"
#include "tests/oracle/violation.h"
#include "tests/random/key_days.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using inside::Trial;
using prove::Extent;
using prove::Finding;
using prove::Prover;
using prove::Situation;
using prove::Verdict;

struct Tally {
  int proved = 0;
  int refuted = 0;
};

// Tries to break what is proved, with people on days near all limits and every
// dispute settled one way or the other.
void TryToBreak(Trial& trial, law::GuaranteeId id) {
  const inside::RandomAssignments assignments(trial.pack->law,
                                              trial.pack->record);
  const record::Timeline& timeline = trial.chart->timeline();
  for (int i = 0; i < 40; ++i) {
    const auto drawn = assignments.Draw(trial.dice);
    Situation situation;
    situation.day = Date{drawn.today};
    situation.facts = drawn.facts;
    situation.suppositions = timeline.scenario().suppositions;
    for (const record::Dispute& dispute : timeline.disputes()) {
      if (dispute.settled()) continue;
      auto world = static_cast<size_t>(dispute.possible.min());
      if (trial.dice.Chance(50)) {
        world = static_cast<size_t>(dispute.possible.max());
      }
      for (size_t e = 0; e < dispute.events.size(); ++e) {
        situation.suppositions.emplace_back(
            record::Settles{dispute.events[e], dispute.worlds[world][e]});
      }
    }
    // A window or a range may leave it open; then it does not show a violation.
    ASSERT_NE(oracle::WhyNoViolation(*trial.chart, id, situation), "")
        << FormatDate(situation.day);
  }
}

TEST(ProveAsRecorded, StandsUpToAsking) {
  random::Shape shape;
  shape.guarantees = true;
  Tally tally;
  for (const uint64_t seed : random::SeedsFrom(95000, 300)) {
    Trial trial = inside::DrawTrial(seed, shape);
    ASSERT_NE(trial.pack, nullptr) << trial.faults;
    if (trial.chart == nullptr) continue;
    Prover prover(trial.chart, Extent::kRecorded);
    for (size_t j = 0; j < trial.pack->law.guarantees.size(); ++j) {
      const law::GuaranteeId id(j);
      const Finding finding = prover.Prove(id);
      ASSERT_NE(finding.verdict, Verdict::kUndecided) << finding.why;
      if (finding.verdict == Verdict::kProved) {
        ++tally.proved;
        TryToBreak(trial, id);
      } else {
        ++tally.refuted;
        if (!finding.situation) {
          EXPECT_NE(finding.why, "");
          continue;
        }
        EXPECT_EQ(oracle::WhyNoViolation(*trial.chart, id, *finding.situation),
                  "");
      }
      if (!HasFailure()) continue;
      FAIL() << trial.pack->law.guarantees[j].name << "\n" << trial.Text();
    }
  }
  fmt::print("{} proved, {} refuted\n", tally.proved, tally.refuted);
  EXPECT_GE(tally.proved, random::FloorOf(100));
  EXPECT_GE(tally.refuted, random::FloorOf(100));
}

}  // namespace
}  // namespace safeconduct
