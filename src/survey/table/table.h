// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_TABLE_H_
#define SAFECONDUCT_SURVEY_TABLE_TABLE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "law/law.h"
#include "safeconduct/date.h"
#include "survey/kernel/block.h"
#include "survey/table/group_numbers.h"
#include "survey/table/table_form.h"
#include "survey/table/text_cells.h"

namespace safeconduct::survey {

// The cells of a column as they are read; a block views them.
struct CellStore;

// Up to kBlockCases cases read from rows.
struct RowBatch {
  RowBatch();
  ~RowBatch();
  RowBatch(const RowBatch&) = delete;
  RowBatch& operator=(const RowBatch&) = delete;

  size_t case_count = 0;
  std::vector<double> weights;   // by case
  std::vector<uint32_t> groups;  // by case: positions in TableReader::groups
  std::vector<std::string> ids;  // by case; empty where there is no such column
  std::vector<size_t> rows;      // by case: its row
  std::vector<std::unique_ptr<CellStore>> cells;  // by column of the table
  Block block;
};

// Reads rows of a table into blocks of cases. Working memory of one thread;
// what it refers to must outlive it, and batches must not outlive it.
class TableReader {
 public:
  TableReader(const law::Law& law, const TableForm& form, const Days& days);

  // Starts a batch anew.
  void Clear(RowBatch& batch);
  // Returns the cases of a batch, which must outlive the view.
  const Block& Finish(RowBatch& batch) const;
  // Adds a row to a batch that is not full, or to `faults`.
  void Add(const std::vector<std::string_view>& fields, size_t row, size_t line,
           RowBatch& batch, std::vector<RowFault>& faults);

  // The groups met so far: for each the values of TableForm::group_by.
  const std::vector<std::vector<std::string>>& groups() const {
    return groups_.groups();
  }

 private:
  uint32_t GroupOf(const std::vector<std::string_view>& fields);
  void Put(size_t column, const CellBrief& cell, RowBatch& batch) const;

  const law::Law& law_;
  const TableForm& form_;
  TextCells cells_;
  std::vector<const CellBrief*> row_cells_;  // of the row being added
  GroupNumbers groups_;
  std::vector<uint32_t> row_texts_;  // by column grouped by
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_TABLE_H_
