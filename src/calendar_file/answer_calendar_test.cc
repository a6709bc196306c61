// SPDX-License-Identifier: Apache-2.0
// The calendar of an answer holds the limits that are running and may make a
// difference, each on a day that nobody is late or too early by, and nothing
// else of the case.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "safeconduct/asker.h"

namespace safeconduct {
namespace {

constexpr const char* kLaw =
    "```law\n"
    "fact arrived \"Arrived\" : date\n"
    "fact requested \"Sent\" : date or none\n"
    "fact born \"Born\" : date\n"
    "fact quick \"Quick\" : yes or no\n"
    "day request_due \"Last day to ask\"\n"
    "  is arrived plus 14 days cite act \"s.4\"\n"
    "measure age_now \"Age\" counts full years from born to today\n"
    "measure days_here \"Days here\" counts days from arrived to today\n"
    "route france \"Return to France\" to FR\n"
    "  needs in_time \"Sent in time\" when requested <= request_due\n"
    "    cite act \"s.4\", act \"s.5\"\n"
    "  needs soon \"Soon\" when quick and days_here < 30\n"
    "  barred by child \"A child\" when age_now < 18\n"
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
  const Date on = *ParseDate(day);
  return FormatCalendar(*Asker(chart).Explain(person, {on, on}));
}

size_t EventsOf(const std::string& calendar) {
  size_t count = 0;
  for (size_t at = calendar.find("BEGIN:VEVENT"); at != std::string::npos;
       at = calendar.find("BEGIN:VEVENT", at + 1)) {
    ++count;
  }
  return count;
}

bool Has(const std::string& calendar, const std::string& line) {
  return calendar.contains(line + "\r\n");
}

TEST(AnswerCalendar, HoldsTheFirstDayThatMayBeTheLast) {
  const std::string text = CalendarOf(
      {"arrived=2025-08-12..2025-08-15", "requested=none", "quick=no"},
      "2025-08-20");
  EXPECT_EQ(EventsOf(text), 1U) << text;
  EXPECT_TRUE(Has(text, "DTSTART;VALUE=DATE:20250826")) << text;
  EXPECT_TRUE(Has(text, "SUMMARY:Last day: Sent in time")) << text;
  // Each source once, though the day and the clause rest on it.
  EXPECT_EQ(text.find("An Act\\, s.4"), text.rfind("An Act\\, s.4")) << text;
  EXPECT_NE(text.find("An Act\\, s.5"), std::string::npos) << text;
}

TEST(AnswerCalendar, HoldsTheDayOnWhichAWaitIsCertainlyOver) {
  const std::string text =
      CalendarOf({"born=2007-09-01..2007-09-10"}, "2025-08-20");
  EXPECT_EQ(EventsOf(text), 1U) << text;
  EXPECT_TRUE(Has(text, "DTSTART;VALUE=DATE:20250910")) << text;
  EXPECT_TRUE(Has(text, "SUMMARY:The wait is over: A child")) << text;
  EXPECT_EQ(text.find("200709"), std::string::npos);
  // Where that is not certain on any day, there is none.
  EXPECT_EQ(EventsOf(CalendarOf({"born=2007-09-01.."}, "2025-08-20")), 0U);
}

TEST(AnswerCalendar, LeavesOutWhatMakesNoDifferenceAndWhatIsPast) {
  EXPECT_EQ(EventsOf(CalendarOf(
                {"arrived=2025-08-12", "requested=2025-08-13", "quick=no"},
                "2025-08-20")),
            0U);
  EXPECT_EQ(EventsOf(CalendarOf(
                {"arrived=2025-08-12", "requested=2025-08-13", "quick=yes"},
                "2025-08-20")),
            1U);
}

TEST(AnswerCalendar, NamesAnEventAlikeOnAnyDayAskedAbout) {
  const auto name_of = [](const std::string& text) {
    const size_t at = text.find("UID:");
    return text.substr(at, text.find("\r\n", at) - at);
  };
  const std::vector<std::string> known = {"arrived=2025-08-12",
                                          "requested=none", "quick=no"};
  EXPECT_EQ(name_of(CalendarOf(known, "2025-08-20")),
            name_of(CalendarOf(known, "2025-08-21")));
}

}  // namespace
}  // namespace safeconduct
