// SPDX-License-Identifier: Apache-2.0
//
// Cells are compared 16 to 64 at a time, and each comparison leaves its bits
// where a plane wants them.
//
// Codes. A class of few codes is compared with each. For a class of many, the
// 256 codes are a table of 16 bytes, twice: byte `low half of the code` has the
// bit `high half of the code` set for members, in the second table for codes
// from 128 on. Cells of one value are in the last class when they are in no
// other.
//
// Ordered values. low .. high meets the piece from start s to before start t
// when high >= s and not low >= t, so that one plane a start, or two where
// cells are ranges, gives all pieces.
//
// Example. Ages cut at 16 and 18, a cell 16..20: low >= 16, not low >= 18, high
// >= 16, high >= 18; the pieces: not high < 16, yes, yes.
#include "survey/kernel/marks.h"

#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "survey/kernel/marks.cc"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace safeconduct::survey::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

namespace {

using Bytes = hn::CappedTag<uint8_t, 64>;
using Words = hn::CappedTag<uint64_t, kPlaneWords>;

// Puts the bits of lanes i, i + 1, ... where a plane keeps them.
template <class D, class Mask>
HWY_INLINE void PutBits(D d, Mask hit, size_t i, uint8_t* plane) {
  if constexpr (hn::MaxLanes(D()) >= 8) {
    hn::StoreMaskBits(d, hit, plane + i / 8);
  } else {
    uint8_t bits[8] = {};
    hn::StoreMaskBits(d, hit, bits);
    const auto shifted = static_cast<uint8_t>(bits[0] << (i % 8));
    plane[i / 8] =
        static_cast<uint8_t>(i % 8 == 0 ? shifted : plane[i / 8] | shifted);
  }
}

// Asks for the same place of the next block. A block reads a little of each of
// many columns, too little for the machine to see by itself where it goes on.
// The address may lie behind the column: nothing is read.
template <typename Cell>
HWY_INLINE void FetchNextBlock(const Cell* cells) {
  constexpr int kForReading = 0;
  constexpr int kIntoSecondLevel = 2;
  __builtin_prefetch(cells + kBlockCases, kForReading, kIntoSecondLevel);
}

// A plane of a column's bits has four lines of 64 bytes.
HWY_INLINE void FetchNextBits(const uint64_t* bits) {
  if (bits == nullptr) return;
  constexpr size_t kLineWords = 8;
  for (size_t w = 0; w < kPlaneWords; w += kLineWords) {
    __builtin_prefetch(bits + kPlaneWords + w, 0, 2);
  }
}

// -- Codes --------------------------------------------------------------------

// Marks kCount classes of one code each, which stand one after the other.
template <size_t kCount>
void MarkSingles(const uint8_t* cells, const CodeClass* classes,
                 uint64_t* planes) {
  const Bytes d;
  uint8_t* bits = reinterpret_cast<uint8_t*>(planes);
  constexpr size_t kPlaneBytes = kPlaneWords * sizeof(uint64_t);
  const auto code0 = hn::Set(d, classes[0].few()[0]);
  const auto code1 = hn::Set(d, classes[kCount > 1 ? 1 : 0].few()[0]);
  const auto code2 = hn::Set(d, classes[kCount > 2 ? 2 : 0].few()[0]);
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    const auto cell = hn::LoadU(d, cells + i);
    FetchNextBlock(cells + i);
    PutBits(d, hn::Eq(cell, code0), i, bits);
    if constexpr (kCount > 1) {
      PutBits(d, hn::Eq(cell, code1), i, bits + kPlaneBytes);
    }
    if constexpr (kCount > 2) {
      PutBits(d, hn::Eq(cell, code2), i, bits + 2 * kPlaneBytes);
    }
  }
}

// As many comparisons as there are codes: worth it up to CodeClass::kFew,
// beyond which the two tables cost less.
void MarkFew(const uint8_t* cells, std::span<const uint8_t> codes,
             uint64_t* plane) {
  const Bytes d;
  auto* bits = reinterpret_cast<uint8_t*>(plane);
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    const auto cell = hn::LoadU(d, cells + i);
    FetchNextBlock(cells + i);
    auto hit = hn::Eq(cell, hn::Set(d, codes[0]));
    for (size_t c = 1; c < codes.size(); ++c) {
      hit = hn::Or(hit, hn::Eq(cell, hn::Set(d, codes[c])));
    }
    PutBits(d, hit, i, bits);
  }
}

#if HWY_TARGET == HWY_SCALAR  // has no tables of 16 bytes

void MarkMany(const uint8_t* cells, const CodeClass& members, uint64_t* plane) {
  std::fill_n(plane, kPlaneWords, 0);
  for (size_t i = 0; i < kBlockCases; ++i) {
    const uint8_t* table =
        cells[i] < 128 ? members.low_table() : members.high_table();
    const uint64_t in = table[cells[i] % 16] >> (cells[i] / 16 % 8) & 1;
    plane[i / 64] |= in << (i % 64);
  }
}

