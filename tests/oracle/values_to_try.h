// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_VALUES_TO_TRY_H_
#define SAFECONDUCT_TESTS_ORACLE_VALUES_TO_TRY_H_

#include <set>
#include <vector>

#include "base/interval_set.h"
#include "case/case.h"
#include "law/law.h"
#include "tests/oracle/slow_record.h"

namespace safeconduct::oracle {

// Chooses the values of variables that are worth a try, given all tests that
// look at them: see values_to_try.cc. Keeps references.
class ValuesToTry {
 public:
  // With `one_of_a_kind`, of values that all tests treat alike the first.
  ValuesToTry(const law::Law& law, const SlowRecord& record,
              const std::vector<law::ExprId>& tests, bool one_of_a_kind)
      : law_(law),
        record_(record),
        tests_(tests),
        one_of_a_kind_(one_of_a_kind) {}

  std::vector<Value> OfFact(law::FactId fact,
                            const IntervalSet& possible) const;
  std::vector<Value> OfMeasure(law::MeasureId measure,
                               const IntervalSet& possible) const;
  // Of `days`, those next to one that a test names or on which one of `matters`
  // may change.
  std::vector<Value> Days(const chart::Days& days,
                          const std::set<law::MatterId>& matters) const;

 private:
  using Tests = std::vector<const law::Expr*>;

  Tests TestsOf(const law::Subject& subject) const;
  std::set<Value> ChangesBy(const law::Subject& subject) const;
  std::set<Value> ConstantsOf(const Tests& tests) const;
  std::vector<bool> TreatmentOf(Value value, const Tests& tests) const;
  std::vector<Value> EachNextTo(std::set<Value> changes, const Tests& tests,
                                const IntervalSet& possible) const;
  std::vector<Value> OneOfAKind(const std::set<Value>& values,
                                const Tests& tests) const;

  const law::Law& law_;
  const SlowRecord& record_;
  const std::vector<law::ExprId>& tests_;
  bool one_of_a_kind_;
};

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_VALUES_TO_TRY_H_
