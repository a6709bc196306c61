// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_CASE_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_CASE_H_

#include <string>

#include "case/case.h"
#include "law/law.h"
#include "record/record.h"
#include "record/timeline.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// How much is known of a random case: in a hundred facts so many have one
// value and so many none at all; of the rest something is known.
struct Knowledge {
  int single = 45;
  int unknown = 25;
};

// Returns values that a fact may have, some of which a test tells apart from
// others.
IntervalSet RandomValues(Dice& dice, const law::Law& law, law::FactId fact,
                         const Knowledge& knowledge);

chart::Case RandomCase(Dice& dice, const law::Law& law,
                       const Knowledge& knowledge);

// Returns the case with a few possible days for each of its dates.
chart::Case WithFewDays(Dice& dice, const law::Law& law, chart::Case person);

// Returns a day, or, more seldom, several days in a row.
chart::Days RandomDays(Dice& dice, int percent_ranges);

// Returns a scenario whose suppositions speak of what may be supposed.
record::Scenario RandomScenario(Dice& dice, const law::Law& law,
                                const record::Record& record);

// Returns the case, the days and the scenario, for a test that fails.
std::string TextOf(const law::Law& law, const chart::Case& person,
                   const chart::Days& days);
std::string TextOf(const law::Law& law, const record::Record& record,
                   const record::Scenario& scenario);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_CASE_H_
