// SPDX-License-Identifier: Apache-2.0
#include "safeconduct/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace safeconduct {
namespace {

Date Day(std::string_view text) { return ParseDate(text).value(); }

// Returns any day that this program reasons about.
Date AnyDay() {
  return Date{*rc::gen::inRange(kFirstDay.days, kLastDay.days + 1)};
}

TEST(Date, ReadsDaysThatExist) {
  struct Row {
    const char* text;
    int32_t days;
  };
  const Row rows[] = {{"1970-01-01", 0},       {"1969-12-31", -1},
                      {"2000-02-29", 11016},   {"2023-08-14", 19583},
                      {"1900-01-01", -25567},  {"2100-12-31", 47846},
                      {"0001-01-01", -719162}, {"9999-12-31", 2932896}};
  for (const Row& row : rows) {
    ASSERT_TRUE(ParseDate(row.text).has_value()) << row.text;
    EXPECT_EQ(Day(row.text).days, row.days) << row.text;
    EXPECT_EQ(FormatDate(Date{row.days}), row.text);
  }
  EXPECT_EQ(Day("1900-01-01"), kFirstDay);
  EXPECT_EQ(Day("2100-12-31"), kLastDay);
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const char* text :
       {"2023-02-29", "2023-04-31", "2023-06-31", "2023-13-01", "2023-00-01",
        "2023-01-00", "2023-01-32", "0000-01-01", "1900-02-29", "2100-02-29"}) {
    EXPECT_FALSE(ParseDate(text)) << text;
  }
}

TEST(Date, RefusesOtherForms) {
  for (const char* text :
       {"", "2023", "2023-8-14", "23-08-14", "2023-08-14 ", " 2023-08-14",
        "2023/08/14", "20230814", "2023-08-1x", "-023-08-14", "+023-08-14",
        "2023-08--4", "12023-08-14"}) {
    EXPECT_FALSE(ParseDate(text)) << text;
  }
}

TEST(Date, KnowsLeapYears) {
  for (const char* year : {"1904", "2000", "2024", "2096"}) {
    EXPECT_TRUE(ParseDate(std::string(year) + "-02-29")) << year;
  }
  for (const char* year : {"1900", "2023", "2100", "2001"}) {
    EXPECT_FALSE(ParseDate(std::string(year) + "-02-29")) << year;
  }
}

TEST(Date, IsWrittenInWords) {
  EXPECT_EQ(FormatDateInWords(Day("2023-08-14")), "14 August 2023");
  EXPECT_EQ(FormatDateInWords(Day("1900-01-01")), "1 January 1900");
  EXPECT_EQ(FormatDateInWords(Day("2024-02-29")), "29 February 2024");
}

TEST(Date, AddsMonths) {
  struct Row {
    const char* from;
    int32_t months;
    const char* to;
  };
  const Row rows[] = {
      {"2023-08-14", 0, "2023-08-14"},    {"2023-08-14", 1, "2023-09-14"},
      {"2023-08-31", 1, "2023-09-30"},    {"2023-08-31", 2, "2023-10-31"},
      {"2023-01-31", 1, "2023-02-28"},    {"2024-01-31", 1, "2024-02-29"},
      {"2024-02-29", 12, "2025-02-28"},   {"2024-02-29", 48, "2028-02-29"},
      {"2023-12-31", 2, "2024-02-29"},    {"2023-12-01", 1, "2024-01-01"},
      {"2023-03-31", -1, "2023-02-28"},   {"2023-01-14", -1, "2022-12-14"},
      {"2000-02-29", 1200, "2100-02-28"}, {"2023-08-14", -1200, "1923-08-14"}};
  for (const Row& row : rows) {
    EXPECT_EQ(FormatDate(AddMonths(Day(row.from), row.months)), row.to)
        << row.from << " and " << row.months << " months";
  }
}

TEST(Date, CountsBegunMonthsAndYears) {
  struct Row {
    const char* from;
    const char* to;
    int32_t months;
    int32_t years;
  };
  const Row rows[] = {
      {"2023-01-15", "2023-01-15", 0, 0},
      {"2023-01-15", "2023-01-16", 1, 1},
      {"2023-01-15", "2023-02-15", 1, 1},
      {"2023-01-15", "2023-02-16", 2, 1},
      {"2023-01-15", "2024-01-15", 12, 1},
      {"2023-01-15", "2024-01-16", 13, 2},
      // The day that a month lacks falls on its last.
      {"2023-01-31", "2023-02-28", 1, 1},
      {"2023-01-31", "2023-03-01", 2, 1},
      {"2024-01-31", "2024-02-28", 1, 1},
      {"2024-02-29", "2025-02-28", 12, 1},
      {"2024-02-29", "2025-03-01", 13, 2},
      {"2023-01-28", "2023-02-28", 1, 1},
      // Backwards, a period that is not over yet counts as none.
      {"2023-01-15", "2023-01-14", 0, 0},
      {"2023-01-15", "2022-12-16", 0, 0},
      {"2023-01-15", "2022-12-15", -1, 0},
      {"2023-01-15", "2022-12-14", -1, 0},
      {"2023-01-15", "2022-01-15", -12, -1},
      {"2023-03-31", "2023-02-28", -1, 0},
      {"2023-03-31", "2023-02-27", -1, 0},
      {"1900-01-01", "2100-12-31", 2412, 201},
      {"2100-12-31", "1900-01-01", -2411, -200},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(CountMonths(Day(row.from), Day(row.to)), row.months)
        << "months from " << row.from << " to " << row.to;
    EXPECT_EQ(CountYears(Day(row.from), Day(row.to)), row.years)
        << "years from " << row.from << " to " << row.to;
  }
}

RC_GTEST_PROP(DateProperty, WhatIsWrittenIsReadAgain, ()) {
  const Date day = AnyDay();
  RC_ASSERT(ParseDate(FormatDate(day)) == day);
}

// The definition: the least n with AddMonths(from, n) on or after `to`.
RC_GTEST_PROP(DateProperty, CountIsTheLeastThatReaches, ()) {
  const Date from = AnyDay();
  const Date to = AnyDay();
  const int32_t months = CountMonths(from, to);
  RC_ASSERT(AddMonths(from, months) >= to);
  RC_ASSERT(AddMonths(from, months - 1) < to);
  const int32_t years = CountYears(from, to);
  RC_ASSERT(AddMonths(from, 12 * years) >= to);
  RC_ASSERT(AddMonths(from, 12 * (years - 1)) < to);
}

// On this rests that all counts between those of two ends occur.
RC_GTEST_PROP(DateProperty, CountGrowsByOneAtMost, ()) {
  const Date from = AnyDay();
  const Date to = AnyDay();
  const Date next{to.days + 1};
  const int32_t step = CountMonths(from, next) - CountMonths(from, to);
  RC_ASSERT(step == 0 || step == 1);
  const Date later{from.days + 1};
  const int32_t fall = CountMonths(from, to) - CountMonths(later, to);
  RC_ASSERT(fall == 0 || fall == 1);
}

RC_GTEST_PROP(DateProperty, MonthsKeepTheDayOrFallOnTheLast, ()) {
  const Date from = AnyDay();
  const Date to = AddMonths(from, *rc::gen::inRange(-100, 100));
  const std::string written = FormatDate(from).substr(8);
  const std::string moved = FormatDate(to).substr(8);
  RC_ASSERT(moved <= written);
  const bool last_of_month = FormatDate(Date{to.days + 1}).ends_with("-01");
  RC_ASSERT(moved == written || last_of_month);
}

}  // namespace
}  // namespace safeconduct
