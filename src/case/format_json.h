// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_FORMAT_JSON_H_
#define SAFECONDUCT_CASE_FORMAT_JSON_H_

#include <string>

#include "case/case.h"
#include "law/law.h"

namespace safeconduct::chart {

// Returns a case as JSON that ReadCaseJson reads, on one line: every fact that
// is known.
std::string FormatCaseJson(const law::Law& law, const Case& person);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_FORMAT_JSON_H_
