// SPDX-License-Identifier: Apache-2.0
//
// Steps against a walk from day to day, and against one another: what leads
// where, how far back a day is reached from, and where a calendar has ended.
#include "calendar/steps.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "safeconduct/date.h"

namespace safeconduct::calendar {
namespace {

using Kind = Step::Kind;

constexpr uint8_t kWeekend = 0b1100000;

Value Day(const std::string& text) { return ParseDate(text)->days; }

std::string Written(std::optional<Value> day) {
  return day ? FormatDate(Date{*day}) : "unknown";
}

// 2024, closed on weekends and from 25 to 26 December.
std::shared_ptr<const Calendar> Offices() {
  return std::make_shared<const Calendar>(
      "offices", "Offices", Interval{Day("2024-01-01"), Day("2024-12-31")},
      kWeekend, IntervalSet{{Day("2024-12-25"), Day("2024-12-26")}});
}

TEST(Calendar, KnowsTheDaysOfTheWeek) {
  EXPECT_EQ(DayOfWeek(Day("1970-01-01")), 3);
  EXPECT_EQ(DayOfWeek(Day("2024-12-23")), 0);
  EXPECT_EQ(DayOfWeek(Day("1900-01-01")), 0);
  EXPECT_EQ(DayOfWeek(Day("2100-12-31")), 4);
}

TEST(Calendar, CountsOpenDays) {
  const auto offices = Offices();
  EXPECT_TRUE(offices->IsOpen(Day("2024-12-24")));
  EXPECT_FALSE(offices->IsOpen(Day("2024-12-25")));
  EXPECT_FALSE(offices->IsOpen(Day("2024-12-28")));
  EXPECT_EQ(offices->open_days().size(), 260);
  EXPECT_EQ(offices->OpenBefore(Day("2024-01-03")), 2);
  EXPECT_EQ(offices->OpenDay(2), Day("2024-01-03"));
  EXPECT_EQ(offices->OpenDay(260), std::nullopt);
  EXPECT_EQ(offices->OpenDay(-1), std::nullopt);
}

struct LeadRow {
  std::vector<Step> steps;
  std::string from;
  std::string to;
};

TEST(Steps, LeadFromDayToDay) {
  const auto offices = Offices();
  const std::vector<LeadRow> rows = {
      {{{Kind::kDays, 14, nullptr}}, "2024-02-20", "2024-03-05"},
      {{{Kind::kMonths, 1, nullptr}}, "2024-01-31", "2024-02-29"},
      {{{Kind::kMonths, -1, nullptr}}, "2024-03-31", "2024-02-29"},
      {{{Kind::kMonths, 12, nullptr}}, "2024-02-29", "2025-02-28"},
      // From a Friday, a Saturday and a Sunday the next working day is Monday.
      {{{Kind::kWorkingDays, 1, offices}}, "2024-06-14", "2024-06-17"},
      {{{Kind::kWorkingDays, 1, offices}}, "2024-06-15", "2024-06-17"},
      {{{Kind::kWorkingDays, 1, offices}}, "2024-06-16", "2024-06-17"},
      {{{Kind::kWorkingDays, 1, offices}}, "2024-06-17", "2024-06-18"},
      {{{Kind::kWorkingDays, -1, offices}}, "2024-06-17", "2024-06-14"},
      {{{Kind::kWorkingDays, -1, offices}}, "2024-06-16", "2024-06-14"},
      {{{Kind::kWorkingDays, 3, offices}}, "2024-12-23", "2024-12-30"},
      {{{Kind::kRoll, 0, offices}}, "2024-12-25", "2024-12-27"},
      {{{Kind::kRoll, 0, offices}}, "2024-12-24", "2024-12-24"},
      {{{Kind::kRollBack, 0, offices}}, "2024-12-29", "2024-12-27"},
      {{{Kind::kBecome, 19000, nullptr}}, "2024-12-29", "2022-01-08"},
      {{{Kind::kDays, 14, nullptr},
        {Kind::kRoll, 0, offices},
        {Kind::kWorkingDays, 1, offices}},
       "2024-06-01",
       "2024-06-18"},
      // What a calendar does not know.
      {{{Kind::kRoll, 0, offices}}, "2023-12-31", "unknown"},
      {{{Kind::kRoll, 0, offices}}, "2025-01-01", "unknown"},
      {{{Kind::kWorkingDays, 1, offices}}, "2024-12-31", "unknown"},
      {{{Kind::kWorkingDays, -1, offices}}, "2024-01-01", "unknown"},
  };
  for (const LeadRow& row : rows) {
    const Steps steps(row.steps);
    EXPECT_EQ(Written(steps.From(Day(row.from))), row.to)
        << row.from << ' ' << steps.ToString();
  }
}

TEST(Steps, PrintAsLawWritesThem) {
  const auto offices = Offices();
  EXPECT_EQ(Steps({{Kind::kMonths, 24, nullptr},
                   {Kind::kMonths, -1, nullptr},
                   {Kind::kDays, 1, nullptr},
                   {Kind::kWorkingDays, 2, offices},
                   {Kind::kRoll, 0, offices},
                   {Kind::kRollBack, 0, offices}})
                .ToString(),
            "plus 2 years, minus 1 month, plus 1 day, plus 2 working days of "
            "offices, rolled on offices, rolled back on offices");
}

TEST(Steps, SayWhichCalendarStopsThem) {
  const auto offices = Offices();
  const Steps steps({{Kind::kMonths, 1, nullptr}, {Kind::kRoll, 0, offices}});
  EXPECT_EQ(steps.StoppedBy(Day("2024-12-15")), offices);
  EXPECT_EQ(steps.StoppedBy(Day("2024-11-15")), nullptr);
}

// Steps at random, of calendars at random: short ones, with long closures.
class RandomSteps {
 public:
  explicit RandomSteps(uint32_t seed) : random_(seed) {}

