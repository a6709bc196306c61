// SPDX-License-Identifier: Apache-2.0
//
// Set algebra on sorted runs. All but the union walk both sets once from left
// to right, as one merges sorted lists; the union appends one list to the other
// and lets the constructor sort. So the cost is the number of runs and not of
// values: the set of all numbers has one. The constructor also joins runs that
// touch, so that equal sets have equal lists of runs and `==` compares no more
// than those.
//
// Ends of runs are compared in 64 bits: one more than the end of a run may not
// fit in 32.
#include "base/interval_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace safeconduct {
namespace {

// Whether each interval leaves a gap behind the one before.
// The test comes before the sort as nearly all lists that operations build are
// normal already.
bool IsNormal(std::span<const Interval> intervals) {
  for (size_t i = 1; i < intervals.size(); ++i) {
    if (int64_t{intervals[i].lo} <= int64_t{intervals[i - 1].hi} + 1) {
      return false;
    }
  }
  return true;
}

// Sorts `list` and joins the intervals that touch or overlap.
void Normalise(IntervalList& list) {
  const std::span<Interval> intervals = list.mutable_all();
  if (IsNormal(intervals)) return;
  std::sort(intervals.begin(), intervals.end());
  size_t kept = 0;
  for (const Interval& next : intervals) {
    if (kept > 0 && int64_t{next.lo} <= int64_t{intervals[kept - 1].hi} + 1) {
      intervals[kept - 1].hi = std::max(intervals[kept - 1].hi, next.hi);
    } else {
      intervals[kept++] = next;
    }
  }
  list.Shorten(kept);
}

std::string PrintValue(Value value) {
  return value == kNone ? "none" : fmt::format("{}", value);
}

}  // namespace

void IntervalList::Take(std::span<const Interval> intervals) {
  size_ = 0;
  if (intervals.size() > capacity_) Grow(intervals.size());
  std::copy(intervals.begin(), intervals.end(), data());
  size_ = static_cast<uint32_t>(intervals.size());
}

void IntervalList::Grow(size_t capacity) {
  auto room = std::make_unique<Interval[]>(capacity);
  std::copy_n(data(), size_, room.get());
  elsewhere_ = std::move(room);
  capacity_ = static_cast<uint32_t>(capacity);
}

IntervalSet::IntervalSet(IntervalList intervals)
    : intervals_(std::move(intervals)) {
  Normalise(intervals_);
}

bool IntervalSet::Contains(Value value) const {
  const auto runs = intervals();
  const auto after = std::upper_bound(
      runs.begin(), runs.end(), value,
      [](Value v, const Interval& interval) { return v < interval.lo; });
  return after != runs.begin() && value <= std::prev(after)->hi;
}

std::optional<Value> IntervalSet::OnlyValue() const {
  if (intervals_.size() != 1 || min() != max()) return std::nullopt;
  return min();
}

int64_t IntervalSet::Size() const {
  int64_t size = 0;
  for (const Interval& interval : intervals()) {
    size += int64_t{interval.hi} - interval.lo + 1;
  }
  return size;
}

IntervalSet IntervalSet::Union(const IntervalSet& other) const {
  IntervalList all = intervals_;
  for (const Interval& interval : other.intervals()) all.Append(interval);
  return IntervalSet(std::move(all));
}

IntervalSet IntervalSet::Intersect(const IntervalSet& other) const {
  IntervalList common;
  const auto a_runs = intervals();
  const auto b_runs = other.intervals();
  auto a = a_runs.begin();
  auto b = b_runs.begin();
  while (a != a_runs.end() && b != b_runs.end()) {
    const Value lo = std::max(a->lo, b->lo);
    const Value hi = std::min(a->hi, b->hi);
    if (lo <= hi) common.Append({lo, hi});
    (a->hi < b->hi ? a : b)++;
  }
  return IntervalSet(std::move(common));
}

IntervalSet IntervalSet::Minus(const IntervalSet& other) const {
  IntervalList left;
  const auto cuts = other.intervals();
  auto b = cuts.begin();
  for (const Interval& interval : intervals()) {
    int64_t lo = interval.lo;
    while (b != cuts.end() && b->hi < lo) ++b;
    for (auto cut = b; cut != cuts.end() && cut->lo <= interval.hi; ++cut) {
      if (lo < cut->lo) left.Append({static_cast<Value>(lo), cut->lo - 1});
      lo = int64_t{cut->hi} + 1;
    }
    if (lo <= interval.hi) {
      left.Append({static_cast<Value>(lo), interval.hi});
    }
  }
  return IntervalSet(std::move(left));
}

bool IntervalSet::Intersects(const IntervalSet& other) const {
  const auto a_runs = intervals();
  const auto b_runs = other.intervals();
  auto a = a_runs.begin();
  auto b = b_runs.begin();
  while (a != a_runs.end() && b != b_runs.end()) {
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
  for (const Interval& interval : intervals()) {
    if (text.size() > 1) text += ", ";
    text += PrintValue(interval.lo);
    if (interval.lo != interval.hi) text += ".." + PrintValue(interval.hi);
  }
  return text + "}";
}

}  // namespace safeconduct
