// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "ask/ask_testing.h"
#include "ask/asker.h"

namespace safeconduct::ask {
namespace {

// Returns a line a stretch: `..2023-08-31 closed` and what began it.
std::string Timeline(const ChartRef& chart, const Settings& settings,
                     const std::vector<law::RouteId>& routes) {
  Asker asker(chart);
  std::string text;
  for (const Stretch& stretch :
       asker.Timeline(chart::MakeTestCase(chart->law(), settings), routes)
           .stretches) {
    if (stretch.first) text += FormatDate(*stretch.first);
    text += "..";
    if (stretch.last) text += FormatDate(*stretch.last);
    for (const Outcome outcome : stretch.outcomes) {
      text += ' ';
      text += OutcomeName(outcome);
    }
    for (const record::EventId event : stretch.events) {
      text += ", " + chart->record().event(event).name;
    }
    for (const size_t supposed : stretch.supposed) {
      text += fmt::format(", supposition {}", supposed);
    }
    for (const std::string& limit : stretch.limits) text += ", limit " + limit;
    if (stretch.changes_outcome) text += " *";
    text += '\n';
  }
  return text;
}

std::string Timeline(const ChartRef& chart, const Settings& settings) {
  return Timeline(chart, settings, AllRoutes(chart));
}

TEST(Stretches, IsOneStretchWhereNothingChanges) {
  EXPECT_EQ(
      Timeline(
          Compiled("fact alone \"\" : yes or no\n"
                   "route france \"\" to FR barred by alone \"\" when alone"),
          {"alone=no"}),
      ".. open\n");
}

TEST(Stretches, IsCutAtEpochs) {
  EXPECT_EQ(Timeline(Compiled(kAgreement, kAgreementRecord), {"alone=no"}),
            "..2023-08-31 closed\n"
            "2023-09-01..2026-06-10 open, signed *\n"
            "2026-06-11.. closed, ended *\n");
}

TEST(Stretches, IsCutAtBothEndsOfAWindow) {
  EXPECT_EQ(Timeline(Compiled(kAgreement,
                              "source paper \"\" newspaper published "
                              "2020-01-01\n"
                              "event signed \"\" between 2023-06-01 and "
                              "2023-09-01 treaty becomes in_force\n"
                              "  according to paper\n"),
                     {"alone=no"}),
            "..2023-05-31 closed\n"
            "2023-06-01..2023-08-31 undetermined, signed *\n"
            "2023-09-01.. open, signed *\n");
}

TEST(Stretches, IsCutAtSuppositions) {
  EXPECT_EQ(Timeline(Compiled(kAgreement, kAgreementRecord,
                              Supposing({"treaty becomes none on 2024-01-01",
                                         "treaty becomes in_force on "
                                         "2025-01-01"})),
                     {"alone=no"}),
            "..2023-08-31 closed\n"
            "2023-09-01..2023-12-31 open, signed *\n"
            "2024-01-01..2024-12-31 closed, supposition 0 *\n"
            "2025-01-01..2026-06-10 open, supposition 1 *\n"
            "2026-06-11.. open, ended\n");
}

constexpr const char* kLimit =
    "fact arrived \"\" : date\n"
    "measure stay \"\" counts days from arrived to today\n"
    "route france \"\" to FR needs early \"\" when stay <= 14\n";

TEST(Stretches, IsCutWhereALimitRunsOut) {
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01"}),
            "..2023-08-15 open\n"
            "2023-08-16.. closed, limit stay *\n");
}

// From the first day on which the limit may have run out to the first on which
// it must have.
TEST(Stretches, IsCutAtBothEndsOfADateNotKnownExactly) {
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01..2023-08-05"}),
            "..2023-08-15 open\n"
            "2023-08-16..2023-08-19 undetermined, limit stay *\n"
            "2023-08-20.. closed, limit stay *\n");
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01..2023-08-05|"
                                        "2023-09-01"}),
            "..2023-08-15 open\n"
            "2023-08-16..2023-08-19 undetermined, limit stay *\n"
            "2023-08-20..2023-09-15 undetermined, limit stay\n"
            "2023-09-16.. closed, limit stay *\n");
}

// An unknown date runs out on no day; one that is bounded on one side, on one.
TEST(Stretches, IsNotCutByAnUnknownDate) {
  EXPECT_EQ(Timeline(Compiled(kLimit), {}), ".. undetermined\n");
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01.."}),
            "..2023-08-15 open\n"
            "2023-08-16.. undetermined, limit stay *\n");
}

TEST(Stretches, CountsMonthsFromToday) {
  EXPECT_EQ(Timeline(Compiled("fact expiry \"\" : date or none\n"
                              "measure left \"\" counts months from today to "
                              "expiry\n"
                              "route france \"\" to FR\n"
                              "  needs time \"\" when left >= 3\n"),
                     {"expiry=2023-08-31"}),
            "..2023-06-30 open\n"
            "2023-07-01.. closed, limit left *\n");
}

