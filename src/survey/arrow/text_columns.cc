// SPDX-License-Identifier: Apache-2.0
//
// From texts of record batches to columns of a block. Each text is read once:
// those that stand in their place are found again by TextCells, those of a
// dictionary by their index, and codes of a fact by a table of as many bytes as
// the dictionary has values, without a branch.
//
// Offsets and indices are cells themselves, so that a record batch may
// contradict itself in any row. That ends the survey, as a broken file would:
// it is no fault of the person in that row.
#include "survey/arrow/text_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "survey/arrow/values.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct::survey {
namespace {

// A dictionary with more values than this, and than its record batch has rows,
// is not worth a table of them.
constexpr size_t kSmallDictionary = 256;

// Says how a record batch contradicts itself in a cell of texts.
std::unexpected<Error> Broken(const ArrowField& field, const BlockRows& rows,
                              size_t i) {
  const ArrowColumn& from = rows.ColumnOf(field);
  const size_t row = rows.InBatch(i);
  const std::string place =
      fmt::format("record batch: column {}: row {}", text::Quote(field.name),
                  rows.NumberOf(i));
  const bool names_nothing =
      from.dictionary && from.IndexAt(row) >= from.dictionary->size();
  return std::unexpected(Error{
      Error::Kind::kFaults,
      names_nothing
          ? fmt::format("{} names value {} of a dictionary of {}", place,
                        WriteCell(from.cells, row), from.dictionary->size())
          : fmt::format("{} has a text whose offsets make no sense", place)});
}

}  // namespace

// -- Dictionaries -------------------------------------------------------------

void DictionaryCells::Forget(size_t size) {
  // The entry behind the last is special, so an index that names nothing is
  // looked at by itself, and found out.
  cells_.assign(size, std::nullopt);
  codes_.assign(size + 1, 0);
  is_special_.assign(size + 1, 1);
}

void DictionaryCells::Put(uint64_t index, const CellBrief& cell) {
  cells_[index] = cell;
  codes_[index] = cell.code;
  is_special_[index] = cell.has_fault || cell.is_unknown || cell.is_set ? 1 : 0;
}

bool DictionaryCells::CopyCodes(const ArrowRun& run, uint8_t* codes,
                                uint8_t* is_special) const {
  const uint64_t last = cells_.size();
  unsigned any_special = 0;
  WithType(run.cells.type, [&](auto type) {
    for (size_t i = 0; i < run.count; ++i) {
      const auto value = run.cells.ValueAt<decltype(type)>(run.first + i);
      // A negative index is greater than any.
      const auto index = std::min(static_cast<uint64_t>(value), last);
      codes[i] = codes_[index];
      is_special[i] = is_special_[index];
      any_special |= is_special[i];
    }
  });
  return any_special != 0;
}

// -- Cells --------------------------------------------------------------------

void ColumnTexts::Start(const ArrowRows& batch) {
  const ArrowColumn& from = batch.columns[field_.child];
  const size_t size = from.dictionary ? from.dictionary->size() : 0;
  // Each record batch starts anew, so a table costs as much as its dictionary
  // has values, however few of them the batch names.
  const bool is_worth_it = size <= std::max(kSmallDictionary, batch.count);
  dictionary_.Forget(is_worth_it ? size : 0);
}

const CellBrief* ColumnTexts::CellAt(const BlockRows& rows, size_t i) {
  const ArrowColumn& from = rows.ColumnOf(field_);
  const size_t row = rows.InBatch(i);
  // The index of a cell that is null may be anything.
  if (from.cells.IsNull(row) || !from.dictionary) return LookUp(from, row);
  const uint64_t index = from.IndexAt(row);
  if (index >= dictionary_.size()) return LookUp(from, row);
  const std::optional<CellBrief>& known = dictionary_.CellAt(index);
  if (!known) {
    const CellBrief* cell = LookUp(from, row);
    if (cell == nullptr) return nullptr;
    dictionary_.Put(index, *cell);
  }
  return &*known;
}

const CellBrief* ColumnTexts::LookUp(const ArrowColumn& from, size_t row) {
  // Null says what an empty cell says: unknown of a fact, the survey's days of
  // `on`, a fault of a weight.
  if (from.IsNull(row)) return &cells_.Recall(column_, std::string_view());
  const auto text = from.TextAt(row);
  return text ? &cells_.Recall(column_, *text) : nullptr;
}

// -- Columns ------------------------------------------------------------------

