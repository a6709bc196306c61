// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_
#define SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "ask/asker.h"
#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::oracle {

enum class Agreement : uint8_t { kAgree, kDiffer, kTooMany };

// Asks the program and the oracle over values one question about all routes.
// Where they differ, `difference` says how.
Agreement AskBoth(const chart::Chart& chart, ask::Asker& asker,
                  const chart::Case& person, const chart::Days& days,
                  std::string& difference);

std::vector<law::RouteId> AllRoutes(const law::Law& law);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_
