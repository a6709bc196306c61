// SPDX-License-Identifier: Apache-2.0
#include "base/interval_set.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

namespace safeconduct {
namespace {

TEST(IntervalSet, PrintsItsIntervals) {
  struct Row {
    IntervalSet set;
    const char* printed;
  };
  const Row rows[] = {
      {IntervalSet(), "{}"},
      {IntervalSet::Single(3), "{3}"},
      {IntervalSet::Range(3, 5), "{3..5}"},
      {IntervalSet::Range(5, 3), "{}"},
      {{{9, 9}, {3, 5}}, "{3..5, 9}"},
      {{{3, 5}, {6, 9}}, "{3..9}"},
      {{{3, 5}, {5, 5}, {4, 9}}, "{3..9}"},
      {{{3, 9}, {4, 5}}, "{3..9}"},
      {{{3, 5}, {7, 9}}, "{3..5, 7..9}"},
      {{{kNone, kNone}, {0, 3}}, "{none, 0..3}"},
      {{{kMinNumber, kMaxNumber}}, "{-1000000000..1000000000}"},
  };
  for (const Row& row : rows) EXPECT_EQ(row.set.ToString(), row.printed);
}

TEST(IntervalSet, TouchesTheLimitsOfItsTypeWithoutOverflow) {
  constexpr Value kMax = std::numeric_limits<Value>::max();
  const IntervalSet top{{5, kMax}, {kMax, kMax}};
  EXPECT_EQ(top, IntervalSet::Range(5, kMax));
  EXPECT_TRUE(top.Minus(IntervalSet::Range(5, kMax)).empty());
  EXPECT_EQ(top.Minus(IntervalSet::Single(kMax)).max(), kMax - 1);
  const IntervalSet all = IntervalSet::Range(kNone, kMax);
  EXPECT_EQ(all.Size(), int64_t{1} << 32);
  EXPECT_EQ(all.Minus(IntervalSet::Single(kNone)).min(), kNone + 1);
  EXPECT_TRUE(all.Contains(kNone) && all.Contains(kMax));
}

TEST(IntervalSet, GivesItsValuesOneByOne) {
  const auto each = [](const IntervalSet& set) {
    std::vector<Value> values;
    for (const Value value : set.values()) values.push_back(value);
    return values;
  };
  constexpr Value kMax = std::numeric_limits<Value>::max();
  EXPECT_EQ(each(IntervalSet()), std::vector<Value>());
  EXPECT_EQ(each({{kNone, kNone}, {3, 5}, {9, 9}}),
            (std::vector<Value>{kNone, 3, 4, 5, 9}));
  EXPECT_EQ(each(IntervalSet::Range(kMax - 1, kMax)),
            (std::vector<Value>{kMax - 1, kMax}));
}

TEST(IntervalSet, KnowsItsOnlyValue) {
  EXPECT_EQ(IntervalSet::Single(7).OnlyValue(), 7);
  EXPECT_EQ(IntervalSet::Single(kNone).OnlyValue(), kNone);
  EXPECT_EQ(IntervalSet::Range(7, 8).OnlyValue(), std::nullopt);
  EXPECT_EQ(IntervalSet().OnlyValue(), std::nullopt);
}

// -- Against sets of single values --------------------------------------------

constexpr Value kLeast = -20;
constexpr Value kMost = 20;

std::vector<Interval> AnyIntervals() {
  const auto end = rc::gen::inRange(kLeast, kMost + 1);
  std::vector<Interval> intervals;
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) {
    const Value a = *end;
    const Value b = *end;
    intervals.push_back({std::min(a, b), std::max(a, b)});
  }
  return intervals;
}

std::set<Value> Values(const std::vector<Interval>& intervals) {
  std::set<Value> values;
  for (const Interval& interval : intervals) {
    for (Value v = interval.lo; v <= interval.hi; ++v) values.insert(v);
  }
  return values;
}

std::set<Value> Values(const IntervalSet& set) {
  const auto intervals = set.intervals();
  return Values(std::vector<Interval>(intervals.begin(), intervals.end()));
}

RC_GTEST_PROP(IntervalSetProperty, HoldsTheValuesOfItsIntervals, ()) {
  const std::vector<Interval> intervals = AnyIntervals();
  const std::set<Value> values = Values(intervals);
  const IntervalSet set(intervals);
  RC_ASSERT(Values(set) == values);
  RC_ASSERT(set.Size() == static_cast<int64_t>(values.size()));
  RC_ASSERT(set.empty() == values.empty());
  for (Value v = kLeast - 1; v <= kMost + 1; ++v) {
    RC_ASSERT(set.Contains(v) == values.contains(v));
  }
  if (values.empty()) return;
  RC_ASSERT(set.min() == *values.begin());
  RC_ASSERT(set.max() == *values.rbegin());
  RC_ASSERT(set.OnlyValue().has_value() == (values.size() == 1));
}

RC_GTEST_PROP(IntervalSetProperty, LeavesAGapBetweenIntervals, ()) {
  const IntervalSet set(AnyIntervals());
  const auto intervals = set.intervals();
  for (size_t i = 0; i < intervals.size(); ++i) {
    RC_ASSERT(intervals[i].lo <= intervals[i].hi);
    if (i > 0) RC_ASSERT(intervals[i - 1].hi + 1 < intervals[i].lo);
  }
}

RC_GTEST_PROP(IntervalSetProperty, IsEqualWhereItsValuesAre, ()) {
  const std::vector<Interval> a = AnyIntervals();
  const std::vector<Interval> b = AnyIntervals();
  RC_ASSERT((IntervalSet(a) == IntervalSet(b)) == (Values(a) == Values(b)));
}

RC_GTEST_PROP(IntervalSetProperty, CombinesAsSetsDo, ()) {
  const IntervalSet a(AnyIntervals());
  const IntervalSet b(AnyIntervals());
  const std::set<Value> x = Values(a);
  const std::set<Value> y = Values(b);
  std::set<Value> both;
  std::set<Value> common;
  std::set<Value> left;
  std::set_union(x.begin(), x.end(), y.begin(), y.end(),
                 std::inserter(both, both.end()));
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(),
                        std::inserter(common, common.end()));
  std::set_difference(x.begin(), x.end(), y.begin(), y.end(),
                      std::inserter(left, left.end()));
  RC_ASSERT(Values(a.Union(b)) == both);
  RC_ASSERT(Values(a.Intersect(b)) == common);
  RC_ASSERT(Values(a.Minus(b)) == left);
  RC_ASSERT(a.Intersects(b) == !common.empty());
  RC_ASSERT(a.Includes(b) == (common == y));
}

}  // namespace
}  // namespace safeconduct
