// SPDX-License-Identifier: Apache-2.0
//
// The public header of surveys.
//
// Options by name become a question by id, streams and functions of the caller
// become those of the survey, and its result becomes plain values
// (survey_answer.cc). The survey below knows of nothing but its table, so
// whether to go on is asked here (stoppable.h): a table that is told to end
// ends, and its result is dropped. A stream that is handed over is let go of in
// every case, also where the question is refused.
#include "safeconduct/survey.h"

#include <fmt/format.h>

#include <utility>

#include "api/access.h"
#include "api/stoppable.h"
#include "api/survey_answer.h"
#include "base/stopped.h"
#include "survey/arrow/abi.h"
#include "survey/arrow_outcomes.h"
#include "survey/arrow_survey.h"
#include "survey/survey.h"

namespace safeconduct {
namespace {

// A fault of the question, not of the table.
std::unexpected<Error> AtFault(std::string text) {
  return std::unexpected(Error{Error::Kind::kQuestion, std::move(text)});
}

// Says what the caller has not handed over.
Error Missing(const SurveyOptions& options, std::string_view what) {
  return {Error::Kind::kQuestion, fmt::format("{}: {}", options.table, what)};
}

// Fails, and lets go of a stream, which is taken over whatever comes of it.
std::unexpected<Error> Refuse(ArrowArrayStream* stream, Error error) {
  if (stream != nullptr && stream->release != nullptr) stream->release(stream);
  return std::unexpected(std::move(error));
}

// Checks what is asked, and puts ids in the place of names.
std::expected<survey::SurveyQuestion, Error> QuestionOf(
    const Chart& chart, const SurveyOptions& options) {
  if (auto days = api::CheckDays(options.days); !days) {
    return std::unexpected(std::move(days).error());
  }
  // The rooms below would make one of none; here it is more likely a mistake.
  if (options.threads == 0) {
    return AtFault("survey: has no thread to work with (give one)");
  }
  if (options.threads > kMaxThreads) {
    return AtFault(fmt::format("survey: has {} threads (give {} at most)",
                               options.threads, kMaxThreads));
  }
  survey::SurveyQuestion question;
  question.table = options.table;
  question.chart = api::Access::ChartOf(chart);
  if (options.versus != nullptr) {
    auto same = api::CheckSamePack("versus", options.versus->pack(), chart);
    if (!same) return std::unexpected(std::move(same).error());
    question.versus = api::Access::ChartOf(*options.versus);
  }
  // The other scenario is of the same pack, so routes have the same ids there.
  auto routes = api::FindRoutes(chart, options.routes);
  if (!routes) return std::unexpected(std::move(routes).error());
  // Names of columns go on as they are: only the table can say whether it has
  // them.
  question.days = options.days;
  question.by = options.by;
  question.keep = options.keep;
  question.where = options.where;
  question.routes = *std::move(routes);
  question.reasons = options.reasons;
  question.threads = options.threads;
  return question;
}

std::expected<SurveyAnswer, Error> AnswerOf(
    const Chart& chart, const SurveyOptions& options,
    survey::SurveyQuestion question,
    std::expected<survey::SurveyResult, Error> result) {
  if (!result) return std::unexpected(std::move(result).error());
  std::optional<Chart> versus;
  if (options.versus != nullptr) versus = *options.versus;
  return api::AnswerOf(
      {chart, std::move(versus), std::move(question), *std::move(result)});
}

}  // namespace

std::expected<SurveyAnswer, Error> SurveyTable(
    const Chart& chart, const SurveyOptions& options,
    const std::function<size_t(char* to, size_t size)>& read) {
  auto question = QuestionOf(chart, options);
  if (!question) return std::unexpected(std::move(question).error());
  if (!read) {
    return std::unexpected(
        Missing(options, "nothing reads it (give a function)"));
  }
  api::Stoppable stoppable(options);
  // A table that was told to end looks like one that ended: the result of its
  // beginning is dropped below.
  auto result = survey::RunSurvey(*question, stoppable.Streams(read));
  if (stoppable.stopped()) return Stopped("survey");
  return AnswerOf(chart, options, *std::move(question), std::move(result));
}

std::expected<SurveyAnswer, Error> SurveyArrow(const Chart& chart,
                                               const SurveyOptions& options,
                                               ArrowArrayStream* stream) {
  if (stream == nullptr) {
    return std::unexpected(Missing(options, "has no stream (give one)"));
  }
  auto question = QuestionOf(chart, options);
  if (!question) return Refuse(stream, std::move(question).error());
  api::Stoppable stoppable(options);
  ArrowArrayStream taken = stoppable.Wrap(stream);
  auto result = survey::RunSurvey(*question, taken, stoppable.Streams(nullptr));
  if (stoppable.stopped()) return Stopped("survey");
  return AnswerOf(chart, options, *std::move(question), std::move(result));
}

std::expected<void, Error> StreamOutcomes(const Chart& chart,
                                          const SurveyOptions& options,
                                          ArrowArrayStream* stream,
                                          ArrowArrayStream* out) {
  if (stream == nullptr || out == nullptr) {
    return Refuse(stream, Missing(options,
                                  "has no stream (give one for rows and "
                                  "outcomes)"));
  }
  auto question = QuestionOf(chart, options);
  if (!question) return Refuse(stream, std::move(question).error());
  std::function<bool(size_t)> go_on;
  if (options.watch) {
    // Record batches have no bytes that could be counted. The function is
    // copied: the stream outlives the options.
    go_on = [watch = options.watch](size_t rows) { return watch(0, rows); };
  }
  return survey::StreamOutcomes(*std::move(question), *stream, options.fault,
                                std::move(go_on), *out);
}

}  // namespace safeconduct
