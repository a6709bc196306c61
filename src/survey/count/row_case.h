// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_ROW_CASE_H_
#define SAFECONDUCT_SURVEY_COUNT_ROW_CASE_H_

#include <cstddef>

#include "case/case.h"
#include "law/law.h"
#include "survey/kernel/block.h"

// One row of a block, for what is not done for all rows at once.
namespace safeconduct::survey {

// Returns what the row says of a person.
chart::Case CaseOf(const law::Law& law, const Block& block, size_t row);

// Returns the days that the row asks about, `otherwise` where it names none.
Days DaysOf(const Block& block, const Days& otherwise, size_t row);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_ROW_CASE_H_
