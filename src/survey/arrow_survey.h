// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_SURVEY_H_
#define SAFECONDUCT_SURVEY_ARROW_SURVEY_H_

#include <expected>

#include "safeconduct/error.h"
#include "survey/arrow/abi.h"
#include "survey/survey.h"

namespace safeconduct::survey {

// Surveys a stream of record batches, which it takes over and leaves released.
// As RunSurvey of a table of text, but that `streams.read` is not called. Fails
// also where the stream does, or a record batch contradicts its schema or
// itself.
std::expected<SurveyResult, Error> RunSurvey(const SurveyQuestion& question,
                                             ArrowArrayStream& stream,
                                             const SurveyStreams& streams);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_SURVEY_H_
