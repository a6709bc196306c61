// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_DAY_COUNTS_H_
#define SAFECONDUCT_SURVEY_KERNEL_DAY_COUNTS_H_

#include <array>
#include <cstdint>
#include <span>

#include "law/law.h"
#include "survey/kernel/block.h"

namespace safeconduct::survey {

// The bits of a block, and a word behind them that may be read.
using PaddedBits = std::array<uint64_t, kPlaneWords + 1>;

// Copies days, putting `otherwise` where `known` has no bit.
void FillGaps(const Value* days, const PaddedBits& known, Value otherwise,
              BlockValues& filled);

// Writes the number of each day for a unit: days count from number to number,
// begun months and years by the difference of numbers, divided and rounded up.
// Full ones are counted so from the number of the begun unit (law::BegunUnit)
// to that of the full one. Days lie in kFirstDay .. kLastDay; numbers that are
// no days are their own.
void NumberDays(law::Unit unit, const BlockValues& days, BlockValues& numbers);

// Writes the entry of each day in a table that starts with kFirstDay and ends
// with kLastDay.
void LookUpDays(std::span<const Value> table, const BlockValues& days,
                BlockValues& numbers);

// Returns the number of one day, of the years that ParseDate reads.
Value NumberOfDay(law::Unit unit, Date day);

// Writes the count of a unit from one number to another, case by case.
void CountNumbers(law::Unit unit, const BlockValues& from,
                  const BlockValues& to, BlockValues& counts);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_DAY_COUNTS_H_
