// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_CASE_TABLE_H_
#define SAFECONDUCT_TESTS_RANDOM_CASE_TABLE_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "safeconduct/survey.h"

namespace safeconduct::random {

// A table of cases, some on days of their own.
struct CaseTable {
  std::vector<Case> cases;
  std::vector<Days> days;

  // Returns the table as text, with its rows' numbers as `id` and, where
  // `has_days`, a column of days.
  std::string Text(const Pack& pack, bool has_days = true) const;

  // Returns what asking each case by itself answers, as a survey writes it. The
  // identifiers of rows count from `first_id`. Of a case that contradicts
  // itself there is no row.
  std::string Asked(const Chart& chart, size_t first_id = 0) const;
};

// Returns what gives a text away as a survey reads it, once.
std::function<size_t(char* to, size_t size)> ReaderOf(std::string text);
// Returns what takes the answers of a survey. They must outlive it.
std::function<bool(std::string_view text)> WriterTo(std::string& answers);

// Returns the first fault of a survey that is not a row that contradicts
// itself; empty where there is none, and each of those is one row.
std::string FaultOf(const SurveyAnswer& answer);

// Expects both to be the same, and shows the first line in which they are not.
void ExpectSameLines(const std::string& surveyed, const std::string& asked);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_CASE_TABLE_H_
