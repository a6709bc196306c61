// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_OUTCOME_ARRAYS_H_
#define SAFECONDUCT_SURVEY_ARROW_OUTCOME_ARRAYS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "law/law.h"
#include "survey/arrow/abi.h"

// Outcomes as columns that another program takes over: each cell a small number
// that names one of three words of a dictionary.
namespace safeconduct::survey {

// The outcomes of the rows of one record batch, of one route.
class OutcomeColumn {
 public:
  // No row has an outcome yet.
  explicit OutcomeColumn(size_t rows)
      : codes_(rows), has_outcome_((rows + 7) / 8), null_count_(rows) {}

  // Says what the outcome of a row is, once.
  void Put(size_t row, law::Outcome outcome);

  const std::vector<int8_t>& codes() const { return codes_; }
  const std::vector<uint8_t>& has_outcome() const { return has_outcome_; }
  size_t null_count() const { return null_count_; }

 private:
  // By row, the number of its outcome; 0 where it has none.
  std::vector<int8_t> codes_;
  std::vector<uint8_t> has_outcome_;  // by row, a bit
  size_t null_count_;
};

// Makes the type of a struct with a column of outcomes for each name. It holds
// its own memory until it is released.
void ExportOutcomeSchema(const std::vector<std::string>& names,
                         ArrowSchema* schema);

// Makes the struct of `rows` rows that has these columns, in the same way.
void ExportOutcomes(std::vector<OutcomeColumn> columns, size_t rows,
                    ArrowArray* array);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_OUTCOME_ARRAYS_H_
