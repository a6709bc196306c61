// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_COVERAGE_WARNINGS_H_
#define SAFECONDUCT_PROVE_COVERAGE_COVERAGE_WARNINGS_H_

#include <memory>
#include <string>

#include "chart/chart.h"
#include "prove/coverage/coverage.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::prove {

// Warns of clauses that can never decide an outcome, facts and values that no
// outcome depends on, routes that are open on no day of the record, and of what
// of that could not be decided. `chart` is the one that was looked through.
void WarnOfCoverage(const std::shared_ptr<const chart::Chart>& chart,
                    const Coverage& coverage, text::Diagnostics& diagnostics);

// Returns within which limits something was not decided, and what to raise.
std::string LimitsReached(const Undecided& undecided);

// Returns why a clause is idle, such as "need `france.transit` always holds and
// decides no outcome".
std::string WhyIdle(const law::Law& law, const IdleClause& idle);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_COVERAGE_WARNINGS_H_
