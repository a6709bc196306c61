// SPDX-License-Identifier: Apache-2.0
#include "ask/change/change_search.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ask/ask_testing.h"
#include "ask/asker.h"
#include "ask/words.h"
#include "law/values.h"

namespace safeconduct::ask {
namespace {

// Returns a change as `age 18..120, treaty in_force -> open`, with what it then
// turns on in brackets; a star where its days are some of several.
std::string InWords(const chart::Chart& chart, const Change& change) {
  std::vector<std::string> parts;
  for (const auto& [id, values] : change.facts) {
    const law::Fact& fact = chart.law().fact(id);
    parts.push_back(fact.name + " " + law::FormatValues(fact.type, values));
  }
  for (const auto& [id, values] : change.matters) {
    const law::Matter& matter = chart.law().matter(id);
    parts.push_back(matter.name + " " + law::FormatValues(matter.type, values));
  }
  for (const auto& [id, world] : change.disputes) {
    const auto& dispute = chart.timeline().disputes()[id.index()];
    for (size_t i = 0; i < dispute.events.size(); ++i) {
      parts.push_back(chart.record().event(dispute.events[i]).name +
                      (dispute.worlds[world][i] ? " yes" : " no"));
    }
  }
  std::string text =
      fmt::format("{}{} -> {}", fmt::join(parts, ", "),
                  change.one_of_several ? "*" : "", OutcomeName(change.gives));
  if (!change.then_turns_on.empty()) {
    text += fmt::format(
        " [{}]", fmt::join(TurnsOnNames(chart, change.then_turns_on), ", "));
  }
  return text + "\n";
}

// Returns the changes of the first route, a line each.
std::string ChangesOf(const ChartRef& chart, const Settings& settings,
                      size_t max_moves = 3,
                      const std::string& days = "2023-10-01") {
  Asker asker(chart);
  const chart::Case person = chart::MakeTestCase(chart->law(), settings);
  Answer answer =
      asker.Explain(person, chart::TestDays(days), AllRoutes(chart));
  EXPECT_TRUE(asker.AddChanges(person, max_moves, answer));
  const Changes& changes = *answer.routes.front().changes;
  std::string text;
  for (const Change& change : changes.listed) text += InWords(*chart, change);
  if (changes.left_out > 0) {
    text += fmt::format("and {} more\n", changes.left_out);
  }
  return text;
}

constexpr const char* kTwoFacts =
    "fact age \"\" : 0..120 years\n"
    "fact claim \"\" : one of none, pending, withdrawn\n"
    "fact nationality \"\" : country, fixed\n"
    "route france \"\" to FR\n"
    "  needs adult \"\" when age >= 18\n"
    "  barred by claim \"\" when claim is pending\n"
    "  barred by citizen \"\" when nationality is FR\n";

TEST(Changes, MoveAFactToWhateverNoTestTellsApart) {
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=30", "claim=pending", "nationality=IR"}),
            "claim none or withdrawn -> open\n");
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=30", "claim=none", "nationality=IR"}),
            "age 0..17 -> closed\n"
            "claim pending -> closed\n");
}

TEST(Changes, MoveNoMoreThanItTakes) {
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=16", "claim=pending", "nationality=IR"}),
            "age 18..120, claim none or withdrawn -> open\n");
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=16", "claim=pending", "nationality=IR"}, 1),
            "");
}

TEST(Changes, NeverMoveAFixedFact) {
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=30", "claim=none", "nationality=FR"}),
            "");
}

TEST(Changes, TakeTheUnknownForNothing) {
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts), {"age=16", "nationality=IR"}),
            "age 18..120 -> undetermined [claim]\n");
}

TEST(Changes, MovePartlyKnownFactsOutOfWhatIsKnown) {
  EXPECT_EQ(
      ChangesOf(Compiled(kTwoFacts), {"age=10..15", "claim=none|withdrawn"}),
      "age 18..120 -> undetermined [nationality]\n");
}

TEST(Changes, MoveMattersForTheDaysAskedAbout) {
  const ChartRef chart = Compiled(kAgreement, kAgreementRecord);
  EXPECT_EQ(ChangesOf(chart, {"alone=yes"}), "alone no -> open\n");
  EXPECT_EQ(ChangesOf(chart, {"alone=no"}),
            "alone yes -> closed\n"
            "treaty none -> closed\n");
  EXPECT_EQ(ChangesOf(chart, {}, 3, "2023-08-14"),
            "treaty in_force -> undetermined [alone]\n");
  EXPECT_EQ(ChangesOf(chart, {"alone=yes"}, 3, "2020-01-01..2020-12-31"),
            "alone no, treaty in_force -> open\n");
}

constexpr const char* kDenied =
    "source paper \"\" newspaper published 2020-01-01\n"
    "source minister \"\" statement published 2020-01-01\n"
    "event signed \"\" on 2023-09-01 treaty becomes in_force\n"
    "  according to paper denied by minister\n"
    "viewpoint papers \"\" credits paper\n";

TEST(Changes, MoveWhatAViewpointSettles) {
  EXPECT_EQ(
      ChangesOf(Compiled(kAgreement, kDenied, ToldBy("papers")), {"alone=no"}),
      "alone yes -> closed\n"
      "signed no -> closed\n"
      "treaty none -> closed\n");
}

