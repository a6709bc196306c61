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
  std::span<const size_t> lines;     // by case; empty where lines are rows
  // By case, as RowBatch has them; empty where no column is repeated.
  std::span<const std::string> kept = {};
};

// What became of one part; its rows and lines count from its own beginning.
struct PartResult : RowCounts {
  size_t bytes = 0;
  // A row a case, which lacks its number where cases have no identifiers.
  std::string answers;
  // By row of `answers`, where cases have no identifiers.
  struct Numbered {
    size_t number;  // of the row in the part
    size_t begin;   // in `answers`
  };
  std::vector<Numbered> rows;
  // What made an end of it: the rest of the part was not answered.
  std::optional<Error> error;
};

// Counts the faults from position `before` on, which are new, and keeps no more
// of all than are wanted: parts of a table that is at fault throughout would
// take more memory than the table.
void CountFaults(size_t before, bool wants_all, PartResult& result);

// Answers for the batches of parts. Working memory of one thread.
class PartAnswers {
 public:
  PartAnswers(const SurveyPlan& plan, const SurveyQuestion& question,
              bool wants_answers, bool wants_faults)
      : plan_(plan),
        answers_(plan, question.reasons),
        routes_(RoutesOf(question)),
        wants_answers_(wants_answers),
        wants_faults_(wants_faults) {}

  // Counts a block and, where answers are wanted, writes them. Rows that
  // contradict themselves are faults, and not counted. Sets
  // PartResult::error where there are too many groups. A block without cases is
  // left alone.
  void Add(const CaseBatch& batch, PartResult& result);

 private:
  void Write(const CaseBatch& batch, PartResult& result) const;

  const SurveyPlan& plan_;
  BlockAnswers answers_;
  std::vector<law::RouteId> routes_;
  bool wants_answers_;
  bool wants_faults_;
};

// Puts the results of parts together.
class Gatherer {
 public:
  // Writes the names of the columns of the answers, where they are wanted;
  // those that are kept among them where `repeats_kept`.
  Gatherer(const SurveyQuestion& question, const SurveyStreams& streams,
           bool repeats_kept, SurveyResult& result);

  // Adds the result of the next part. Fails where the part did, or where there
  // are too many groups.
  std::expected<void, Error> Add(PartResult part);
  // Adds up the groups, after the last part.
  void Finish();

 private:
  void WriteAnswers(const PartResult& part) const;

  const SurveyStreams& streams_;
  SurveyResult& result_;
  size_t bytes_ = 0;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_PART_ANSWERS_H_
