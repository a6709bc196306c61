// SPDX-License-Identifier: Apache-2.0
//
// What cells of a block say, and whether all cells of a column say one thing.
// The kernel reads columns as a whole; cells are looked at one at a time only
// where they are sets, or where a single case is asked about.
#include "survey/kernel/block.h"

#include <algorithm>

#include "law/law.h"

namespace safeconduct::survey {
namespace {

// The codes of names that fit into a byte.
// A choice of more is an ordered value, whose cells take 32 bits.
constexpr size_t kMaxCodes = 256;

// Returns whether `word(w)` is zero in each word of the first `count` bits.
template <typename Word>
bool NoneSet(size_t count, Word word) {
  for (size_t w = 0; w * 64 < count; ++w) {
    uint64_t bits = word(w);
    const size_t left = count - w * 64;
    // Behind the last case words hold anything.
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

// Names have no order, so a cell of several is no range: one of two names is a
// set, and all of them together are unknown.
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
  // None by itself is one value; none beside a range is two.
  if (may_be_none == nullptr) return true;
  if (has_range == nullptr) return AllClear(may_be_none, count);
  return NoneSet(count,
                 [this](size_t w) { return has_range[w] & may_be_none[w]; });
}

Value CellValue(CellType type, const void* cells, size_t row) {
  switch (type) {
    case CellType::kUint8:
      return static_cast<const uint8_t*>(cells)[row];
    case CellType::kInt16:
      return static_cast<const int16_t*>(cells)[row];
    case CellType::kInt32:
      break;
  }
  return static_cast<const int32_t*>(cells)[row];
}

IntervalSet ValuesOf(const Column& column, const law::Type& type, size_t row) {
  if (!column.present()) return type.Universe();
  if (column.known != nullptr && !HasBit(column.known, row)) {
    return type.Universe();
  }
  // A set is the whole of what its cell says; what stands beside it in `low`
  // and `high` is less.
  const auto set =
      std::ranges::lower_bound(column.sets, row, {}, &SetCell::row);
  if (set != column.sets.end() && set->row == row) return *set->values;
  IntervalSet values;
  if (column.has_range == nullptr || HasBit(column.has_range, row)) {
    values = IntervalSet::Range(CellValue(column.type, column.low, row),
                                CellValue(column.type, column.high, row));
  }
  if (column.may_be_none != nullptr && HasBit(column.may_be_none, row)) {
    values = values.Union(IntervalSet::Single(kNone));
  }
  return values;
}

void MarkInexact(const Column& column, size_t count, BlockBits& inexact) {
  inexact.fill(0);
  if (!column.present()) {
    inexact.fill(~uint64_t{0});
    return;
  }
  if (column.known != nullptr) {
    for (size_t w = 0; w < kPlaneWords; ++w) inexact[w] = ~column.known[w];
  }
  if (column.high != column.low) {
    for (size_t i = 0; i < count; ++i) {
      const bool ranged =
          column.has_range == nullptr || HasBit(column.has_range, i);
      if (ranged && CellValue(column.type, column.low, i) !=
                        CellValue(column.type, column.high, i)) {
        SetBit(inexact, i);
      }
    }
  }
  if (column.may_be_none != nullptr) {
    for (size_t w = 0; w < kPlaneWords; ++w) {
      const uint64_t ranged =
          column.has_range == nullptr ? ~uint64_t{0} : column.has_range[w];
      inexact[w] |= column.may_be_none[w] & ranged;
    }
  }
  for (const SetCell& cell : column.sets) SetBit(inexact, cell.row);
}

}  // namespace safeconduct::survey
