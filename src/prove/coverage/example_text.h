// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_COVERAGE_EXAMPLE_TEXT_H_
#define SAFECONDUCT_PROVE_COVERAGE_EXAMPLE_TEXT_H_

#include <memory>
#include <string>
#include <vector>

#include "chart/chart.h"
#include "prove/coverage/coverage.h"
#include "prove/coverage/deciding_cases.h"

namespace safeconduct::prove {

// Returns a page of law with the cases as examples, each with as few facts as
// it takes; beside the pack that they are of, it checks. It begins with a
// comment on what they rest on. A clause without one is named in a comment with
// the reason, which `coverage` tells.
std::string FormatExamplePage(const std::shared_ptr<const chart::Chart>& chart,
                              const Coverage& coverage,
                              const std::vector<ClauseCase>& cases);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_COVERAGE_EXAMPLE_TEXT_H_
