// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_VIOLATION_H_
#define SAFECONDUCT_TESTS_ORACLE_VIOLATION_H_

#include <string>

#include "chart/chart.h"
#include "law/law.h"
#include "prove/witness/situation.h"

namespace safeconduct::oracle {

// Asks about a situation as anyone may: a chart of the scenario with what the
// situation supposes, the case, its day. Returns why that does not show that
// the guarantee is violated; empty where it does.
std::string WhyNoViolation(const chart::Chart& chart,
                           law::GuaranteeId guarantee,
                           const prove::Situation& situation);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_VIOLATION_H_
