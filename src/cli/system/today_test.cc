// SPDX-License-Identifier: Apache-2.0
#include "cli/system/today.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>

namespace safeconduct::cli {
namespace {

using std::chrono::system_clock;

// Gives the process a time zone, and takes it back.
class InZone {
 public:
  explicit InZone(const char* zone) {
    const char* before = getenv("TZ");
    if (before != nullptr) before_ = before;
    had_one_ = before != nullptr;
    setenv("TZ", zone, 1);
    tzset();
  }
  InZone(const InZone&) = delete;
  InZone& operator=(const InZone&) = delete;
  ~InZone() {
    if (had_one_) {
      setenv("TZ", before_.c_str(), 1);
    } else {
      unsetenv("TZ");
    }
    tzset();
  }

 private:
  std::string before_;
  bool had_one_ = false;
};

// Returns the day in a zone at seconds since 1970-01-01 in UTC.
std::string DayIn(const char* zone, int64_t seconds) {
  const InZone in_zone(zone);
  return FormatDate(LocalDay(system_clock::from_time_t(seconds)));
}

// The zones are written out, as a machine may know none by name.
constexpr const char* kParis = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr const char* kLondon = "GMT0BST,M3.5.0/1,M10.5.0";

// In summer the program answered for yesterday until two in the morning.
TEST(LocalDay, IsThatOfTheUserAfterMidnightInSummer) {
  const int64_t evening = 1'783'549'800;  // 2026-07-08 22:30 in UTC
  EXPECT_EQ(DayIn("UTC0", evening), "2026-07-08");
  EXPECT_EQ(DayIn(kParis, evening), "2026-07-09");
  EXPECT_EQ(DayIn(kLondon, evening), "2026-07-08");
  EXPECT_EQ(DayIn(kLondon, evening + 3600), "2026-07-09");
}

TEST(LocalDay, IsThatOfTheUserInWinter) {
  const int64_t evening = 1'767'220'200;  // 2025-12-31 22:30 in UTC
  EXPECT_EQ(DayIn(kParis, evening), "2025-12-31");
  EXPECT_EQ(DayIn(kParis, evening + 3600), "2026-01-01");
  EXPECT_EQ(DayIn("EST5", evening + 6 * 3600), "2025-12-31");
}

TEST(LocalDay, IsADayOfTheCalendarBefore1970) {
  EXPECT_EQ(DayIn("UTC0", -1), "1969-12-31");
  EXPECT_EQ(DayIn("UTC0", 0), "1970-01-01");
}

TEST(WithToday, PutsTheDateForTheWord) {
  const InZone in_zone("UTC0");
  const Date day = LocalDay(system_clock::from_time_t(1'783'555'200));
  struct Row {
    const char* written;
    const char* read;
  };
  const Row rows[] = {{"today", "2026-07-09"},
                      {"today..", "2026-07-09.."},
                      {"..today", "..2026-07-09"},
                      {"2026-01-01..today", "2026-01-01..2026-07-09"},
                      {"today..today", "2026-07-09..2026-07-09"},
                      {"2026-01-01", "2026-01-01"},
                      {"todays", "todays"},
                      {"Today", "Today"},
                      {"", ""}};
  for (const Row& row : rows) EXPECT_EQ(WithToday(row.written, day), row.read);
}

}  // namespace
}  // namespace safeconduct::cli
