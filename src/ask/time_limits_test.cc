// SPDX-License-Identifier: Apache-2.0
//
// Which tests of a clause are time limits, how each stands on a day, and
// whether it makes a difference.
#include "ask/time_limits.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ask/ask_testing.h"
#include "law/values.h"

namespace safeconduct::ask {
namespace {

const std::string kWords =
    "fact a \"\" : date\n"
    "fact b \"\" : date or none\n"
    "fact c \"\" : date or none\n"
    "fact x \"\" : yes or no\n"
    "fact y \"\" : yes or no\n"
    "matter days \"\" : 0..60 days; at first 10\n"
    "matter raised \"\" : 0..60 days; at first 5; for the record\n"
    "calendar offices \"\" from 2024-01-01 to 2024-12-31\n"
    "  closed saturday, sunday\n"
    "measure since_a \"\" counts days from a to today\n"
    "measure since_b \"\" counts days from b to today\n"
    "measure months \"\" counts months from b to today\n"
    "measure full \"\" counts full months from b to today\n"
    "measure between \"\" counts days from b to c\n"
    "measure until \"\" counts days from today to b\n"
    "measure since_due \"\" counts days from due to today\n"
    "day due \"\" is b plus 14 days\n"
    "day worked \"\" is b plus 5 working days of offices\n"
    "day ways \"\" is b plus 14 days when x or a plus 1 month\n"
    "day later \"\" is later of a, b\n"
    "day given \"\" is b plus 14 days when x\n"
    "day led \"\" is given plus 1 day\n"
    "day either \"\" is later of given, c\n"
    "measure since_given \"\" counts days from given to today\n";

const std::string kRecord =
    "source book \"\" statute published 2000-01-01\n"
    "source critic \"\" statement published 2000-01-01\n"
    "event longer \"\" on 2000-01-01 days becomes 20\n"
    "  according to book denied by critic\n"
    "event raised_then \"\" on 2024-05-01 raised becomes 9\n"
    "  according to book\n";

std::string Between(std::optional<Date> first, std::optional<Date> last) {
  const auto text = [](const std::optional<Date>& day) {
    return day ? FormatDate(*day) : "";
  };
  return first == last ? text(first) : text(first) + ".." + text(last);
}

// Returns the limits of the one route, a line each: what it is, its state, its
// last day and what becomes of the clause behind it.
std::string Limits(const std::string& clauses, const Settings& settings,
                   const std::string& on = "2024-06-10") {
  const ChartRef chart =
      Compiled(kWords + "route r \"\"\n" + clauses + "\n" +
                   // Uses every word, so that none is pointed out.
                   "route all \"\" needs all \"\" when x or y",
               kRecord);
  const law::Law& law = chart->law();
  const chart::Case person = chart::MakeTestCase(law, settings);
  const chart::Days days = chart::TestDays(on);
  const std::vector<law::RouteId> routes = {law::RouteId(size_t{0})};
  const auto found = FindDays(*chart, person, days);
  std::string text;
  for (const TimeLimit& limit :
       FindTimeLimits(*chart, person, days, routes, found)) {
    const auto& [state, least, most] = limit.standing;
    text += fmt::format("{} {} {}", limit.name, LimitStateName(state),
                        Between(limit.first, limit.last));
    if (state == LimitState::kRunning || state == LimitState::kMissed) {
      text += fmt::format(" {}", least);
      if (most != least)
        text += fmt::format("..{}", most ? std::to_string(*most) : "");
    }
    text += fmt::format(" {}{}\n", AfterLimitName(limit.after),
                        limit.idle ? " idle" : "");
  }
  return text;
}

TEST(TimeLimits, AreCountedByTheCalendar) {
  EXPECT_EQ(Limits("needs n \"\" when since_b <= 14", {"b=2024-06-01"}),
            "since_b running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when since_b < 14", {"b=2024-06-01"}),
            "since_b running 2024-06-14 4 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when months <= 1", {"b=2024-05-31"}),
            "months running 2024-06-30 20 closes\n");
  // The first month is full on 30 June.
  EXPECT_EQ(Limits("needs n \"\" when full < 1", {"b=2024-05-31"}),
            "full running 2024-06-29 19 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when today <= worked", {"b=2024-06-07"}),
            "worked running 2024-06-14 4 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when today < due", {"b=2024-06-01"}),
            "due running 2024-06-14 4 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when since_due <= 2", {"b=2024-06-01"}),
            "since_due running 2024-06-17 7 closes\n");
  // Counting down: three days before at the latest.
  EXPECT_EQ(Limits("needs n \"\" when until >= 3", {"b=2024-06-20"}),
            "until running 2024-06-17 7 closes\n");
}

