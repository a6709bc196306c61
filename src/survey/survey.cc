// SPDX-License-Identifier: Apache-2.0
//
// One thread reads the table in chunks of whole rows, several answer for the
// rows of a chunk each, and the first puts the results together in the order of
// the chunks: sums of weights come out the same whatever the number of threads
// is. No more chunks are under way than twice the threads, so memory does not
// grow with the table.
#include "survey/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>

#include "survey/block_answers.h"
#include "text/csv.h"

namespace safeconduct::survey {
namespace {

constexpr size_t kChunkBytes = size_t{1} << 20;
// A row that is longer is no row of a table.
constexpr size_t kMaxChunkBytes = size_t{1} << 26;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Cuts a stream of bytes into pieces of whole rows.
class ChunkReader {
 public:
  explicit ChunkReader(const SurveyStreams& streams) : streams_(streams) {}

  // Returns the next piece, empty at the end; fails where a row has no end.
  std::expected<std::string, Error> Next() {
    while (true) {
      const size_t whole = ended_ ? rest_.size() : text::WholeRows(rest_);
      if (whole > 0 && (ended_ || rest_.size() >= kChunkBytes)) {
        std::string piece = rest_.substr(0, whole);
        rest_.erase(0, whole);
        return piece;
      }
      if (ended_) return std::string();
      if (rest_.size() >= kMaxChunkBytes) {
        return std::unexpected(Error{
            Error::Kind::kFaults,
            "table: a row is longer than 64 MiB (look for a quote that is "
            "never closed)"});
      }
      Fill();
    }
  }

 private:
  void Fill() {
    const size_t before = rest_.size();
    const size_t wanted = std::max(kChunkBytes, before);
    rest_.resize(before + wanted);
    const size_t got = streams_.read(rest_.data() + before, wanted);
    rest_.resize(before + got);
    ended_ = got < wanted;
  }

  const SurveyStreams& streams_;
  std::string rest_;
  bool ended_ = false;
};

// What became of one chunk; its rows and lines count from its own beginning.
struct ChunkResult {
  size_t bytes = 0;
  size_t row_count = 0;
  size_t line_count = 0;
  size_t bad_row_count = 0;
  size_t fault_count = 0;
  std::vector<RowFault> faults;
  Tallies tallies;
  // A line a case, which lacks its number where cases have no identifiers.
  std::string answers;
  std::vector<size_t> rows;
};

std::string_view OutcomeName(bool may_be_open, bool may_be_closed) {
  if (may_be_open && may_be_closed) return "undetermined";
  return may_be_open ? "open" : "closed";
}

bool HasColumn(const TableForm& form, TableColumn::Kind kind) {
  return std::ranges::any_of(form.columns, [kind](const TableColumn& column) {
    return column.kind == kind;
  });
}

// Returns the names of the columns of the answers, as a row.
std::string AnswerColumns(const SurveyPlan& plan) {
  std::string names = "id";
  for (const law::Route& route : plan.law().routes) {
    names += "," + route.name;
    if (plan.form().versus) names += "," + route.name + "_versus";
  }
  return names + "\n";
}

// Answers for chunks. Working memory of one thread.
class ChunkWorker {
 public:
  ChunkWorker(const SurveyPlan& plan, const TableForm& form, bool reasons,
              bool wants_answers)
      : plan_(plan),
        weigh_one_(!HasColumn(form, TableColumn::Kind::kWeight)),
        reader_(plan.law(), form, plan.form().days),
        answers_(plan, reasons),
        wants_answers_(wants_answers) {}

  ChunkResult Run(std::string_view text) {
    ChunkResult result;
    result.bytes = text.size();
    text::CsvRows rows(text);
    reader_.Clear(batch_);
    while (rows.Next()) {
      ++result.row_count;
      AddRow(rows, result);
      if (batch_.case_count == kBlockCases) Answer(result);
    }
    result.line_count = static_cast<size_t>(std::ranges::count(text, '\n'));
    Answer(result);
    return result;
  }

 private:
  void AddRow(const text::CsvRows& rows, ChunkResult& result) {
    const size_t faults = result.faults.size();
    if (rows.fault() != nullptr) {
      result.faults.push_back(
          {result.row_count, rows.line(), "", rows.fault()});
    } else {
      reader_.Add(rows.fields(), result.row_count, rows.line(), batch_,
                  result.faults);
    }
    if (result.faults.size() == faults) return;
    ++result.bad_row_count;
    result.fault_count += result.faults.size() - faults;
    result.faults.resize(std::min(result.faults.size(), kMaxFaults));
  }

  void Answer(ChunkResult& result) {
    if (batch_.case_count == 0) return;
    answers_.Run(reader_.Finish(batch_));
    AddCases({batch_.case_count, batch_.weights, batch_.groups,
              reader_.groups(), weigh_one_},
             answers_.planes(), result.tallies);
    if (wants_answers_) Write(result);
    reader_.Clear(batch_);
  }

