// SPDX-License-Identifier: Apache-2.0
//
// A column is read in two steps: what is wrong with its cells, then what the
// block views. The first looks at all cells in one loop without a branch, and
// at each by itself only where some cell is outside its limits.
//
// Numbers and dates whose type a block knows stay where they are when a whole
// block of them is read, and so do the bits of nulls. All else is copied.
#include "survey/arrow/number_columns.h"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "survey/arrow/values.h"

namespace safeconduct::survey {
namespace {

// Puts `otherwise` where `known` has no bit. The last cells too: a block may
// read past its last case, and must find there what a cell may hold.
void FillNulls(const uint64_t* known, Value otherwise, BlockValues& values) {
  if (known == nullptr) return;
  for (size_t i = 0; i < kBlockCases; ++i) {
    values[i] = HasBit(known, i) ? values[i] : otherwise;
  }
}

// Makes `values` those of a run, with `otherwise` for nulls.
// Of a column of nulls there is nothing to copy, and all is `otherwise`.
void CopyEnd(const ArrowRun& run, const uint64_t* known, Value otherwise,
             BlockValues& values) {
  if (run.cells.type != ArrowType::kNull) CopyValues(run, values);
  FillNulls(known, otherwise, values);
}

// Says what is wrong with a number or date outside the limits.
std::string OutsideFault(const ArrowCells& cells, size_t row,
                         ColumnTexts& texts) {
  const std::string text = WriteCell(cells, row);
  // A day that cannot be written would be refused for how it is written.
  if (!IsDate(cells.type) || HasDateForm(cells, row)) {
    return texts.FaultOf(text);
  }
  return fmt::format("date `{}` is outside the days reasoned about, {} to {}",
                     text, FormatDate(kFirstDay), FormatDate(kLastDay));
}

// Returns which cells of a column lie outside the limits, and faults them. A
// null may stand on any value, which means nothing.
// The loop over single cells is run for a block with a value outside, which may
// stand under a null: then it finds nothing.
BlockBits FaultOutside(const ArrowField& field, const Interval& limits,
                       ColumnTexts& texts, BlockRows& rows) {
  BlockBits outside{};
  const ArrowRun run = rows.RunOf(field);
  if (run.cells.type == ArrowType::kNull) return outside;
  if (!AnyOutside(run, limits)) return outside;
  for (size_t i = 0; i < rows.count(); ++i) {
    const size_t row = rows.InBatch(i);
    if (run.cells.IsNull(row) || !IsOutside(run.cells, row, limits)) continue;
    SetBit(outside, i);
    rows.AddFault(i, field.name, OutsideFault(run.cells, row, texts));
  }
  return outside;
}

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

// Returns whether any of the first `count` cells begins after its end.
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

// Faults ranges that begin after their end, but for those with an end that is
// at fault by itself: what follows from it is no news.
void FaultReversed(const ArrowForm::Column& ends, const Column& view,
                   const BlockBits& low_outside, const BlockBits& high_outside,
                   ColumnTexts& texts, BlockRows& rows) {
  for (size_t i = 0; i < rows.count(); ++i) {
    const Value low = CellValue(view.type, view.low, i);
    if (low <= CellValue(view.type, view.high, i)) continue;
    if (HasBit(low_outside.data(), i) || HasBit(high_outside.data(), i)) {
      continue;
    }
    const auto end = [&](const ArrowField& field) {
      return WriteCell(rows.ColumnOf(field), rows.InBatch(i));
    };
    rows.AddFault(i, ends.low.name,
                  texts.FaultOf(end(ends.low) + ".." + end(*ends.high)));
  }
}

// Views both ends where they stand. Only where all are known, and in one type:
// an open end must be filled in, and both ends of a column are of one type.
std::optional<Column> ViewEnds(const ArrowRun& low, const ArrowRun& high) {
  Column view;
  CellType high_type = CellType::kInt32;
  view.low = InPlace(low, view.type);
  view.high = InPlace(high, high_type);
  const bool in_place = view.low != nullptr && view.high != nullptr;
  if (!in_place || view.type != high_type) return std::nullopt;
  return view;
}

Column CopyEnds(const ArrowRun& low, const uint64_t* low_known,
                const ArrowRun& high, const uint64_t* high_known,
                const Interval& limits, ColumnStore& store) {
  CopyEnd(low, low_known, limits.lo, store.low);
  CopyEnd(high, high_known, limits.hi, store.high);
  Column view;
  view.low = store.low.data();
  view.high = store.high.data();
  return view;
}

}  // namespace

Column ReadValues(const ArrowField& field, const Interval& limits,
                  ColumnTexts& texts, BlockRows& rows, ColumnStore& store) {
  FaultOutside(field, limits, texts, rows);
  const ArrowRun run = rows.RunOf(field);
  Column view;
  view.low = InPlace(run, view.type);
  if (view.low == nullptr) {
    CopyValues(run, store.low);
    view.low = store.low.data();
  }
  // The same address says that no cell is a range.
  view.high = view.low;
  view.known = KnownBits(run, store.known);
  return view;
}

Column ReadDays(const ArrowField& field, const Days& days, ColumnTexts& texts,
                BlockRows& rows, ColumnStore& store) {
  const Interval limits = {kFirstDay.days, kLastDay.days};
  const Column read = ReadValues(field, limits, texts, rows, store);
  // A block's days are never unknown: where a row names none they are the
  // survey's, put in here.
  if (read.known == nullptr) return read;
  const ArrowRun run = rows.RunOf(field);
  Column view;
  CopyEnd(run, read.known, days.first.days, store.low);
  view.low = view.high = store.low.data();
  if (days.first != days.last) {
    CopyEnd(run, read.known, days.last.days, store.high);
    view.high = store.high.data();
  }
  return view;
}

Column ReadEnds(const ArrowForm::Column& ends, const Interval& limits,
                ColumnTexts& texts, BlockRows& rows, ColumnStore& store) {
  const ArrowRun low = rows.RunOf(ends.low);
  const ArrowRun high = rows.RunOf(*ends.high);
  const BlockBits low_outside = FaultOutside(ends.low, limits, texts, rows);
  const BlockBits high_outside = FaultOutside(*ends.high, limits, texts, rows);
  // The bits of one end may go to the store; those of the other stay here until
  // both are put together.
  BlockBits high_bits;
  const uint64_t* low_known = KnownBits(low, store.known);
  const uint64_t* high_known = KnownBits(high, high_bits);
  std::optional<Column> view;
  if (low_known == nullptr && high_known == nullptr) view = ViewEnds(low, high);
  if (!view) view = CopyEnds(low, low_known, high, high_known, limits, store);
  // Where one end is known the cell is, as a range that the limits close.
  if (low_known != nullptr && high_known != nullptr) {
    for (size_t w = 0; w < kPlaneWords; ++w) {
      store.known[w] = low_known[w] | high_known[w];
    }
    view->known = store.known.data();
  }
  if (AnyReversed(*view, rows.count())) {
    FaultReversed(ends, *view, low_outside, high_outside, texts, rows);
  }
  return *view;
}

Column ReadBools(const ArrowField& field, const BlockRows& rows,
                 ColumnStore& store) {
  const ArrowRun run = rows.RunOf(field);
  CopyBools(run, store.codes.data());
  Column view;
  view.type = CellType::kUint8;
  view.low = view.high = store.codes.data();
  view.known = KnownBits(run, store.known);
  return view;
}

}  // namespace safeconduct::survey