  Steps Make() {
    const Value first = Between(19'000, 19'100);
    const Value last = first + Between(20, 900);
    std::vector<Interval> closed;
    for (int i = Between(0, 8); i > 0; --i) {
      const Value from = Between(first, last);
      closed.push_back({from, std::min(last, from + Between(0, 40))});
    }
    const auto calendar = std::make_shared<const Calendar>(
        "c", "", Interval{first, last}, static_cast<uint8_t>(Between(0, 126)),
        IntervalSet(closed));
    std::vector<Step> steps;
    for (int i = Between(1, 4); i > 0; --i) steps.push_back(Make(calendar));
    return Steps(std::move(steps));
  }

 private:
  int Between(int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random_);
  }

  Step Make(const std::shared_ptr<const Calendar>& calendar) {
    switch (Between(0, 5)) {
      case 0:
        return {Kind::kDays, Between(-40, 40), nullptr};
      case 1:
        return {Kind::kMonths, Between(-14, 14), nullptr};
      case 2:
        return {Kind::kWorkingDays, Between(1, 12), calendar};
      case 3:
        return {Kind::kWorkingDays, -Between(1, 12), calendar};
      case 4:
        return {Kind::kRoll, 0, calendar};
      default:
        return {Kind::kRollBack, 0, calendar};
    }
  }

  std::mt19937 random_;
};

bool IsOpen(const Calendar& calendar, Value day) {
  return std::ranges::binary_search(calendar.open_days(), day);
}

// Walks from a day to the next that is open, or before; so many times.
std::optional<Value> Walk(const Calendar& calendar, Value day, int on,
                          int count) {
  for (; count > 0; --count) {
    do {
      day += on;
      if (!calendar.Knows(day)) return std::nullopt;
    } while (!IsOpen(calendar, day));
  }
  return day;
}

std::optional<Value> TakeSlowly(const Step& step, Value day) {
  if (step.kind == Kind::kDays) return day + step.count;
  if (step.kind == Kind::kMonths) return AddMonths(Date{day}, step.count).days;
  if (!step.calendar->Knows(day)) return std::nullopt;
  if (step.kind == Kind::kWorkingDays) {
    return Walk(*step.calendar, day, step.count < 0 ? -1 : 1,
                std::abs(step.count));
  }
  if (IsOpen(*step.calendar, day)) return day;
  return Walk(*step.calendar, day, step.kind == Kind::kRoll ? 1 : -1, 1);
}

TEST(Steps, AgreeWithAWalk) {
  constexpr Value kFrom = 18'400;
  constexpr Value kTo = 20'600;
  for (uint32_t seed = 1; seed <= 400; ++seed) {
    const Steps steps = RandomSteps(seed).Make();
    SCOPED_TRACE(fmt::format("seed {}: {}", seed, steps.ToString()));
    std::vector<std::optional<Value>> reached;
    for (Value day = kFrom; day <= kTo; ++day) {
      std::optional<Value> to = day;
      for (const Step& step : steps.list()) {
        if (to) to = TakeSlowly(step, *to);
      }
      ASSERT_EQ(steps.From(day), to) << day;
      ASSERT_EQ(steps.IsKnown(day), to.has_value()) << day;
      if (to) {
        ASSERT_LE(steps.shift().lo, *to - day) << day;
        ASSERT_GE(steps.shift().hi, *to - day) << day;
      }
      reached.push_back(to);
    }
    if (steps.IsTotal()) continue;
    for (Value day = kFrom; day <= kTo; day += 3) {
      std::optional<Value> first;
      std::optional<Value> last;
      for (size_t i = 0; i < reached.size(); ++i) {
        if (!reached[i]) continue;
        const Value start = kFrom + static_cast<Value>(i);
        if (*reached[i] >= day && !first) first = start;
        if (*reached[i] <= day) last = start;
      }
      ASSERT_EQ(steps.FirstReaching(day), first) << day;
      ASSERT_EQ(steps.LastWithin(day), last) << day;
    }
  }
}

}  // namespace
}  // namespace safeconduct::calendar
