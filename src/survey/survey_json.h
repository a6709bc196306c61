// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_SURVEY_JSON_H_
#define SAFECONDUCT_SURVEY_SURVEY_JSON_H_

#include <string>

#include "survey/survey.h"

namespace safeconduct::survey {

// Returns the result of a survey as JSON, in the shape that docs/language.md
// fixes, without an end of line.
std::string FormatSurveyJson(const SurveyQuestion& question,
                             const SurveyResult& result);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_SURVEY_JSON_H_
