// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_
#define SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_

#include <cstdint>
#include <string>

#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"

namespace safeconduct::oracle {

enum class Agreement : uint8_t { kAgree, kDiffer, kTooMany };

// Asks the program, as an embedder does, and the oracle over values one
// question about all routes. Where they differ, `difference` says how.
Agreement AskBoth(const Chart& chart, Asker& asker, const Case& person,
                  const Days& days, std::string& difference);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_
