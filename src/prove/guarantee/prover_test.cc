// SPDX-License-Identifier: Apache-2.0
#include "prove/guarantee/prover.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "chart/chart_testing.h"
#include "law/values.h"
#include "pack/scenario.h"

namespace safeconduct::prove {
namespace {

using ChartRef = std::shared_ptr<const chart::Chart>;

ChartRef Compiled(const std::string& law, const std::string& record = "",
                  const safeconduct::Scenario& scenario = {}) {
  return chart::CompileTestPack(chart::ReadTestPack(law, record), scenario);
}

Finding ProveFirst(const ChartRef& chart, Extent extent = Extent::kFree) {
  return Prover(chart, extent).Prove(law::GuaranteeId(size_t{0}));
}

// Returns a finding as one line: verdict, counts, day, departures with their
// values, suppositions, open routes.
std::string Told(const ChartRef& chart, const Finding& finding) {
  std::string text = fmt::format("{} {}/{}", VerdictName(finding.verdict),
                                 finding.violating, finding.situations);
  if (!finding.situation) return text;
  const law::Law& law = chart->law();
  text += " on " + FormatDate(finding.situation->day);
  for (const law::FactId fact : finding.situation->departures) {
    const law::Fact& about = law.fact(fact);
    text += fmt::format(
        ", {} {}", about.name,
        law::FormatValue(about.type, finding.situation->facts[fact.index()]));
  }
  for (const auto& supposition : finding.situation->suppositions) {
    text +=
        ", supposing " + chart::DescribeSupposition(chart->pack(), supposition);
  }
  for (const law::RouteId route : finding.open) {
    text += ", open " + law.route(route).name;
  }
  return text;
}

std::string Proved(const std::string& law, const std::string& record = "",
                   Extent extent = Extent::kFree,
                   const safeconduct::Scenario& scenario = {}) {
  const ChartRef chart = Compiled(law, record, scenario);
  return Told(chart, ProveFirst(chart, extent));
}

constexpr const char* kChildren =
    "fact age \"\" : 0..120 years\n"
    "fact alone \"\" : yes or no\n"
    "fact claim \"\" : one of none, pending, refused\n"
    "route home \"\" to FR\n"
    "  barred by child \"\" when age < 18 and alone\n"
    "  barred by pending \"\" when claim is pending\n"
    "example \"ordinary\" on 2023-08-14 given age 30, claim pending\n"
    "  expect home closed\n";

TEST(Prover, ProvesWhatNoAssignmentViolates) {
  // Age has two classes, alone two, claim two: pending, and the others.
  EXPECT_EQ(Proved(std::string(kChildren) +
                   "guarantee g \"\" never home is open and age < 18 and "
                   "alone"),
            "proved 0/8");
}

TEST(Prover, RefutesWithTheCaseThatDepartsTheLeastFromTheFirstExample) {
  EXPECT_EQ(Proved(std::string(kChildren) +
                   "guarantee g \"\" never home is open and age < 16"),
            "refuted 1/12 on 2023-08-14, age 0, claim none, open home");
  EXPECT_EQ(Proved(std::string(kChildren) +
                   "guarantee g \"\" never home is open and alone"),
            "refuted 1/8 on 2023-08-14, alone yes, claim none, open home");
}

// Its name is told in JSON and on a terminal: one line, and no comment, which
// may hold any bytes.
TEST(Prover, NamesAGuaranteeTypedInByWhatItSays) {
  const chart::PackReading reading = chart::ReadPack(
      {{"test.law.md", "```law\n" + std::string(kChildren) + "```\n"}},
      {{"--expr", " never (home is open # \x8E\x1B[2J\n  and alone) #"}});
  ASSERT_FALSE(reading.diagnostics.has_errors())
      << reading.diagnostics.Render();
  EXPECT_EQ(reading.pack->law.guarantees.back().name,
            "never (home is open and alone)");
}

TEST(Prover, DepartsToTheFirstOfTheValuesThatDo) {
  EXPECT_EQ(Proved("fact ground \"\" : one of none, child, spouse, parent\n"
                   "route home \"\" to FR\n"
                   "  barred by child \"\" when ground is child\n"
                   "  needs ground \"\" when ground is not none\n"
                   "guarantee g \"\" never home is open\n"),
            "refuted 1/3 on 1900-01-01, ground spouse, open home");
}

// Two ways lead to one node of the diagram, and the dearer is seen first where
// its variable is tested first; so each of the two is once the ordinary one.
TEST(Prover, TakesTheCheaperOfTwoWaysToOneNode) {
  const auto proved = [](const std::string& givens) {
    return Proved(
        "fact alone \"\" : yes or no\n"
        "fact young \"\" : yes or no\n"
        "fact refused \"\" : yes or no\n"
        "route home \"\" to FR\n"
        "  needs refused \"\" when refused\n"
        "example \"ordinary\" on 2023-08-14 given " +
        givens +
        " expect home closed\n"
        "guarantee g \"\" never home is open and (alone or young)\n");
  };
  constexpr const char* kExpected =
      "refuted 3/8 on 2023-08-14, refused yes, open home";
  EXPECT_EQ(proved("alone yes, young no, refused no"), kExpected);
  EXPECT_EQ(proved("alone no, young yes, refused no"), kExpected);
}

// What has not come to be in the ordinary case comes to be about the day asked
// about, though that be another than the ordinary one.
TEST(Prover, PutsNewDatesNearTheDayAskedAbout) {
  EXPECT_EQ(Proved("fact asked \"\" : date or none\n"
                   "route home \"\" to FR\n"
                   "  needs late \"\" when today >= 2025-08-06\n"
                   "  needs asked \"\" when asked is not none\n"
                   "example \"ordinary\" on 2023-08-14\n"
                   "  expect home closed\n"
                   "guarantee g \"\" never home is open\n"),
            "refuted 1/4 on 2025-08-06, asked 2025-08-06, open home");
}

TEST(Prover, RefutesWhatShallAlwaysHold) {
  EXPECT_EQ(Proved(std::string(kChildren) +
                   "guarantee g \"\" always home is open or alone"),
            "refuted 2/8 on 2023-08-14");
  EXPECT_EQ(Proved(std::string(kChildren) +
                   "guarantee g \"\" always home is open or claim is pending "
                   "or (age < 18 and alone)"),
            "proved 0/8");
}

constexpr const char* kDates =
    "fact arrived \"\" : date\n"
    "fact asked \"\" : date or none\n"
    "measure to_request \"\" counts days from arrived to asked\n"
    "measure here \"\" counts days from arrived to today\n"
    "measure waiting \"\" counts days from asked to today\n"
    "route home \"\" to FR\n"
    "  needs request \"\" when to_request in 1..14\n"
    "example \"ordinary\" on 2023-08-14 given arrived 2023-08-01\n"
    "  expect home undetermined\n";

// The classes 1..14, up to 10 and above 20 of three counts do not go together:
// the diagram is not false, and there is no such case all the same.
TEST(Prover, ProvesWhatNoDatesRealise) {
  EXPECT_EQ(Proved(std::string(kDates) +
                   "guarantee g \"\" never home is open and here <= 10 and "
                   "waiting > 20"),
            "proved 1/8");
}

TEST(Prover, FindsDatesNearTheOrdinaryDay) {
  EXPECT_EQ(Proved(std::string(kDates) +
                   "guarantee g \"\" never home is open and here <= 20"),
            "refuted 1/4 on 2023-08-14, asked 2023-08-14, open home");
  EXPECT_EQ(Proved(std::string(kDates) +
                   "guarantee g \"\" never home is open and waiting > 20"),
            "refuted 1/4 on 2023-08-14, arrived 2023-07-23, asked 2023-07-24, "
            "open home");
}

constexpr const char* kMatters =
    "fact alone \"\" : yes or no\n"
    "matter treaty \"\" : one of none, in_force; at first none\n"
    "matter days \"\" : 0..365 days; at first 45\n"
    "fact grounds \"\" : date\n"
    "measure since \"\" counts days from grounds to today\n"
    "route home \"\" to FR\n"
    "  needs treaty \"\" when treaty is in_force\n"
    "  barred by rest \"\" when since < days\n"
    "example \"ordinary\" on 2023-08-14 given alone no expect home closed\n";

constexpr const char* kMattersRecord =
    "source paper \"\" newspaper published 2020-01-01\n"
    "source denial \"\" statement published 2020-01-02\n"
    "event signed \"\" on 2024-01-01 treaty becomes in_force\n"
    "  according to paper denied by denial\n"
    "event fell \"\" on 2023-01-01 days becomes 30 according to paper\n"
    "viewpoint doubters \"\" credits denial\n";

// The rest bars where `since` is below `days`, and where it is not, it is not.
TEST(Prover, SupposesTheMattersThatAreNotAsRecorded) {
  EXPECT_EQ(Proved(std::string(kMatters) +
                       "guarantee g \"\" never home is open and alone",
                   kMattersRecord),
            "refuted 1/8 on 2023-08-14, alone yes, grounds 2023-07-15, "
            "supposing treaty becomes in_force on 2023-08-14, open home");
  // The record gives the number no value below 30, and that proves nothing.
  EXPECT_EQ(Proved(std::string(kMatters) +
                       "guarantee g \"\" never home is open and since < 30",
                   kMattersRecord),
            "refuted 1/12 on 2023-08-14, supposing treaty becomes in_force on "
            "2023-08-14, supposing days becomes 0 on 2023-08-14, open home");
  EXPECT_EQ(Proved(std::string(kMatters) +
                       "guarantee g \"\" never home is open and since < 30",
                   kMattersRecord, Extent::kRecorded),
            "proved 0/18");
  // No numbers go together so, though their classes do.
  EXPECT_EQ(Proved(std::string(kMatters) +
                       "guarantee g \"\" never home is open and since < 30 and "
                       "days > 40",
                   kMattersRecord),
            "proved 1/24");
  EXPECT_EQ(Proved(std::string(kMatters) +
                       "guarantee g \"\" never home is open and since < 45",
                   kMattersRecord),
            "refuted 2/12 on 2023-08-14, grounds 2023-07-15, supposing treaty "
            "becomes in_force on 2023-08-14, open home");
}

TEST(Prover, AsRecordedSettlesDisputesOnly) {
  const std::string law =
      std::string(kMatters) + "guarantee g \"\" never home is open";
  EXPECT_EQ(Proved(law, kMattersRecord, Extent::kRecorded),
            "refuted 2/18 on 2024-01-01, supposing signed happened, open home");
  safeconduct::Scenario doubting;
  doubting.viewpoint = "doubters";
  EXPECT_EQ(Proved(law, kMattersRecord, Extent::kRecorded, doubting),
            "proved 0/9");
  safeconduct::Scenario supposing;
  supposing.suppositions = {"treaty becomes in_force on 2023-02-01"};
  EXPECT_EQ(Proved(law, kMattersRecord, Extent::kRecorded, supposing),
            "refuted 2/9 on 2023-08-14, grounds 2023-07-15, supposing treaty "
            "becomes in_force on 2023-02-01, open home");
}

// No supposition says of an event that is denied and has a window that it
// happened, but not yet. That it did not happen comes to the same here.
TEST(Prover, SupposesNothingThatContradictsItself) {
  const std::string law =
      "matter a \"\" : yes or no; at first no\n"
      "matter b \"\" : yes or no; at first no\n"
      "route home \"\" to FR\n"
      "  needs both \"\" when b and not a\n"
      "guarantee g \"\" never home is open\n";
  const std::string record =
      "source paper \"\" newspaper published 2020-01-01\n"
      "source denial \"\" statement published 2020-01-02\n"
      "event one \"\" between 2023-01-01 and 2023-06-01 a becomes yes\n"
      "  according to paper denied by denial\n"
      "event two \"\" on 2023-02-01 b becomes yes\n"
      "  according to paper\n";
  EXPECT_EQ(Proved(law, record, Extent::kRecorded),
            "refuted 5/16 on 2023-06-01, supposing one did not happen, open "
            "home");
}

TEST(Prover, SaysWhichDiagramOutgrewTheBudget) {
  const auto pack = chart::ReadTestPack(
      std::string(kChildren) +
          "guarantee g \"\" never (home is open and alone and age > 60) or "
          "(home is closed and age in 20..30 and claim is none) or (home is "
          "open and age in 70..75 and claim is refused and not alone)",
      "");
  // The least budget that the chart keeps to leaves none for the guarantee.
  size_t budget = 1;
  while (!chart::Chart::Compile(pack, {}, budget)) ++budget;
  const Finding finding = ProveFirst(*chart::Chart::Compile(pack, {}, budget));
  EXPECT_EQ(finding.verdict, Verdict::kUndecided);
  EXPECT_EQ(finding.why,
            fmt::format("the diagram of guarantee `g` needs more than {} nodes "
                        "(raise --max-nodes, or split the guarantee)",
                        budget));
  EXPECT_EQ(finding.situations, "");
}

// Whatever the budget, what is decided is decided rightly, and counted so.
TEST(Prover, NoBudgetChangesAVerdict) {
  const auto pack = chart::ReadTestPack(
      std::string(kMatters) +
          "guarantee refuted \"\" never home is open\n"
          "guarantee proved \"\" never home is open and since < 30 and days > "
          "40\n",
      kMattersRecord);
  int undecided = 0;
  for (const Extent extent : {Extent::kFree, Extent::kRecorded}) {
    const auto all_of = [&](const ChartRef& chart) {
      Prover prover(chart, extent);
      std::vector<Finding> findings;
      for (size_t i = 0; i < 2; ++i) {
        findings.push_back(prover.Prove(law::GuaranteeId(i)));
      }
      return findings;
    };
    const auto expected = all_of(*chart::Chart::Compile(pack, {}));
    ASSERT_EQ(expected[0].verdict, Verdict::kRefuted);
    ASSERT_EQ(expected[1].verdict, Verdict::kProved);
    for (size_t budget = 1; budget <= 200; ++budget) {
      const auto chart = chart::Chart::Compile(pack, {}, budget);
      if (!chart) continue;
      const auto found = all_of(*chart);
      for (size_t i = 0; i < 2; ++i) {
        if (found[i].verdict == Verdict::kUndecided) {
          ++undecided;
          continue;
        }
        EXPECT_EQ(found[i].verdict, expected[i].verdict) << budget;
        EXPECT_EQ(found[i].violating, expected[i].violating) << budget;
        EXPECT_EQ(found[i].situations, expected[i].situations) << budget;
      }
    }
  }
  EXPECT_GT(undecided, 0);
}

TEST(Prover, GivesUpWhereItsStepsRunOut) {
  const ChartRef chart = Compiled(
      std::string(kDates) +
      "guarantee g \"\" never home is open and here <= 10 and waiting > 20");
  Prover prover(chart, Extent::kFree, 1);
  const Finding finding = prover.Prove(law::GuaranteeId(size_t{0}));
  EXPECT_EQ(finding.verdict, Verdict::kUndecided);
  EXPECT_EQ(finding.why,
            "no dates were found for guarantee `g` to be violated on, nor that "
            "there are none, in 1 steps through its diagram of 3 nodes (raise "
            "--max-steps)");
}

}  // namespace
}  // namespace safeconduct::prove
