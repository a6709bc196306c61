// SPDX-License-Identifier: Apache-2.0
//
// Counts between two days by units, as a calendar has them, at each edge of a
// word or a block and for each instruction set.
#include "survey/kernel/day_counts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "safeconduct/date.h"
#include "survey/kernel/kernel_testing.h"

namespace safeconduct::survey {
namespace {

using law::Unit;

struct CountRow {
  std::string from;
  std::string to;
  Value days;
  Value months;
  Value years;
};

// Begun months and years: one more as soon as a day of it has come.
const std::vector<CountRow> kCounts = {
    {"2023-08-14", "2023-08-14", 0, 0, 0},
    {"2023-08-14", "2023-08-15", 1, 1, 1},
    {"2023-08-14", "2023-09-14", 31, 1, 1},
    {"2023-08-14", "2023-09-15", 32, 2, 1},
    {"2023-08-14", "2024-08-14", 366, 12, 1},
    {"2023-08-14", "2024-08-15", 367, 13, 2},
    // A day that the month lacks falls on its last.
    {"2023-01-31", "2023-02-28", 28, 1, 1},
    {"2023-01-31", "2023-03-01", 29, 2, 1},
    {"2024-01-31", "2024-02-28", 28, 1, 1},
    {"2024-01-31", "2024-02-29", 29, 1, 1},
    {"2024-01-31", "2024-03-01", 30, 2, 1},
    {"2004-02-29", "2005-02-28", 365, 12, 1},
    {"2004-02-29", "2005-03-01", 366, 13, 2},
    {"2004-02-29", "2008-02-29", 1461, 48, 4},
    {"2023-12-31", "2024-01-01", 1, 1, 1},
    // Backwards: what is not yet begun does not count.
    {"2023-08-15", "2023-08-14", -1, 0, 0},
    {"2023-09-14", "2023-08-14", -31, -1, 0},
    {"2023-09-15", "2023-08-14", -32, -1, 0},
    {"2024-08-14", "2023-08-14", -366, -12, -1},
    // The first and the last day that are reasoned about.
    {"1900-01-01", "1900-01-01", 0, 0, 0},
    {"2100-12-30", "2100-12-31", 1, 1, 1},
    {"1900-01-01", "2100-12-31", 73413, 2412, 201},
    {"2100-12-31", "1900-01-01", -73413, -2411, -200},
};

Value DayOf(const std::string& text) { return ParseDate(text)->days; }

// Returns what is counted where one pair of days stands among others.
Value CountAt(size_t at, Unit unit, Value from, Value to) {
  const auto days = std::make_unique<BlockValues>();
  const auto first = std::make_unique<BlockValues>();
  const auto last = std::make_unique<BlockValues>();
  const auto counts = std::make_unique<BlockValues>();
  days->fill(kFirstDay.days);
  (*days)[at] = from;
  NumberDays(unit, *days, *first);
  EXPECT_EQ((*first)[at], NumberOfDay(unit, Date{from}));
  days->fill(kLastDay.days);
  (*days)[at] = to;
  NumberDays(unit, *days, *last);
  EXPECT_EQ((*last)[at], NumberOfDay(unit, Date{to}));
  CountNumbers(unit, *first, *last, *counts);
  return (*counts)[at];
}

TEST(DayCounts, CountsBegunUnits) {
  const size_t sets = WithEachInstructionSet([](const std::string& name) {
    SCOPED_TRACE(name);
    for (const CountRow& row : kCounts) {
      SCOPED_TRACE(row.from + " to " + row.to);
      const Value from = DayOf(row.from);
      const Value to = DayOf(row.to);
      for (const size_t at : kEdges) {
        EXPECT_EQ(CountAt(at, Unit::kDays, from, to), row.days) << at;
        EXPECT_EQ(CountAt(at, Unit::kMonths, from, to), row.months) << at;
        EXPECT_EQ(CountAt(at, Unit::kYears, from, to), row.years) << at;
      }
    }
  });
  EXPECT_GT(sets, 0);
}

// The table is what a reader checks; that it is the calendar's is checked too.
TEST(DayCounts, CountsAsTheCalendarDoes) {
  for (const CountRow& row : kCounts) {
    const Date from{DayOf(row.from)};
    const Date to{DayOf(row.to)};
    EXPECT_EQ(to.days - from.days, row.days) << row.from;
    EXPECT_EQ(CountMonths(from, to), row.months) << row.from;
    EXPECT_EQ(CountYears(from, to), row.years) << row.from;
  }
}

// The first so many days are known, and the others filled.
TEST(DayCounts, FillsGapsAndNothingElse) {
  constexpr Value kOtherwise = -7;
  const size_t sets = WithEachInstructionSet([](const std::string& name) {
    SCOPED_TRACE(name);
    for (const size_t count : kEdgeCounts) {
      const auto days = std::make_unique<BlockValues>();
      const auto filled = std::make_unique<BlockValues>();
      PaddedBits known{};
      for (size_t i = 0; i < kBlockCases; ++i) {
        (*days)[i] = static_cast<Value>(i);
        if (i < count) known[i / 64] |= uint64_t{1} << (i % 64);
      }
      FillGaps(days->data(), known, kOtherwise, *filled);
      for (size_t i = 0; i < kBlockCases; ++i) {
        const Value expected = i < count ? static_cast<Value>(i) : kOtherwise;
        ASSERT_EQ((*filled)[i], expected) << i << " of " << count;
      }
    }
  });
  EXPECT_GT(sets, 0);
}

}  // namespace
}  // namespace safeconduct::survey