  void Write(ChunkResult& result) const {
    const size_t route_count = plan_.law().routes.size();
    const bool has_ids = !batch_.ids.empty();
    for (size_t i = 0; i < batch_.case_count; ++i) {
      if (has_ids) result.answers += text::QuotedField(batch_.ids[i]);
      if (!has_ids) result.rows.push_back(batch_.rows[i]);
      for (size_t r = 0; r < route_count; ++r) {
        const law::RouteId route(r);
        result.answers += ',';
        result.answers += OutcomeName(HasBit(answers_.may_be_open(route), i),
                                      HasBit(answers_.may_be_closed(route), i));
        if (!plan_.form().versus) continue;
        result.answers += ',';
        result.answers +=
            OutcomeName(HasBit(answers_.versus_may_be_open(route), i),
                        HasBit(answers_.versus_may_be_closed(route), i));
      }
      result.answers += '\n';
    }
  }

  const SurveyPlan& plan_;
  bool weigh_one_;
  TableReader reader_;
  BlockAnswers answers_;
  bool wants_answers_;
  RowBatch batch_;
};

// Hands chunks to workers and takes their results in order.
class Pipeline {
 public:
  Pipeline(const SurveyPlan& plan, const TableForm& form,
           const SurveyQuestion& question, bool wants_answers)
      : limit_(2 * std::max<size_t>(question.threads, 1)) {
    for (size_t i = 0; i < limit_ / 2; ++i) {
      idle_.push_back(std::make_unique<ChunkWorker>(
          plan, form, question.reasons, wants_answers));
    }
    for (auto& worker : idle_) {
      threads_.emplace_back([this, &worker] { Work(*worker); });
    }
  }

  ~Pipeline() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    work_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  bool full() const { return under_way_.size() >= limit_; }
  bool empty() const { return under_way_.empty(); }

  void Push(std::string text) {
    std::packaged_task<ChunkResult(ChunkWorker&)> task(
        [text = std::move(text)](ChunkWorker& worker) {
          return worker.Run(text);
        });
    under_way_.push(task.get_future());
    {
      const std::scoped_lock lock(mutex_);
      tasks_.push(std::move(task));
    }
    work_.notify_one();
  }

  // Returns the result of the chunk pushed first.
  ChunkResult Pop() {
    ChunkResult result = under_way_.front().get();
    under_way_.pop();
    return result;
  }

 private:
  void Work(ChunkWorker& worker) {
    while (true) {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      auto task = std::move(tasks_.front());
      tasks_.pop();
      lock.unlock();
      task(worker);
    }
  }

  size_t limit_;
  std::vector<std::unique_ptr<ChunkWorker>> idle_;
  std::queue<std::future<ChunkResult>> under_way_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::queue<std::packaged_task<ChunkResult(ChunkWorker&)>> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;  // last: they use what is above
};

// Puts the results of chunks together.
class Gatherer {
 public:
  Gatherer(const SurveyStreams& streams, SurveyResult& result)
      : streams_(streams), result_(result) {}

  void Add(ChunkResult chunk) {
    for (RowFault& fault : chunk.faults) {
      if (result_.faults.size() >= kMaxFaults) break;
      fault.row += rows_;
      fault.line += lines_;
      result_.faults.push_back(std::move(fault));
    }
    result_.bad_row_count += chunk.bad_row_count;
    result_.fault_count += chunk.fault_count;
    AddTallies(chunk.tallies, result_.groups);
    if (streams_.write) WriteAnswers(chunk);
    rows_ += chunk.row_count;
    lines_ += chunk.line_count;
    bytes_ += chunk.bytes;
    if (streams_.progress) streams_.progress(bytes_, rows_);
  }

 private:
  void WriteAnswers(const ChunkResult& chunk) const {
    if (chunk.rows.empty()) return streams_.write(chunk.answers);
    std::string numbered;
    std::string_view rest = chunk.answers;
    for (const size_t row : chunk.rows) {
      const size_t end = rest.find('\n') + 1;
      numbered += std::to_string(rows_ + row);
      numbered += rest.substr(0, end);
      rest.remove_prefix(end);
    }
    streams_.write(numbered);
  }

  const SurveyStreams& streams_;
  SurveyResult& result_;
  size_t rows_ = 0;
  size_t lines_ = 1;  // that of the names
  size_t bytes_ = 0;
};

}  // namespace

std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             const SurveyStreams& streams) {
  ChunkReader chunks(streams);
  auto first = chunks.Next();
  if (!first) return std::unexpected(first.error());
  std::string_view text = *first;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
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
       HasColumn(result.form, TableColumn::Kind::kOn), question.reasons, true});
  if (!plan) return std::unexpected(plan.error());
  if (streams.write) streams.write(AnswerColumns(**plan));
  Gatherer gatherer(streams, result);
  {
    Pipeline pipeline(**plan, result.form, question, streams.write != nullptr);
    std::string piece(text);
    if (piece.empty()) {
      auto next = chunks.Next();
      if (!next) return std::unexpected(next.error());
      piece = *std::move(next);
    }
    while (!piece.empty() || !pipeline.empty()) {
      if (!piece.empty()) pipeline.Push(std::move(piece));
      piece.clear();
      if (!pipeline.full()) {
        auto next = chunks.Next();
        if (!next) return std::unexpected(next.error());
        piece = *std::move(next);
      }
      if (piece.empty() || pipeline.full()) gatherer.Add(pipeline.Pop());
    }
  }
  result.layout = CountLayout(question.chart->law(), question.reasons);
  result.total.counts.resize(result.layout.size());
  for (const auto& [group, tally] : result.groups) result.total.Add(tally);
  return result;
}

}  // namespace safeconduct::survey