#else

void MarkMany(const uint8_t* cells, const CodeClass& members, uint64_t* plane) {
  alignas(16) static constexpr uint8_t kBitOfHalf[16] = {
      1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const Bytes d;
  const hn::Repartition<uint16_t, Bytes> pairs;
  const auto low_table = hn::LoadDup128(d, members.low_table());
  const auto high_table = hn::LoadDup128(d, members.high_table());
  const auto bit_table = hn::LoadDup128(d, kBitOfHalf);
  const auto half_mask = hn::Set(d, 15);
  const auto first_high = hn::Set(d, 127);
  auto* bits = reinterpret_cast<uint8_t*>(plane);
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    const auto cell = hn::LoadU(d, cells + i);
    FetchNextBlock(cells + i);
    const auto low_half = hn::And(cell, half_mask);
    // There is no shift of bytes: pairs are shifted, and what comes over from
    // the neighbour is masked off.
    const auto high_half = hn::And(
        hn::BitCast(d, hn::ShiftRight<4>(hn::BitCast(pairs, cell))), half_mask);
    // A lookup knows 16 bytes, so that codes from 128 on have a table of their
    // own.
    const auto row = hn::IfThenElse(hn::Gt(cell, first_high),
                                    hn::TableLookupBytes(high_table, low_half),
                                    hn::TableLookupBytes(low_table, low_half));
    const auto bit = hn::TableLookupBytes(bit_table, high_half);
    PutBits(d, hn::Eq(hn::And(row, bit), bit), i, bits);
  }
}

#endif  // HWY_TARGET == HWY_SCALAR

// The last class has the cells that are in none before; unknown cells may be in
// all.
void EndCodes(const uint64_t* known, size_t class_count, uint64_t* planes) {
  const Words d;
  for (size_t w = 0; w < kPlaneWords; w += hn::Lanes(d)) {
    auto in_some = hn::Zero(d);
    auto unknown = hn::Zero(d);
    if (known != nullptr) unknown = hn::Not(hn::LoadU(d, known + w));
    for (size_t c = 0; c + 1 < class_count; ++c) {
      uint64_t* at = planes + c * kPlaneWords + w;
      const auto in_class = hn::Load(d, at);
      in_some = hn::Or(in_some, in_class);
      hn::Store(hn::Or(in_class, unknown), d, at);
    }
    hn::Store(hn::Or(hn::Not(in_some), unknown), d,
              planes + (class_count - 1) * kPlaneWords + w);
  }
}

void MarkCodesImpl(const Column& column, const CodeClasses& classes,
                   uint64_t* planes) {
  const auto* cells = static_cast<const uint8_t*>(column.low);
  // Every code is in a class, so the last needs no comparison of its own.
  const size_t marked = classes.size() - 1;
  for (size_t c = 0; c < marked;) {
    uint64_t* plane = planes + c * kPlaneWords;
    size_t singles = 0;
    while (singles < 3 && c + singles < marked &&
           classes[c + singles].few().size() == 1) {
      ++singles;
    }
    if (singles == 3) {
      MarkSingles<3>(cells, &classes[c], plane);
    } else if (singles == 2) {
      MarkSingles<2>(cells, &classes[c], plane);
    } else if (singles == 1) {
      MarkSingles<1>(cells, &classes[c], plane);
    } else if (classes[c].is_few()) {
      MarkFew(cells, classes[c].few(), plane);
    } else {
      MarkMany(cells, classes[c], plane);
    }
    c += std::max<size_t>(singles, 1);
  }
  FetchNextBits(column.known);
  EndCodes(column.known, classes.size(), planes);
}

// -- Ordered values -----------------------------------------------------------

// Makes bit i of plane s say whether cells[i] >= starts[s], for kCount starts
// from one cell type's range.
template <size_t kCount, typename Cell>
void MarkFrom(const Cell* cells, const Value* starts, uint64_t* planes) {
  const hn::CappedTag<Cell, 64> d;
  constexpr size_t kPlaneBytes = kPlaneWords * sizeof(uint64_t);
  auto* bits = reinterpret_cast<uint8_t*>(planes);
  // Cells at or past a start are those greater than the value before it: x86
  // without AVX-512 compares for greater, and not for at least. That `start -
  // 1` exists in the type of the cells, MarkAllFrom has seen to.
  const auto below0 = hn::Set(d, static_cast<Cell>(starts[0] - 1));
  const auto below1 =
      hn::Set(d, static_cast<Cell>(starts[kCount > 1 ? 1 : 0] - 1));
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    const auto cell = hn::LoadU(d, cells + i);
    FetchNextBlock(cells + i);
    PutBits(d, hn::Gt(cell, below0), i, bits);
    if constexpr (kCount > 1) {
      PutBits(d, hn::Gt(cell, below1), i, bits + kPlaneBytes);
    }
  }
}

