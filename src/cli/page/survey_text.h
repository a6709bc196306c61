// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_SURVEY_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_SURVEY_TEXT_H_

#include <string>

#include "survey/survey.h"

namespace safeconduct::cli {

// Returns the result of a survey as tables for a reader.
std::string FormatSurveyText(const survey::SurveyQuestion& question,
                             const survey::SurveyResult& result, bool colour);

// Returns which days a survey was asked about.
std::string DaysAsked(const survey::SurveyQuestion& question,
                      const survey::SurveyResult& result);

// Returns a weight as it is read: whole where it is.
std::string FormatWeight(double weight);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_SURVEY_TEXT_H_
