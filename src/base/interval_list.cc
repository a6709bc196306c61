// SPDX-License-Identifier: Apache-2.0
#include "base/interval_list.h"

#include <algorithm>

namespace safeconduct {

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

}  // namespace safeconduct
