// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_CASE_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_CASE_H_

#include <string>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// How much is known of a random case: in a hundred facts so many have one
// value and so many none at all; of the rest something is known.
struct Knowledge {
  int single = 45;
  int unknown = 25;
};

// Returns a case whose values crowd where some test of the pack tells one from
// another. The values are those themselves, and were never a text: what reads
// texts can be held against it.
Case RandomCase(Dice& dice, const Pack& pack, const Knowledge& knowledge);

// Returns the case with a few possible days for each of its dates, or, where
// that is less than a hundred, for so many of a hundred of them, and one of its
// days for each other.
Case WithFewDays(Dice& dice, const Case& person, int percent = 100);

// Returns the case with somebody in it whom no assumption of the pack rules out
// on one of the days; as it was where nobody is found.
Case MadePossible(Dice& dice, const Case& person, const Days& days);

// Returns a day, or, more seldom, several days in a row.
Days RandomDays(Dice& dice, int percent_ranges);

// Returns a scenario whose suppositions speak of what may be supposed.
Scenario RandomScenario(Dice& dice, const Pack& pack);

// Returns whether an error says that a case contradicts itself.
bool TellsContradiction(const Error& error);

// Returns the case and the days, or the scenario, for a test that fails.
std::string TextOf(const Case& person, const Days& days);
std::string TextOf(const Scenario& scenario);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_CASE_H_
