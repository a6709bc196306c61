// SPDX-License-Identifier: Apache-2.0
//
// What another program wants row by row: the outcomes of the routes, and no
// counts. It gives a stream and gets one, of as many record batches with as
// many rows, so that it can set the two beside each other.
//
// The consumer pulls: a record batch is read when its outcomes are asked for,
// and let go once they are known, so that memory does not grow with the table.
#include "survey/arrow_outcomes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/stopped.h"
#include "survey/arrow/form.h"
#include "survey/arrow/outcome_arrays.h"
#include "survey/arrow/stream.h"
#include "survey/arrow/table.h"
#include "survey/count/block_answers.h"
#include "survey/count/row_counts.h"
#include "survey/kernel/survey_plan.h"

namespace safeconduct::survey {
namespace {

using OwnedPlan = std::unique_ptr<const SurveyPlan>;

// What stands behind a stream of outcomes. For one thread at a time.
class Outcomes {
 public:
  Outcomes(SurveyQuestion question, ArrowStream batches, ArrowForm form,
           OwnedPlan plan, std::function<void(const SurveyFault&)> fault,
           std::function<bool(size_t)> go_on)
      : question_(std::move(question)),
        routes_(RoutesOf(question_)),
        batches_(std::move(batches)),
        form_(std::move(form)),
        plan_(std::move(plan)),
        reader_(plan_->law(), form_, plan_->form().days),
        answers_(*plan_, false),
        fault_(std::move(fault)),
        go_on_(std::move(go_on)) {}

  std::vector<std::string> Names() const { return OutcomeNames(question_); }

  // Makes the outcomes of the next record batch; a released array at the end.
  std::expected<void, Error> Next(ArrowArray* out) {
    *out = {};
    auto next = batches_.Next();
    if (!next) return std::unexpected(std::move(next).error());
    if (!next->has_value()) return {};
    if (auto started = reader_.Start(**next, rows_before_); !started) {
      return started;
    }
    const size_t rows = reader_.row_count();
    std::vector<OutcomeColumn> columns(
        routes_.size() * (question_.versus ? 2 : 1), OutcomeColumn(rows));
    for (size_t at = 0; at < rows; at += kBlockCases) {
      auto put = PutBlock(at, std::min(kBlockCases, rows - at), columns);
      if (!put) return put;
    }
    // Asked before anything is handed out: who has stopped gets no batch more.
    rows_before_ += rows;
    if (go_on_ && !go_on_(rows_before_)) {
      return Stopped("survey");
    }
    ExportOutcomes(std::move(columns), rows, out);
    return {};
  }

  const SurveyQuestion& question() const { return question_; }

  // What the last error was; empty where there was none.
  std::string last_error;
  bool has_thrown = false;

 private:
  // A row at fault has no case in the block, or one that contradicts itself:
  // its place in the columns stays null.
  std::expected<void, Error> PutBlock(size_t first, size_t count,
                                      std::vector<OutcomeColumn>& columns) {
    faults_.clear();
    auto read = reader_.Read(first, count, batch_, faults_);
    if (!read) return read;
    if (batch_.case_count != 0) {
      answers_.Run(batch_.block);
      PutOutcomes(columns);
    }
    told_ += faults_.size();
    if (fault_) std::ranges::for_each(faults_, fault_);
    return {};
  }

  void PutOutcomes(std::vector<OutcomeColumn>& columns) {
    if (answers_.contradictory() != nullptr) {
      answers_.AddContradictions(batch_.block, batch_.rows, {},
                                 kMaxFaults - std::min(kMaxFaults, told_),
                                 faults_);
    }
    size_t column = 0;
    for (const law::RouteId route : routes_) {
      Put(answers_.outcomes(route), columns[column++]);
      if (!question_.versus) continue;
      Put(answers_.versus_outcomes(route), columns[column++]);
    }
  }

  void Put(const BlockOutcomes& outcomes, OutcomeColumn& column) const {
    const BlockBits* contradictory = answers_.contradictory();
    for (size_t i = 0; i < batch_.case_count; ++i) {
      if (contradictory != nullptr && HasBit(contradictory->data(), i))
        continue;
      // Rows are numbered from 1, through all record batches.
      column.Put(batch_.rows[i] - 1 - rows_before_, outcomes.Of(i));
    }
  }

  SurveyQuestion question_;
  std::vector<law::RouteId> routes_;
  ArrowStream batches_;
  ArrowForm form_;
  OwnedPlan plan_;
  ArrowReader reader_;
  BlockAnswers answers_;
  ArrowBatch batch_;
  std::vector<SurveyFault> faults_;  // of a block
  size_t told_ = 0;                  // faults of all
  std::function<void(const SurveyFault&)> fault_;
  std::function<bool(size_t)> go_on_;
  size_t rows_before_ = 0;
};

Outcomes& Behind(ArrowArrayStream* stream) {
  return *static_cast<Outcomes*>(stream->private_data);
}

int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
  ExportOutcomeSchema(Behind(stream).Names(), out);
  return 0;
}

// The interface gives errors as numbers of errno.h, of which none says what is
// wrong with a table: that is the text which GetLastError returns.
int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
  Outcomes& outcomes = Behind(stream);
  // No exception may reach a consumer that is written in C, and behind one the
  // rows of a record batch would be missing without a word.
  *out = {};
  if (outcomes.has_thrown) return EIO;
  try {
    const auto made = outcomes.Next(out);
    if (made) return 0;
    const Error& error = made.error();
    // To be told to stop is no fault of the table.
    const bool stopped = error.kind == Error::Kind::kCancelled;
    outcomes.last_error =
        stopped ? error.text : OfTable(outcomes.question(), error).text;
    return stopped ? ECANCELED : EINVAL;
  } catch (const std::exception& thrown) {
    outcomes.last_error = fmt::format("survey: stopped by {}", thrown.what());
  } catch (...) {
    outcomes.last_error = "survey: stopped by an exception";
  }
  outcomes.has_thrown = true;
  *out = {};
  return EIO;
}

const char* GetLastError(ArrowArrayStream* stream) {
  const std::string& text = Behind(stream).last_error;
  return text.empty() ? nullptr : text.c_str();
}

void Release(ArrowArrayStream* stream) {
  // Takes back what StreamOutcomes has let go of, and frees it.
  const std::unique_ptr<Outcomes> outcomes(&Behind(stream));
  stream->release = nullptr;
}

}  // namespace

std::expected<void, Error> StreamOutcomes(
    SurveyQuestion question, ArrowArrayStream& stream,
    std::function<void(const SurveyFault& fault)> fault,
    std::function<bool(size_t rows)> go_on, ArrowArrayStream& out) {
  ArrowStream batches(stream);
  const auto fail = [&question](const Error& error) {
    return std::unexpected(OfTable(question, error));
  };
  auto schema = batches.ReadSchema();
  if (!schema) return fail(schema.error());
  auto form = ReadArrowForm(question.chart->law(), **schema, question.keep, {});
  if (!form) return fail(form.error());
  auto plan =
      // Neither clauses nor what is wide: outcomes need no more than the
      // routes.
      SurveyPlan::Make({question.chart, question.versus, question.days,
                        form->table.Has(TableColumn::Kind::kOn), false});
  if (!plan) return fail(plan.error());
  auto outcomes = std::make_unique<Outcomes>(
      std::move(question), std::move(batches), *std::move(form),
      *std::move(plan), std::move(fault), std::move(go_on));
  // From here on the consumer owns all, and lets it go by calling Release.
  out = {GetSchema, GetNext, GetLastError, Release, outcomes.release()};
  return {};
}

}  // namespace safeconduct::survey
