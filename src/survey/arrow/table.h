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
#include "survey/arrow/block_rows.h"
#include "survey/arrow/case_groups.h"
#include "survey/arrow/form.h"
#include "survey/arrow/text_columns.h"
#include "survey/arrow/view.h"
#include "survey/kernel/block.h"
#include "survey/table/cell_store.h"
#include "survey/table/text_cells.h"

namespace safeconduct::survey {

// Up to kBlockCases cases of a record batch. Its block views the record batch
// and what the reader remembers, so both must outlive it, and it holds until
// the reader reads again.
struct ArrowBatch {
  size_t case_count = 0;
  std::vector<double> weights;   // by case
  std::vector<uint32_t> groups;  // by case: positions in ArrowReader::groups
  std::vector<std::string> ids;  // by case; empty where there is no such column
  std::vector<size_t> rows;      // by case: its row
  Block block;
};

// Reads rows of record batches into blocks of cases. Working memory of one
// thread; what it refers to must outlive it.
class ArrowReader {
 public:
  ArrowReader(const law::Law& law, const ArrowForm& form, const Days& days);

  // Turns to a record batch, which must stay until the next. `rows_before` are
  // the rows of those before it. Fails where it contradicts its schema or
  // itself; there is nothing to read then.
  std::expected<void, Error> Start(const ArrowArray& batch, size_t rows_before);
  size_t row_count() const { return rows_.count; }

  // Reads `count` rows, at most kBlockCases, from row `first` (from 0) of the
  // record batch on, which has them. Rows at fault go to `faults` and are left
  // out. Fails where the record batch contradicts itself.
  std::expected<void, Error> Read(size_t first, size_t count, ArrowBatch& batch,
                                  std::vector<SurveyFault>& faults);

  // The groups met so far: for each the values of TableForm::group_by.
  const std::vector<std::vector<std::string>>& groups() const {
    return groups_.groups();
  }

 private:
  using View = std::expected<Column, Error>;

  // What is needed to read a column of the table.
  struct Source {
    Source(TextCells& cells, size_t column, const ArrowField& field)
        : texts(cells, column, field) {}

    ColumnTexts texts;
    std::unique_ptr<CellStore> store;  // null where no block has its cells
  };

  void Forget();
  std::expected<void, Error> ReadColumn(size_t column, BlockRows& rows,
                                        ArrowBatch& batch);
  View ReadFact(const law::Type& type, const ArrowForm::Column& about,
                Source& source, BlockRows& rows) const;
  View ReadOn(const ArrowField& field, Source& source, BlockRows& rows) const;
  Column* ViewOf(size_t column, Block& block) const;
  void KeepGood(const BlockRows& rows, ArrowBatch& batch);

  const law::Law& law_;
  const ArrowForm& form_;
  Days days_;
  TextCells texts_;
  std::vector<Source> sources_;  // by column of the table
  CaseGroups groups_;
  ArrowRows rows_;  // the record batch
  size_t rows_before_ = 0;
  std::vector<uint32_t> kept_;  // of the rows being read
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_TABLE_H_