TEST(Changes, SettleWhatIsUndetermined) {
  EXPECT_EQ(ChangesOf(Compiled(kAgreement, kDenied), {"alone=no"}),
            "signed yes -> open\n"
            "signed no -> closed\n");
  EXPECT_EQ(ChangesOf(Compiled(kAgreement, kDenied), {}),
            "alone yes -> closed\n"
            "signed no -> closed\n"
            "alone no, signed yes -> open\n");
  EXPECT_EQ(ChangesOf(Compiled(kAgreement, kDenied), {}, 1),
            "alone yes -> closed\n"
            "signed no -> closed\n");
}

TEST(Changes, SettleWithinWhatIsKnown) {
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=16..19", "claim=none", "nationality=IR"}),
            "age 18..19 -> open\n"
            "age 16..17 -> closed\n");
}

TEST(Changes, FindOutFixedFacts) {
  const std::string law =
      "fact british \"\" : yes or no, fixed\n"
      "route france \"\" to FR\n"
      "  barred by citizen \"\" when british\n";
  EXPECT_EQ(ChangesOf(Compiled(law), {}),
            "british no -> open\n"
            "british yes -> closed\n");
  EXPECT_EQ(ChangesOf(Compiled(law), {"british=yes"}), "");
}

constexpr const char* kDates =
    "fact arrived \"\" : date\n"
    "fact requested \"\" : date or none\n"
    "measure wait \"\" counts days from arrived to requested\n"
    "measure stay \"\" counts months from arrived to today\n";

TEST(Changes, MoveADateWithItsMeasures) {
  const ChartRef chart = Compiled(std::string(kDates) +
                                  "route france \"\" to FR\n"
                                  "  needs soon \"\" when wait <= 90\n"
                                  "  needs lately \"\" when stay <= 3\n");
  // From 2023-07-01 to 2023-10-01 it is three months.
  EXPECT_EQ(ChangesOf(chart, {"arrived=2023-08-01", "requested=2023-09-01"}),
            "arrived ..2023-06-02 -> closed\n"
            "arrived 2023-06-03..2023-06-30 -> closed\n"
            "requested none or 2023-10-31.. -> closed\n");
  // Neither alone is enough; of both the nearest days are told.
  EXPECT_EQ(ChangesOf(chart, {"arrived=2023-06-01", "requested=2023-11-01"}),
            "arrived 2023-08-03.. -> open\n");
  EXPECT_EQ(ChangesOf(chart, {"arrived=2023-06-01", "requested=none"}),
            "arrived 2023-07-01, requested 2023-09-29* -> open\n");
}

TEST(Changes, MoveDatesThatHangTogether) {
  const ChartRef chart = Compiled(std::string(kDates) +
                                  "route france \"\" to FR\n"
                                  "  needs soon \"\" when wait <= 90\n"
                                  "  needs later \"\" when wait >= 80\n"
                                  "  needs stay \"\" when stay >= 3\n"
                                  "  needs request \"\"\n"
                                  "    when requested >= 2022-01-01\n");
  EXPECT_EQ(ChangesOf(chart, {"arrived=2020-01-01", "requested=2020-02-01"}),
            "arrived 2021-10-03, requested 2022-01-01* -> open\n");
}

TEST(Changes, SayWhereNoOtherDaysWouldDo) {
  const ChartRef chart = Compiled(std::string(kDates) +
                                  "route france \"\" to FR\n"
                                  "  needs at_once \"\" when wait <= 0\n"
                                  "  needs after \"\" when wait >= 0\n"
                                  "  needs since \"\"\n"
                                  "    when arrived >= 2023-07-01\n"
                                  "  needs until \"\"\n"
                                  "    when requested <= 2023-07-01\n");
  EXPECT_EQ(ChangesOf(chart, {"arrived=2020-01-01", "requested=2024-02-01"}),
            "arrived 2023-07-01, requested 2023-07-01 -> open\n");
}

constexpr const char* kManyWays =
    "fact nationality \"\" : country\n"
    "fact claim \"\" : one of a, b, c, d, e, f, g, h\n"
    "route france \"\" to FR\n"
    "  needs one \"\" when nationality is FR and claim is b\n"
    "    or nationality is DE and claim is c\n"
    "    or nationality is IT and claim is d\n"
    "    or nationality is ES and claim is e\n"
    "    or nationality is NL and claim is f\n";

TEST(Changes, AreListedUpToTheMostAskedFor) {
  const ChartRef chart = Compiled(kManyWays);
  Asker asker(chart);
  const chart::Case person =
      chart::MakeTestCase(chart->law(), {"nationality=IR", "claim=a"});
  Answer answer =
      asker.Explain(person, chart::TestDays("2023-10-01"), AllRoutes(chart));
  const Changes& changes = answer.routes.front().changes.emplace();
  ASSERT_TRUE(asker.AddChanges(person, 3, answer, 2));
  EXPECT_EQ(changes.listed.size(), 2U);
  EXPECT_EQ(changes.left_out, 3U);
  ASSERT_TRUE(asker.AddChanges(person, 3, answer, kAllChanges));
  EXPECT_EQ(changes.listed.size(), 5U);
  EXPECT_EQ(changes.left_out, 0U);
}

TEST(Changes, AreNoneForNoMoves) {
  EXPECT_EQ(ChangesOf(Compiled(kTwoFacts),
                      {"age=30", "claim=pending", "nationality=IR"}, 0),
            "");
}

}  // namespace
}  // namespace safeconduct::ask