TEST(TimeLimits, AreTurnedRoundByNotAndBarsAndUnless) {
  const Settings begun = {"b=2024-06-01"};
  EXPECT_EQ(Limits("barred by n \"\" when since_b <= 14", begun),
            "since_b running 2024-06-15 5 opens\n");
  EXPECT_EQ(Limits("barred by n \"\" when since_b > 14", begun),
            "since_b running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits("barred by n \"\" when not (since_b <= 14)", begun),
            "since_b running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when since_b > 14", begun),
            "since_b running 2024-06-15 5 opens\n");
  EXPECT_EQ(Limits("needs n \"\" when today >= due", begun),
            "due running 2024-06-14 4 opens\n");
  EXPECT_EQ(Limits("needs n \"\" when due < today", begun),
            "due running 2024-06-15 5 opens\n");
  EXPECT_EQ(Limits("barred by n \"\" when x unless since_b <= 14", begun),
            "since_b running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when x unless since_b <= 14", begun),
            "since_b running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when (x and since_b <= 14)\n"
                   "  or (y and not (since_b <= 14))",
                   begun),
            "since_b running 2024-06-15 5 either\n");
}

TEST(TimeLimits, HaveTwoEdgesWhereATestHas) {
  EXPECT_EQ(Limits("needs n \"\" when since_b in 3..14", {"b=2024-06-08"}),
            "since_b running 2024-06-10 0 opens\n"
            "since_b running 2024-06-22 12 closes\n");
  // That the count has begun says no more than which date comes first.
  EXPECT_EQ(Limits("barred by n \"\" when since_b >= 0 and since_b < 14",
                   {"b=2024-06-08"}),
            "since_b running 2024-06-21 11 opens\n");
}

TEST(TimeLimits, AreNotWhatOnlyLooksAtDates) {
  EXPECT_EQ(
      Limits("needs n \"\" when b <= c and c < today and a > 2020-01-01", {}),
      "");
  EXPECT_EQ(Limits("needs n \"\" when due is none or due < 2024-01-01", {}),
            "");
  // It rests on the date that is compared with it.
  EXPECT_EQ(Limits("needs n \"\" when b <= later", {}), "");
}

TEST(TimeLimits, SayWhereADateStands) {
  const std::string clause = "needs n \"\" when between <= 14";
  EXPECT_EQ(Limits(clause, {"b=none"}), "between not_begun  closes\n");
  EXPECT_EQ(Limits(clause, {}), "between unknown  closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01"}),
            "between running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=none"}),
            "between running 2024-06-15 5 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=none"}, "2024-06-15"),
            "between running 2024-06-15 0 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=none"}, "2024-06-16"),
            "between missed 2024-06-15 1 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01"}, "2024-06-16"),
            "between unknown 2024-06-15 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=2024-06-15"}),
            "between kept 2024-06-15 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=2024-06-18"}),
            "between missed 2024-06-15 3 closes\n");
}

TEST(TimeLimits, TellWhatHasNotBegunFromWhatHasNoLimit) {
  const std::string due = "needs n \"\" when today <= due";
  EXPECT_EQ(Limits(due, {"b=none"}), "due not_begun  closes\n");
  const std::string given = "needs n \"\" when today <= given";
  EXPECT_EQ(Limits(given, {"b=2024-06-01", "x=no"}),
            "given no_limit  closes\n");
  EXPECT_EQ(Limits(given, {"b=none", "x=yes"}), "given not_begun  closes\n");
  EXPECT_EQ(Limits(given, {"b=none"}), "given not_begun  closes\n");
  EXPECT_EQ(Limits(given, {"b=none", "x=no"}), "given no_limit  closes\n");
  EXPECT_EQ(Limits("needs n \"\" when today <= led", {"x=no"}),
            "led no_limit  closes\n");
  EXPECT_EQ(Limits("needs n \"\" when today <= led", {"b=none", "x=yes"}),
            "led not_begun  closes\n");
  EXPECT_EQ(Limits("needs n \"\" when since_given <= 3", {"x=no"}),
            "since_given no_limit  closes\n");
  const std::string either = "needs n \"\" when today <= either";
  EXPECT_EQ(Limits(either, {"b=2024-06-01", "c=none", "x=yes"}),
            "either not_begun  closes\n");
  EXPECT_EQ(Limits(either, {"c=2024-06-01", "x=no"}),
            "either no_limit  closes\n");
}

TEST(TimeLimits, SayWhereAWaitStands) {
  const std::string wait = "barred by n \"\" when since_b <= 14";
  EXPECT_EQ(Limits(wait, {"b=2024-06-01"}),
            "since_b running 2024-06-15 5 opens\n");
  EXPECT_EQ(Limits(wait, {"b=2024-05-01"}), "since_b over 2024-05-15 opens\n");
  // A date is in time or is not, whatever the clause makes of that.
  const std::string clause = "barred by n \"\" when between <= 14";
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=none"}),
            "between running 2024-06-15 5 opens\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=none"}, "2024-06-16"),
            "between missed 2024-06-15 1 opens\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=2024-06-16"}),
            "between missed 2024-06-15 1 opens\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-01", "c=2024-06-15"}),
            "between kept 2024-06-15 opens\n");
}

