// SPDX-License-Identifier: Apache-2.0
#include "query/dates/date_problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "case/case.h"
#include "chart/standing.h"
#include "safeconduct/date.h"

namespace safeconduct::query {
namespace {

constexpr uint32_t kCost = 10;

IntervalSet NoneOr(Value lo, Value hi) {
  return IntervalSet::Single(kNone).Union(IntervalSet::Range(lo, hi));
}

DateAbout Ordinarily(Value ordinary, IntervalSet universe) {
  const Value near = ordinary == kNone ? 100 : ordinary;
  return {std::move(universe), ordinary, near, kCost};
}

DateCount DaysFrom(size_t from, size_t to) {
  return {law::Unit::kDays, DateId(from), DateId(to)};
}

TEST(DateProblem, LeavesWhatIsNotAskedAsItOrdinarilyIs) {
  const std::vector<DateAbout> dates = {
      Ordinarily(100, IntervalSet::Range(0, 200)),
      Ordinarily(kNone, NoneOr(0, 200))};
  const auto plainest = DateProblem(dates).Plainest();
  ASSERT_TRUE(plainest);
  EXPECT_EQ(plainest->cost, 0u);
  EXPECT_EQ(plainest->values, (std::vector<Value>{100, kNone}));
}

TEST(DateProblem, MovesTheFewestDatesAndThoseTheLeast) {
  const std::vector<DateAbout> dates = {
      Ordinarily(100, IntervalSet::Range(0, 200)),
      Ordinarily(100, IntervalSet::Range(0, 200))};
  DateProblem problem(dates);
  problem.LimitCount(DaysFrom(0, 1), IntervalSet::Range(20, 500));
  const auto plainest = problem.Plainest();
  ASSERT_TRUE(plainest);
  EXPECT_EQ(plainest->cost, kCost);
  // Either could move, at the same cost.
  EXPECT_EQ(plainest->values, (std::vector<Value>{80, 100}));
}

TEST(DateProblem, CountsNothingFromNone) {
  const std::vector<DateAbout> dates = {Ordinarily(kNone, NoneOr(0, 200)),
                                        Ordinarily(100, NoneOr(0, 200))};
  DateProblem counted(dates);
  counted.LimitCount(DaysFrom(0, 1), IntervalSet::Range(3, 3));
  EXPECT_EQ(counted.Plainest()->values, (std::vector<Value>{97, 100}));
  DateProblem uncounted(dates);
  uncounted.LimitCount(DaysFrom(0, 1), IntervalSet::Single(kNone));
  EXPECT_EQ(uncounted.Plainest()->cost, 0u);
  uncounted.Limit(DateId(0), IntervalSet::Range(0, 200));
  EXPECT_EQ(uncounted.Plainest()->values, (std::vector<Value>{100, kNone}));
  uncounted.Limit(DateId(1), IntervalSet::Range(0, 200));
  EXPECT_FALSE(uncounted.Plainest());
}

TEST(DateProblem, CountsSomeNumberWhereStepsAreNotKnown) {
  const std::vector<DateAbout> dates = {Ordinarily(100, NoneOr(0, 200))};
  DateCount count = DaysFrom(0, 0);
  // 3 from day 10 to 20, and on other days nobody knows how many.
  count.by_day =
      std::make_shared<const CountsByDay>(CountsByDay{{Interval{10, 20}, 3}});
  DateProblem many(dates);
  many.LimitCount(count, IntervalSet::Range(7, 9));
  EXPECT_EQ(many.Plainest()->values, (std::vector<Value>{100}));
  many.Limit(DateId(0), IntervalSet::Range(10, 20));
  EXPECT_FALSE(many.IsFeasible());
  DateProblem none(dates);
  none.LimitCount(count, IntervalSet::Single(kNone));
  EXPECT_EQ(none.Plainest()->values, (std::vector<Value>{kNone}));
  none.Limit(DateId(0), IntervalSet::Range(0, 200));
  EXPECT_FALSE(none.IsFeasible());
}

// Gaps in dates and counts, none among both, against trying all values.
TEST(DateProblem, EqualsTryingAllValues) {
  std::mt19937 dice(20230814);
  const auto throw_dice = [&](int lo, int hi) {
    return std::uniform_int_distribution<int>(lo, hi)(dice);
  };
  const auto some_values = [&](int lo, int hi) {
    IntervalSet values;
    for (int i = throw_dice(1, 3); i > 0; --i) {
      const int from = throw_dice(lo, hi);
      values = values.Union(
          IntervalSet::Range(from, std::min(hi, from + throw_dice(0, 3))));
    }
    if (throw_dice(0, 2) == 0) {
      values = values.Union(IntervalSet::Single(kNone));
    }
    return values;
  };
  struct Counted {
    size_t from;
    size_t to;
    IntervalSet counts;
  };
  int solvable = 0;
  for (int i = 0; i < 300; ++i) {
    std::vector<DateAbout> dates;
    for (int d = 0; d < 3; ++d) {
      dates.push_back(
          Ordinarily(throw_dice(0, 1) == 0 ? kNone : 10, NoneOr(0, 20)));
    }
    DateProblem problem(dates);
    std::vector<IntervalSet> limits;
    for (size_t d = 0; d < 3; ++d) {
      limits.push_back(some_values(0, 20));
      problem.Limit(DateId(d), limits.back());
    }
    std::vector<Counted> counts;
    for (size_t d = 0; d < 3; ++d) {
      counts.push_back({d, (d + 1) % 3, some_values(-8, 8)});
      problem.LimitCount(DaysFrom(d, (d + 1) % 3), counts.back().counts);
    }
    std::optional<uint32_t> least;
    const auto try_all = [&](const std::vector<Value>& values) {
      uint32_t cost = 0;
      for (size_t d = 0; d < 3; ++d) {
        if (!limits[d].Contains(values[d])) return;
        cost += values[d] == dates[d].ordinary ? 0 : kCost;
      }
      for (const Counted& count : counts) {
        const Value counted =
            chart::CountBetween(law::Unit::kDays,
                                IntervalSet::Single(values[count.from]),
                                IntervalSet::Single(values[count.to]))
                .min();
        if (!count.counts.Contains(counted)) return;
      }
      least = std::min(least.value_or(cost), cost);
    };
    std::vector<Value> all = {kNone};
    for (Value value = 0; value <= 20; ++value) all.push_back(value);
    for (const Value a : all) {
      for (const Value b : all) {
        for (const Value c : all) try_all({a, b, c});
      }
    }
    const auto plainest = problem.Plainest();
    ASSERT_EQ(plainest.has_value(), least.has_value()) << "trial " << i;
    if (!least) continue;
    ++solvable;
    EXPECT_EQ(plainest->cost, *least) << "trial " << i;
    // The solution is one: it costs no more than the least.
    const auto found = plainest->values;
    least.reset();
    try_all(found);
    ASSERT_TRUE(least) << "trial " << i;
    EXPECT_EQ(*least, plainest->cost) << "trial " << i;
  }
  EXPECT_GT(solvable, 50);
}

// A count and a number, each compared with a number, against trying all values.
TEST(DateProblem, ComparesAsTryingAllValuesDoes) {
  std::mt19937 dice(20230815);
  const auto throw_dice = [&](int lo, int hi) {
    return std::uniform_int_distribution<int>(lo, hi)(dice);
  };
  const auto some_of = [&](const std::vector<Value>& values) {
    IntervalSet some;
    while (some.empty()) {
      for (const Value value : values) {
        if (throw_dice(0, 1) == 0)
          some = some.Union(IntervalSet::Single(value));
      }
    }
    return some;
  };
  // Two dates and two numbers.
  const std::vector<DateAbout> all = {Ordinarily(4, NoneOr(0, 9)),
                                      Ordinarily(kNone, NoneOr(0, 9)),
                                      Ordinarily(3, IntervalSet::Range(0, 7)),
                                      Ordinarily(0, IntervalSet::Range(0, 7))};
  int solvable = 0;
  for (int i = 0; i < 300; ++i) {
    DateProblem problem(all);
    const IntervalSet there = some_of({kNone, -1, 0, 1});
    const IntervalSet back = some_of({kNone, -1, 0, 1});
    const IntervalSet numbers = some_of({-1, 0, 1});
    const IntervalSet from = some_of({kNone, 0, 1, 5, 6, 9});
    problem.LimitStanding(DaysFrom(0, 1), DateId(2), there);
    problem.LimitStanding(DaysFrom(1, 0), DateId(3), back);
    problem.LimitStanding(DateId(2), DateId(3), numbers);
    problem.Limit(DateId(0), from);
    const auto keeps = [&](const std::vector<Value>& v) {
      const auto count = [&](size_t a, size_t b) {
        return chart::CountBetween(law::Unit::kDays, IntervalSet::Single(v[a]),
                                   IntervalSet::Single(v[b]));
      };
      const auto stands = [&](const IntervalSet& left, size_t number,
                              const IntervalSet& standings) {
        return standings.Includes(
            chart::StandingsOf(left, IntervalSet::Single(v[number])));
      };
      return from.Contains(v[0]) && stands(count(0, 1), 2, there) &&
             stands(count(1, 0), 3, back) &&
             stands(IntervalSet::Single(v[2]), 3, numbers);
    };
    const auto cost_of = [&](const std::vector<Value>& values) {
      uint32_t cost = 0;
      for (size_t d = 0; d < all.size(); ++d) {
        cost += values[d] == all[d].ordinary ? 0 : kCost;
      }
      return cost;
    };
    std::optional<uint32_t> least;
    for (Value a = -1; a <= 9; ++a) {
      for (Value b = -1; b <= 9; ++b) {
        for (Value n = 0; n <= 7; ++n) {
          for (Value m = 0; m <= 7; ++m) {
            const std::vector<Value> values = {a < 0 ? kNone : a,
                                               b < 0 ? kNone : b, n, m};
            if (!keeps(values)) continue;
            least = std::min(least.value_or(cost_of(values)), cost_of(values));
          }
        }
      }
    }
    const auto plainest = problem.Plainest();
    ASSERT_EQ(plainest.has_value(), least.has_value()) << "trial " << i;
    if (!least) continue;
    ++solvable;
    EXPECT_EQ(plainest->cost, *least) << "trial " << i;
    EXPECT_TRUE(keeps(plainest->values)) << "trial " << i;
    EXPECT_EQ(cost_of(plainest->values), *least) << "trial " << i;
  }
  EXPECT_GT(solvable, 50);
}

}  // namespace
}  // namespace safeconduct::query
