// SPDX-License-Identifier: Apache-2.0
//
// What tests of days become: tests of facts and of measures, the plain ones
// those that a law without days would have written.
#include "law/check/day_checker.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "law/law_testing.h"
#include "law/print.h"
#include "law/walk.h"

namespace safeconduct::law {
namespace {

const std::string kDates =
    "fact a \"?\" : date "
    "fact b \"?\" : date or none "
    "fact c \"?\" : date or none "
    "fact quick \"?\" : yes or no "
    "measure gap \"\" counts days from a to b "
    "matter limit \"\" : 0..30 days; at first 3 "
    "calendar offices \"\" from 2024-01-01 to 2024-12-31 "
    "  closed saturday, sunday\n";

struct DayCase {
  std::string days;
  std::string condition;
  std::string printed;
};

// Returns a condition with the days that it needs, checked and printed.
std::string PrintCondition(const std::string& days,
                           const std::string& condition) {
  const TestLaw read =
      ReadTestLaw(kDates + days + "\nterm t \"\" when " + condition);
  if (!read.Faults().empty()) return read.Faults();
  return ToString(read.law, read.law.terms.front().condition);
}

void ExpectPrinted(const std::vector<DayCase>& cases) {
  for (const DayCase& each : cases) {
    EXPECT_EQ(PrintCondition(each.days, each.condition), each.printed)
        << each.days << " : " << each.condition;
  }
}

TEST(Days, PlainOnesShareTheMeasuresThatStand) {
  const std::string due = "day due \"\" is a plus 14 days";
  const std::string months = "day due \"\" is a plus 2 months";
  ExpectPrinted({
      {due, "b <= due", "gap in {-1000000000..14}"},
      {due, "due >= b", "gap in {-1000000000..14}"},
      {due, "b > due", "gap in {15..1000000000}"},
      {due, "due is b", "gap in {14}"},
      {"day due \"\" is a plus 2 weeks", "b <= due",
       "gap in {-1000000000..14}"},
      {"day due \"\" is a, plus 20 days, minus 6 days", "b <= due",
       "gap in {-1000000000..14}"},
      {"day due \"\" is b minus 3 days", "a <= due", "gap in {3..1000000000}"},
      {due, "today <= due", "days(today, a) in {-14..1000000000}"},
      // Begun months are defined so, and no other comparison.
      {months, "b <= due", "months(a, b) in {-1000000000..2}"},
      {months, "due < b", "months(a, b) in {3..1000000000}"},
      {months, "b < due", "days(b, a plus 2 months) in {1..1000000000}"},
      {"day due \"\" is a plus 1 year", "b <= due",
       "months(a, b) in {-1000000000..12}"},
      // Days at the end of steps move to the other side.
      {"day due \"\" is a plus 2 months, plus 3 days", "b <= due",
       "days(b, a plus 2 months) in {-3..1000000000}"},
  });
}

TEST(Days, OneDateIsTestedItself) {
  ExpectPrinted({
      // 1970-01-11 is day 10.
      {"day due \"\" is a plus 4 days", "due < 1970-01-11",
       "a in {-2000000..5}"},
      {"day due \"\" is b plus 4 days", "due is none", "b in {none}"},
      {"day due \"\" is b plus 4 days", "due is not none", "not b in {none}"},
      {"day due \"\" is today minus 1 month", "due is 1970-01-11",
       "today in {41}"},
      {"day due \"\" is a plus 1 day", "a < due", "a in {-25567..47846}"},
      {"day due \"\" is a plus 1 day", "due < a", "a in {}"},
      // What rests on a calendar is a measure, as it is not known of all dates.
      {"day due \"\" is a, rolled on offices", "due is 1970-01-11",
       "days(1970-01-01, a rolled on offices) in {10}"},
      {"day due \"\" is a, rolled on offices", "due <= a",
       "days(a rolled on offices, a) in {0..1000000000}"},
      {"day due \"\" is a, rolled on offices, plus 2 days", "b <= due",
       "days(b, a rolled on offices) in {-2..1000000000}"},
  });
}

TEST(Days, WaysAreTriedInOrder) {
  const std::string ways =
      "day due \"\" is a plus 2 days when quick or c plus 3 days";
  ExpectPrinted({
      {ways, "b <= due",
       "((quick in {1} and gap in {-1000000000..2}) or (not quick in {1} and "
       "days(b, c) in {-3..1000000000}))"},
      {ways, "due is none",
       "((quick in {1} and a in {none}) or (not quick in {1} and c in "
       "{none}))"},
      {"day due \"\" is a when quick", "due is none",
       "((quick in {1} and a in {none}) or not quick in {1})"},
      {"day one \"\" is a when quick or b day due \"\" is one plus 1 day",
       "due < 1970-01-11",
       "((quick in {1} and a in {-2000000..8}) or (not quick in {1} and b in "
       "{-2000000..8}))"},
  });
}

TEST(Days, TheLaterOfTwoIsOneOfThem) {
  ExpectPrinted({
      {"day due \"\" is later of a, today", "due < 1970-01-11",
       "((days(a, today) in {-1000000000..0} and a in {-1000000000..9}) or "
       "(not days(a, today) in {-1000000000..0} and today in "
       "{-1000000000..9}))"},
      {"day due \"\" is earlier of a, b", "due is none",
       "((gap in {0..1000000000} and a in {none}) or (not gap in "
       "{0..1000000000} and gap in {-1000000000..-1} and b in {none}) or (not "
       "gap in {0..1000000000} and not gap in {-1000000000..-1}))"},
  });
}

TEST(Days, MeasuresCountBetweenDays) {
  ExpectPrinted({
      {"day due \"\" is a, rolled on offices "
       "measure left \"\" counts days from today to due",
       "left < 3 and left <= limit",
       "(left in {-1000000000..2} and left <= limit)"},
      {"day due \"\" is a plus 1 month when quick or b "
       "measure left \"\" counts days from today to due",
       "left < 3",
       "((quick in {1} and left in {-1000000000..2}) or (not quick in {1} and "
       "left in {-1000000000..2}))"},
  });
}

TEST(Days, AreFoundInAnyOrder) {
  const TestLaw read = ReadTestLaw(
      kDates +
      "term late \"\" when b > second "
      "day second \"\" is first plus 1 day when late_before or first "
      "term late_before \"\" when c > first "
      "day first \"\" is a plus 2 days");
  ASSERT_EQ(read.Faults(), "");
  EXPECT_EQ(read.law.days[0].alternatives.size(), 2);
  EXPECT_EQ(DayName(read.law, *read.law.days[0].alternatives[0].chain),
            "a plus 3 days");
}

TEST(Days, ReportWhatTheyRestOnWrongly) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"day due \"\" is due plus 1 day",
       "2:5 cycle: day `due` is defined by itself; a chain of days starts from "
       "a date\n"
       "  2:15 `due` is found through `due`\n"},
      {"term t \"\" when due is none day due \"\" is a when t",
       "2:6 cycle: term `t` is defined through itself; a chain of terms ends "
       "in "
       "facts or matters\n"
       "  2:49 `t` is defined through `t`\n"},
      {"day due \"\" is quick plus 1 day",
       "2:15 type-mismatch: fact `quick` is yes or no; a day starts from a "
       "date\n"
       "  1:76 `quick` is declared here\n"},
      {"day due \"\" is a plus 50000 days",
       "2:17 value-outside-type: step `plus 50000 days` is too long; a step "
       "has "
       "at most 40000 days\n"},
      {"day due \"\" is a term t \"\" when due <= due",
       "2:32 type-mismatch: day `due` is compared with itself; name another\n"},
  };
  for (const auto& [law, faults] : cases) {
    EXPECT_EQ(ReadTestLaw(kDates + law).Faults(), faults) << law;
  }
}

