// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_ASKED_H_
#define SAFECONDUCT_TESTS_ORACLE_ASKED_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/oracle/possible.h"

// The oracles, asked with public values: for tests of the whole program that
// see the public headers only.
namespace safeconduct::oracle {

// Returns what the oracle over values makes of each route, neither of a case
// that contradicts itself; nothing where it makes no sense of the scenario.
std::optional<std::vector<Possible>> OutcomesByValues(const Pack& pack,
                                                      const Scenario& scenario,
                                                      const Case& person,
                                                      const Days& days);

// Whether no route, with the assumptions, looks at a date that is not known
// exactly through two things that it tests: then a walk over classes is exact.
bool LooksAtOpenDatesOnce(const Pack& pack, const Case& person,
                          const Days& days);

// Why nothing is shown where a pack counts to a day that no calendar of its own
// tells: whatever hangs on it may be, and stays open when asked.
inline constexpr std::string_view kOnOpenDay =
    "hangs on a day that no calendar tells";

// Asks about a person of whom all is known, as anyone may: a chart of the
// scenario with what is supposed instead, and a day. Returns why that does not
// show that the guarantee is violated; empty where it does.
std::string WhyNoViolation(const Chart& chart, const Guarantee& guarantee,
                           const Case& person, Date day,
                           const std::vector<std::string>& suppositions);

// How many situations a guarantee is about, and how many of them violate it, in
// decimal, counted one by one; nothing where there are too many of them, or a
// number is compared with a matter: see brute_force.h.
struct CountedInDecimal {
  std::string situations;
  std::string violating;
};
std::optional<CountedInDecimal> CountByBruteForce(const Chart& chart,
                                                  const Guarantee& guarantee);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_ASKED_H_
