// SPDX-License-Identifier: Apache-2.0
#include "query/dates/date_system.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>

#include "case/case.h"
#include "safeconduct/date.h"

namespace safeconduct::query {
namespace {

using Count = DateSystem::Count;
using Days = std::vector<Value>;

Value Day(const char* text) { return ParseDate(text)->days; }

Value CountOf(const Count& count, const Days& days) {
  const auto one = [&](size_t date) { return IntervalSet::Single(days[date]); };
  return chart::CountBetween(count.unit, one(count.from), one(count.to)).min();
}

bool Keeps(const std::vector<Count>& counts, const Days& days) {
  return std::all_of(counts.begin(), counts.end(), [&](const Count& count) {
    const Value value = CountOf(count, days);
    return count.counts.lo <= value && value <= count.counts.hi;
  });
}

// A system of three dates, small enough to try all days.
struct Trial {
  std::vector<Interval> days;
  std::vector<Count> counts;

  std::string Text() const {
    std::string text;
    for (const Interval& each : days) {
      text +=
          FormatDate(Date{each.lo}) + ".." + FormatDate(Date{each.hi}) + " ";
    }
    for (const Count& count : counts) {
      text += std::to_string(static_cast<int>(count.unit)) + ":" +
              std::to_string(count.from) + "->" + std::to_string(count.to) +
              " in " + std::to_string(count.counts.lo) + ".." +
              std::to_string(count.counts.hi) + " ";
    }
    return text;
  }

