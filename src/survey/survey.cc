// SPDX-License-Identifier: Apache-2.0
//
// One thread reads the table in chunks of whole rows, several answer for the
// rows of a chunk each, and the first puts the results together.
#include "survey/survey.h"

#include <algorithm>
#include <utility>

#include "survey/count/part_answers.h"
#include "survey/kernel/surveyor.h"
#include "survey/pipeline.h"
#include "survey/table/chunks.h"
#include "survey/table/table.h"
#include "text/csv.h"

namespace safeconduct::survey {
namespace {

constexpr size_t kChunkBytes = size_t{1} << 20;
// Where all faults are wanted: a fault may take many times its row's bytes.
constexpr size_t kChunkBytesForFaults = size_t{1} << 16;

// The end of a table is the end of a line, or who knows what is missing.
constexpr const char* kCutOff =
    "has no end of line: the table may be cut off (end its last line)";

// Answers for chunks. Working memory of one thread.
class ChunkWorker {
 public:
  ChunkWorker(const SurveyPlan& plan, const TableForm& form, bool reasons,
              const SurveyStreams& streams)
      : separator_(form.separator),
        wants_faults_(streams.fault != nullptr),
        weigh_one_(!form.Has(TableColumn::Kind::kWeight)),
        reader_(plan.law(), form, plan.form().days),
        answers_(plan, reasons, streams.write != nullptr) {}

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
    result.line_count = static_cast<size_t>(std::ranges::count(text, '\n'));
    Answer(result);
    return result;
  }

 private:
  void AddRow(const text::CsvRows& rows, PartResult& result) {
    const size_t faults = result.faults.size();
    const char* fault = rows.fault();
    if (fault == nullptr && !rows.ended()) fault = kCutOff;
    if (fault != nullptr) {
      result.faults.push_back({result.row_count, rows.line(), "", fault});
    } else {
      reader_.Add(rows.fields(), result.row_count, rows.line(), batch_,
                  result.faults);
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
                  batch_.rows},
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

}  // namespace

std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             const SurveyStreams& streams) {
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
              "table: no column is named for a fact (name one as `safeconduct "
              "facts` lists it)"});
  }
  result.form = *std::move(form);
  result.form.separator = start->separator;
  result.blank_row_count = start->blank_rows;

  const auto plan = SurveyPlan::Make(
      {question.chart, question.versus, question.days,
       result.form.Has(TableColumn::Kind::kOn), question.reasons, true});
  if (!plan) return std::unexpected(plan.error());
  Gatherer gatherer(**plan, streams, start->lines, result);
  {
    Pipeline<ChunkWorker> pipeline(question.threads, [&] {
      return std::make_unique<ChunkWorker>(**plan, result.form,
                                           question.reasons, streams);
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
      if (!piece.empty() && !pipeline.full()) continue;
      const auto added = gatherer.Add(pipeline.Pop());
      if (!added) return std::unexpected(added.error());
    }
  }
  gatherer.Finish(question);
  return result;
}

}  // namespace safeconduct::survey
