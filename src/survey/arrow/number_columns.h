// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_NUMBER_COLUMNS_H_
#define SAFECONDUCT_SURVEY_ARROW_NUMBER_COLUMNS_H_

#include "base/interval_set.h"
#include "safeconduct/date.h"
#include "survey/arrow/block_rows.h"
#include "survey/arrow/form.h"
#include "survey/arrow/text_columns.h"
#include "survey/kernel/block.h"

// From numbers, dates and booleans of record batches to columns of a block.
// Rows whose cells lie outside `limits` are told of as if their texts had been
// read, which is what `texts` is for. A column that is returned views the
// record batch or `store`.
namespace safeconduct::survey {

// Reads numbers or dates; null is unknown.
Column ReadValues(const ArrowField& field, const Interval& limits,
                  ColumnTexts& texts, BlockRows& rows, ColumnStore& store);

// Reads the days asked about, one a case; null stands for `days`.
Column ReadDays(const ArrowField& field, const Days& days, ColumnTexts& texts,
                BlockRows& rows, ColumnStore& store);

// Reads ranges from a column for each of their ends. Null is an open end.
Column ReadEnds(const ArrowForm::Column& ends, const Interval& limits,
                ColumnTexts& texts, BlockRows& rows, ColumnStore& store);

// Reads booleans as codes; null is unknown.
Column ReadBools(const ArrowField& field, const BlockRows& rows,
                 ColumnStore& store);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_NUMBER_COLUMNS_H_
