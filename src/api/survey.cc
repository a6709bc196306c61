// SPDX-License-Identifier: Apache-2.0
// The public header of surveys.
#include <utility>

#include "safeconduct/survey.h"
#include "survey/arrow_survey.h"
#include "survey/survey.h"
#include "survey/survey_json.h"

namespace safeconduct {
namespace {

survey::SurveyQuestion QuestionOf(const Chart& chart,
                                  const SurveyOptions& options) {
  survey::SurveyQuestion question;
  question.chart = chart.internal();
  if (options.versus != nullptr) question.versus = options.versus->internal();
  question.days = options.days;
  question.by = options.by;
  question.keep = options.keep;
  question.reasons = options.reasons;
  question.threads = options.threads;
  return question;
}

std::expected<SurveyAnswer, Error> AnswerOf(
    const survey::SurveyQuestion& question,
    std::expected<survey::SurveyResult, Error> result) {
  if (!result) return std::unexpected(std::move(result).error());
  SurveyAnswer answer{
      survey::FormatSurveyJson(question, *result), result->bad_row_count, {}};
  for (survey::RowFault& fault : result->faults) {
    answer.faults.push_back(
        {fault.row, std::move(fault.column), std::move(fault.text)});
  }
  return answer;
}

}  // namespace

std::expected<SurveyAnswer, Error> SurveyTable(
    const Chart& chart, const SurveyOptions& options,
    const std::function<size_t(char* to, size_t size)>& read) {
  const survey::SurveyQuestion question = QuestionOf(chart, options);
  return AnswerOf(question, survey::RunSurvey(question, {read, options.write,
                                                         nullptr, nullptr}));
}

std::expected<SurveyAnswer, Error> SurveyArrow(const Chart& chart,
                                               const SurveyOptions& options,
                                               ArrowArrayStream* stream) {
  const survey::SurveyQuestion question = QuestionOf(chart, options);
  return AnswerOf(
      question, survey::RunSurvey(question, *stream,
                                  {nullptr, options.write, nullptr, nullptr}));
}

}  // namespace safeconduct
