// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_ASSUMPTION_WARNINGS_H_
#define SAFECONDUCT_PROVE_COVERAGE_ASSUMPTION_WARNINGS_H_

#include "prove/witness/search_context.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::prove {

// Warns of assumptions that no case can break, of those that leave no case, of
// two at a time where two do, and of clauses that a count from a date in the
// future fulfils: see assumption_warnings.cc.
void WarnOfAssumptions(SearchContext& context, text::Diagnostics& diagnostics);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_ASSUMPTION_WARNINGS_H_
