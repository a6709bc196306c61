// SPDX-License-Identifier: Apache-2.0
#include "calendar_file/calendar_file.h"

#include <gtest/gtest.h>

#include <string>

namespace safeconduct::calendar_file {
namespace {

const Date kDay = *ParseDate("2025-02-28");
const Date kStamped = *ParseDate("2025-02-01");

TEST(CalendarFile, WritesAnAllDayEvent) {
  EXPECT_EQ(WriteCalendar({{"p.reply", kDay, "Last day: Reply", ""}}, kStamped,
                          "safeconduct 1"),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//Safeconduct//safeconduct 1//EN\r\n"
            "CALSCALE:GREGORIAN\r\n"
            "BEGIN:VEVENT\r\n"
            "UID:p.reply-20250228-e8e179b7f43db0a7@safeconduct\r\n"
            "DTSTAMP:20250201T000000Z\r\n"
            "DTSTART;VALUE=DATE:20250228\r\n"
            "DTEND;VALUE=DATE:20250301\r\n"
            "SUMMARY:Last day: Reply\r\n"
            "TRANSP:TRANSPARENT\r\n"
            "END:VEVENT\r\n"
            "END:VCALENDAR\r\n");
}

TEST(CalendarFile, EscapesTexts) {
  const std::string text = WriteCalendar(
      {{"a", kDay, "one, two; three\\four", "line\nnext\x07\r\x7f"}}, kStamped,
      "p");
  EXPECT_NE(text.find("SUMMARY:one\\, two\\; three\\\\four\r\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("DESCRIPTION:line\\nnext\r\n"), std::string::npos)
      << text;
}

// RFC 5545, section 3.1: no line is longer than 75 octets, and unfolded it is
// what it was.
TEST(CalendarFile, FoldsLinesBetweenCharacters) {
  for (size_t lead = 0; lead < 8; ++lead) {
    std::string summary(lead, 'x');
    for (int i = 0; i < 60; ++i) summary += "é€𝄞";
    const std::string text =
        WriteCalendar({{"a", kDay, summary, ""}}, kStamped, "p");
    std::string unfolded;
    size_t at = 0;
    while (at < text.size()) {
      const size_t end = text.find("\r\n", at);
      ASSERT_NE(end, std::string::npos);
      EXPECT_LE(end - at, 75U);
      std::string line = text.substr(at, end - at);
      // A line that goes on begins with a blank, and with a whole character.
      if (line.starts_with(' ')) {
        ASSERT_GT(line.size(), 1U);
        EXPECT_NE(static_cast<unsigned char>(line[1]) & 0xC0U, 0x80U);
        unfolded.resize(unfolded.size() - 2);
        line.erase(0, 1);
      }
      unfolded += line + "\r\n";
      at = end + 2;
    }
    EXPECT_NE(unfolded.find("SUMMARY:" + summary + "\r\n"), std::string::npos);
  }
}

TEST(CalendarFile, NamesAnEventTheSameEachTime) {
  const auto uid = [](const AllDay& event, Date stamped) {
    const std::string text = WriteCalendar({event}, stamped, "p");
    const size_t at = text.find("UID:");
    return text.substr(at, text.find("\r\n", at) - at);
  };
  const AllDay event{"a", kDay, "One", "told so"};
  EXPECT_EQ(uid(event, kStamped), uid({"a", kDay, "One", "or so"}, kDay));
  EXPECT_NE(uid(event, kStamped), uid({"b", kDay, "One", ""}, kStamped));
  EXPECT_NE(uid(event, kStamped), uid({"a", kStamped, "One", ""}, kStamped));
  EXPECT_NE(uid(event, kStamped), uid({"a", kDay, "Two", ""}, kStamped));
}

}  // namespace
}  // namespace safeconduct::calendar_file
