// SPDX-License-Identifier: Apache-2.0
//
// The conjunction of many functions, two and two.
//
// Idea. One after another, each of n parts would be joined to a diagram that
// is already large, which leaves n large diagrams behind of which one is kept.
// Joined by twos, and the results by twos again, most are small. The same tree
// read from above gives the conjunction without each part: what is without a
// pair, joined with the one half, is without the other half.
//
// Example. Parts a, b, c, d: levels (a, b, c, d), (ab, cd), (abcd). Without ab
// remains cd, and without a of ab remains cd joined with b.
//
// Invariants. `without` implies what remains without any part under it. So
// where it is the conjunction of all, no part under it decides alone.
#include "chart/conjunction.h"

#include <algorithm>
#include <utility>

namespace safeconduct::chart {

using diagram::NodeId;

Conjunction::Conjunction(diagram::NodeStore& store, std::vector<NodeId> parts)
    : store_(store) {
  if (parts.empty()) parts.push_back(diagram::kTrue);
  levels_.push_back(std::move(parts));
  while (levels_.back().size() > 1) {
    const std::vector<NodeId>& below = levels_.back();
    std::vector<NodeId> level;
    for (size_t i = 0; i < below.size(); i += 2) {
      level.push_back(i + 1 < below.size() ? store.And(below[i], below[i + 1])
                                           : below[i]);
    }
    levels_.push_back(std::move(level));
  }
}

std::vector<bool> Conjunction::Deciding(const std::vector<bool>& wanted) {
  wanted_ = wanted;
  deciding_.assign(wanted.size(), false);
  Visit(levels_.size() - 1, 0, diagram::kTrue);
  return std::move(deciding_);
}

// Looks at the parts under one place of a level; `without` is the conjunction
// of all others.
void Conjunction::Visit(size_t level, size_t index, NodeId without) {
  if (without == all() || !IsWanted(level, index)) return;
  if (level == 0) {
    deciding_[index] = true;
    return;
  }
  const std::vector<NodeId>& below = levels_[level - 1];
  const size_t left = 2 * index;
  const size_t right = left + 1;
  if (right == below.size()) return Visit(level - 1, left, without);
  Visit(level - 1, left, store_.And(without, below[right]));
  Visit(level - 1, right, store_.And(without, below[left]));
}

bool Conjunction::IsWanted(size_t level, size_t index) const {
  const size_t first = index << level;
  const size_t last = std::min(wanted_.size(), (index + 1) << level);
  for (size_t i = first; i < last; ++i) {
    if (wanted_[i]) return true;
  }
  return false;
}

}  // namespace safeconduct::chart
