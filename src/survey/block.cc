// SPDX-License-Identifier: Apache-2.0
#include "survey/block.h"

#include <algorithm>

namespace safeconduct::survey {
namespace {

// The codes of names that fit into a byte.
constexpr size_t kMaxCodes = 256;

// Returns whether `word(w)` is zero in each word of the first `count` bits.
template <typename Word>
bool NoneSet(size_t count, Word word) {
  for (size_t w = 0; w * 64 < count; ++w) {
    uint64_t bits = word(w);
    const size_t left = count - w * 64;
    if (left < 64) bits &= (uint64_t{1} << left) - 1;
    if (bits != 0) return false;
  }
  return true;
}

}  // namespace

bool AllSet(const uint64_t* bits, size_t count) {
  return NoneSet(count, [bits](size_t w) { return ~bits[w]; });
}

bool AllClear(const uint64_t* bits, size_t count) {
  return NoneSet(count, [bits](size_t w) { return bits[w]; });
}

bool IsCoded(const law::Type& type) {
  switch (type.form) {
    case law::TypeForm::kYesNo:
    case law::TypeForm::kCountry:
      return true;
    case law::TypeForm::kChoice:
      return type.choices.size() <= kMaxCodes;
    default:
      return false;
  }
}

bool Column::IsExact(size_t count) const {
  if (low != high || !sets.empty()) return false;
  if (known != nullptr && !AllSet(known, count)) return false;
  if (may_be_none == nullptr) return true;
  if (has_range == nullptr) return AllClear(may_be_none, count);
  return NoneSet(count,
                 [this](size_t w) { return has_range[w] & may_be_none[w]; });
}

}  // namespace safeconduct::survey
