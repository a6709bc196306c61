// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/survey_sums.h"

#include <algorithm>

#include "api/survey_answer.h"

namespace safeconduct::inside {

bool HaveSameSums(const SurveyAnswer& a, const SurveyAnswer& b) {
  const survey::SurveyResult& one = a.counts->result;
  const survey::SurveyResult& other = b.counts->result;
  return one.line_count == other.line_count &&
         std::ranges::equal(one.groups, other.groups,
                            [](const auto& of_one, const auto& of_other) {
                              return of_one.first == of_other.first &&
                                     of_one.second.counts ==
                                         of_other.second.counts;
                            });
}

}  // namespace safeconduct::inside
