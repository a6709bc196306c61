// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_SURVEY_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_SURVEY_TEXT_H_

#include <string>

#include "safeconduct/survey.h"

namespace safeconduct::cli {

// Returns the answer of a survey as tables for a reader.
std::string FormatSurveyText(const SurveyAnswer& answer, bool colour);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_SURVEY_TEXT_H_
