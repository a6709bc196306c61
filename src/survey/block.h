// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_BLOCK_H_
#define SAFECONDUCT_SURVEY_BLOCK_H_

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "survey/kernel.h"

namespace safeconduct::survey {

using BlockBits = std::array<uint64_t, kPlaneWords>;

inline void SetBit(BlockBits& bits, size_t i) {
  bits[i / 64] |= uint64_t{1} << (i % 64);
}
inline bool HasBit(const BlockBits& bits, size_t i) {
  return ((bits[i / 64] >> (i % 64)) & 1) != 0;
}

// A cell that is no single value and not unknown: "FR|BE", "none|2022-01-01..".
// Its row in the columns holds nothing of use.
struct SetCell {
  uint32_t row = 0;
  const IntervalSet* values = nullptr;  // outlives the block
};

// Cells of a fact whose values are numbers or dates, or of the day asked about:
// each a range, or none, or either.
struct OrderedColumn {
  std::array<Value, kBlockCases> low;   // where `has_range`
  std::array<Value, kBlockCases> high;  // at or above low
  BlockBits has_range;
  BlockBits may_be_none;
  std::vector<SetCell> sets;
  bool exact = true;  // each cell is one value
};

// Cells of a fact whose values are names: each a value, or unknown.
struct CodedColumn {
  static constexpr uint8_t kUnknown = 255;
  std::array<uint8_t, kBlockCases> codes;  // the value, or kUnknown
  std::vector<SetCell> sets;
  bool exact = true;
};

// The columns of up to kBlockCases cases: what is known of them. A fact without
// a column is unknown of all.
struct Block {
  size_t case_count = 0;
  std::vector<std::unique_ptr<OrderedColumn>> ordered;  // by FactId, or null
  std::vector<std::unique_ptr<CodedColumn>> coded;      // by FactId, or null
  std::unique_ptr<OrderedColumn> days;  // null: the days of the survey
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_BLOCK_H_
