// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_H_
#define SAFECONDUCT_SURVEY_H_

#include <cstddef>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"

// The stream of the Arrow C data interface, as its published ABI declares it.
struct ArrowArrayStream;

namespace safeconduct {

// What a survey asks beyond its table; as the options of the same names.
struct SurveyOptions {
  // The days asked about, for rows that name none.
  Days days;
  // A scenario to set beside the chart's, of the same pack; null: none.
  const Chart* versus = nullptr;
  std::vector<std::string> by;    // columns to group by
  std::vector<std::string> keep;  // columns that are no facts
  bool reasons = false;
  size_t threads = 1;
  // Takes the answers as comma-separated values, a row a case; returns whether
  // to go on. Null where nobody wants them.
  std::function<bool(std::string_view text)> write;
  // Told from time to time how many bytes and rows are done; returns whether to
  // go on. May be null.
  std::function<bool(size_t bytes, size_t rows)> watch;
};

// A row that could not be read, and what is wrong with it.
struct SurveyFault {
  size_t row = 0;      // from 1
  std::string column;  // empty where the whole row is at fault
  std::string text;
};

// What a survey answers.
struct SurveyAnswer {
  // As `survey --json` prints it: bounds, groups, reasons.
  std::string json;
  // Rows at fault, which are left out of the answer, and the first of their
  // faults: an answer from a table with any is no answer about all of it.
  size_t bad_rows = 0;
  std::vector<SurveyFault> faults;
};

// Surveys a table of comma-separated values. `read` fills `size` bytes from
// `to` on, fewer at the end, and returns how many. Fails where the columns are
// at fault, where the days are reversed or none that are reasoned about, and
// where `versus` is of another pack. Fails
// also where it is told to stop: what was written until then stands.
std::expected<SurveyAnswer, Error> SurveyTable(
    const Chart& chart, const SurveyOptions& options,
    const std::function<size_t(char* to, size_t size)>& read);

// Surveys a stream of record batches, which is taken over and left released.
// docs/survey.md says which columns it may have. Fails also where the stream
// does, or a record batch contradicts its schema or itself.
std::expected<SurveyAnswer, Error> SurveyArrow(const Chart& chart,
                                               const SurveyOptions& options,
                                               ArrowArrayStream* stream);

}  // namespace safeconduct

#endif  // SAFECONDUCT_SURVEY_H_
