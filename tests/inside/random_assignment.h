// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_RANDOM_ASSIGNMENT_H_
#define SAFECONDUCT_TESTS_INSIDE_RANDOM_ASSIGNMENT_H_

#include <vector>

#include "law/law.h"
#include "record/record.h"
#include "tests/oracle/slow_law.h"
#include "tests/random/dice.h"

namespace safeconduct::inside {

// Draws days, people and states of the matters that crowd where the tests of a
// law change their minds: values beside those that it names, and dates so far
// from one another as its limits are long, give or take a day. Keeps a
// reference to the law.
class RandomAssignments {
 public:
  RandomAssignments(const law::Law& law, const record::Record& record);

  // Returns real dates, with all measures counted.
  oracle::Assignment Draw(random::Dice& dice) const;

 private:
  struct Limit {
    law::Unit unit = law::Unit::kDays;
    Value count = 0;
  };

  void Add(const law::Expr& test);
  void AddConstants(const law::Subject& subject, const IntervalSet& values);
  void AddConstant(law::Today, Value day);
  void AddConstant(law::MeasureId id, Value limit);
  void AddEnds(law::FactId fact, law::FactId other);
  void AddConstant(law::MatterId matter, Value value);
  void AddConstant(law::FactId fact, Value value);
  Value DrawDate(random::Dice& dice, const std::vector<Value>& others) const;
  Value DrawFact(random::Dice& dice, size_t fact,
                 std::vector<Value>& dates) const;

  const law::Law& law_;
  std::vector<std::vector<Value>> of_facts_;  // what tests name, by fact
  // What tests and the record name, by matter.
  std::vector<std::vector<Value>> of_matters_;
  std::vector<Value> days_;  // what tests of dates name
  std::vector<Limit> limits_;
};

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_RANDOM_ASSIGNMENT_H_
