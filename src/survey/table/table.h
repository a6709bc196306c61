// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_TABLE_H_
#define SAFECONDUCT_SURVEY_TABLE_TABLE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/law.h"
#include "safeconduct/date.h"
#include "survey/kernel/block.h"
#include "survey/table/cell_store.h"
#include "survey/table/group_numbers.h"
#include "survey/table/row_filter.h"
#include "survey/table/table_form.h"
#include "survey/table/text_cells.h"

namespace safeconduct::survey {

// Up to kBlockCases cases read from rows.
struct RowBatch {
  size_t case_count = 0;
  std::vector<double> weights;   // by case
  std::vector<uint32_t> groups;  // by case: positions in TableReader::groups
  std::vector<std::string> ids;  // by case; empty where there is no such column
  std::vector<size_t> rows;      // by case: its row, and the line of that
  std::vector<size_t> lines;
  // By case: what its kept columns hold, as a row repeats it, each behind a
  // comma; empty where nobody wants it.
  std::vector<std::string> kept;
  std::vector<std::unique_ptr<CellStore>> cells;  // by column of the table
  Block block;
};

// Reads rows of a table into blocks of cases. Working memory of one thread;
// what it refers to must outlive it, and batches must not outlive it.
class TableReader {
 public:
  // Rows that `filter` does not choose are read and left out. With
  // `repeats_kept` batches hold the texts of kept columns.
  TableReader(const law::Law& law, const TableForm& form,
              const RowFilter& filter, const Days& days, bool repeats_kept);

  // Starts a batch anew.
  void Clear(RowBatch& batch);
  // Returns the cases of a batch, which must outlive the view.
  const Block& Finish(RowBatch& batch) const;
  // What became of a row.
  struct Added {
    bool is_bad = false;  // it has gone to the faults
    Chosen chosen = Chosen::kYes;
    double weight = 1;
  };
  // Adds a row to a batch that is not full where it is chosen, or its faults to
  // `faults`.
  Added Add(const std::vector<std::string_view>& fields, size_t row,
            size_t line, RowBatch& batch, std::vector<SurveyFault>& faults);

  // The groups met so far: for each the values of TableForm::group_by.
  const std::vector<std::vector<std::string>>& groups() const {
    return groups_.groups();
  }

 private:
  bool ReadCells(const std::vector<std::string_view>& fields, size_t row,
                 size_t line, std::vector<SurveyFault>& faults);
  Chosen Choose(const std::vector<std::string_view>& fields);
  const IntervalSet& ValuesOf(size_t column);
  double WeightOfRow() const;
  std::string Kept(const std::vector<std::string_view>& fields) const;
  uint32_t GroupOf(const std::vector<std::string_view>& fields);

  const law::Law& law_;
  const TableForm& form_;
  const RowFilter& filter_;
  bool repeats_kept_;
  std::optional<size_t> weight_column_;
  TextCells cells_;
  std::vector<const CellBrief*> row_cells_;  // of the row being added
  GroupNumbers groups_;
  std::vector<uint32_t> row_texts_;  // by column grouped by
  IntervalSet days_of_cell_;         // a cell that is told from its text alone
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_TABLE_H_
