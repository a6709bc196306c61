// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "base/interval_set.h"

namespace safeconduct {
namespace {

// As many as stand in the list itself, one more, and many.
const size_t kSizes[] = {0, 1, 2, 3, 4, 100};

std::vector<Interval> Some(size_t count) {
  std::vector<Interval> intervals;
  for (size_t i = 0; i < count; ++i) {
    const auto at = static_cast<Value>(10 * i);
    intervals.push_back({at, at + 3});
  }
  return intervals;
}

std::vector<Interval> Held(const IntervalList& list) {
  const auto all = list.all();
  return {all.begin(), all.end()};
}

TEST(IntervalList, HoldsWhatIsAppended) {
  for (const size_t size : kSizes) {
    IntervalList list;
    for (const Interval& interval : Some(size)) list.Append(interval);
    EXPECT_EQ(list.size(), size);
    EXPECT_EQ(Held(list), Some(size));
    EXPECT_EQ(Held(IntervalList(Some(size))), Some(size));
  }
}

TEST(IntervalList, CopiesAreIndependent) {
  for (const size_t from : kSizes) {
    for (const size_t to : kSizes) {
      const IntervalList source(Some(from));
      IntervalList copy = source;
      IntervalList assigned(Some(to));
      assigned = source;
      for (IntervalList* list : {&copy, &assigned}) {
        EXPECT_EQ(Held(*list), Some(from));
        list->Append({-9, -9});
        list->mutable_all()[0] = {-5, -5};
        EXPECT_EQ(list->size(), from + 1);
      }
      EXPECT_EQ(Held(source), Some(from));
    }
  }
}

TEST(IntervalList, IsEmptyAfterAMove) {
  for (const size_t from : kSizes) {
    for (const size_t to : kSizes) {
      IntervalList source(Some(from));
      IntervalList moved = std::move(source);
      EXPECT_EQ(Held(moved), Some(from));
      IntervalList assigned(Some(to));
      assigned = std::move(moved);
      EXPECT_EQ(Held(assigned), Some(from));
      // It can be filled again.
      moved = IntervalList(Some(to));
      EXPECT_EQ(Held(moved), Some(to));
    }
  }
}

TEST(IntervalList, AssignsToItself) {
  for (const size_t size : kSizes) {
    IntervalList list(Some(size));
    const IntervalList& same = list;
    list = same;
    EXPECT_EQ(Held(list), Some(size));
  }
}

TEST(IntervalList, LeavesTheFirst) {
  for (const size_t size : kSizes) {
    IntervalList list(Some(size));
    list.Shorten(size / 2);
    EXPECT_EQ(Held(list), Some(size / 2));
    list.Append({7, 7});
    EXPECT_EQ(list.all().back(), (Interval{7, 7}));
  }
}

}  // namespace
}  // namespace safeconduct
