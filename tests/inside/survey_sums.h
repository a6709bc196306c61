// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_SURVEY_SUMS_H_
#define SAFECONDUCT_TESTS_INSIDE_SURVEY_SUMS_H_

#include "safeconduct/survey.h"

namespace safeconduct::inside {

// Returns whether two answers rest on the same sums, of which what they say is
// the nearest number. For tests that see the public headers only.
bool HaveSameSums(const SurveyAnswer& a, const SurveyAnswer& b);

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_SURVEY_SUMS_H_
