// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_PART_ANSWERS_H_
#define SAFECONDUCT_SURVEY_COUNT_PART_ANSWERS_H_

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "survey/count/block_answers.h"
#include "survey/count/survey_question.h"
#include "survey/count/tally.h"
#include "survey/kernel/block.h"

// A table is answered in parts, each by one thread, and what became of them is
// put together in the order of the rows.
namespace safeconduct::survey {

// The cases of a block, and what goes with each.
struct CaseBatch {
  const Block& block;
  CaseWeights weights;
  std::span<const std::string> ids;  // empty where there is no such column
  std::span<const size_t> rows;      // by case
};

// What became of one part; its rows and lines count from its own beginning.
struct PartResult {
  size_t bytes = 0;
  size_t row_count = 0;
  size_t line_count = 0;
  size_t blank_row_count = 0;  // not among its rows
  size_t bad_row_count = 0;
  size_t fault_count = 0;
  std::vector<RowFault> faults;  // all, or the first kMaxFaults
  Tallies tallies;
  Tally reasons;  // what is counted of all cases only
  // A line a case, which lacks its number where cases have no identifiers.
  std::string answers;
  std::vector<size_t> rows;
  // What made an end of it: the rest of the part was not answered.
  std::optional<Error> error;
};

// The most groups of a survey: all that is counted of them is kept in memory.
inline constexpr size_t kMaxGroups = 10'000;

// Counts the faults from position `before` on, which are new, and keeps no more
// of all than are wanted: parts of a table that is at fault throughout would
// take more memory than the table.
void CountFaults(size_t before, bool wants_all, PartResult& result);

// Answers for the batches of parts. Working memory of one thread.
class PartAnswers {
 public:
  PartAnswers(const SurveyPlan& plan, bool reasons, bool wants_answers)
      : plan_(plan), answers_(plan, reasons), wants_answers_(wants_answers) {}

  void Add(const CaseBatch& batch, PartResult& result);

 private:
  void Write(const CaseBatch& batch, PartResult& result) const;

  const SurveyPlan& plan_;
  BlockAnswers answers_;
  bool wants_answers_;
};

// Puts the results of parts together.
class Gatherer {
 public:
  // Writes the names of the columns of the answers, where they are wanted.
  // `lines` stand before the first part.
  Gatherer(const SurveyPlan& plan, const SurveyStreams& streams, size_t lines,
           SurveyResult& result);

  // Adds the result of the next part. Fails where the part did, or where there
  // are too many groups.
  std::expected<void, Error> Add(PartResult part);
  // Adds up the groups, after the last part.
  void Finish(const SurveyQuestion& question);

 private:
  void WriteAnswers(const PartResult& part) const;

  const SurveyStreams& streams_;
  SurveyResult& result_;
  size_t rows_ = 0;
  size_t lines_;
  size_t bytes_ = 0;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_PART_ANSWERS_H_
