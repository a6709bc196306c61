// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_BRUTE_FORCE_H_
#define SAFECONDUCT_TESTS_ORACLE_BRUTE_FORCE_H_

#include <cstdint>
#include <optional>

#include "chart/chart.h"
#include "law/law.h"

// The situations that a guarantee is about, counted one by one.
namespace safeconduct::oracle {

struct Counted {
  uint64_t situations = 0;
  uint64_t violating = 0;
  friend bool operator==(const Counted&, const Counted&) = default;
};

// Counts the possible assignments of a class of the chart to each variable that
// the guarantee and the clauses of its routes test, or that has a say in what
// is possible, and those that violate it. A measure is a variable of its own,
// whatever its dates. Returns nothing where there are more than 2^20
// assignments, and where a number is compared with a matter.
std::optional<Counted> CountByBruteForce(const chart::Chart& chart,
                                         law::GuaranteeId guarantee);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_BRUTE_FORCE_H_
