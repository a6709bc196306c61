// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_TEXT_COLUMNS_H_
#define SAFECONDUCT_SURVEY_ARROW_TEXT_COLUMNS_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/error.h"
#include "survey/arrow/block_rows.h"
#include "survey/arrow/form.h"
#include "survey/arrow/view.h"
#include "survey/table/cell_store.h"
#include "survey/table/text_cells.h"

namespace safeconduct::survey {

// What was read of the values of a dictionary, by index.
class DictionaryCells {
 public:
  // Knows nothing of `size` values.
  void Forget(size_t size);
  size_t size() const { return cells_.size(); }
  // Returns what a value says, nothing where it was not read yet.
  const std::optional<CellBrief>& CellAt(uint64_t index) const {
    return cells_[index];
  }
  void Put(uint64_t index, const CellBrief& cell);

  // Turns indices into codes, and says of each whether it is more than that or
  // was not read yet; returns whether any is.
  bool CopyCodes(const ArrowRun& run, uint8_t* codes,
                 uint8_t* is_special) const;

 private:
  std::vector<std::optional<CellBrief>> cells_;
  // One more each, for an index that names nothing.
  std::vector<uint8_t> codes_;
  std::vector<uint8_t> is_special_;
};

// What texts say in one column of a table, with null as an empty text. Working
// memory of one thread.
class ColumnTexts {
 public:
  // `cells` remembers the texts of all columns of the table, in which `field`
  // is column `column`. Both must outlive it.
  ColumnTexts(TextCells& cells, size_t column, const ArrowField& field)
      : cells_(cells), column_(column), field_(field) {}

  // Turns to a record batch, which has dictionaries of its own.
  void Start(const ArrowRows& batch);
  // Forgets, as `cells` is about to.
  void Forget() { dictionary_.Forget(dictionary_.size()); }

  // Returns what a cell says, which holds until the next is read; null where
  // the record batch contradicts itself.
  const CellBrief* CellAt(const BlockRows& rows, size_t i);
  // Returns what is wrong with a cell that has a fault, or a text.
  const std::string& FaultOf(const CellBrief& cell) const {
    return cells_.CellOf(cell).fault;
  }
  const std::string& FaultOf(std::string_view text) {
    return cells_.Read(column_, text).fault;
  }

  // Reads a column of a fact, or of days, into `store`.
  std::expected<Column, Error> Read(BlockRows& rows, CellStore& store);
  // Reads weights by row; a row at fault may have any.
  std::expected<void, Error> ReadWeights(BlockRows& rows,
                                         std::vector<double>& weights);

 private:
  const CellBrief* LookUp(const ArrowColumn& from, size_t row);
  std::expected<Column, Error> ReadCells(BlockRows& rows, CellStore& store);
  std::expected<Column, Error> ReadCodes(BlockRows& rows, ColumnStore& store);

  TextCells& cells_;
  size_t column_;
  const ArrowField& field_;
  DictionaryCells dictionary_;  // empty where it is not worth a table
};

// Checks the texts of a column that is repeated as it is.
std::expected<void, Error> CheckTexts(const ArrowField& field, BlockRows& rows);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_TEXT_COLUMNS_H_
