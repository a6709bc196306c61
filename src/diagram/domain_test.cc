// SPDX-License-Identifier: Apache-2.0
#include "diagram/domain.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <random>
#include <vector>

namespace safeconduct::diagram {
namespace {

constexpr Value kLeast = -12;
constexpr Value kGreatest = 12;

IntervalSet GenerateSet() {
  std::vector<Interval> intervals;
  const auto count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i) {
    const Value lo = *rc::gen::inRange<Value>(kLeast, kGreatest);
    intervals.push_back({lo, lo + *rc::gen::inRange<Value>(0, 5)});
  }
  return IntervalSet(intervals);
}

std::vector<IntervalSet> GenerateTests() {
  std::vector<IntervalSet> tests;
  const auto count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i) tests.push_back(GenerateSet());
  return tests;
}

std::vector<Value> ValuesOf(const IntervalSet& set) {
  std::vector<Value> values;
  for (const Interval& interval : set.intervals()) {
    for (Value value = interval.lo; value <= interval.hi; ++value) {
      values.push_back(value);
    }
  }
  return values;
}

bool AreToldApart(const std::vector<IntervalSet>& tests, Value a, Value b) {
  for (const IntervalSet& test : tests) {
    if (test.Contains(a) != test.Contains(b)) return true;
  }
  return false;
}

TEST(ClassSet, CoversItsClassesOnly) {
  for (const size_t count : {1, 63, 64, 65, 130}) {
    const ClassSet all = ClassSet::All(count);
    EXPECT_EQ(all.Count(), count);
    EXPECT_TRUE(all.Complement().empty());
    const ClassSet last = ClassSet::Single(count, count - 1);
    EXPECT_EQ(last.Count(), 1u);
    EXPECT_TRUE(last.Contains(count - 1));
    EXPECT_EQ(last.Complement().Count(), count - 1);
    EXPECT_EQ(last.Complement().Complement(), last);
  }
}

TEST(Domain, OfNoTestIsOneClass) {
  const Domain domain(IntervalSet{{0, 120}}, {});
  EXPECT_EQ(domain.class_count(), 1u);
  EXPECT_EQ(domain.ClassOf(120), 0u);
}

TEST(Domain, JoinsPiecesNoTestTellsApart) {
  const std::vector<IntervalSet> tests = {IntervalSet{{16, 17}, {70, 120}}};
  const Domain domain(IntervalSet{{0, 120}}, tests);
  ASSERT_EQ(domain.class_count(), 2u);
  EXPECT_EQ(domain.values(0), (IntervalSet{{0, 15}, {18, 69}}));
  EXPECT_EQ(domain.values(1), (IntervalSet{{16, 17}, {70, 120}}));
}

TEST(Domain, NumbersClassesByLeastValue) {
  const std::vector<IntervalSet> tests = {IntervalSet{{0, 17}},
                                          IntervalSet{{16, 17}, {70, 120}}};
  const Domain domain(IntervalSet{{0, 120}}, tests);
  ASSERT_EQ(domain.class_count(), 4u);
  EXPECT_EQ(domain.ClassOf(15), 0u);
  EXPECT_EQ(domain.ClassOf(16), 1u);
  EXPECT_EQ(domain.ClassOf(18), 2u);
  EXPECT_EQ(domain.ClassOf(70), 3u);
}

TEST(Domain, KnowsItsPiecesInOrder) {
  const IntervalSet universe{{0, 9}, {20, 29}};
  const std::vector<IntervalSet> tests = {{{3, 5}, {25, 29}}};
  const Domain domain(universe, tests);
  std::vector<std::vector<Value>> pieces;
  for (const Domain::Piece& piece : domain.pieces()) {
    const auto class_index = static_cast<Value>(piece.class_index);
    pieces.push_back({piece.lo, piece.hi, class_index});
  }
  EXPECT_EQ(pieces,
            (std::vector<std::vector<Value>>{
                {0, 2, 0}, {3, 5, 1}, {6, 9, 0}, {20, 24, 0}, {25, 29, 1}}));
}

TEST(Domain, KeepsNoneApartFromNumbers) {
  const std::vector<IntervalSet> tests = {IntervalSet::Single(kNone),
                                          IntervalSet::Range(5, kMaxNumber)};
  const Domain domain(IntervalSet{{kNone, kNone}, {kMinNumber, kMaxNumber}},
                      tests);
  ASSERT_EQ(domain.class_count(), 3u);
  EXPECT_EQ(domain.ClassOf(kNone), 0u);
  EXPECT_EQ(domain.ClassOf(kMinNumber), 1u);
  EXPECT_EQ(domain.ClassOf(kMaxNumber), 2u);
}

