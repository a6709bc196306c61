// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_CASE_KEY_H_
#define SAFECONDUCT_SURVEY_COUNT_CASE_KEY_H_

#include <string>

#include "case/case.h"
#include "law/law.h"
#include "safeconduct/date.h"

namespace safeconduct::survey {

// Returns the bytes of what is known of a person and of the days asked about.
// Two cases of one law have the same key where all of it is the same, and only
// there. It names a case for the run of a program: it is not to be kept.
std::string CaseKey(const law::Law& law, const chart::Case& person,
                    const Days& days);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_CASE_KEY_H_
