// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "ask/ask_testing.h"
#include "ask/asker.h"

namespace safeconduct::ask {
namespace {

// Returns a line a stretch: `..2023-08-31 closed` and what began it.
std::string Timeline(const ChartRef& chart, const Settings& settings) {
  Asker asker(chart);
  std::string text;
  for (const Stretch& stretch :
       asker.Timeline(chart::MakeTestCase(chart->law(), settings))) {
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
    text += '\n';
  }
  return text;
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
            "2023-09-01..2026-06-10 open, signed\n"
            "2026-06-11.. closed, ended\n");
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
            "2023-06-01..2023-08-31 undetermined, signed\n"
            "2023-09-01.. open, signed\n");
}

TEST(Stretches, IsCutAtSuppositions) {
  EXPECT_EQ(Timeline(Compiled(kAgreement, kAgreementRecord,
                              Supposing({"treaty becomes none on 2024-01-01",
                                         "treaty becomes in_force on "
                                         "2025-01-01"})),
                     {"alone=no"}),
            "..2023-08-31 closed\n"
            "2023-09-01..2023-12-31 open, signed\n"
            "2024-01-01..2024-12-31 closed, supposition 0\n"
            "2025-01-01..2026-06-10 open, supposition 1\n"
            "2026-06-11.. open, ended\n");
}

constexpr const char* kLimit =
    "fact arrived \"\" : date\n"
    "measure stay \"\" counts days from arrived to today\n"
    "route france \"\" to FR needs early \"\" when stay <= 14\n";

TEST(Stretches, IsCutWhereALimitRunsOut) {
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01"}),
            "..2023-08-15 open\n"
            "2023-08-16.. closed, limit stay\n");
}

// From the first day on which the limit may have run out to the first on which
// it must have.
TEST(Stretches, IsCutAtBothEndsOfADateNotKnownExactly) {
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01..2023-08-05"}),
            "..2023-08-15 open\n"
            "2023-08-16..2023-08-19 undetermined, limit stay\n"
            "2023-08-20.. closed, limit stay\n");
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01..2023-08-05|"
                                        "2023-09-01"}),
            "..2023-08-15 open\n"
            "2023-08-16..2023-08-19 undetermined, limit stay\n"
            "2023-08-20..2023-09-15 undetermined, limit stay\n"
            "2023-09-16.. closed, limit stay\n");
}

// An unknown date runs out on no day; one that is bounded on one side, on one.
TEST(Stretches, IsNotCutByAnUnknownDate) {
  EXPECT_EQ(Timeline(Compiled(kLimit), {}), ".. undetermined\n");
  EXPECT_EQ(Timeline(Compiled(kLimit), {"arrived=2023-08-01.."}),
            "..2023-08-15 open\n"
            "2023-08-16.. undetermined, limit stay\n");
}

TEST(Stretches, CountsMonthsFromToday) {
  EXPECT_EQ(Timeline(Compiled("fact expiry \"\" : date or none\n"
                              "measure left \"\" counts months from today to "
                              "expiry\n"
                              "route france \"\" to FR\n"
                              "  needs time \"\" when left >= 3\n"),
                     {"expiry=2023-08-31"}),
            "..2023-06-30 open\n"
            "2023-07-01.. closed, limit left\n");
}

TEST(Stretches, NamesAComparedDateAndToday) {
  EXPECT_EQ(Timeline(Compiled("fact valid_until \"\" : date\n"
                              "route france \"\" to FR\n"
                              "  needs valid \"\" when today <= valid_until\n"
                              "  needs treaty \"\" when today >= 2023-01-01\n"),
                     {"valid_until=2023-08-01"}),
            "..2022-12-31 closed\n"
            "2023-01-01..2023-08-01 open, limit today\n"
            "2023-08-02.. closed, limit valid_until\n");
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
      "2023-09-01..2026-06-10 open closed, signed, limit stay\n"
      "2026-06-11.. closed closed, ended\n");
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
