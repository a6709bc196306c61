// SPDX-License-Identifier: Apache-2.0
//
// Texts of a record batch. Each is read once; those of a dictionary are found
// by their index, and codes of a fact by a table of as many bytes as the
// dictionary has values.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "survey/arrow/table.h"
#include "survey/arrow/values.h"
#include "text/quote.h"

namespace safeconduct::survey {

void DictionaryCells::Forget(size_t size) {
  cells_.assign(size, nullptr);
  codes_.assign(size + 1, 0);
  is_special_.assign(size + 1, 1);
}

void DictionaryCells::Put(uint64_t index, const TextCell& cell) {
  cells_[index] = &cell;
  codes_[index] = cell.code;
  is_special_[index] =
      !cell.fault.empty() || cell.is_unknown || cell.is_set ? 1 : 0;
}

bool DictionaryCells::CopyCodes(const ArrowRun& run, uint8_t* codes,
                                uint8_t* is_special) const {
  const uint64_t last = cells_.size();
  unsigned any_special = 0;
  WithType(run.cells.type, [&](auto type) {
    for (size_t i = 0; i < run.count; ++i) {
      const auto value = run.cells.ValueAt<decltype(type)>(run.first + i);
      const auto index = std::min(static_cast<uint64_t>(value), last);
      codes[i] = codes_[index];
      is_special[i] = is_special_[index];
      any_special |= is_special[i];
    }
  });
  return any_special != 0;
}

const TextCell* ArrowReader::CellAt(size_t column, size_t row) {
  const ArrowColumn& from = LowOf(column);
  if (from.cells.IsNull(row)) return &texts_.Read(column, std::string_view());
  if (!from.dictionary) return LookUp(column, from, row);
  DictionaryCells& dictionary = dictionaries_[column];
  const uint64_t index = from.IndexAt(row);
  if (index >= dictionary.size()) return LookUp(column, from, row);
  if (dictionary.CellAt(index) == nullptr) {
    const TextCell* cell = LookUp(column, from, row);
    if (cell == nullptr) return nullptr;
    dictionary.Put(index, *cell);
  }
  return dictionary.CellAt(index);
}

const TextCell* ArrowReader::LookUp(size_t column, const ArrowColumn& from,
                                    size_t row) {
  if (from.IsNull(row)) return &texts_.Read(column, std::string_view());
  const auto text = from.TextAt(row);
  return text ? &texts_.Read(column, *text) : nullptr;
}

std::unexpected<Error> ArrowReader::Broken(size_t column, size_t row) const {
  const ArrowColumn& from = LowOf(column);
  const std::string place = fmt::format(
      "record batch: column {}: row {}",
      text::Quote(form_.columns[column].low.name), rows_before_ + row + 1);
  const bool names_nothing =
      from.dictionary && from.IndexAt(row) >= from.dictionary->size();
  return std::unexpected(Error{
      Error::Kind::kFaults,
      names_nothing
          ? fmt::format("{} names value {} of a dictionary of {}", place,
                        WriteCell(from.cells, row), from.dictionary->size())
          : fmt::format("{} has a text whose offsets make no sense", place)});
}

void ArrowReader::PutText(const TextCell& cell, size_t i, ColumnStore& store) {
  store.codes[i] = cell.code;
  store.low[i] = cell.low;
  store.high[i] = cell.high;
  if (!cell.is_unknown) SetBit(store.known, i);
  if (cell.has_range) SetBit(store.has_range, i);
  if (cell.may_be_none) SetBit(store.may_be_none, i);
  if (cell.is_set) {
    store.sets.push_back({static_cast<uint32_t>(i), &cell.values});
  }
}

ArrowReader::Done ArrowReader::ReadTexts(size_t column, bool is_coded,
                                         Column& view, ColumnStore& store) {
  store.known.fill(0);
  store.has_range.fill(0);
  store.may_be_none.fill(0);
  store.codes.fill(0);
  store.low.fill(0);
  store.high.fill(0);
  bool is_ranged = false;
  for (size_t i = 0; i < count_; ++i) {
    if (IsNullRow(i)) continue;
    const TextCell* cell = CellAt(column, first_ + i);
    if (cell == nullptr) return Broken(column, first_ + i);
    if (!cell->fault.empty()) {
      AddFault(i, form_.columns[column].low.name, cell->fault);
      continue;
    }
    is_ranged |= cell->low != cell->high;
    PutText(*cell, i, store);
  }
  view.known = store.known.data();
  view.sets = store.sets;
  if (is_coded) {
    view.type = CellType::kUint8;
    view.low = view.high = store.codes.data();
    return {};
  }
  view.low = store.low.data();
  view.high = is_ranged ? store.high.data() : store.low.data();
  view.has_range = store.has_range.data();
  view.may_be_none = store.may_be_none.data();
  return {};
}

// Reads a fact whose values are codes, from a dictionary that has a table.
ArrowReader::Done ArrowReader::ReadCodes(size_t column, Column& view,
                                         ColumnStore& store) {
  const ArrowColumn& from = LowOf(column);
  std::array<uint8_t, kBlockCases> is_special;
  const bool any_special = dictionaries_[column].CopyCodes(
      RunOf(from), store.codes.data(), is_special.data());
  std::fill(store.codes.begin() + static_cast<std::ptrdiff_t>(count_),
            store.codes.end(), uint8_t{0});
  view.type = CellType::kUint8;
  view.low = view.high = store.codes.data();
  view.known = KnownBits(RunOf(from), store.known);
  if (!any_special) return {};

  BlockBits known;
  known.fill(~uint64_t{0});
  if (view.known != nullptr) std::copy_n(view.known, kPlaneWords, known.data());
  for (size_t i = 0; i < count_; ++i) {
    if (is_special[i] == 0 || IsNullRow(i) || !HasBit(known.data(), i)) {
      continue;
    }
    const TextCell* cell = CellAt(column, first_ + i);
    if (cell == nullptr) return Broken(column, first_ + i);
    if (!cell->fault.empty()) {
      AddFault(i, form_.columns[column].low.name, cell->fault);
    }
    store.codes[i] = cell->code;
    if (cell->is_unknown) known[i / 64] &= ~(uint64_t{1} << (i % 64));
    if (cell->is_set) {
      store.sets.push_back({static_cast<uint32_t>(i), &cell->values});
    }
  }
  store.known = known;
  view.known = store.known.data();
  view.sets = store.sets;
  return {};
}

}  // namespace safeconduct::survey