template <typename Cell>
void MarkAllFrom(const Cell* cells, const Value* starts, size_t count,
                 uint64_t* planes) {
  using Limits = std::numeric_limits<Cell>;
  const auto within = [](Value start) {
    // A start outside the type of the cells has every cell on one side.
    return int64_t{start} > Limits::min() && int64_t{start} <= Limits::max();
  };
  for (size_t s = 0; s < count;) {
    uint64_t* plane = planes + s * kPlaneWords;
    if (!within(starts[s])) {
      const bool all = int64_t{starts[s]} <= Limits::min();
      std::fill_n(plane, kPlaneWords, all ? ~uint64_t{0} : 0);
      ++s;
    } else if (s + 1 < count && within(starts[s + 1])) {
      MarkFrom<2>(cells, starts + s, plane);
      s += 2;
    } else {
      MarkFrom<1>(cells, starts + s, plane);
      ++s;
    }
  }
}

void MarkStarts(CellType type, const void* cells, const Value* starts,
                size_t count, uint64_t* planes) {
  switch (type) {
    case CellType::kUint8:
      return MarkAllFrom(static_cast<const uint8_t*>(cells), starts, count,
                         planes);
    case CellType::kInt16:
      return MarkAllFrom(static_cast<const int16_t*>(cells), starts, count,
                         planes);
    case CellType::kInt32:
      return MarkAllFrom(static_cast<const int32_t*>(cells), starts, count,
                         planes);
  }
}

// Puts pieces together to classes.
void JoinPieces(const Column& column, const OrderedClasses& classes,
                const uint64_t* from_low, const uint64_t* from_high,
                uint64_t* planes) {
  const Words d;
  FetchNextBits(column.known);
  FetchNextBits(column.has_range);
  FetchNextBits(column.may_be_none);
  const size_t pieces = classes.class_of_piece.size();
  for (size_t w = 0; w < kPlaneWords; w += hn::Lanes(d)) {
    for (size_t c = 0; c < classes.class_count; ++c) {
      auto in_class = hn::Zero(d);
      for (size_t p = 0; p < pieces; ++p) {
        if (classes.class_of_piece[p] != c) continue;
        auto meets = hn::Not(hn::Zero(d));
        if (p > 0) meets = hn::Load(d, from_high + (p - 1) * kPlaneWords + w);
        if (p + 1 < pieces) {
          meets =
              hn::AndNot(hn::Load(d, from_low + p * kPlaneWords + w), meets);
        }
        in_class = hn::Or(in_class, meets);
      }
      // The order counts. What stands in `low` and `high` is taken back where
      // it means nothing; then none is added; last the unknown overrule both.
      if (column.has_range != nullptr) {
        in_class = hn::And(in_class, hn::LoadU(d, column.has_range + w));
      }
      if (column.may_be_none != nullptr && classes.class_of_none == c) {
        in_class = hn::Or(in_class, hn::LoadU(d, column.may_be_none + w));
      }
      if (column.known != nullptr) {
        const auto known = hn::LoadU(d, column.known + w);
        in_class = classes.may_be_unknown[c] ? hn::Or(in_class, hn::Not(known))
                                             : hn::And(in_class, known);
      }
      hn::Store(in_class, d, planes + c * kPlaneWords + w);
    }
  }
}

}  // namespace
}  // namespace safeconduct::survey::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace safeconduct::survey {

HWY_EXPORT(MarkCodesImpl);
HWY_EXPORT(MarkStarts);
HWY_EXPORT(JoinPieces);

CodeClass::CodeClass(std::span<const uint8_t> codes) {
  if (codes.size() <= kFew) {
    few_count_ = codes.size();
    std::ranges::copy(codes, few_.begin());
  }
  for (const uint8_t code : codes) {
    uint8_t& row = tables_[code % 16U + (code < 128 ? 0U : 16U)];
    row = static_cast<uint8_t>(row | 1U << (code / 16U % 8U));
  }
}

void MarkCodes(const Column& column, const CodeClasses& classes,
               uint64_t* planes) {
  HWY_DYNAMIC_DISPATCH(MarkCodesImpl)(column, classes, planes);
}

void OrderedMarker::Mark(const Column& column, const OrderedClasses& classes,
                         uint64_t* planes) {
  const size_t count = classes.starts.size();
  if (from_start_.size() < 2 * count) from_start_.resize(2 * count);
  const auto mark = [&](const void* cells, size_t first) {
    // One piece takes all, and nothing is compared.
    if (count == 0) return static_cast<const uint64_t*>(nullptr);
    uint64_t* to = from_start_[first].bits.data();
    HWY_DYNAMIC_DISPATCH(MarkStarts)
    (column.type, cells, classes.starts.data(), count, to);
    return static_cast<const uint64_t*>(to);
  };
  const uint64_t* low = mark(column.low, 0);
  const uint64_t* high =
      column.high == column.low ? low : mark(column.high, count);
  HWY_DYNAMIC_DISPATCH(JoinPieces)(column, classes, low, high, planes);
}

}  // namespace safeconduct::survey

#endif  // HWY_ONCE
