// SPDX-License-Identifier: Apache-2.0
#include "survey/table/group_numbers.h"

namespace safeconduct::survey {

GroupNumbers::GroupNumbers(size_t columns) : levels_(columns) {}

uint32_t GroupNumbers::TextNumber(size_t column, std::string_view text) {
  Level& level = levels_[column];
  const auto known = level.numbers.find(text);
  if (known != level.numbers.end()) return known->second;
  const auto number = static_cast<uint32_t>(level.texts.size());
  level.texts.emplace_back(text);
  level.numbers.emplace(text, number);
  return number;
}

uint32_t GroupNumbers::GroupOf(std::span<const uint32_t> texts) {
  uint32_t group = 0;
  // By no column all is one group, new when it is first asked for.
  bool is_new = levels_.empty() && groups_.empty();
  for (size_t i = 0; i < levels_.size(); ++i) {
    // A key of all texts at once would have to be made for every row. Two
    // numbers fit into one word, and a group of several columns is found by a
    // lookup for each.
    auto& narrowed = levels_[i].narrowed;
    const auto next = static_cast<uint32_t>(narrowed.size());
    const uint64_t key = uint64_t{group} << 32 | texts[i];
    const auto [at, added] = narrowed.try_emplace(key, next);
    group = at->second;
    is_new = added;
  }
  if (is_new) {
    auto& names = groups_.emplace_back();
    for (size_t i = 0; i < levels_.size(); ++i) {
      names.push_back(levels_[i].texts[texts[i]]);
    }
  }
  return group;
}

}  // namespace safeconduct::survey
