// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_SURVEY_ANSWER_H_
#define SAFECONDUCT_API_SURVEY_ANSWER_H_

#include <optional>

#include "safeconduct/chart.h"
#include "safeconduct/survey.h"
#include "survey/survey.h"

namespace safeconduct::api {

// What stands behind the answer of a survey: its sums without rounding, and the
// question by which they are laid out. Immutable.
struct SurveyCounts {
  Chart chart;
  std::optional<Chart> versus;
  survey::SurveyQuestion question;
  survey::SurveyResult result;
};

// Returns the counts as plain values, which keep them.
// Weights are rounded here, once.
SurveyAnswer AnswerOf(SurveyCounts counts);

// Fails where an answer has no counts.
std::expected<void, Error> CheckCounts(const SurveyAnswer& answer);

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_SURVEY_ANSWER_H_
