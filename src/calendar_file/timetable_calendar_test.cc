// SPDX-License-Identifier: Apache-2.0
// A timetable as a calendar holds the last days that are running, and nothing
// else of the case.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "safeconduct/procedure.h"

namespace safeconduct {
namespace {

constexpr const char* kLaw =
    "```law\n"
    "fact requested \"Sent\" : date or none\n"
    "fact accepted \"Accepted\" : date or none\n"
    "fact name \"Name\" : one of secret, other\n"
    "route france \"Return to France\" to FR\n"
    "  needs accepted \"Accepted\" when accepted <= today and name is secret\n"
    "day reply_due \"Last day to reply\"\n"
    "  is requested plus 28 days cite act \"s.4\"\n"
    "procedure return \"Return\" on france\n"
    "  step request \"The request\" by asking_state sets requested\n"
    "  step reply \"The reply\" by asked_state after request sets accepted\n"
    "    due reply_due silence accepts\n"
    "```\n"
    "```record\n"
    "source act \"An Act\" statute published 2020-01-01\n"
    "```\n";

std::string CalendarOf(const std::vector<std::string>& settings,
                       const char* day) {
  const Pack pack = *Pack::Read({{"pack.law.md", kLaw}});
  const Chart chart = *Chart::Compile(pack);
  Case person(pack);
  EXPECT_TRUE(person.SetAll(settings));
  return FormatCalendar(*StepsOf(chart, person, *ParseDate(day)));
}

TEST(TimetableCalendar, HoldsTheLastDaysThatRun) {
  const std::string text = CalendarOf(
      {"requested=2025-08-15", "accepted=none", "name=secret"}, "2025-08-20");
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20250912\r\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("SUMMARY:Last day: The reply\r\n"), std::string::npos);
  EXPECT_NE(text.find("Silence accepts."), std::string::npos);
  EXPECT_EQ(text.find("secret"), std::string::npos);
  EXPECT_EQ(text.find("20250815"), std::string::npos);
}

TEST(TimetableCalendar, OfSeveralDaysItHoldsTheFirst) {
  const std::string text = CalendarOf(
      {"requested=2025-08-15..2025-08-18", "accepted=none"}, "2025-08-20");
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20250912\r\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("between 12 September 2025 and"), std::string::npos)
      << text;
}

TEST(TimetableCalendar, HoldsNothingThatIsDoneOrPast) {
  EXPECT_EQ(
      CalendarOf({"requested=2025-08-15", "accepted=2025-08-18"}, "2025-08-20")
          .find("BEGIN:VEVENT"),
      std::string::npos);
  EXPECT_EQ(CalendarOf({"requested=2025-08-15", "accepted=none"}, "2025-10-20")
                .find("BEGIN:VEVENT"),
            std::string::npos);
}

}  // namespace
}  // namespace safeconduct
