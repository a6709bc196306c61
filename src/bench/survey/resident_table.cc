// SPDX-License-Identifier: Apache-2.0
//
// Columns drawn at random, as another program would hand them over: one after
// the other in memory, so that a block views a piece of each. They are padded
// to whole blocks, whose last cases are drawn like the others and not counted.
// Draws are by std::mt19937_64 and remainders alone, which are the same with
// every library.
#include "bench/survey/resident_table.h"

#include <algorithm>
#include <random>

#include "bench/survey/native_loops.h"
#include "safeconduct/date.h"

namespace safeconduct::bench {
namespace {

using survey::CellType;
using survey::kBlockCases;

// The days of made-up dates: those of the record's busy years.
constexpr Value kFirstDrawn = 17532;  // 2018-01-01
constexpr Value kLastDrawn = 20818;   // 2026-12-31

size_t WidthOf(CellType type) {
  switch (type) {
    case CellType::kUint8:
      return 1;
    case CellType::kInt16:
      return 2;
    case CellType::kInt32:
      break;
  }
  return 4;
}

// As narrow as the type allows: what is read from memory is what bounds the
// rate.
CellType TypeOf(const law::Type& type) {
  if (survey::IsCoded(type)) return CellType::kUint8;
  if (type.is_date()) return CellType::kInt32;
  const IntervalSet values = type.Universe();
  if (values.min() >= 0 && values.max() <= 255) return CellType::kUint8;
  if (values.min() >= -32768 && values.max() <= 32767) return CellType::kInt16;
  return CellType::kInt32;
}

void Put(void* cells, CellType type, size_t row, Value value) {
  switch (type) {
    case CellType::kUint8:
      static_cast<uint8_t*>(cells)[row] = static_cast<uint8_t>(value);
      return;
    case CellType::kInt16:
      static_cast<int16_t*>(cells)[row] = static_cast<int16_t>(value);
      return;
    case CellType::kInt32:
      static_cast<int32_t*>(cells)[row] = value;
      return;
  }
}

void SetBit(void* bits, size_t row) {
  static_cast<uint64_t*>(bits)[row / 64] |= uint64_t{1} << (row % 64);
}

// The values of a type that can be drawn, one after the other.
// All are as likely, also where the law tells few of them apart.
std::vector<Value> ValuesOf(const law::Type& type) {
  std::vector<Value> values;
  const IntervalSet universe = type.Universe();
  for (const Value value : universe.values()) values.push_back(value);
  return values;
}

}  // namespace

ResidentTable::ResidentTable(const law::Law& law, const TableShape& shape,
                             uint64_t seed)
    : rows_(shape.rows),
      padded_rows_((shape.rows + kBlockCases - 1) / kBlockCases * kBlockCases),
      facts_(law.facts.size()) {
  for (size_t i = 0; i < facts_.size(); ++i) {
    if (!shape.facts[i]) continue;
    Draw(facts_[i], law.facts[i].type, shape.percent_unknown, seed + i);
  }
  if (shape.has_days) DrawDays(seed + facts_.size());
}

void ResidentTable::Draw(Stored& column, const law::Type& type,
                         int percent_unknown, uint64_t seed) const {
  std::mt19937_64 random(seed);
  column.present = true;
  column.type = TypeOf(type);
  column.width = WidthOf(column.type);
  column.cells.resize(padded_rows_ * column.width / sizeof(Line) + 1);
  // A line has 512 bits.
  column.known.resize(padded_rows_ / 512 + 1);
  const bool has_none = type.form == law::TypeForm::kDateOrNone;
  if (has_none) {
    column.has_range.resize(padded_rows_ / 512 + 1);
    column.may_be_none.resize(padded_rows_ / 512 + 1);
  }
  const std::vector<Value> values =
      type.is_date() ? std::vector<Value>() : ValuesOf(type);
  for (size_t row = 0; row < padded_rows_; ++row) {
    const uint64_t drawn = random();
    if (static_cast<int>(drawn % 100) < percent_unknown) {
      column.has_unknown = true;
    } else {
      SetBit(column.known.data(), row);
    }
    Value value = kFirstDrawn;
    if (type.is_date()) {
      value += static_cast<Value>(random() % (kLastDrawn - kFirstDrawn + 1));
    } else {
      value = values[random() % values.size()];
    }
    Put(column.cells.data(), column.type, row, value);
    if (!has_none) continue;
    // Of the same draw, by digits that the share of unknown cells has not used.
    const bool is_none = drawn / 100 % 2 == 0;
    SetBit(is_none ? column.may_be_none.data() : column.has_range.data(), row);
  }
}

void ResidentTable::DrawDays(uint64_t seed) {
  std::mt19937_64 random(seed);
  days_.present = true;
  days_.cells.resize(padded_rows_ * days_.width / sizeof(Line) + 1);
  for (size_t row = 0; row < padded_rows_; ++row) {
    const auto past = random() % (kLastDrawn - kFirstDrawn + 1);
    Put(days_.cells.data(), days_.type, row,
        kFirstDrawn + static_cast<Value>(past));
  }
}

const void* ResidentTable::cells(law::FactId fact) const {
  return facts_[fact.index()].cells.data();
}

size_t ResidentTable::block_count() const { return padded_rows_ / kBlockCases; }

// No cell is a range: the ends have one address.
survey::Column ResidentTable::ViewOf(const Stored& column, size_t block) const {
  survey::Column view;
  if (!column.present) return view;
  const size_t row = block * kBlockCases;
  view.type = column.type;
  view.low =
      reinterpret_cast<const char*>(column.cells.data()) + row * column.width;
  view.high = view.low;
  const auto bits = [row](const std::vector<Line>& lines) {
    return lines.empty() ? nullptr : lines.data()->words + row / 64;
  };
  if (column.has_unknown) view.known = bits(column.known);
  view.has_range = bits(column.has_range);
  view.may_be_none = bits(column.may_be_none);
  return view;
}

void ResidentTable::View(size_t block, survey::Block& viewed) const {
  viewed.case_count = std::min(kBlockCases, rows_ - block * kBlockCases);
  viewed.facts.resize(facts_.size());
  for (size_t i = 0; i < facts_.size(); ++i) {
    viewed.facts[i] = ViewOf(facts_[i], block);
  }
  viewed.days = ViewOf(days_, block);
}

// Of rows, not of padding: what a survey has to read.
size_t ResidentTable::bytes() const {
  size_t bytes = 0;
  const auto add = [&](const Stored& column) {
    if (!column.present) return;
    bytes += rows_ * column.width;
    if (column.has_unknown) bytes += rows_ / 8;
    if (!column.has_range.empty()) bytes += 2 * (rows_ / 8);
  };
  for (const Stored& column : facts_) add(column);
  add(days_);
  return bytes;
}

uint64_t ResidentTable::Sum(size_t first, size_t last) const {
  uint64_t sum = 0;
  const auto add = [&](const std::vector<Line>& lines, size_t bits_a_row) {
    const uint64_t* words = lines.data()->words;
    sum += SumWords(words + first * bits_a_row / 64,
                    words + last * bits_a_row / 64);
  };
  const auto add_column = [&](const Stored& column) {
    if (!column.present) return;
    add(column.cells, 8 * column.width);
    if (column.has_unknown) add(column.known, 1);
    if (column.has_range.empty()) return;
    add(column.has_range, 1);
    add(column.may_be_none, 1);
  };
  for (const Stored& column : facts_) add_column(column);
  add_column(days_);
  return sum;
}

}  // namespace safeconduct::bench