std::expected<Column, Error> ColumnTexts::Read(BlockRows& rows,
                                               CellStore& store) {
  // Codes come without a branch from a dictionary that has a table; all else
  // goes cell by cell.
  return store.is_coded() && dictionary_.size() > 0
             ? ReadCodes(rows, store.cells())
             : ReadCells(rows, store);
}

std::expected<Column, Error> ColumnTexts::ReadCells(BlockRows& rows,
                                                    CellStore& store) {
  for (size_t i = 0; i < rows.count(); ++i) {
    if (rows.IsNull(i)) continue;
    const CellBrief* cell = CellAt(rows, i);
    if (cell == nullptr) return Broken(field_, rows, i);
    if (cell->has_fault) {
      rows.AddFault(i, field_.name, FaultOf(*cell));
    } else {
      store.Put(i, *cell, cells_);
    }
  }
  return store.View();
}

// Reads a fact whose values are codes, from a dictionary that has a table.
// Codes are right at once but where the table knows better: what is unknown, a
// set, at fault or was not read yet is gone through by itself.
std::expected<Column, Error> ColumnTexts::ReadCodes(BlockRows& rows,
                                                    ColumnStore& store) {
  const ArrowRun run = rows.RunOf(field_);
  std::array<uint8_t, kBlockCases> is_special;
  const bool any_special =
      dictionary_.CopyCodes(run, store.codes.data(), is_special.data());
  std::fill(store.codes.begin() + static_cast<std::ptrdiff_t>(run.count),
            store.codes.end(), uint8_t{0});
  Column view;
  view.type = CellType::kUint8;
  view.low = view.high = store.codes.data();
  view.known = KnownBits(run, store.known);
  if (!any_special) return view;

  // The bits may stand in the record batch, where nothing is ours to change.
  BlockBits known;
  known.fill(~uint64_t{0});
  if (view.known != nullptr) std::copy_n(view.known, kPlaneWords, known.data());
  for (size_t i = 0; i < run.count; ++i) {
    if (is_special[i] == 0 || rows.IsNull(i) || !HasBit(known.data(), i)) {
      continue;
    }
    const CellBrief* cell = CellAt(rows, i);
    if (cell == nullptr) return Broken(field_, rows, i);
    if (cell->has_fault) rows.AddFault(i, field_.name, FaultOf(*cell));
    store.codes[i] = cell->code;
    if (cell->is_unknown) known[i / 64] &= ~(uint64_t{1} << (i % 64));
    if (cell->is_set) {
      store.sets.push_back(
          {static_cast<uint32_t>(i), &cells_.CellOf(*cell).values});
    }
  }
  store.known = known;
  view.known = store.known.data();
  view.sets = store.sets;
  return view;
}

std::expected<void, Error> ColumnTexts::ReadWeights(
    BlockRows& rows, std::vector<double>& weights) {
  const ArrowColumn& from = rows.ColumnOf(field_);
  const bool is_text = field_.format.is_text();
  for (size_t i = 0; i < rows.count(); ++i) {
    if (rows.IsNull(i)) continue;
    const size_t row = rows.InBatch(i);
    // A number that is null is read as an empty text, to fault it in the same
    // words.
    if (is_text || from.IsNull(row)) {
      const CellBrief* cell = CellAt(rows, i);
      if (cell == nullptr) return Broken(field_, rows, i);
      weights[i] = cells_.CellOf(*cell).weight;
      if (cell->has_fault) rows.AddFault(i, field_.name, FaultOf(*cell));
      continue;
    }
    weights[i] = DoubleAt(from.cells, row);
    if (IsWeight(weights[i])) continue;
    rows.AddFault(i, field_.name,
                  WeightFault("`" + WriteCell(from.cells, row) + "`"));
  }
  return {};
}

std::expected<void, Error> CheckTexts(const ArrowField& field,
                                      BlockRows& rows) {
  if (!field.format.is_text()) return {};
  const ArrowColumn& from = rows.ColumnOf(field);
  for (size_t i = 0; i < rows.count(); ++i) {
    if (rows.IsNull(i) || from.IsNull(rows.InBatch(i))) continue;
    const auto text = from.TextAt(rows.InBatch(i));
    if (!text) return Broken(field, rows, i);
    if (!text::IsUtf8(*text)) rows.AddFault(i, field.name, kNotUtf8);
  }
  return {};
}

}  // namespace safeconduct::survey