// Returns the names of the days that a route looks at.
std::string DaysOf(const Law& law, const std::string& route) {
  const std::vector<RouteId> routes = {*law.FindRoute(route)};
  std::string names;
  for (const DayId day : DaysOfRoutes(law, routes)) {
    if (!names.empty()) names += " ";
    names += law.day(day).name;
  }
  return names;
}

TEST(Days, AreOfTheRoutesThatLookAtThem) {
  const TestLaw read = ReadTestLaw(
      kDates +
      "day root \"\" is a plus 1 day "
      "day led \"\" is root plus 1 day "
      "day other \"\" is c plus 1 day "
      "day chosen \"\" is earlier of led, a "
      "day asked \"\" is a when today < other or a plus 3 days "
      "day counted \"\" is b plus 2 days "
      "day noted \"\" is c plus 4 days "
      "day last \"\" is c plus 5 days "
      "day idle \"\" is c plus 6 days "
      "measure since \"\" counts days from counted to today "
      "term early \"\" when b <= chosen "
      "safeguards all \"\" barred by early \"\" when not early "
      "route plain \"\" needs n \"\" when quick "
      "route grouped \"\" under all needs n \"\" when quick "
      "route tested \"\" needs n \"\" when asked < 2024-05-01 or since <= 3 "
      "route looked \"\" needs n \"\" when limit on other <= 3 "
      "  note n2 \"\" when noted < 2024-01-01 "
      "procedure p \"\" on plain step s \"\" by person due last\n");
  ASSERT_EQ(read.Faults(), "");
  EXPECT_EQ(DaysOf(read.law, "plain"), "last");
  EXPECT_EQ(DaysOf(read.law, "grouped"), "root led chosen");
  EXPECT_EQ(DaysOf(read.law, "tested"), "other asked counted");
  EXPECT_EQ(DaysOf(read.law, "looked"), "other noted");
}

}  // namespace
}  // namespace safeconduct::law
