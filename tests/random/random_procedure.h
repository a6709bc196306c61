// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_RANDOM_PROCEDURE_H_
#define SAFECONDUCT_TESTS_RANDOM_RANDOM_PROCEDURE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// A last day as a random pack says it: so many days or months behind the day
// of a step or of a fact.
struct DrawnDay {
  std::string fact;
  int count = 0;
  bool months = false;
};

// A step as it was drawn, by positions in its procedure.
struct DrawnStep {
  std::string name;
  std::vector<size_t> after;
  std::string fact;  // empty where it sets none
  std::optional<DrawnDay> due;
  bool accepts = false;
  bool refuses = false;
  std::vector<std::string> once;  // addresses of clauses
  bool takes_the_route = false;
};

struct DrawnProcedure {
  std::string route;
  std::vector<DrawnStep> steps;
  PackFile page;
};

// Returns a procedure on a route of the pack, to be read beside its files. It
// declares the facts that its steps set, and the last days of these.
DrawnProcedure RandomProcedure(Dice& dice, const Pack& pack);

// Sets the days of the steps: near `today`, exactly where `exact`, and else one
// of at most three days, or none.
void SetStepDays(Dice& dice, const DrawnProcedure& procedure, Date today,
                 bool exact, Case& person);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_RANDOM_PROCEDURE_H_
