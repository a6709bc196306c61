// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_SURVEY_H_
#define SAFECONDUCT_SURVEY_SURVEY_H_

#include <expected>

#include "safeconduct/error.h"
#include "survey/count/survey_question.h"

namespace safeconduct::survey {

// Surveys a table. Fails where the names of its columns are at fault or it has
// none; rows at fault are left out, counted and told. The result does not
// depend on how many threads work.
std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             const SurveyStreams& streams);

// Adds what a survey of further rows found, asked the same of a table with the
// same columns. Bounds, groups, reasons and faults are those of one table with
// the rows of both. Fails where that has too many groups.
std::expected<void, Error> Merge(SurveyResult next, SurveyResult& sum);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_SURVEY_H_
