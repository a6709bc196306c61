// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_
#define SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/oracle/possible.h"

namespace safeconduct::oracle {

enum class Agreement : uint8_t { kAgree, kDiffer, kTooMany };

// Asks the program, as an embedder does, and the oracle over values one
// question about all routes. What the oracle says exactly is expected to be
// what the program says, and all else to hold it. Where they differ,
// `difference` says how.
Agreement AskBoth(const Chart& chart, Asker& asker, const Case& person,
                  const Days& days, std::string& difference);

// What a comparison over dates came upon.
struct DatesTally {
  int routes = 0;
  int too_many = 0;       // of them, with too many dates to try
  int undetermined = 0;   // of them
  int contradictory = 0;  // cases
  int open_facts = 0;     // of cases with assumptions
};

// The oracle over real dates beside the program, for one chart.
class OverDates {
 public:
  explicit OverDates(const Chart& chart);
  ~OverDates();
  OverDates(const OverDates&) = delete;
  OverDates& operator=(const OverDates&) = delete;

  // Asks both one question about all routes: outcomes, clauses, what they turn
  // on, what closes them and which facts are open are expected to be the same,
  // and whether the case contradicts itself. Returns how they differ, empty
  // where they agree. Routes with more combinations are left out.
  std::string Compare(Asker& asker, const Case& person, const Days& days,
                      size_t max_combinations, DatesTally& tally) const;

  // Returns whether a route is open, or one of its clauses holds; nothing where
  // there are more combinations, or nobody can be so.
  std::optional<Possible> Evaluate(const Route& route, const Case& person,
                                   const Days& days,
                                   size_t max_combinations) const;
  std::optional<Possible> Evaluate(const Route& route, const Clause& clause,
                                   const Case& person, const Days& days,
                                   size_t max_combinations) const;

 private:
  struct Record;
  Chart chart_;
  std::unique_ptr<const Record> record_;
};

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_AGREEMENT_H_
