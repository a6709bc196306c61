// SPDX-License-Identifier: Apache-2.0
#include "survey/count/exact_sum.h"

#include <cmath>

namespace safeconduct::survey {

void ExactSum::Add(const ExactSum& other) {
  for (size_t i = 0; i < words_.size(); ++i) AddAt(i, other.words_[i]);
}

double ExactSum::value() const {
  size_t top = words_.size();
  // A number keeps 53 bits. Rounding word by word would round three times; the
  // highest 64 bits of the whole are cut out instead, and rounded once.
  while (top > 0 && words_[top - 1] == 0) --top;
  if (top == 0) return 0;
  --top;
  // The highest 64 bits round as the whole does, where the last of them says
  // whether any follows.
  const auto shift = static_cast<size_t>(std::countl_zero(words_[top]));
  uint64_t highest = words_[top] << shift;
  bool rest = false;
  if (top > 0) {
    // A shift by 64 has no meaning.
    if (shift > 0) highest |= words_[top - 1] >> (64 - shift);
    rest = (words_[top - 1] << shift) != 0;
  }
  for (size_t i = 0; i + 1 < top; ++i) rest = rest || words_[i] != 0;
  if (rest) highest |= 1;
  const int power = static_cast<int>(64 * top) - static_cast<int>(shift) -
                    static_cast<int>(kUnitBits);
  return std::ldexp(static_cast<double>(highest), power);
}

}  // namespace safeconduct::survey
