// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_INTERVAL_SET_H_
#define SAFECONDUCT_BASE_INTERVAL_SET_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "base/interval_list.h"

namespace safeconduct {

// The value of a thing that has not happened ("none"). It lies below every
// number and next to none, so that intervals of numbers never run into it.
inline constexpr Value kNone = std::numeric_limits<Value>::min();

// The least and the greatest number. One apart from the type's own limits, so
// that a neighbour of either can be computed.
inline constexpr Value kMinNumber = -1'000'000'000;
inline constexpr Value kMaxNumber = 1'000'000'000;

// A set of values, as sorted intervals with a gap of at least one between
// them. A plain value: copyable, equal when the sets are.
class IntervalSet {
 public:
  // Makes the empty set.
  IntervalSet() = default;
  // Makes the set of the values in any of `intervals`, in any order.
  explicit IntervalSet(std::span<const Interval> intervals)
      : IntervalSet(IntervalList(intervals)) {}
  IntervalSet(std::initializer_list<Interval> intervals)
      : IntervalSet(IntervalList(intervals)) {}
  explicit IntervalSet(IntervalList intervals);

  static IntervalSet Single(Value value) { return Range(value, value); }
  static IntervalSet Range(Value lo, Value hi) {  // empty where lo > hi
    IntervalSet set;
    if (lo <= hi) set.intervals_.Append({lo, hi});
    return set;
  }

  bool empty() const { return intervals_.size() == 0; }
  // Holds until the set changes, moves or goes away.
  std::span<const Interval> intervals() const& { return intervals_.all(); }
  // A temporary's runs would not outlive the expression.
  std::span<const Interval> intervals() && = delete;
  bool Contains(Value value) const;
  // Returns the only value in the set, or nothing where it has none or several.
  std::optional<Value> OnlyValue() const;
  Value min() const { return intervals().front().lo; }  // of a set not empty
  Value max() const { return intervals().back().hi; }   // of a set not empty
  // Returns how many values the set has.
  int64_t Size() const;

  IntervalSet Union(const IntervalSet& other) const;
  IntervalSet Intersect(const IntervalSet& other) const;
  IntervalSet Minus(const IntervalSet& other) const;
  bool Intersects(const IntervalSet& other) const;
  bool Includes(const IntervalSet& other) const;

  // Returns a printout such as "{none, 3..5, 9}", for tests.
  std::string ToString() const;

  friend bool operator==(const IntervalSet& a, const IntervalSet& b) {
    return std::ranges::equal(a.intervals(), b.intervals());
  }

 private:
  IntervalList intervals_;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_INTERVAL_SET_H_
