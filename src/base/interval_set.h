// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_INTERVAL_SET_H_
#define SAFECONDUCT_BASE_INTERVAL_SET_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace safeconduct {

// A value of any variable: 0 and 1 for no and yes, the position of an enum
// value or a country, a number, or the days of a date.
using Value = int32_t;

// The value of a thing that has not happened ("none"). It lies below every
// number and next to none, so that intervals of numbers never run into it.
inline constexpr Value kNone = std::numeric_limits<Value>::min();

// The least and the greatest number. One apart from the type's own limits, so
// that a neighbour of either can be computed.
inline constexpr Value kMinNumber = -1'000'000'000;
inline constexpr Value kMaxNumber = 1'000'000'000;

// The numbers from `lo` to `hi`, both included; never empty.
struct Interval {
  Value lo = 0;
  Value hi = 0;
  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

// Intervals in a row, of which the first few stand in the list itself. Nearly
// every set of values is one run, or "none" and one run: an answer makes
// hundreds of such sets, and asks for memory for none. A plain value. Moving it
// moves what stands in it, so that pointers into it do not last.
class IntervalList {
 public:
  IntervalList() = default;
  explicit IntervalList(std::span<const Interval> intervals) {
    Take(intervals);
  }
  IntervalList(const IntervalList& other)
      : in_place_(other.in_place_), size_(other.size_) {
    if (other.elsewhere_) Take(other.all());
  }
  IntervalList(IntervalList&& other) noexcept
      : in_place_(other.in_place_),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, kInPlace)),
        elsewhere_(std::move(other.elsewhere_)) {}
  IntervalList& operator=(const IntervalList& other) {
    if (this == &other) return *this;
    if (elsewhere_ || other.elsewhere_) {
      Take(other.all());
    } else {
      in_place_ = other.in_place_;
      size_ = other.size_;
    }
    return *this;
  }
  IntervalList& operator=(IntervalList&& other) noexcept {
    in_place_ = other.in_place_;
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, kInPlace);
    elsewhere_ = std::move(other.elsewhere_);
    return *this;
  }
  ~IntervalList() = default;

  size_t size() const { return size_; }
  std::span<const Interval> all() const { return {data(), size_}; }
  std::span<Interval> mutable_all() { return {data(), size_}; }

  void Append(Interval interval) {
    if (size_ == capacity_) Grow(size_t{2} * capacity_);
    data()[size_++] = interval;
  }
  // Leaves the first `count`, of as many or more.
  void Shorten(size_t count) { size_ = static_cast<uint32_t>(count); }

 private:
  // "None" and one run; see above.
  static constexpr uint32_t kInPlace = 2;

  const Interval* data() const {
    return elsewhere_ ? elsewhere_.get() : in_place_.data();
  }
  Interval* data() { return elsewhere_ ? elsewhere_.get() : in_place_.data(); }
  // Becomes a list of `intervals`, which are none of its own.
  void Take(std::span<const Interval> intervals);
  // Makes room for `capacity` intervals, which is more than before.
  void Grow(size_t capacity);

  // Once the intervals stand elsewhere they stay there, however few are left.
  std::array<Interval, kInPlace> in_place_;
  uint32_t size_ = 0;
  uint32_t capacity_ = kInPlace;
  std::unique_ptr<Interval[]> elsewhere_;  // null while they stand in place
};

// The values in a row of intervals, one after the other, for a loop over them.
// Refers to the intervals.
class ValueRange {
 public:
  class Iterator {
   public:
    Iterator(const Interval* run, const Interval* end) : run_(run), end_(end) {
      Enter();
    }
    Value operator*() const { return value_; }
    Iterator& operator++() {
      // Compared before it is counted up: the last value may be the last there
      // is.
      if (value_ == run_->hi) {
        ++run_;
        Enter();
      } else {
        ++value_;
      }
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    void Enter() { value_ = run_ == end_ ? Value{0} : run_->lo; }

    const Interval* run_;
    const Interval* end_;
    Value value_ = 0;
  };

  explicit ValueRange(std::span<const Interval> intervals)
      : first_(intervals.data()), end_(first_ + intervals.size()) {}
  Iterator begin() const { return {first_, end_}; }
  Iterator end() const { return {end_, end_}; }

 private:
  const Interval* first_;
  const Interval* end_;
};

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
  // The values one by one, of a set of few; holds as long as the intervals.
  ValueRange values() const& { return ValueRange(intervals_.all()); }
  ValueRange values() && = delete;
  bool Contains(Value value) const;
  // Returns the only value in the set, or nothing where it has none or several.
  std::optional<Value> OnlyValue() const;
  Value min() const { return intervals().front().lo; }  // of a set not empty
  Value max() const { return intervals().back().hi; }   // of a set not empty
  // Returns how many values the set has.
  int64_t Size() const;

  // Each is linear in the runs of both sets, but that `Union` may sort them.
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
