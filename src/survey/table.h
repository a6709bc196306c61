// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_H_
#define SAFECONDUCT_SURVEY_TABLE_H_

#include <cstdint>
#include <deque>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "safeconduct/error.h"
#include "survey/block.h"
#include "survey/text_cache.h"

namespace safeconduct::survey {

// What the columns of a table are, by their names in its first row.
struct TableColumn {
  enum class Kind : uint8_t { kFact, kId, kOn, kWeight, kKept };
  Kind kind = Kind::kFact;
  law::FactId fact;  // of kFact
  std::string name;
};

struct TableForm {
  std::vector<TableColumn> columns;  // as they stand in the table
  std::vector<size_t> group_by;      // columns, in the order asked for
};

// Reads the names of a table's columns. `keep` names those that are neither a
// fact, `id`, `on` nor `weight`, and `by` those to group by. Fails with what is
// wrong about them all.
std::expected<TableForm, Error> ReadTableForm(
    const law::Law& law, const std::vector<std::string_view>& names,
    const std::vector<std::string>& keep, const std::vector<std::string>& by);

// A row that could not be read.
struct RowFault {
  size_t row = 0;      // from 1, the names not counted
  size_t line = 0;     // from 1
  std::string column;  // empty where the whole row is at fault
  std::string text;    // what was found and what is allowed
};

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
  ~TableReader();

  // Starts a batch anew.
  void Clear(RowBatch& batch);
  // Returns the cases of a batch, which must outlive the view.
  const Block& Finish(RowBatch& batch) const;
  // Adds a row to a batch that is not full, or to `faults`.
  void Add(const std::vector<std::string_view>& fields, size_t row, size_t line,
           RowBatch& batch, std::vector<RowFault>& faults);

  // The groups met so far: for each the values of TableForm::group_by.
  const std::vector<std::vector<std::string>>& groups() const {
    return groups_;
  }

 private:
  struct Cell;
  // What counts about a cell in most rows; small, so that many stay near.
  struct Brief {
    Value low = 0;
    Value high = 0;
    uint8_t code = 0;
    bool is_unknown = false;
    bool has_range = false;
    bool may_be_none = false;
    bool is_set = false;
    bool has_fault = false;
    const Cell* cell = nullptr;  // null before the text is read
  };
  struct Memory {
    TextCache<Brief> cache;
    std::unordered_map<std::string_view, const Cell*> cells;
  };

  void Forget();
  const Brief& Read(size_t column, std::string_view text);
  const Cell& Recall(size_t column, std::string_view text);
  Cell ReadNew(const TableColumn& column, const std::string& text) const;
  Cell ReadFact(const law::Fact& fact, const std::string& text) const;
  Cell ReadOn(const std::string& text) const;
  Cell ReadWeight(const std::string& text) const;
  uint32_t GroupOf();
  void Put(size_t column, const Brief& cell, RowBatch& batch) const;

  const law::Law& law_;
  const TableForm& form_;
  Days days_;
  std::vector<Memory> memories_;  // by column: what was read of each text
  std::deque<std::string> texts_;
  std::deque<Cell> cells_;
  std::vector<const Brief*> row_cells_;  // of the row being added
  std::vector<std::vector<std::string>> groups_;
  std::unordered_map<std::string, uint32_t> group_of_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_H_
