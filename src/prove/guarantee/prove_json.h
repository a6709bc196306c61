// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_
#define SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_

#include <string>

#include "case/case.h"
#include "law/law.h"
#include "prove/witness/situation.h"

namespace safeconduct::prove {

// Returns a case, or a situation's facts as one, as JSON on one line.
std::string FormatCaseJson(const law::Law& law, const chart::Case& person);
std::string FormatCaseJson(const law::Law& law, const Situation& situation);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_
