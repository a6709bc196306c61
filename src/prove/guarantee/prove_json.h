// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_
#define SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_

#include <string>

#include "case/case.h"
#include "law/law.h"

namespace safeconduct::prove {

// Returns a case as JSON on one line.
std::string FormatCaseJson(const law::Law& law, const chart::Case& person);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_
