// SPDX-License-Identifier: Apache-2.0
#include "diagram/class_set.h"

#include <algorithm>
#include <bit>

namespace safeconduct::diagram {

ClassSet ClassSet::All(size_t class_count) {
  return ClassSet(class_count).Complement();
}

ClassSet ClassSet::Single(size_t class_count, size_t class_index) {
  ClassSet set(class_count);
  set.Insert(class_index);
  return set;
}

bool ClassSet::Includes(const ClassSet& other) const {
  for (size_t i = 0; i < words_.size(); ++i) {
    if ((other.words_[i] & ~words_[i]) != 0) return false;
  }
  return true;
}

bool ClassSet::empty() const {
  return std::all_of(words_.begin(), words_.end(),
                     [](uint64_t word) { return word == 0; });
}

size_t ClassSet::Count() const {
  size_t count = 0;
  for (const uint64_t word : words_) {
    count += static_cast<size_t>(std::popcount(word));
  }
  return count;
}

ClassSet ClassSet::Complement() const {
  ClassSet result = *this;
  for (uint64_t& word : result.words_) word = ~word;
  if (class_count_ % 64 != 0) {
    result.words_.back() &= (uint64_t{1} << (class_count_ % 64)) - 1;
  }
  return result;
}

}  // namespace safeconduct::diagram
