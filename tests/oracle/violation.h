// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_VIOLATION_H_
#define SAFECONDUCT_TESTS_ORACLE_VIOLATION_H_

#include <span>
#include <string>

#include "chart/chart.h"
#include "law/law.h"
#include "safeconduct/asker.h"
#include "tests/oracle/slow_law.h"

namespace safeconduct::oracle {

// Returns why the outcomes of a person do not show that the guarantee is
// violated; empty where they do. `asked` is the chart that gave them. Of
// `values` the day and the facts count; measures and matters follow.
std::string WhyNoViolation(const chart::Chart& asked,
                           law::GuaranteeId guarantee, Assignment values,
                           std::span<const Outcome> outcomes);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_VIOLATION_H_
