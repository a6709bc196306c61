// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_COVERAGE_WARNINGS_H_
#define SAFECONDUCT_PROVE_COVERAGE_COVERAGE_WARNINGS_H_

#include <functional>
#include <memory>
#include <string>

#include "case/case.h"
#include "chart/chart.h"
#include "prove/coverage/coverage.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::prove {

// Returns a case as its reader will ask about it.
using CaseFormat = std::function<std::string(const chart::Case&)>;

// Warns of clauses that can never decide an outcome, facts and values that no
// outcome depends on, routes that are open on no day of the record, and of what
// of that could not be decided. `chart` is the one that was looked through.
void WarnOfCoverage(const std::shared_ptr<const chart::Chart>& chart,
                    const Coverage& coverage, const CaseFormat& format_case,
                    text::Diagnostics& diagnostics);

// Returns within which limits something was not decided, and what to raise.
std::string LimitsReached(const Undecided& undecided);

// Returns why a clause is idle, such as "need `france.transit` always holds and
// decides no outcome".
std::string WhyIdle(const law::Law& law, const IdleClause& idle);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_COVERAGE_WARNINGS_H_
