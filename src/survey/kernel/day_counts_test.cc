// SPDX-License-Identifier: Apache-2.0
//
// Counts between two days by units, as a calendar has them, at each edge of a
// word or a block and for each instruction set.
#include "survey/kernel/day_counts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "case/counts.h"
#include "law/values.h"
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

// Full months and years: one more on the last day of it.
const std::vector<CountRow> kFullCounts = {
    {"2023-08-14", "2023-08-14", 0, 0, 0},
    {"2023-08-14", "2023-09-13", 30, 0, 0},
    {"2023-08-14", "2023-09-14", 31, 1, 0},
    {"2023-08-14", "2024-08-13", 365, 11, 0},
    {"2023-08-14", "2024-08-14", 366, 12, 1},
    {"2023-01-31", "2023-02-27", 27, 0, 0},
    {"2023-01-31", "2023-02-28", 28, 1, 0},
    {"2023-01-31", "2023-03-30", 58, 1, 0},
    {"2023-01-31", "2023-03-31", 59, 2, 0},
    {"2024-01-31", "2024-02-28", 28, 0, 0},
    {"2024-01-31", "2024-02-29", 29, 1, 0},
    // A birthday of 29 February falls on the 28th in other years.
    {"2008-02-29", "2026-02-27", 6573, 215, 17},
    {"2008-02-29", "2026-02-28", 6574, 216, 18},
    {"2008-02-29", "2028-02-28", 7304, 239, 19},
    {"2008-02-29", "2028-02-29", 7305, 240, 20},
    // Backwards: what is not over does not count, and so counts one less.
    {"2023-08-15", "2023-08-14", -1, -1, -1},
    {"2023-09-14", "2023-08-14", -31, -1, -1},
    {"2023-09-15", "2023-08-14", -32, -2, -1},
    {"2024-08-14", "2023-08-14", -366, -12, -1},
    {"1900-01-01", "2100-12-31", 73413, 2411, 200},
    {"2100-12-31", "1900-01-01", -73413, -2412, -201},
    {"2100-12-31", "2100-12-31", 0, 0, 0},
};

// Returns what is counted where one pair of days stands among others.
Value CountAt(size_t at, Unit unit, Value from, Value to) {
  const auto days = std::make_unique<BlockValues>();
  const auto first = std::make_unique<BlockValues>();
  const auto last = std::make_unique<BlockValues>();
  const auto counts = std::make_unique<BlockValues>();
  days->fill(kFirstDay.days);
  (*days)[at] = from;
  const Unit begun = law::BegunUnit(unit);
  NumberDays(begun, *days, *first);
  EXPECT_EQ((*first)[at], NumberOfDay(begun, Date{from}));
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

TEST(DayCounts, CountsFullUnits) {
  const size_t sets = WithEachInstructionSet([](const std::string& name) {
    SCOPED_TRACE(name);
    for (const CountRow& row : kFullCounts) {
      SCOPED_TRACE(row.from + " to " + row.to);
      const Value from = DayOf(row.from);
      const Value to = DayOf(row.to);
      EXPECT_EQ(to - from, row.days);
      for (const size_t at : kEdges) {
        EXPECT_EQ(CountAt(at, Unit::kFullMonths, from, to), row.months) << at;
        EXPECT_EQ(CountAt(at, Unit::kFullYears, from, to), row.years) << at;
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
  for (const CountRow& row : kFullCounts) {
    const IntervalSet from = IntervalSet::Single(DayOf(row.from));
    const IntervalSet to = IntervalSet::Single(DayOf(row.to));
    EXPECT_EQ(chart::CountBetween(Unit::kFullMonths, from, to).OnlyValue(),
              row.months)
        << row.from << " to " << row.to;
    EXPECT_EQ(chart::CountBetween(Unit::kFullYears, from, to).OnlyValue(),
              row.years)
        << row.from << " to " << row.to;
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
