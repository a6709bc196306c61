// SPDX-License-Identifier: Apache-2.0
//
// A table of text from its bytes to its answers; what each room does for it
// stands in docs/survey.md. Reading and cutting is the work of one thread
// because a quoted field may hold line ends, so that where a row begins is
// known only from what stands before it. Reading cells and answering take most
// of the time, and need nothing of other rows.
//
// One thread reads the table in chunks of whole rows, several answer for the
// rows of a chunk each, and the first puts the results together.
#include "survey/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "survey/count/part_answers.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"
#include "survey/pipeline.h"
#include "survey/table/chunks.h"
#include "survey/table/table.h"
#include "text/csv.h"

namespace safeconduct::survey {
namespace {

// Thousands of rows: long beside the cost of handing it over, short enough that
// memory stays small with two of them a thread.
constexpr size_t kChunkBytes = size_t{1} << 20;
// Where all faults are wanted: a fault may take many times its row's bytes.
constexpr size_t kChunkBytesForFaults = size_t{1} << 16;

// The end of a table is the end of a line, or who knows what is missing.
constexpr const char* kCutOff =
    "has no end of line: the table may be cut off (end its last line)";

// Answers for chunks. Working memory of one thread.
class ChunkWorker {
 public:
  ChunkWorker(const SurveyPlan& plan, const SurveyQuestion& question,
              const TableForm& form, const RowFilter& filter,
              const SurveyStreams& streams)
      : separator_(form.separator),
        wants_faults_(streams.fault != nullptr),
        weigh_one_(!form.Has(TableColumn::Kind::kWeight)),
        reader_(plan.law(), form, filter, plan.form().days,
                streams.write != nullptr),
        answers_(plan, question, streams.write != nullptr,
                 streams.fault != nullptr) {}

  PartResult Run(std::string_view text) {
    PartResult result;
    result.bytes = text.size();
    text::CsvRows rows(text, separator_);
    reader_.Clear(batch_);
    while (!result.error && rows.Next()) {
      // Spreadsheets leave rows of empty cells behind, which are nobody.
      if (rows.blank()) {
        ++result.blank_row_count;
        continue;
      }
      ++result.row_count;
      AddRow(rows, result);
      if (batch_.case_count == kBlockCases) Answer(result);
    }
    result.blank_row_count += rows.empty_lines();
    // Not counted row by row: a quoted field may hold line ends.
    result.line_count = static_cast<size_t>(std::ranges::count(text, '\n'));
    Answer(result);
    return result;
  }

 private:
  void AddRow(const text::CsvRows& rows, PartResult& result) {
    const size_t faults = result.faults.size();
    const char* fault = rows.fault();
    // A row that is at fault itself says so first.
    if (fault == nullptr && !rows.ended()) fault = kCutOff;
    if (fault != nullptr) {
      result.faults.push_back({result.row_count, rows.line(), "", fault});
    } else {
      const auto added = reader_.Add(rows.fields(), result.row_count,
                                     rows.line(), batch_, result.faults);
      if (added.chosen == Chosen::kNo) result.not_chosen.Add(added.weight);
      if (added.chosen == Chosen::kPerhaps) {
        result.perhaps_chosen.Add(added.weight);
      }
    }
    if (result.faults.size() == faults) return;
    ++result.bad_row_count;
    CountFaults(faults, wants_faults_, result);
  }

  void Answer(PartResult& result) {
    answers_.Add({reader_.Finish(batch_),
                  {batch_.case_count, batch_.weights, batch_.groups,
                   reader_.groups(), weigh_one_},
                  batch_.ids,
                  batch_.rows,
                  batch_.lines,
                  batch_.kept},
                 result);
    reader_.Clear(batch_);
  }

  char separator_;
  bool wants_faults_;
  bool weigh_one_;
  TableReader reader_;
  PartAnswers answers_;
  RowBatch batch_;
};

// Returns what is wrong with repeating a column that is named like one of the
// answers', or nothing.
std::optional<Error> FindNameTwice(const SurveyQuestion& question) {
  for (const std::string& name : OutcomeNames(question)) {
    if (std::ranges::find(question.keep, name) == question.keep.end()) continue;
    return Error{Error::Kind::kQuestion,
                 fmt::format("--keep: column `{}` is named as one of the "
                             "answers (rename it, or leave out --out)",
                             name)};
  }
  return std::nullopt;
}

// Surveys a table; errors do not name it yet.
std::expected<SurveyResult, Error> Survey(const SurveyQuestion& question,
                                          const SurveyStreams& streams) {
  if (streams.write) {
    if (auto twice = FindNameTwice(question)) {
      return std::unexpected(*std::move(twice));
    }
  }
  ChunkReader chunks(streams.read,
                     streams.fault ? kChunkBytesForFaults : kChunkBytes);
  auto start = ReadTableStart(chunks);
  if (!start) return std::unexpected(start.error());
  SurveyResult result;
  auto form = ReadTableForm(question.chart->law(),
                            {start->names.begin(), start->names.end()},
                            question.keep, question.by);
  if (!form) return std::unexpected(form.error());
  if (SaysNothing(*form, question.chart->law())) {
    return std::unexpected(
        Error{Error::Kind::kFaults,
              "no column is named for a fact (name one as `safeconduct "
              "facts` lists it)"});
  }
  result.form = *std::move(form);
  result.form.separator = start->separator;
  result.blank_row_count = start->blank_rows;
  result.name_lines = start->lines;
  const auto filter =
      // Conditions are read against the columns, so not before them.
      RowFilter::Read(question.chart->law(), result.form, question.where);
  if (!filter) return std::unexpected(filter.error());

  const auto plan = SurveyPlan::Make(
      {question.chart, question.versus, question.days,
       result.form.Has(TableColumn::Kind::kOn), question.reasons});
  if (!plan) return std::unexpected(plan.error());
  // It takes result.form, which must be whole by now.
  Gatherer gatherer(question, streams, true, result);
  // The workers refer to what stands above; the braces end them first.
  {
    Pipeline<ChunkWorker> pipeline(question.threads, [&] {
      return std::make_unique<ChunkWorker>(**plan, question, result.form,
                                           *filter, streams);
    });
    std::string piece = std::move(start->rest);
    if (piece.empty()) {
      auto next = chunks.Next();
      if (!next) return std::unexpected(next.error());
      piece = *std::move(next);
    }
    while (!piece.empty() || !pipeline.empty()) {
      if (!piece.empty()) {
        pipeline.Push([chunk = std::move(piece)](ChunkWorker& worker) {
          return worker.Run(chunk);
        });
      }
      piece.clear();
      if (!pipeline.full()) {
        auto next = chunks.Next();
        if (!next) return std::unexpected(next.error());
        piece = *std::move(next);
      }
      // Results are taken where there is room for no more work, or the table
      // has ended: until then reading goes on while others answer.
      if (!piece.empty() && !pipeline.full()) continue;
      const auto added = gatherer.Add(pipeline.Pop());
      if (!added) return std::unexpected(added.error());
    }
  }
  gatherer.Finish();
  return result;
}

}  // namespace

std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             const SurveyStreams& streams) {
  auto result = Survey(question, streams);
  if (!result) return std::unexpected(OfTable(question, result.error()));
  return result;
}

std::expected<void, Error> Merge(SurveyResult next, SurveyResult& sum) {
  // Its own names do not stand in the whole.
  for (SurveyFault& fault : next.faults) fault.line -= next.name_lines;
  next.line_count -= next.name_lines;
  sum.total.Add(next.total);
  return AddRows(std::move(next), nullptr, sum);
}

}  // namespace safeconduct::survey
