// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_DIFF_JSON_H_
#define SAFECONDUCT_PROVE_DIFF_DIFF_JSON_H_

#include <string>

#include "prove/diff/pack_diff.h"
#include "safeconduct/chart.h"

namespace safeconduct::prove {

// Returns how two packs differ as JSON: see docs/language.md.
std::string FormatDiffJson(const DiffQuestion& question,
                           const safeconduct::Scenario& scenario,
                           const PackDifference& difference);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_DIFF_JSON_H_
