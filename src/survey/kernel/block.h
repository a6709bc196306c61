// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_BLOCK_H_
#define SAFECONDUCT_SURVEY_KERNEL_BLOCK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/interval_set.h"

namespace safeconduct::law {
struct Type;
}

namespace safeconduct::survey {

// The cases that the kernel works on at once, and the words of a plane: a bit
// for each of them. A plane has 256 bytes, which are four of the widest
// vectors.
inline constexpr size_t kBlockCases = 2048;
inline constexpr size_t kPlaneWords = kBlockCases / 64;

using BlockBits = std::array<uint64_t, kPlaneWords>;
// A plane by itself, aligned as the widest vectors want it.
struct alignas(64) AlignedBits {
  BlockBits bits;
};

using BlockValues = std::array<Value, kBlockCases>;

inline void SetBit(BlockBits& bits, size_t i) {
  bits[i / 64] |= uint64_t{1} << (i % 64);
}
inline bool HasBit(const uint64_t* bits, size_t i) {
  return ((bits[i / 64] >> (i % 64)) & 1) != 0;
}

// Returns whether the first `count` bits are all set, or all clear.
bool AllSet(const uint64_t* bits, size_t count);
bool AllClear(const uint64_t* bits, size_t count);

// What a fact's cells are written as.
enum class CellType : uint8_t { kUint8, kInt16, kInt32 };

// Returns whether the values of a type are names, whose codes take a byte.
bool IsCoded(const law::Type& type);

// A cell that is no single value, range or unknown: "FR|BE", "18|20..30".
// Nothing else that its column says of its row counts.
// Rare, so it takes a list beside the column and no bit in every cell.
struct SetCell {
  uint32_t row = 0;
  const IntervalSet* values = nullptr;  // outlives the block
};

// A view of kBlockCases cells of a fact, or of the days asked about: each a
// value, a range, none, a range or none, or unknown. What stands in `low` and
// `high` where a cell is unknown or has no range means nothing; where it is a
// set, the set's ends. Dates and days are kInt32, codes kUint8.
struct Column {
  CellType type = CellType::kInt32;
  const void* low = nullptr;            // null: there is no such column
  const void* high = nullptr;           // the same as `low`: no cell is a range
  const uint64_t* known = nullptr;      // null: every cell is
  const uint64_t* has_range = nullptr;  // null: every known cell has one
  const uint64_t* may_be_none = nullptr;  // null: no known cell may
  std::span<const SetCell> sets;          // ascending by row

  bool present() const { return low != nullptr; }
  // Returns whether each of the first `count` cells is one value.
  bool IsExact(size_t count) const;
};

// Cells of a column of one's own, for a Column to view.
// The kernel reads all kBlockCases values, so that behind the last case too
// each must be one that a cell may hold.
struct ColumnStore {
  BlockBits known;
  BlockBits has_range;
  BlockBits may_be_none;
  std::array<uint8_t, kBlockCases> codes{};
  BlockValues low{};
  BlockValues high{};
  std::vector<SetCell> sets;
};

// Returns a value of `low` or `high` of a column.
Value CellValue(CellType type, const void* cells, size_t row);

// Marks the first `count` cells that are not one value.
void MarkInexact(const Column& column, size_t count, BlockBits& inexact);

// Returns what a cell says of a fact of this type.
IntervalSet ValuesOf(const Column& column, const law::Type& type, size_t row);

// Up to kBlockCases cases: what is known of them. Cells beyond the last case
// can be read too, and hold what a cell may hold.
// They are read because loops go by whole vectors; what comes out for them is
// never counted.
struct Block {
  size_t case_count = 0;
  std::vector<Column> facts;  // by FactId; a fact without one is unknown of all
  Column days;                // absent: the days of the survey
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_BLOCK_H_
