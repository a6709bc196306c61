// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_VALUES_H_
#define SAFECONDUCT_SURVEY_ARROW_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/interval_set.h"
#include "survey/arrow/view.h"
#include "survey/kernel/block.h"

// From a run of an array's cells to what a block views: numbers and dates stay
// where they are where a block can view them there.
namespace safeconduct::survey {

// At most kBlockCases cells, one after the other.
struct ArrowRun {
  const ArrowCells& cells;
  size_t first = 0;
  size_t count = 0;
};

// Returns which cells are not null, null where all are not: where it stands in
// the array, or in `copy`.
const uint64_t* KnownBits(const ArrowRun& run, BlockBits& copy);

// Returns whether any of the numbers or dates, those of null cells too, lies
// outside the limits.
bool AnyOutside(const ArrowRun& run, const Interval& limits);
// Returns whether a number or date that is not null does.
bool IsOutside(const ArrowCells& cells, size_t row, const Interval& limits);

// Returns where the numbers or dates of a run can be viewed as cells of a
// block, and as which; null where they must be copied.
const void* InPlace(const ArrowRun& run, CellType& type);
// Copies numbers or dates. What lies outside the type of a value, as a cell
// that is null may, is cut off.
void CopyValues(const ArrowRun& run, BlockValues& to);
// Turns booleans into codes.
void CopyBools(const ArrowRun& run, uint8_t* codes);

// Returns a number or date as a double.
double DoubleAt(const ArrowCells& cells, size_t row);
// Returns a cell that is no text as a table would write it, empty for null.
std::string WriteCell(const ArrowCells& cells, size_t row);
// Returns any cell as it is repeated, empty for null.
std::string WriteCell(const ArrowColumn& column, size_t row);
// Returns whether a date can be written as one.
bool HasDateForm(const ArrowCells& cells, size_t row);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_VALUES_H_
