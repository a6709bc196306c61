// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_TABLE_H_
#define SAFECONDUCT_SURVEY_ARROW_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "law/law.h"
#include "safeconduct/error.h"
#include "survey/arrow/form.h"
#include "survey/arrow/store.h"
#include "survey/arrow/values.h"
#include "survey/arrow/view.h"
#include "survey/kernel/block.h"
#include "survey/table/group_numbers.h"
#include "survey/table/table.h"
#include "survey/table/text_cells.h"

namespace safeconduct::survey {

// What was read of the values of a dictionary, by index.
class DictionaryCells {
 public:
  // Knows nothing of `size` values.
  void Forget(size_t size);
  size_t size() const { return cells_.size(); }
  // Returns what a value says, null where it was not read yet.
  const TextCell* CellAt(uint64_t index) const { return cells_[index]; }
  void Put(uint64_t index, const TextCell& cell);

  // Turns indices into codes, and says of each whether it is more than that or
  // was not read yet; returns whether any is.
  bool CopyCodes(const ArrowRun& run, uint8_t* codes,
                 uint8_t* is_special) const;

 private:
  std::vector<const TextCell*> cells_;
  // One more each, for an index that names nothing.
  std::vector<uint8_t> codes_;
  std::vector<uint8_t> is_special_;
};

// Up to kBlockCases cases of a record batch. Its block views the record batch
// and what the reader remembers, so both must outlive it, and it holds until
// the reader reads again.
struct ArrowBatch {
  size_t case_count = 0;
  std::vector<double> weights;   // by case
  std::vector<uint32_t> groups;  // by case: positions in ArrowReader::groups
  std::vector<std::string> ids;  // by case; empty where there is no such column
  std::vector<size_t> rows;      // by case: its row
  std::vector<std::unique_ptr<ColumnStore>> stores;  // by column of the table
  Block block;
};

// Reads rows of record batches into blocks of cases. Working memory of one
// thread; what it refers to must outlive it.
class ArrowReader {
 public:
  ArrowReader(const law::Law& law, const ArrowForm& form, const Days& days);
  ~ArrowReader();

  // Turns to a record batch, which must stay until the next. `rows_before` are
  // the rows of those before it. Fails where it contradicts its schema or
  // itself; there is nothing to read then.
  std::expected<void, Error> Start(const ArrowArray& batch, size_t rows_before);
  size_t row_count() const { return rows_.count; }

  // Reads `count` rows, at most kBlockCases, from row `first` (from 0) of the
  // record batch on, which has them. Rows at fault go to `faults` and are left
  // out. Fails where the record batch contradicts itself.
  std::expected<void, Error> Read(size_t first, size_t count, ArrowBatch& batch,
                                  std::vector<RowFault>& faults);

  // The groups met so far: for each the values of TableForm::group_by.
  const std::vector<std::vector<std::string>>& groups() const {
    return groups_.groups();
  }

 private:
  using Done = std::expected<void, Error>;
  struct FactTexts;

  const ArrowColumn& LowOf(size_t column) const;
  const ArrowColumn& HighOf(size_t column) const;
  ArrowRun RunOf(const ArrowColumn& column) const;
  void AddFault(size_t row, const std::string& column, std::string text);
  bool IsNullRow(size_t i) const { return HasBit(null_rows_.data(), i); }

  void Clear(ArrowBatch& batch);
  void FindNullRows();
  Done ReadColumn(size_t column, ArrowBatch& batch);
  Done ReadFact(size_t column, Column& view, ColumnStore& store);
  Done ReadDays(size_t column, Column& view, ColumnStore& store);
  Done ReadWeights(size_t column, ArrowBatch& batch);
  Done CheckTexts(size_t column);

  void FaultOutside(size_t column, const ArrowField& field,
                    const ArrowColumn& from, const Interval& limits);
  void ReadValues(size_t column, const Interval& limits, Column& view,
                  ColumnStore& store);
  void ReadEnds(size_t column, const Interval& limits, Column& view,
                ColumnStore& store);
  void FaultReversed(size_t column, const Column& view);

  // Returns what a text says, with null as an empty one; null where the record
  // batch contradicts itself.
  const TextCell* CellAt(size_t column, size_t row);
  const TextCell* LookUp(size_t column, const ArrowColumn& from, size_t row);
  std::unexpected<Error> Broken(size_t column, size_t row) const;
  Done ReadTexts(size_t column, bool is_coded, Column& view,
                 ColumnStore& store);
  Done ReadCodes(size_t column, Column& view, ColumnStore& store);
  void PutText(const TextCell& cell, size_t i, ColumnStore& store);

  void KeepGood(ArrowBatch& batch);
  Column* ViewOf(size_t column, ArrowBatch& batch) const;
  std::string TextOf(size_t column, size_t row) const;
  void Group(ArrowBatch& batch);
  uint32_t FactText(size_t position, const ArrowBatch& batch, size_t i);

  const law::Law& law_;
  const ArrowForm& form_;
  Days days_;
  TextCells texts_;
  GroupNumbers groups_;
  std::vector<FactTexts> fact_texts_;          // by column grouped by
  std::vector<DictionaryCells> dictionaries_;  // by column of the table
  ArrowRows rows_;                             // the record batch
  size_t rows_before_ = 0;
  // The rows being read.
  size_t first_ = 0;
  size_t count_ = 0;
  BlockBits null_rows_;
  BlockBits bad_rows_;
  BlockBits bad_cells_;  // of the column being read
  std::vector<uint32_t> kept_;
  std::vector<RowFault>* faults_ = nullptr;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_TABLE_H_
