// SPDX-License-Identifier: Apache-2.0
#include "survey/arrow/store.h"

#include <algorithm>

namespace safeconduct::survey {
namespace {

template <typename T>
bool AnyAbove(const void* low, const void* high, size_t count) {
  const auto* lows = static_cast<const T*>(low);
  const auto* highs = static_cast<const T*>(high);
  unsigned above = 0;
  for (size_t i = 0; i < count; ++i) {
    above |= static_cast<unsigned>(lows[i] > highs[i]);
  }
  return above != 0;
}

// `from` may be where `to` is: cells only move to the front.
void KeepValues(std::span<const uint32_t> kept, CellType type, const void* from,
                BlockValues& to) {
  for (size_t i = 0; i < kept.size(); ++i) {
    to[i] = CellValue(type, from, kept[i]);
  }
  std::fill(to.begin() + static_cast<std::ptrdiff_t>(kept.size()), to.end(), 0);
}

void KeepBits(std::span<const uint32_t> kept, const uint64_t*& from,
              BlockBits& to) {
  if (from == nullptr) return;
  BlockBits bits{};
  for (size_t i = 0; i < kept.size(); ++i) {
    if (HasBit(from, kept[i])) SetBit(bits, i);
  }
  to = bits;
  from = to.data();
}

void KeepSets(std::span<const uint32_t> kept, std::vector<SetCell>& sets) {
  std::vector<SetCell> left;
  for (const SetCell& set : sets) {
    const auto at = std::ranges::lower_bound(kept, set.row);
    if (at == kept.end() || *at != set.row) continue;
    left.push_back({static_cast<uint32_t>(at - kept.begin()), set.values});
  }
  sets = std::move(left);
}

}  // namespace

bool AnyReversed(const Column& column, size_t count) {
  switch (column.type) {
    case CellType::kUint8:
      return AnyAbove<uint8_t>(column.low, column.high, count);
    case CellType::kInt16:
      return AnyAbove<int16_t>(column.low, column.high, count);
    case CellType::kInt32:
      break;
  }
  return AnyAbove<int32_t>(column.low, column.high, count);
}

void KeepCells(std::span<const uint32_t> kept, Column& column,
               ColumnStore& store) {
  KeepBits(kept, column.known, store.known);
  KeepBits(kept, column.has_range, store.has_range);
  KeepBits(kept, column.may_be_none, store.may_be_none);
  KeepSets(kept, store.sets);
  column.sets = store.sets;
  if (column.low == store.codes.data()) {
    size_t to = 0;
    for (const uint32_t i : kept) store.codes[to++] = store.codes[i];
    while (to < kBlockCases) store.codes[to++] = 0;
    return;
  }
  const bool is_ranged = column.high != column.low;
  if (is_ranged) KeepValues(kept, column.type, column.high, store.high);
  KeepValues(kept, column.type, column.low, store.low);
  column.type = CellType::kInt32;
  column.low = store.low.data();
  column.high = is_ranged ? store.high.data() : store.low.data();
}

}  // namespace safeconduct::survey
