// SPDX-License-Identifier: Apache-2.0
//
// Record batches are of any size, so that they are no measure of work: one may
// be the whole table. Slices are, and are numbered and put together as the
// chunks of a text are (survey.cc).
//
// One thread takes record batches from the stream and cuts them into slices,
// several answer for a slice each. A record batch stays until the last of its
// slices is answered.
#include "survey/arrow_survey.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "survey/arrow/form.h"
#include "survey/arrow/stream.h"
#include "survey/arrow/table.h"
#include "survey/count/part_answers.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"
#include "survey/pipeline.h"

namespace safeconduct::survey {
namespace {

// The most rows of a slice.
// Enough that handing it over costs nothing beside answering it, and that
// several threads have work in a table of a million rows.
constexpr size_t kSliceRows = 64 * kBlockCases;
// Where all faults are wanted: a fault may take many times its row's bytes.
constexpr size_t kSliceRowsForFaults = kBlockCases;

using SharedBatch = std::shared_ptr<const OwnedArray>;

// Answers for slices. Working memory of one thread.
class SliceWorker {
 public:
  SliceWorker(const SurveyPlan& plan, const SurveyQuestion& question,
              const ArrowForm& form, const SurveyStreams& streams)
      : wants_faults_(streams.fault != nullptr),
        weigh_one_(!form.table.Has(TableColumn::Kind::kWeight)),
        reader_(plan.law(), form, plan.form().days),
        answers_(plan, question, streams.write != nullptr,
                 streams.fault != nullptr) {}

  // Answers for `count` rows of a record batch from row `first` on.
  PartResult Run(const SharedBatch& rows, size_t first, size_t count) {
    PartResult result;
    result.row_count = count;
    result.line_count = count;
    if (const auto turned = TurnTo(rows); !turned) {
      result.error = turned.error();
      return result;
    }
    for (size_t at = 0; at < count; at += kBlockCases) {
      const size_t faults = result.faults.size();
      const size_t wanted = std::min(kBlockCases, count - at);
      const auto read = reader_.Read(first + at, wanted, batch_, result.faults);
      if (!read) {
        result.error = read.error();
        return result;
      }
      AddFaults(faults, first, wanted, result);
      // The reader counts from the record batch, a part from its own first row.
      for (size_t& row : batch_.rows) row -= first;
      answers_.Add({batch_.block,
                    {batch_.case_count, batch_.weights, batch_.groups,
                     reader_.groups(), weigh_one_},
                    batch_.ids,
                    batch_.rows,
                    {}},
                   result);
      if (result.error) break;
    }
    return result;
  }

 private:
  // A worker has several slices of a record batch, one after the other, and
  // views it once.
  std::expected<void, Error> TurnTo(const SharedBatch& rows) {
    if (rows == rows_) return {};
    rows_ = rows;
    const auto started = reader_.Start(**rows, 0);
    if (!started) rows_ = nullptr;
    return started;
  }

  void AddFaults(size_t before, size_t first, size_t rows,
                 PartResult& result) const {
    for (size_t i = before; i < result.faults.size(); ++i) {
      result.faults[i].row -= first;
      result.faults[i].line -= first;
    }
    result.bad_row_count += rows - batch_.case_count;
    CountFaults(before, wants_faults_, result);
  }

  bool wants_faults_;
  bool weigh_one_;
  SharedBatch rows_;  // what the reader reads
  ArrowReader reader_;
  PartAnswers answers_;
  ArrowBatch batch_;
};

// Returns the rows that a record batch claims to have; that it has them is
// checked where it is read.
size_t RowsOf(const OwnedArray& batch) {
  return batch->length > 0 ? static_cast<size_t>(batch->length) : 0;
}

// Answers for all record batches, in order.
std::expected<void, Error> AnswerAll(ArrowStream& stream, size_t slice_rows,
                                     Pipeline<SliceWorker>& pipeline,
                                     Gatherer& gatherer) {
  while (true) {
    auto next = stream.Next();
    if (!next) return std::unexpected(next.error());
    if (!next->has_value()) break;
    const auto batch = std::make_shared<const OwnedArray>(*std::move(next));
    // One that has no rows may still contradict itself.
    const size_t rows = RowsOf(*batch);
    // So there is always a first slice, be it empty.
    for (size_t first = 0; first == 0 || first < rows; first += slice_rows) {
      const size_t count = std::min(slice_rows, rows - first);
      pipeline.Push([batch, first, count](SliceWorker& worker) {
        return worker.Run(batch, first, count);
      });
      if (!pipeline.full()) continue;
      if (const auto added = gatherer.Add(pipeline.Pop()); !added) return added;
    }
  }
  while (!pipeline.empty()) {
    if (const auto added = gatherer.Add(pipeline.Pop()); !added) return added;
  }
  return {};
}

// Surveys record batches; errors do not name the table yet.
std::expected<SurveyResult, Error> Survey(const SurveyQuestion& question,
                                          ArrowArrayStream& stream,
                                          const SurveyStreams& streams) {
  ArrowStream batches(stream);
  if (!question.where.empty()) {
    return std::unexpected(Error{
        Error::Kind::kQuestion,
        "--where: rows of record batches are not chosen from (hand over those "
        "that are asked about)"});
  }
  auto schema = batches.ReadSchema();
  if (!schema) return std::unexpected(schema.error());
  const auto form = ReadArrowForm(question.chart->law(), **schema,
                                  question.keep, question.by);
  if (!form) return std::unexpected(form.error());
  const auto plan = SurveyPlan::Make(
      {question.chart, question.versus, question.days,
       form->table.Has(TableColumn::Kind::kOn), question.reasons});
  if (!plan) return std::unexpected(plan.error());
  SurveyResult result;
  result.form = form->table;
  // Kept columns are not repeated: whoever handed them over has them.
  Gatherer gatherer(question, streams, false, result);
  {
    // The workers refer to what stands above; the braces end them first.
    Pipeline<SliceWorker> pipeline(question.threads, [&] {
      return std::make_unique<SliceWorker>(**plan, question, *form, streams);
    });
    const auto answered =
        AnswerAll(batches, streams.fault ? kSliceRowsForFaults : kSliceRows,
                  pipeline, gatherer);
    if (!answered) return std::unexpected(answered.error());
  }
  gatherer.Finish();
  return result;
}

}  // namespace

std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             ArrowArrayStream& stream,
                                             const SurveyStreams& streams) {
  auto result = Survey(question, stream, streams);
  if (!result) return std::unexpected(OfTable(question, result.error()));
  return result;
}

}  // namespace safeconduct::survey