TEST(TimeLimits, AreRangesWhereDatesAre) {
  const std::string clause = "needs n \"\" when between <= 14";
  EXPECT_EQ(Limits(clause, {"b=2024-06-01..2024-06-05"}),
            "between running 2024-06-15..2024-06-19 5..9 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-05-24..2024-05-28"}),
            "between unknown 2024-06-07..2024-06-11 closes\n");
  EXPECT_EQ(Limits(clause, {"b=none|2024-06-05"}),
            "between unknown 2024-06-19 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-06-05.."}),
            "between running 2024-06-19.. 9.. closes\n");
  EXPECT_EQ(
      Limits(clause, {"b=2024-06-01..2024-06-05", "c=2024-06-02..2024-06-15"}),
      "between kept 2024-06-15..2024-06-19 closes\n");
  EXPECT_EQ(
      Limits(clause, {"b=2024-05-01..2024-05-05", "c=2024-06-02..2024-06-04"}),
      "between missed 2024-05-15..2024-05-19 14..20 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when since_b <= 14", {"b=2024-06-01"},
                   "2024-06-10..2024-06-12"),
            "since_b running 2024-06-15 3..5 closes\n");
  // On whose reading the number is one or the other.
  EXPECT_EQ(Limits("needs n \"\" when since_b <= days", {"b=2024-06-05"}),
            "since_b running 2024-06-15..2024-06-25 5..15 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when today <= ways",
                   {"b=2024-06-05", "a=2024-06-01"}),
            "ways running 2024-06-19..2024-07-01 9..21 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when today <= worked", {"b=2024-12-30"}),
            "worked unknown  closes\n");
}

TEST(TimeLimits, AreCountedByTheNumberOfTheirDay) {
  const std::string clause = "needs n \"\" when since_b <= raised on b";
  EXPECT_EQ(Limits(clause, {"b=2024-04-30"}, "2024-05-01"),
            "since_b running 2024-05-05 4 closes\n");
  EXPECT_EQ(Limits(clause, {"b=2024-05-01"}, "2024-05-01"),
            "since_b running 2024-05-10 9 closes\n");
  // Each day with its own number.
  EXPECT_EQ(Limits(clause, {"b=2024-04-28..2024-05-02"}, "2024-05-01"),
            "since_b running 2024-05-03..2024-05-11 2..10 closes\n");
  EXPECT_EQ(Limits("needs n \"\" when since_a <= raised on b",
                   {"a=2024-05-01", "b=none|2024-04-01"}, "2024-05-01"),
            "since_a running 2024-05-06 5 closes\n");
}

TEST(TimeLimits, AreIdleWhereWhatElseIsKnownSettlesTheClause) {
  const std::string two =
      "needs n \"\" when since_b <= 6 or (x and since_b <= 12)";
  EXPECT_EQ(Limits(two, {"b=2024-06-08", "x=no"}),
            "since_b running 2024-06-14 4 closes\n"
            "since_b running 2024-06-20 10 closes idle\n");
  // The longer one is what runs out.
  EXPECT_EQ(Limits(two, {"b=2024-06-08", "x=yes"}),
            "since_b running 2024-06-14 4 closes idle\n"
            "since_b running 2024-06-20 10 closes\n");
  EXPECT_EQ(Limits(two, {"b=2024-06-08"}),
            "since_b running 2024-06-14 4 closes\n"
            "since_b running 2024-06-20 10 closes\n");
  EXPECT_EQ(Limits("barred by n \"\" when since_b <= 6 unless x",
                   {"b=2024-06-08", "x=yes"}),
            "since_b running 2024-06-14 4 opens idle\n");
  EXPECT_EQ(Limits("needs n \"\" when since_b <= 6 unless since_b <= 12",
                   {"b=2024-06-08"}),
            "since_b running 2024-06-14 4 closes idle\n"
            "since_b running 2024-06-20 10 closes\n");
}

TEST(TimeLimits, AreSortedWithTheSoonestFirst) {
  EXPECT_EQ(Limits("needs n \"\" when since_b <= 20\n"
                   "needs m \"\" when between <= 3\n"
                   "needs o \"\" when since_a <= 8\n"
                   "barred by p \"\" when since_a > 30",
                   {"a=2024-06-05", "b=2024-06-01", "c=2024-06-02"}),
            "since_a running 2024-06-13 3 closes\n"
            "since_b running 2024-06-21 11 closes\n"
            "since_a running 2024-07-05 25 closes\n"
            "between kept 2024-06-04 closes\n");
}

}  // namespace
}  // namespace safeconduct::ask
