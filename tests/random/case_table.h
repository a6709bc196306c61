// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_CASE_TABLE_H_
#define SAFECONDUCT_TESTS_RANDOM_CASE_TABLE_H_

#include <string>
#include <vector>

#include "case/case.h"
#include "law/law.h"
#include "survey/survey.h"

namespace safeconduct::random {

// Writes values as a cell of a table.
std::string CellText(const law::Type& type, const IntervalSet& values);

// A table of cases, some on days of their own.
struct CaseTable {
  std::vector<chart::Case> cases;
  std::vector<Days> days;

  // Returns the table as text, with its rows' numbers as `id` and, where
  // `has_days`, a column of days.
  std::string Text(const law::Law& law, bool has_days = true) const;
};

// Returns streams that give a text away and take answers; what they refer to
// must outlive them. `at` says how much has been given.
survey::SurveyStreams StreamsOf(const std::string& text, size_t& at,
                                std::string& answers);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_CASE_TABLE_H_
