// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_
#define SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_

#include <string>
#include <vector>

#include "chart/chart.h"
#include "prove/guarantee/prover.h"
#include "record/timeline.h"

namespace safeconduct::prove {

// Returns a case, or a situation's facts as one, as JSON on one line.
std::string FormatCaseJson(const law::Law& law, const chart::Case& person);
std::string FormatCaseJson(const law::Law& law, const Situation& situation);

// Returns what became of guarantees as JSON, in the shape that docs/language.md
// fixes, without an end of line. `scenario` is what was asked beside them.
std::string FormatFindingsJson(const chart::Pack& pack,
                               const record::Scenario& scenario, Extent extent,
                               const std::vector<Finding>& findings);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_GUARANTEE_PROVE_JSON_H_
