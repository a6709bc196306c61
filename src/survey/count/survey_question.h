// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_SURVEY_QUESTION_H_
#define SAFECONDUCT_SURVEY_COUNT_SURVEY_QUESTION_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chart/chart.h"
#include "safeconduct/error.h"
#include "survey/count/row_counts.h"
#include "survey/count/tally.h"
#include "survey/table/table_form.h"

namespace safeconduct::survey {

// What is asked of a table. Names of columns are checked against it when the
// survey runs.
struct SurveyQuestion {
  std::shared_ptr<const chart::Chart> chart;
  std::string table = "table";  // what errors call it
  // A scenario to set beside the chart's, of the same pack; null: none.
  std::shared_ptr<const chart::Chart> versus = nullptr;
  Days days;                           // for cases without a day of their own
  std::vector<std::string> by = {};    // columns to group by
  std::vector<std::string> keep = {};  // columns that are no facts
  // Conditions `COLUMN=VALUE` of the rows that are cases. Not of record
  // batches.
  std::vector<std::string> where = {};
  std::vector<law::RouteId> routes = {};  // told of, in their order; none: all
  bool reasons = false;  // also why closed, and which facts would settle
  size_t threads = 1;
};

// Where the bytes of a table come from and where answers go. Called from one
// thread.
struct SurveyStreams {
  // Fills `size` bytes from `to` on, fewer at the end; returns how many.
  std::function<size_t(char* to, size_t size)> read;
  // Takes the answers as comma-separated values: the names of the columns, then
  // a row a case: its identifier, what its kept columns hold, and a column a
  // route and, with a scenario beside it, another for that. Null where nobody
  // wants them.
  std::function<void(std::string_view text)> write;
  // Takes each fault of a row, in the order of the rows; may be null.
  std::function<void(const SurveyFault& fault)> fault;
  // Told from time to time how many bytes and rows are done; may be null.
  std::function<void(size_t bytes, size_t rows)> progress;
};

// Returns an error of the table that names it before each line.
Error OfTable(const SurveyQuestion& question, const Error& error);

// Returns the routes that are told of.
std::vector<law::RouteId> RoutesOf(const SurveyQuestion& question);
// Returns the names of the columns of outcomes: for each of these routes its
// own, then that of its outcome under the scenario that it is compared with.
std::vector<std::string> OutcomeNames(const SurveyQuestion& question);

// What a survey found. By `groups`, which without `by` is one group without a
// name or, of a table without cases, none.
struct SurveyResult : RowCounts {
  TableForm form;
  CountLayout layout;
  size_t name_lines = 1;  // up to and with the names of the columns
  Tally total;            // of all groups
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_SURVEY_QUESTION_H_
