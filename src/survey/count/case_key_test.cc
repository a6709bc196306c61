// SPDX-License-Identifier: Apache-2.0
#include "survey/count/case_key.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace safeconduct::survey {
namespace {

constexpr Days kDay{Date{19500}, Date{19500}};

law::Law TwoNumbers() {
  law::Law law;
  law.facts.resize(2);
  for (law::Fact& fact : law.facts) {
    fact.type.form = law::TypeForm::kNumber;
    fact.type.low = 0;
    fact.type.high = 99;
  }
  return law;
}

chart::Case CaseOf(const law::Law& law, IntervalSet first, IntervalSet second) {
  chart::Case person(law);
  person.Set(law::FactId(size_t{0}), std::move(first));
  person.Set(law::FactId(size_t{1}), std::move(second));
  return person;
}

TEST(CaseKey, IsTheSameWhereAllThatIsKnownIs) {
  const law::Law law = TwoNumbers();
  EXPECT_EQ(CaseKey(law, CaseOf(law, {{1, 2}, {5, 6}}, {{9, 9}}), kDay),
            CaseKey(law, CaseOf(law, {{1, 2}, {5, 6}}, {{9, 9}}), kDay));
}

// The same intervals in the same order, cut between the facts at each place,
// and those that a count of them could be taken for.
TEST(CaseKey, DiffersWhereTheSameIntervalsAreOfAnotherFact) {
  const law::Law law = TwoNumbers();
  const std::vector<chart::Case> cases = {
      CaseOf(law, {{1, 2}, {5, 6}}, {{9, 9}}),
      CaseOf(law, {{1, 2}}, {{5, 6}, {9, 9}}),
      CaseOf(law, {{5, 6}}, {{1, 2}, {9, 9}}),
      CaseOf(law, {{1, 2}, {5, 6}, {9, 9}}, {{1, 2}}),
      CaseOf(law, {{1, 2}, {5, 6}}, {{9, 9}, {11, 12}}),
      CaseOf(law, {{0, 1}}, {{0, 1}}),
      CaseOf(law, {{0, 1}, {3, 3}}, {{0, 1}}),
      CaseOf(law, {{0, 1}}, {{0, 1}, {3, 3}}),
  };
  std::set<std::string> keys;
  for (const chart::Case& person : cases) {
    keys.insert(CaseKey(law, person, kDay));
  }
  EXPECT_EQ(keys.size(), cases.size());
}

TEST(CaseKey, DiffersWithTheDays) {
  const law::Law law = TwoNumbers();
  const chart::Case unknown(law);
  const Days later{kDay.first, Date{kDay.last.days + 1}};
  EXPECT_NE(CaseKey(law, unknown, kDay), CaseKey(law, unknown, later));
}

}  // namespace
}  // namespace safeconduct::survey
