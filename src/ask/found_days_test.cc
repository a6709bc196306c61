// SPDX-License-Identifier: Apache-2.0
//
// Which days follow from what is known of a case, and what outcomes are where a
// clause tests them.
#include "ask/found_days.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ask/ask_testing.h"
#include "ask/asker.h"
#include "law/values.h"

namespace safeconduct::ask {
namespace {

const std::string kLaw =
    "fact a \"\" : date\n"
    "fact b \"\" : date or none\n"
    "fact quick \"\" : yes or no\n"
    "matter rolls \"\" : yes or no; at first no\n"
    "calendar offices \"\" from 2024-01-01 to 2024-12-31\n"
    "  closed saturday, sunday, 2024-12-25..2024-12-26\n"
    "day plain \"\" is a plus 14 days\n"
    "day month \"\" is b plus 1 month\n"
    "day ways \"\" is a plus 1 week when quick or b plus 1 day\n"
    "day rolled \"\" is a plus 1 day, rolled on offices\n"
    "day worked \"\" is a plus 3 working days of offices\n"
    "day last \"\" is later of a, b\n"
    "day grown \"\" is later of (a plus 18 years), (b plus 18 years, plus 1 "
    "day)\n"
    "day once \"\" is plain plus 1 day when quick or b cite book \"o\"\n"
    "day twice \"\" is later of once, a, plus 1 day cite book \"t\"\n"
    "day past \"\" is b plus 14 days when b <= today\n"
    "day told \"\" is a, rolled on offices when rolls or a\n"
    "route late \"\" to FR needs after \"\" when b > plain\n"
    "route sharp \"\" to FR needs after \"\" when b is rolled\n"
    "route before \"\" to FR needs after \"\" when worked < 2024-06-10\n";

const std::string kRecord =
    "source book \"\" statute published 2000-01-01\n"
    "source critic \"\" statement published 2000-01-01\n"
    "event read \"\" on 2000-01-01 rolls becomes yes\n"
    "  according to book denied by critic\n";

const Date kToday = *ParseDate("2024-07-01");

const ChartRef& TheChart() {
  static const ChartRef kChart = Compiled(kLaw, kRecord);
  return kChart;
}

// Returns what a day may be, as law writes it, and the calendars that ended.
std::string Found(const std::string& day, const Settings& settings) {
  const law::Law& law = TheChart()->law();
  const FoundDays found = FindDays(
      *TheChart(), chart::MakeTestCase(law, settings), {kToday, kToday});
  const law::Type type{law::TypeForm::kDateOrNone, {}, 0, 0, ""};
  std::string text;
  for (const law::DayId id : law.DayIds()) {
    if (law.day(id).name != day) continue;
    text = law::FormatValues(type, found.values[id.index()]);
  }
  for (const auto& calendar : found.ended) text += ", no " + calendar->name();
  return text;
}

TEST(FoundDays, FollowFromWhatIsKnown) {
  EXPECT_EQ(Found("plain", {"a=2024-02-20"}), "2024-03-05");
  EXPECT_EQ(Found("plain", {"a=2024-02-20..2024-02-22"}),
            "2024-03-05..2024-03-07");
  EXPECT_EQ(Found("month", {"b=2024-01-29..2024-02-01"}),
            "2024-02-29..2024-03-01");
  EXPECT_EQ(Found("month", {"b=none|2024-01-31"}), "none or 2024-02-29");
  EXPECT_EQ(Found("rolled", {"a=2024-06-13..2024-06-15"}),
            "2024-06-14 or 2024-06-17");
  EXPECT_EQ(Found("worked", {"a=2024-06-15"}), "2024-06-19");
  EXPECT_EQ(Found("worked", {"a=2024-12-23"}), "2024-12-30");
}

TEST(FoundDays, FollowEachWayThatMayFit) {
  EXPECT_EQ(Found("ways", {"a=2024-01-01", "b=2024-02-01", "quick=yes"}),
            "2024-01-08");
  EXPECT_EQ(Found("ways", {"a=2024-01-01", "b=2024-02-01", "quick=no"}),
            "2024-02-02");
  EXPECT_EQ(Found("ways", {"a=2024-01-01", "b=none"}), "none or 2024-01-08");
  // A way of counting that is disputed gives both.
  EXPECT_EQ(Found("told", {"a=2024-06-15"}), "2024-06-15 or 2024-06-17");
  EXPECT_EQ(Found("told", {"a=2024-06-14"}), "2024-06-14");
}

TEST(FoundDays, AreTheLaterOfTwoOnlyWhereTheyAre) {
  EXPECT_EQ(
      Found("last", {"a=2024-05-01..2024-05-10", "b=2024-05-05..2024-05-20"}),
      "2024-05-05..2024-05-20");
  EXPECT_EQ(Found("last", {"a=2024-05-09", "b=2024-05-05"}), "2024-05-09");
  EXPECT_EQ(Found("last", {"a=2024-05-09", "b=none"}), "none");
}

TEST(FoundDays, AreUnknownWhereNothingIsKnownOfWhatTheyStartFrom) {
  EXPECT_EQ(Found("plain", {}), "1900-01-01..2100-12-31");
  EXPECT_EQ(Found("month", {}), "unknown");
  // Each way leaves its date some days, and all of them together.
  EXPECT_EQ(Found("grown", {}), "unknown");
  EXPECT_EQ(Found("ways", {"b=none"}), "unknown");
}

TEST(FoundDays, HaveAnOpenEndWhereWhatTheyStartFromHas) {
  EXPECT_EQ(Found("past", {}), "none or ..2024-07-15");
  EXPECT_EQ(Found("past", {"b=2024-06-01.."}),
            "none or 2024-06-15..2024-07-15");
  EXPECT_EQ(Found("plain", {"a=2024-06-01.."}), "2024-06-15..");
  EXPECT_EQ(Found("plain", {"a=..2024-06-01"}), "..2024-06-15");
}

TEST(FoundDays, AreUnknownBeyondACalendar) {
  EXPECT_EQ(Found("rolled", {"a=2025-02-01"}),
            "1900-01-01..2100-12-31, no offices");
  EXPECT_EQ(Found("worked", {"a=2024-12-30"}),
            "1900-01-01..2100-12-31, no offices");
  EXPECT_EQ(Found("rolled", {"a=1999-12-31..2024-02-01"}),
            "1900-01-01..2100-12-31, no offices");
  // Nobody says that it lies before the calendar.
  EXPECT_EQ(Found("rolled", {"a=1900-01-01..2024-02-01"}),
            "1900-01-01..2100-12-31");
  // The calendar has ended for another day of the pack.
  EXPECT_EQ(Found("rolled", {"a=2024-12-30"}), "2024-12-31, no offices");
}

// Returns the ways that are told of a day: `twice 0, once 1`.
std::string Ways(const std::string& day, const Settings& settings) {
  const law::Law& law = TheChart()->law();
  const FoundDays found = FindDays(
      *TheChart(), chart::MakeTestCase(law, settings), {kToday, kToday});
  std::string text;
  for (const law::DayId id : law.DayIds()) {
    if (law.day(id).name != day) continue;
    for (const auto& way : WaysOf(law, id, found.fitting[id.index()])) {
      if (!text.empty()) text += ", ";
      text += law.day(way.day).name + " " + std::to_string(way.way);
    }
  }
  return text;
}

TEST(FoundDays, AreFoundByTheWaysOfWhatTheyStartFromToo) {
  EXPECT_EQ(Ways("plain", {}), "plain 0");
  const Settings known = {"a=2024-02-20", "b=2024-02-01"};
  const auto with = [&](const std::string& more) {
    Settings all = known;
    all.push_back(more);
    return all;
  };
  EXPECT_EQ(Ways("once", with("quick=yes")), "once 0, plain 0");
  EXPECT_EQ(Ways("once", with("quick=no")), "once 1");
  EXPECT_EQ(Ways("once", known), "once 0, once 1, plain 0");
  // `a` is the later, and no declared day.
  EXPECT_EQ(Ways("twice", with("quick=no")), "twice 0");
  EXPECT_EQ(Ways("twice", with("quick=yes")), "twice 0, once 0, plain 0");
}

std::string OutcomeOf(const std::string& route, const Settings& settings) {
  const law::Law& law = TheChart()->law();
  Asker asker(TheChart());
  const auto outcomes =
      asker.Outcomes(chart::MakeTestCase(law, settings), {kToday, kToday});
  return std::string(OutcomeName(outcomes[law.FindRoute(route)->index()]));
}

TEST(FoundDays, SettleOutcomesExactly) {
  EXPECT_EQ(OutcomeOf("late", {"a=2024-02-20", "b=2024-03-06"}), "open");
  EXPECT_EQ(OutcomeOf("late", {"a=2024-02-20", "b=2024-03-05"}), "closed");
  EXPECT_EQ(OutcomeOf("late", {"a=2024-02-20", "b=none"}), "closed");
  EXPECT_EQ(OutcomeOf("sharp", {"a=2024-06-13", "b=2024-06-14"}), "open");
  // Nothing is rolled on a Sunday, though it lies between two days that are.
  EXPECT_EQ(OutcomeOf("sharp", {"a=2024-06-13..2024-06-15", "b=2024-06-16"}),
            "closed");
  EXPECT_EQ(OutcomeOf("sharp", {"a=2024-06-13..2024-06-15", "b=2024-06-17"}),
            "undetermined");
  EXPECT_EQ(OutcomeOf("sharp", {"a=2025-06-13", "b=2024-06-16"}),
            "undetermined");
  EXPECT_EQ(OutcomeOf("before", {"a=2024-06-04"}), "open");
  EXPECT_EQ(OutcomeOf("before", {"a=2024-06-05"}), "closed");
  EXPECT_EQ(OutcomeOf("before", {"a=2025-06-05"}), "undetermined");
}

}  // namespace
}  // namespace safeconduct::ask