TEST(Domain, ReachesBothEndsOfTheValueType) {
  constexpr Value kLowest = std::numeric_limits<Value>::min();
  constexpr Value kHighest = std::numeric_limits<Value>::max();
  const std::vector<IntervalSet> tests = {IntervalSet{{0, kHighest}}};
  const Domain domain(IntervalSet{{kLowest, kHighest}}, tests);
  ASSERT_EQ(domain.class_count(), 2u);
  EXPECT_EQ(domain.ClassOf(kLowest), 0u);
  EXPECT_EQ(domain.ClassOf(-1), 0u);
  EXPECT_EQ(domain.ClassOf(0), 1u);
  EXPECT_EQ(domain.ClassOf(kHighest), 1u);
}

TEST(Domain, MarksClassesBeyondTheFirstWord) {
  std::vector<IntervalSet> tests;
  for (Value value = 0; value < 200; ++value) {
    tests.push_back(IntervalSet::Single(value));
  }
  const Domain domain(IntervalSet{{0, 199}}, tests);
  ASSERT_EQ(domain.class_count(), 200u);
  const ClassSet classes =
      domain.ClassesOf(IntervalSet{{-9, 1}, {63, 64}, {199, 300}});
  EXPECT_EQ(classes.Count(), 5u);
  for (const size_t c : {0, 1, 63, 64, 199}) EXPECT_TRUE(classes.Contains(c));
}

TEST(Domain, LeavesBitsAlreadyMarked) {
  const std::vector<IntervalSet> tests = {IntervalSet{{0, 3}}};
  const Domain domain(IntervalSet{{0, 9}}, tests);
  std::vector<uint64_t> words = {2};
  const IntervalSet values{{1, 2}};
  domain.MarkClasses(values.intervals(), words);
  EXPECT_EQ(words[0], 3u);
}

RC_GTEST_PROP(Domain, PutsTogetherWhatNoTestTellsApart, ()) {
  const IntervalSet universe = GenerateSet();
  RC_PRE(!universe.empty());
  const std::vector<IntervalSet> tests = GenerateTests();
  const Domain domain(universe, tests);
  const std::vector<Value> values = ValuesOf(universe);
  for (const Value a : values) {
    for (const Value b : values) {
      RC_ASSERT((domain.ClassOf(a) != domain.ClassOf(b)) ==
                AreToldApart(tests, a, b));
    }
  }
}

RC_GTEST_PROP(Domain, ClassesPartitionTheUniverse, ()) {
  const IntervalSet universe = GenerateSet();
  RC_PRE(!universe.empty());
  const Domain domain(universe, GenerateTests());
  IntervalSet seen;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    const IntervalSet& values = domain.values(c);
    RC_ASSERT(!values.empty());
    RC_ASSERT(!values.Intersects(seen));
    if (c > 0) RC_ASSERT(domain.values(c - 1).min() < values.min());
    for (const Value value : ValuesOf(values)) {
      RC_ASSERT(domain.ClassOf(value) == c);
    }
    seen = seen.Union(values);
  }
  RC_ASSERT(seen == universe);
}

RC_GTEST_PROP(Domain, ClassesOfAreThoseWithAValueInTheSet, ()) {
  const IntervalSet universe = GenerateSet();
  RC_PRE(!universe.empty());
  const Domain domain(universe, GenerateTests());
  const IntervalSet values = GenerateSet();
  const ClassSet classes = domain.ClassesOf(values);
  for (size_t c = 0; c < domain.class_count(); ++c) {
    RC_ASSERT(classes.Contains(c) == domain.values(c).Intersects(values));
  }
}

RC_GTEST_PROP(Domain, ValuesOfAreTheValuesOfEachClass, (uint32_t seed)) {
  const IntervalSet universe = GenerateSet();
  RC_PRE(!universe.empty());
  const Domain domain(universe, GenerateTests());
  std::mt19937 random(seed);
  ClassSet classes(domain.class_count());
  IntervalSet values;
  for (size_t c = 0; c < domain.class_count(); ++c) {
    if (random() % 2 == 0) continue;
    classes.Insert(c);
    values = values.Union(domain.values(c));
  }
  RC_ASSERT(domain.ValuesOf(classes) == values);
}

}  // namespace
}  // namespace safeconduct::diagram
