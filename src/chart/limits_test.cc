// SPDX-License-Identifier: Apache-2.0
#include "chart/limits.h"

#include <gtest/gtest.h>

#include <random>

namespace safeconduct::chart {
namespace {

constexpr int32_t kFirst = kFirstDay.days;
constexpr int32_t kLast = kLastDay.days;

int32_t DayOf(const char* text) { return ParseDate(text)->days; }

// Returns the count between a day and the one that stands.
Value CountOf(law::Unit unit, MovingEnd moving, int32_t standing, int32_t day) {
  const IntervalSet here = IntervalSet::Single(day);
  const IntervalSet there = IntervalSet::Single(standing);
  return (moving == MovingEnd::kTo ? CountBetween(unit, there, here)
                                   : CountBetween(unit, here, there))
      .min();
}

TEST(Limits, FirstDayPastIsWhereTheCountCrosses) {
  const int32_t day = DayOf("2024-01-31");
  EXPECT_EQ(FirstDayPast(law::Unit::kDays, MovingEnd::kTo, day, 90),
            DayOf("2024-04-30"));
  EXPECT_EQ(FirstDayPast(law::Unit::kMonths, MovingEnd::kTo, day, 2),
            DayOf("2024-03-01"));
  EXPECT_EQ(FirstDayPast(law::Unit::kYears, MovingEnd::kTo, day, 1),
            DayOf("2024-02-01"));
  EXPECT_EQ(FirstDayPast(law::Unit::kMonths, MovingEnd::kFrom, day, 2),
            DayOf("2023-12-31"));
  // Full months are over by the end of the day: February's on its last day.
  EXPECT_EQ(FirstDayPast(law::Unit::kFullMonths, MovingEnd::kTo, day, 1),
            DayOf("2024-02-29"));
  EXPECT_EQ(FirstDayPast(law::Unit::kFullYears, MovingEnd::kTo,
                         DayOf("2008-02-29"), 18),
            DayOf("2026-02-28"));
  EXPECT_EQ(FirstDayPast(law::Unit::kFullYears, MovingEnd::kFrom,
                         DayOf("2026-02-28"), 18),
            DayOf("2008-03-01"));
  EXPECT_EQ(FirstDayPast(law::Unit::kFullYears, MovingEnd::kTo, kLast, 1),
            kLast + 1);
  EXPECT_EQ(FirstDayPast(law::Unit::kDays, MovingEnd::kTo, kLast, 1),
            kLast + 1);
  EXPECT_EQ(FirstDayPast(law::Unit::kDays, MovingEnd::kFrom, kFirst, 1),
            kFirst);
}

// The day before is on the side of the first day of all, the day on the other.
TEST(Limits, FirstDayPastAgreesWithCounting) {
  std::mt19937_64 dice(4100);
  const auto draw = [&](int32_t least, int32_t most) {
    return std::uniform_int_distribution<int32_t>(least, most)(dice);
  };
  int inside = 0;
  for (int i = 0; i < 200'000; ++i) {
    const auto unit = static_cast<law::Unit>(draw(0, 4));
    const auto moving = draw(0, 1) == 0 ? MovingEnd::kFrom : MovingEnd::kTo;
    const int32_t standing =
        i % 10 == 0 ? draw(kFirst, kLast)
                    : draw(DayOf("1999-01-01"), DayOf("2026-12-31"));
    const Value start = i % 10 == 0 ? draw(-1200, 1200) : draw(-40, 40);
    const int32_t found = FirstDayPast(unit, moving, standing, start);
    const auto reached = [&](int32_t day) {
      return CountOf(unit, moving, standing, day) >= start;
    };
    ASSERT_GE(found, kFirst);
    ASSERT_LE(found, kLast + 1);
    const bool rises = moving == MovingEnd::kTo;
    if (found > kFirst) {
      ASSERT_NE(reached(found - 1), rises);
    }
    if (found <= kLast) {
      ASSERT_EQ(reached(found), rises);
    }
    if (found > kFirst && found <= kLast) ++inside;
  }
  EXPECT_GE(inside, 150'000);
}

// A number has no calendar, and may be as far from nought as numbers go.
TEST(Limits, FirstNumberPastIsWhereTheDifferenceCrosses) {
  constexpr auto kNumbers = law::Unit::kNumbers;
  EXPECT_EQ(FirstDayPast(kNumbers, MovingEnd::kTo, 100'000, 0), 100'000);
  EXPECT_EQ(FirstDayPast(kNumbers, MovingEnd::kTo, 100'000, 1), 100'001);
  EXPECT_EQ(FirstDayPast(kNumbers, MovingEnd::kFrom, 100'000, 0), 100'001);
  EXPECT_EQ(FirstDayPast(kNumbers, MovingEnd::kFrom, 100'000, 1), 100'000);
  EXPECT_EQ(FirstDayPast(kNumbers, MovingEnd::kTo, kMaxNumber, 1),
            kMaxNumber + 1);
  EXPECT_EQ(FirstDayPast(kNumbers, MovingEnd::kFrom, kMinNumber, 1),
            kMinNumber);
}

}  // namespace
}  // namespace safeconduct::chart
