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
#include "survey/table/table.h"
#include "text/csv.h"

namespace safeconduct::survey {
namespace {

constexpr size_t kChunkBytes = size_t{1} << 20;
// Where all faults are wanted: a fault may take many times its row's bytes.
constexpr size_t kChunkBytesForFaults = size_t{1} << 16;
// A row that is longer is no row of a table. Several pieces of up to twice as
// many bytes are under way at once.
constexpr size_t kMaxChunkBytes = size_t{1} << 23;

// The end of a table is the end of a line, or who knows what is missing.
constexpr const char* kCutOff =
    "has no end of line: the table may be cut off (end its last line)";

// Cuts a stream of bytes into pieces of whole rows.
class ChunkReader {
 public:
  explicit ChunkReader(const SurveyStreams& streams)
      : streams_(streams),
        chunk_bytes_(streams.fault ? kChunkBytesForFaults : kChunkBytes) {}

  // Returns the next piece, empty at the end; fails where a row has no end.
  std::expected<std::string, Error> Next() {
    std::string piece = std::exchange(rest_, {});
    size_t whole = 0;
    while (!ended_ && whole == 0) {
      if (piece.size() >= kMaxChunkBytes) {
        return std::unexpected(
            Error{Error::Kind::kFaults,
                  "table: a row is longer than 8 MiB (look for a quote that is "
                  "never closed)"});
      }
      Fill(piece);
      whole = text::WholeRows(piece);
    }
    if (ended_) return piece;
    rest_ = piece.substr(whole);
    piece.resize(whole);
    return piece;
  }

 private:
  // Appends what comes next, as much again as there is.
  void Fill(std::string& piece) {
    const size_t before = piece.size();
    const size_t wanted = std::max(chunk_bytes_, before);
    piece.resize_and_overwrite(before + wanted, [&](char* to, size_t /*size*/) {
      const size_t got = streams_.read(to + before, wanted);
      ended_ = got < wanted;
      return before + got;
    });
  }

  const SurveyStreams& streams_;
  size_t chunk_bytes_;
  std::string rest_;
  bool ended_ = false;
};

// Answers for chunks. Working memory of one thread.
class ChunkWorker {
 public:
  ChunkWorker(const SurveyPlan& plan, const TableForm& form, bool reasons,
              const SurveyStreams& streams)
      : wants_faults_(streams.fault != nullptr),
        weigh_one_(!form.Has(TableColumn::Kind::kWeight)),
        reader_(plan.law(), form, plan.form().days),
        answers_(plan, reasons, streams.write != nullptr) {}

  PartResult Run(std::string_view text) {
    PartResult result;
    result.bytes = text.size();
    text::CsvRows rows(text);
    reader_.Clear(batch_);
    while (!result.error && rows.Next()) {
      ++result.row_count;
      AddRow(rows, result);
      if (batch_.case_count == kBlockCases) Answer(result);
    }
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

  bool wants_faults_;
  bool weigh_one_;
  TableReader reader_;
  PartAnswers answers_;
  RowBatch batch_;
};

}  // namespace

std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             const SurveyStreams& streams) {
  ChunkReader chunks(streams);
  auto first = chunks.Next();
  if (!first) return std::unexpected(first.error());
  std::string_view text = text::WithoutByteOrderMark(*first);
  const size_t names_end = std::min(text.find('\n'), text.size());
  text::CsvRows names(text.substr(0, names_end));
  if (!names.Next()) {
    return std::unexpected(
        Error{Error::Kind::kFaults,
              "table: is empty (its first row names the columns)"});
  }
  SurveyResult result;
  auto form = ReadTableForm(question.chart->law(), names.fields(),
                            question.keep, question.by);
  if (!form) return std::unexpected(form.error());
  result.form = *std::move(form);
  text.remove_prefix(std::min(names_end + 1, text.size()));

  const auto plan = SurveyPlan::Make(
      {question.chart, question.versus, question.days,
       result.form.Has(TableColumn::Kind::kOn), question.reasons, true});
  if (!plan) return std::unexpected(plan.error());
  Gatherer gatherer(**plan, streams, result);
  {
    Pipeline<ChunkWorker> pipeline(question.threads, [&] {
      return std::make_unique<ChunkWorker>(**plan, result.form,
                                           question.reasons, streams);
    });
    std::string piece(text);
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
