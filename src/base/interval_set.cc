// SPDX-License-Identifier: Apache-2.0
#include "base/interval_set.h"

#include <fmt/format.h>

#include <algorithm>

namespace safeconduct {
namespace {

// Sorts `intervals` and joins those that touch or overlap.
void Normalise(std::vector<Interval>& intervals) {
  std::sort(intervals.begin(), intervals.end());
  size_t kept = 0;
  for (const Interval& next : intervals) {
    if (kept > 0 && int64_t{next.lo} <= int64_t{intervals[kept - 1].hi} + 1) {
      intervals[kept - 1].hi = std::max(intervals[kept - 1].hi, next.hi);
    } else {
      intervals[kept++] = next;
    }
  }
  intervals.resize(kept);
}

std::string PrintValue(Value value) {
  return value == kNone ? "none" : fmt::format("{}", value);
}

}  // namespace

IntervalSet::IntervalSet(std::vector<Interval> intervals)
    : intervals_(std::move(intervals)) {
  Normalise(intervals_);
}

IntervalSet::IntervalSet(std::initializer_list<Interval> intervals)
    : intervals_(intervals) {
  Normalise(intervals_);
}

IntervalSet IntervalSet::Single(Value value) {
  return IntervalSet{{value, value}};
}

IntervalSet IntervalSet::Range(Value lo, Value hi) {
  return lo > hi ? IntervalSet() : IntervalSet{{lo, hi}};
}

bool IntervalSet::Contains(Value value) const {
  const auto after = std::upper_bound(
      intervals_.begin(), intervals_.end(), value,
      [](Value v, const Interval& interval) { return v < interval.lo; });
  return after != intervals_.begin() && value <= std::prev(after)->hi;
}

std::optional<Value> IntervalSet::OnlyValue() const {
  if (intervals_.size() != 1 || min() != max()) return std::nullopt;
  return min();
}

int64_t IntervalSet::Size() const {
  int64_t size = 0;
  for (const Interval& interval : intervals_) {
    size += int64_t{interval.hi} - interval.lo + 1;
  }
  return size;
}

IntervalSet IntervalSet::Union(const IntervalSet& other) const {
  std::vector<Interval> all = intervals_;
  all.insert(all.end(), other.intervals_.begin(), other.intervals_.end());
  return IntervalSet(std::move(all));
}

IntervalSet IntervalSet::Intersect(const IntervalSet& other) const {
  std::vector<Interval> common;
  auto a = intervals_.begin();
  auto b = other.intervals_.begin();
  while (a != intervals_.end() && b != other.intervals_.end()) {
    const Value lo = std::max(a->lo, b->lo);
    const Value hi = std::min(a->hi, b->hi);
    if (lo <= hi) common.push_back({lo, hi});
    (a->hi < b->hi ? a : b)++;
  }
  return IntervalSet(std::move(common));
}

IntervalSet IntervalSet::Minus(const IntervalSet& other) const {
  std::vector<Interval> left;
  auto b = other.intervals_.begin();
  for (const Interval& interval : intervals_) {
    int64_t lo = interval.lo;
    while (b != other.intervals_.end() && b->hi < lo) ++b;
    for (auto cut = b; cut != other.intervals_.end() && cut->lo <= interval.hi;
         ++cut) {
      if (lo < cut->lo) left.push_back({static_cast<Value>(lo), cut->lo - 1});
      lo = int64_t{cut->hi} + 1;
    }
    if (lo <= interval.hi) {
      left.push_back({static_cast<Value>(lo), interval.hi});
    }
  }
  return IntervalSet(std::move(left));
}

bool IntervalSet::Intersects(const IntervalSet& other) const {
  auto a = intervals_.begin();
  auto b = other.intervals_.begin();
  while (a != intervals_.end() && b != other.intervals_.end()) {
    if (a->lo <= b->hi && b->lo <= a->hi) return true;
    (a->hi < b->hi ? a : b)++;
  }
  return false;
}

bool IntervalSet::Includes(const IntervalSet& other) const {
  return other.Minus(*this).empty();
}

std::string IntervalSet::ToString() const {
  std::string text = "{";
  for (const Interval& interval : intervals_) {
    if (text.size() > 1) text += ", ";
    text += PrintValue(interval.lo);
    if (interval.lo != interval.hi) text += ".." + PrintValue(interval.hi);
  }
  return text + "}";
}

}  // namespace safeconduct
