// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_OUTCOMES_H_
#define SAFECONDUCT_SURVEY_ARROW_OUTCOMES_H_

#include <cstddef>
#include <expected>
#include <functional>

#include "safeconduct/error.h"
#include "survey/arrow/abi.h"
#include "survey/count/survey_question.h"

namespace safeconduct::survey {

// Makes a stream of the outcomes of the rows of `stream`, which it takes over:
// for each record batch one with as many rows, and a column for each route that
// is told of and, with a scenario beside it, another for that. A row at fault
// has no outcomes, and `fault` takes what is wrong with it; it may be null.
// `go_on` is told after each record batch how many rows are done, and returns
// whether to go on; it may be null. Fails where the columns of `stream` are at
// fault.
std::expected<void, Error> StreamOutcomes(
    SurveyQuestion question, ArrowArrayStream& stream,
    std::function<void(const SurveyFault& fault)> fault,
    std::function<bool(size_t rows)> go_on, ArrowArrayStream& out);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_OUTCOMES_H_