TEST(Stretches, NamesAComparedDateAndToday) {
  EXPECT_EQ(Timeline(Compiled("fact valid_until \"\" : date\n"
                              "route france \"\" to FR\n"
                              "  needs valid \"\" when today <= valid_until\n"
                              "  needs treaty \"\" when today >= 2023-01-01\n"),
                     {"valid_until=2023-08-01"}),
            "..2022-12-31 closed\n"
            "2023-01-01..2023-08-01 open, limit today *\n"
            "2023-08-02.. closed, limit valid_until *\n");
}

TEST(Stretches, NamesAnEventAndALimitOfOneDay) {
  EXPECT_EQ(
      Timeline(Compiled(std::string(kAgreement) +
                            "fact arrived \"\" : date\n"
                            "measure stay \"\" counts days from arrived to "
                            "today\n"
                            "route rwanda \"\" to RW\n"
                            "  barred by late \"\" when stay > 30\n",
                        kAgreementRecord),
               {"alone=no", "arrived=2023-08-01"}),
      "..2023-08-31 closed open\n"
      "2023-09-01..2026-06-10 open closed, signed, limit stay *\n"
      "2026-06-11.. closed closed, ended *\n");
}

constexpr const char* kTwoRoutes =
    "matter flights \"\" : one of none, some; at first none\n"
    "fact arrived \"\" : date\n"
    "measure stay \"\" counts days from arrived to today\n"
    "route rwanda \"\" to RW\n"
    "  needs flights \"\" when flights is some\n"
    "  barred by late \"\" when stay > 30\n"
    "  barred by old \"\" when today >= 2025-01-01\n"
    "route home \"\" to IR\n"
    "  needs stay \"\" when stay > 14\n"
    "  barred by new \"\" when today < 2024-01-01\n";
constexpr const char* kFlights =
    "source paper \"\" newspaper published 2020-01-01\n"
    "event flown \"\" on 2023-09-01 flights becomes some\n"
    "  according to paper\n";

TEST(Stretches, BelongToTheRoutesAskedAbout) {
  const ChartRef chart = Compiled(kTwoRoutes, kFlights);
  const Settings settings = {"arrived=2024-01-10"};
  EXPECT_EQ(Timeline(chart, settings, {law::RouteId(0)}),
            "..2023-08-31 closed\n"
            "2023-09-01..2024-02-09 open, flown *\n"
            "2024-02-10..2024-12-31 closed, limit stay *\n"
            "2025-01-01.. closed, limit today\n");
  EXPECT_EQ(Timeline(chart, settings, {law::RouteId(1)}),
            "..2023-12-31 closed\n"
            "2024-01-01..2024-01-24 closed, limit today\n"
            "2024-01-25.. open, limit stay *\n");
  EXPECT_EQ(Timeline(chart, {}, {law::RouteId(1), law::RouteId(0)}),
            "..2023-08-31 closed closed\n"
            "2023-09-01..2023-12-31 closed undetermined, flown *\n"
            "2024-01-01..2024-12-31 undetermined undetermined, limit today *\n"
            "2025-01-01.. undetermined closed, limit today *\n");
}

TEST(Stretches, BeginWithTheCaseAndHoldWhatMoves) {
  const ChartRef chart = Compiled(
      "fact age \"\" : 0..120 years\n"
      "fact rooms \"\" : 0..9 rooms\n"
      "fact weeks_ill \"\" : 0..99 weeks\n"
      "fact arrived \"\" : date\n"
      "fact asked \"\" : date or none\n"
      "route france \"\" to FR\n"
      "  needs adult \"\" when age >= 18\n"
      "  needs room \"\" when rooms > 1\n"
      "  needs asked \"\" when asked >= arrived\n"
      "route home \"\" to IR barred by ill \"\" when weeks_ill > 2\n");
  Asker asker(chart);
  const auto timeline = [&](const Settings& settings) {
    const std::vector<law::RouteId> france = {law::RouteId(0)};
    return asker.Timeline(chart::MakeTestCase(chart->law(), settings), france);
  };
  const CaseTimeline known =
      timeline({"age=17", "rooms=2", "weeks_ill=1", "arrived=2024-01-10",
                "asked=none|2023-12-24..2024-02-01"});
  EXPECT_EQ(known.begins, *ParseDate("2023-12-24"));
  EXPECT_EQ(known.held, std::vector<law::FactId>{law::FactId(0)});
  const CaseTimeline unknown = timeline({"rooms=2", "arrived=..2024-01-10"});
  EXPECT_FALSE(unknown.begins.has_value());
  EXPECT_TRUE(unknown.held.empty());
}

// What no route looks at cuts nothing.
TEST(Stretches, IsNotCutByALimitThatDecidesNothing) {
  EXPECT_EQ(Timeline(Compiled("fact arrived \"\" : date\n"
                              "fact alone \"\" : yes or no\n"
                              "measure stay \"\" counts days from arrived to "
                              "today\n"
                              "route france \"\" to FR\n"
                              "  barred by alone \"\" when alone\n"
                              "  barred by late \"\" when alone and stay > "
                              "14\n"),
                     {"arrived=2023-08-01", "alone=no"}),
            ".. open\n");
}

}  // namespace
}  // namespace safeconduct::ask
