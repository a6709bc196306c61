// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_CELL_VALUES_H_
#define SAFECONDUCT_SURVEY_TABLE_CELL_VALUES_H_

#include <expected>
#include <string>

#include "base/interval_set.h"
#include "law/law.h"
#include "safeconduct/date.h"

// What the text of a cell says, as all texts of cases are read. It stands in no
// file: its first fault is told without a place.
namespace safeconduct::survey {

// Returns the values of a fact that a cell leaves possible, or its fault.
std::expected<IntervalSet, std::string> ValuesInCell(const law::Fact& fact,
                                                     const std::string& text);

// Returns the days that a cell of `on` names, or its fault.
std::expected<Days, std::string> DaysInCell(const std::string& text);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_CELL_VALUES_H_
