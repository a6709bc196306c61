// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_BLOCK_ROWS_H_
#define SAFECONDUCT_SURVEY_ARROW_BLOCK_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "survey/arrow/form.h"
#include "survey/arrow/values.h"
#include "survey/arrow/view.h"
#include "survey/kernel/block.h"
#include "survey/table/table_form.h"

namespace safeconduct::survey {

// The rows of a record batch that become one block, and what is wrong with
// them. A row is named by its place among them, `i` from 0. What is passed to
// it must outlive it.
class BlockRows {
 public:
  // Where rows stand. `before` are the rows of the record batches before.
  struct Place {
    size_t before = 0;
    size_t first = 0;  // in the record batch
    size_t count = 0;  // at most kBlockCases
  };

  // Rows that are null in their record batch are at fault from the start.
  // Faults are added to `faults`.
  BlockRows(const ArrowRows& batch, const Place& place,
            std::vector<SurveyFault>& faults);

  size_t count() const { return place_.count; }
  size_t InBatch(size_t i) const { return place_.first + i; }
  // Returns the number of a row in the table, from 1.
  size_t NumberOf(size_t i) const { return place_.before + InBatch(i) + 1; }

  const ArrowColumn& ColumnOf(const ArrowField& field) const {
    return batch_.columns[field.child];
  }
  ArrowRun RunOf(const ArrowField& field) const {
    return {ColumnOf(field).cells, place_.first, place_.count};
  }

  // Returns whether the whole row is null: its cells mean nothing, whatever
  // they hold.
  bool IsNull(size_t i) const { return batch_.whole.IsNull(InBatch(i)); }

  // Says what is wrong with a row in a column. Of a row that is null nothing
  // more is said.
  void AddFault(size_t i, const std::string& column, std::string text);

  // Puts the faults in the order of their rows, and makes `good` the rows that
  // have none, ascending.
  void Finish(std::vector<uint32_t>& good);

 private:
  void Add(size_t i, const std::string& column, std::string text);

  const ArrowRows& batch_;
  Place place_;
  std::vector<SurveyFault>& faults_;
  size_t faults_before_;
  // By `i`: the row has a fault.
  BlockBits bad_{};
};

// Makes `column` hold only the cells `kept`, ascending, in the store.
void KeepCells(std::span<const uint32_t> kept, Column& column,
               ColumnStore& store);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_BLOCK_ROWS_H_
