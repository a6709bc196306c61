// SPDX-License-Identifier: Apache-2.0
//
// A row at fault is left out whole: half a case would be answered as somebody
// else. Rows at fault are rare, so that columns are read as if there were none,
// and their cells moved together where there are some.
#include "survey/arrow/block_rows.h"

#include <algorithm>
#include <utility>

#include "safeconduct/survey.h"

namespace safeconduct::survey {
namespace {

// `from` may be where `to` is: cells only move to the front.
void KeepValues(std::span<const uint32_t> kept, CellType type, const void* from,
                BlockValues& to) {
  for (size_t i = 0; i < kept.size(); ++i) {
    to[i] = CellValue(type, from, kept[i]);
  }
  // Behind the last case stands what a cell may hold.
  std::fill(to.begin() + static_cast<std::ptrdiff_t>(kept.size()), to.end(), 0);
}

void KeepBits(std::span<const uint32_t> kept, const uint64_t*& from,
              BlockBits& to) {
  if (from == nullptr) return;
  // Made apart: `from` may be `to`.
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

BlockRows::BlockRows(const ArrowRows& batch, const Place& place,
                     std::vector<SurveyFault>& faults)
    : batch_(batch),
      place_(place),
      faults_(faults),
      faults_before_(faults.size()) {
  if (batch.whole.validity == nullptr) return;
  for (size_t i = 0; i < count(); ++i) {
    if (IsNull(i)) Add(i, "", "row is null in its record batch");
  }
}

void BlockRows::AddFault(size_t i, const std::string& column,
                         std::string text) {
  if (!IsNull(i)) Add(i, column, std::move(text));
}

void BlockRows::Add(size_t i, const std::string& column, std::string text) {
  SetBit(bad_, i);
  faults_.push_back({NumberOf(i), NumberOf(i), column, std::move(text)});
}

void BlockRows::Finish(std::vector<uint32_t>& good) {
  // Columns were read one after the other, a reader of faults goes by rows.
  std::ranges::stable_sort(
      faults_.begin() + static_cast<std::ptrdiff_t>(faults_before_),
      faults_.end(), {}, &SurveyFault::row);
  good.clear();
  for (size_t i = 0; i < count(); ++i) {
    if (!HasBit(bad_.data(), i)) good.push_back(static_cast<uint32_t>(i));
  }
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
  // Cells that were viewed where they stood are copied now, and widened: they
  // cannot be moved in memory that is another program's.
  column.type = CellType::kInt32;
  column.low = store.low.data();
  column.high = is_ranged ? store.high.data() : store.low.data();
}

}  // namespace safeconduct::survey
