// SPDX-License-Identifier: Apache-2.0
#include "convert/ages.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::convert {
namespace {

Days DaysOf(std::string_view first, std::string_view last) {
  return {*ParseDate(first), *ParseDate(last)};
}

struct ShiftCase {
  const char* first;  // of the days asked about
  const char* last;
  AgeRange then;
  AgeRange now;
};

// Of an age in the first quarter of 2021.
constexpr ShiftCase kShifts[] = {
    {"2023-08-14", "2023-08-14", {18, 24}, {20, 27}},
    {"2023-03-31", "2023-03-31", {18, 24}, {20, 27}},
    {"2023-03-30", "2023-03-30", {18, 24}, {19, 27}},
    {"2023-01-01", "2023-01-01", {18, 24}, {19, 26}},
    {"2023-01-02", "2023-01-02", {18, 24}, {19, 27}},
    {"2023-01-01", "2024-01-01", {18, 24}, {19, 27}},
    {"2021-02-15", "2021-02-15", {18, 24}, {17, 25}},
    {"2021-04-01", "2021-04-01", {0, 17}, {0, 18}},
    {"2022-04-01", "2022-04-01", {0, 17}, {1, 19}},
    {"2030-01-01", "2030-01-01", {40, 120}, {48, 120}},
    {"2019-06-01", "2019-06-01", {0, 17}, {0, 16}},
    {"2090-01-01", "2090-01-01", {80, 120}, {120, 120}},
    {"2050-01-01", "2050-01-01", {0, 120}, {0, 120}},
};

TEST(AgesOn, CountsTheBirthdaysThatMayLieBetween) {
  const Days then = DaysOf("2021-01-01", "2021-03-31");
  for (const ShiftCase& each : kShifts) {
    EXPECT_EQ(AgesOn(DaysOf(each.first, each.last), then, each.then), each.now)
        << each.first << ".." << each.last << ": " << each.then.low;
  }
}

// Returns the age of somebody born on `birth`.
int32_t AgeOf(Date birth, Date on) {
  const int32_t begun = CountYears(birth, on);
  return AddMonths(birth, 12 * begun) == on ? begun : begun - 1;
}

TEST(AgesOn, HoldsEveryBirthday) {
  const Days then = DaysOf("2021-01-01", "2021-03-31");
  const std::vector<Days> asked = {
      DaysOf("2021-03-31", "2021-03-31"), DaysOf("2023-08-14", "2023-08-14"),
      DaysOf("2024-02-29", "2024-02-29"), DaysOf("2020-12-30", "2021-01-02")};
  const AgeRange ages = {18, 24};
  for (const Days& on : asked) {
    const AgeRange now = AgesOn(on, then, ages);
    for (int32_t birth = ParseDate("1995-01-01")->days;
         birth <= ParseDate("2004-12-31")->days; ++birth) {
      for (const Date day : {then.first, then.last}) {
        const int32_t age = AgeOf(Date{birth}, day);
        if (age < ages.low || age > ages.high) continue;
        EXPECT_GE(AgeOf(Date{birth}, on.first), now.low);
        EXPECT_LE(AgeOf(Date{birth}, on.last), now.high);
      }
    }
  }
}

TEST(FormatAges, JoinsRangesThatMeet) {
  EXPECT_EQ(FormatAges({{18, 24}}), "18..24");
  EXPECT_EQ(FormatAges({{0, 17}}), "..17");
  EXPECT_EQ(FormatAges({{40, 120}}), "40..");
  EXPECT_EQ(FormatAges({{30, 30}}), "30");
  EXPECT_EQ(FormatAges({kAnyAge}), "");
  EXPECT_EQ(FormatAges({{0, 17}, {18, 24}}), "..24");
  EXPECT_EQ(FormatAges({{0, 17}, {25, 39}}), "..17|25..39");
  EXPECT_EQ(FormatAges({{0, 17}, {0, 17}}), "..17");
  EXPECT_EQ(FormatAges({{0, 17}, kAnyAge}), "");
}

}  // namespace
}  // namespace safeconduct::convert
