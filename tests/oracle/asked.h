// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_ASKED_H_
#define SAFECONDUCT_TESTS_ORACLE_ASKED_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/oracle/possible.h"

// The oracles, asked with public values: for tests of the whole program that
// see the public headers only.
namespace safeconduct::oracle {

// Returns what the oracle over values makes of each route; nothing where it
// makes no sense of the scenario.
std::optional<std::vector<Possible>> OutcomesByValues(const Pack& pack,
                                                      const Scenario& scenario,
                                                      const Case& person,
                                                      const Days& days);

// The oracle over real dates, for one chart. Keeps the chart.
class OverDates {
 public:
  explicit OverDates(const Chart& chart);
  ~OverDates();
  OverDates(const OverDates&) = delete;
  OverDates& operator=(const OverDates&) = delete;

  // Returns what a route or a clause comes to, for dates with few possible
  // days; nothing where there are more combinations.
  std::optional<Possible> Evaluate(const Route& route, const Case& person,
                                   const Days& days,
                                   size_t max_combinations) const;
  std::optional<Possible> Evaluate(const Clause& clause, const Case& person,
                                   const Days& days,
                                   size_t max_combinations) const;

 private:
  struct Record;
  Chart chart_;
  std::unique_ptr<const Record> record_;
};

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
