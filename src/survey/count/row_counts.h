// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_ROW_COUNTS_H_
#define SAFECONDUCT_SURVEY_COUNT_ROW_COUNTS_H_

#include <cstddef>
#include <expected>
#include <functional>
#include <vector>

#include "safeconduct/error.h"
#include "safeconduct/survey.h"
#include "survey/count/tally.h"
#include "survey/table/table_form.h"

namespace safeconduct::survey {

// The most faults of rows that are kept; more are only counted.
inline constexpr size_t kMaxFaults = 200;

// The most groups of a survey: all that is counted of them is kept in memory.
// A group has an exact sum for each count of each route.
inline constexpr size_t kMaxGroups = 10'000;

// Rows that are no cases of a survey with `--where`.
struct RowsLeftOut {
  size_t rows = 0;
  ExactSum weight;

  void Add(double row_weight) {
    ++rows;
    weight.Add(row_weight);
  }
};

// What is counted of the rows of a table, or of a part of one. Of parts, put
// together in their order, all is as of the whole.
struct RowCounts {
  // Rows at fault and rows left out are counted here too.
  size_t row_count = 0;
  size_t line_count = 0;       // from the first row on
  size_t blank_row_count = 0;  // no cases, and not numbered as rows
  // Rows that have a fault, and faults, of which a row may have several.
  size_t bad_row_count = 0;
  size_t fault_count = 0;
  std::vector<SurveyFault> faults;  // all, or the first kMaxFaults
  // Left out by `--where`: for certain, and where what is not known decides.
  RowsLeftOut not_chosen;
  RowsLeftOut perhaps_chosen;
  Tallies groups;
};

// Returns what is said where there are more groups than kMaxGroups.
Error TooManyGroups();

// Adds what is counted of the rows that follow, whose rows and lines count from
// their own beginning. `tell` takes each of their faults, with its place in the
// whole; it may be null. Fails where there are too many groups.
std::expected<void, Error> AddRows(
    RowCounts next, const std::function<void(const SurveyFault&)>& tell,
    RowCounts& sum);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_ROW_COUNTS_H_