  // Calls `visit` with every solution.
  void ForEachSolution(const std::function<void(const Days&)>& visit) const {
    for (Value a = days[0].lo; a <= days[0].hi; ++a) {
      for (Value b = days[1].lo; b <= days[1].hi; ++b) {
        for (Value c = days[2].lo; c <= days[2].hi; ++c) {
          if (Keeps(counts, {a, b, c})) visit({a, b, c});
        }
      }
    }
  }
};

Trial DrawTrial(std::mt19937& dice) {
  const auto throw_dice = [&](int lo, int hi) {
    return std::uniform_int_distribution<int>(lo, hi)(dice);
  };
  Trial trial;
  // Around the ends of months, one of them a leap day.
  const Value first = Day(throw_dice(0, 1) == 0 ? "2024-01-25" : "2023-02-24");
  for (int i = 0; i < 3; ++i) {
    const Value lo = first + throw_dice(0, 40);
    trial.days.push_back({lo, lo + throw_dice(0, 25)});
  }
  for (int i = throw_dice(1, 4); i > 0; --i) {
    Count count;
    count.unit = static_cast<law::Unit>(throw_dice(0, 5));
    count.from = static_cast<size_t>(throw_dice(0, 2));
    count.to = static_cast<size_t>(throw_dice(0, 2));
    const bool is_difference =
        count.unit == law::Unit::kDays || count.unit == law::Unit::kNumbers;
    const int reach = is_difference ? 30 : 2;
    count.counts.lo = throw_dice(-reach, reach);
    count.counts.hi = count.counts.lo + throw_dice(0, reach / 2);
    if (throw_dice(0, 4) == 0) count.counts.lo = kMinNumber;
    if (throw_dice(0, 4) == 0) count.counts.hi = kMaxNumber;
    trial.counts.push_back(count);
  }
  return trial;
}

TEST(DateSystem, EqualsTryingAllDays) {
  std::mt19937 dice(20230814);
  int solvable = 0;
  for (int i = 0; i < 800; ++i) {
    const Trial trial = DrawTrial(dice);
    SCOPED_TRACE(trial.Text());
    Days earliest = {kMaxNumber, kMaxNumber, kMaxNumber};
    Days latest = {kMinNumber, kMinNumber, kMinNumber};
    bool any = false;
    trial.ForEachSolution([&](const Days& days) {
      any = true;
      for (size_t d = 0; d < 3; ++d) {
        earliest[d] = std::min(earliest[d], days[d]);
        latest[d] = std::max(latest[d], days[d]);
      }
    });
    DateSystem system(trial.days);
    for (const Count& count : trial.counts) system.Add(count);
    ASSERT_EQ(system.Earliest().has_value(), any);
    ASSERT_EQ(system.Latest().has_value(), any);
    if (!any) continue;
    ++solvable;
    EXPECT_EQ(*system.Earliest(), earliest);
    EXPECT_EQ(*system.Latest(), latest);
  }
  EXPECT_GT(solvable, 160);
  EXPECT_LT(solvable, 700);
}

// A month from 31 January ends on the last of February.
TEST(DateSystem, KnowsTheEndsOfMonths) {
  DateSystem system({{Day("2023-01-31"), Day("2023-01-31")},
                     {Day("2023-01-01"), Day("2023-12-31")}});
  system.Add({law::Unit::kMonths, 0, 1, {1, 1}});
  EXPECT_EQ(system.Earliest()->at(1), Day("2023-02-01"));
  EXPECT_EQ(system.Latest()->at(1), Day("2023-02-28"));
}

// A year from a leap day is full on 28 February.
TEST(DateSystem, KnowsWhenYearsAreFull) {
  DateSystem system({{Day("2008-02-29"), Day("2008-02-29")},
                     {Day("2020-01-01"), Day("2030-12-31")}});
  system.Add({law::Unit::kFullYears, 0, 1, {18, 18}});
  EXPECT_EQ(system.Earliest()->at(1), Day("2026-02-28"));
  EXPECT_EQ(system.Latest()->at(1), Day("2027-02-27"));
}

// As far apart as numbers can be.
TEST(DateSystem, ComparesTheFurthestNumbers) {
  DateSystem system({{kMinNumber, kMaxNumber}, {kMinNumber, kMaxNumber}});
  system.Add({law::Unit::kNumbers, 0, 1, {1, 2 * kMaxNumber}});
  EXPECT_EQ(*system.Earliest(), (Days{kMinNumber, kMinNumber + 1}));
  EXPECT_EQ(*system.Latest(), (Days{kMaxNumber - 1, kMaxNumber}));
  system.Limit(0, {kMinNumber, kMinNumber});
  system.Limit(1, {kMaxNumber, kMaxNumber});
  EXPECT_TRUE(system.Earliest());
  system.Add({law::Unit::kNumbers, 1, 0, {0, 2 * kMaxNumber}});
  EXPECT_FALSE(system.Earliest());
}

// Each pushes the other on for two centuries, were it not seen beforehand.
TEST(DateSystem, SeesWhatCreeps) {
  DateSystem system(
      {{kFirstDay.days, kLastDay.days}, {kFirstDay.days, kLastDay.days}});
  system.Add({law::Unit::kDays, 0, 1, {1, kMaxNumber}});
  system.Add({law::Unit::kDays, 1, 0, {0, kMaxNumber}});
  EXPECT_FALSE(system.Earliest());
  EXPECT_FALSE(system.Latest());
}

// Only July and August, or December and January, make two months of 62 days.
TEST(DateSystem, FindsTheOneSpanThatSuitsBothUnits) {
  DateSystem system({{Day("2023-01-01"), Day("2023-11-30")},
                     {Day("2023-01-01"), Day("2023-12-31")}});
  system.Add({law::Unit::kDays, 0, 1, {62, 62}});
  system.Add({law::Unit::kMonths, 0, 1, {2, 2}});
  const auto earliest = system.Earliest();
  ASSERT_TRUE(earliest);
  EXPECT_EQ(FormatDate(Date{earliest->at(0)}), "2023-07-01");
  EXPECT_EQ(FormatDate(Date{system.Latest()->at(0)}), "2023-07-30");
  system.Limit(0, {Day("2023-02-01"), Day("2023-06-30")});
  EXPECT_FALSE(system.Earliest());
}

TEST(DateSystem, TakesBoundsBeyondAllDays) {
  DateSystem system(
      {{kFirstDay.days, kLastDay.days}, {kFirstDay.days, kLastDay.days}});
  system.Add({law::Unit::kYears, 0, 1, {kMinNumber, kMaxNumber}});
  EXPECT_EQ(system.Earliest()->at(1), kFirstDay.days);
  system.Add({law::Unit::kMonths, 0, 1, {100'000, kMaxNumber}});
  EXPECT_FALSE(system.Earliest());
}

}  // namespace
}  // namespace safeconduct::query
