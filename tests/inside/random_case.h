// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_INSIDE_RANDOM_CASE_H_
#define SAFECONDUCT_TESTS_INSIDE_RANDOM_CASE_H_

#include <string>
#include <vector>

#include "case/case.h"
#include "law/law.h"
#include "record/record.h"
#include "record/timeline.h"
#include "tests/random/dice.h"
#include "tests/random/random_case.h"

namespace safeconduct::inside {

// Returns values that a fact may have, some of which a test tells apart from
// others.
IntervalSet RandomValues(random::Dice& dice, const law::Law& law,
                         law::FactId fact, const random::Knowledge& knowledge);

chart::Case RandomCase(random::Dice& dice, const law::Law& law,
                       const random::Knowledge& knowledge);

// Returns the case with a few possible days for each of its dates, or, where
// that is less than a hundred, for so many of a hundred of them, and one of its
// days for each other.
chart::Case WithFewDays(random::Dice& dice, const law::Law& law,
                        chart::Case person, int percent = 100);

// Returns any of the values, each run of them as likely.
Value AnyOf(random::Dice& dice, const IntervalSet& values);

// Returns a scenario whose suppositions speak of what may be supposed.
record::Scenario RandomScenario(random::Dice& dice, const law::Law& law,
                                const record::Record& record);

std::vector<law::RouteId> AllRoutes(const law::Law& law);

// Returns the case, the days and the scenario, for a test that fails.
std::string TextOf(const law::Law& law, const chart::Case& person,
                   const chart::Days& days);
std::string TextOf(const law::Law& law, const record::Record& record,
                   const record::Scenario& scenario);

}  // namespace safeconduct::inside

#endif  // SAFECONDUCT_TESTS_INSIDE_RANDOM_CASE_H_
