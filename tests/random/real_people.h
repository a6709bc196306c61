// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_REAL_PEOPLE_H_
#define SAFECONDUCT_TESTS_RANDOM_REAL_PEOPLE_H_

#include <memory>

#include "safeconduct/case.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/random/dice.h"

namespace safeconduct::random {

// A person of whom all is known, on a day.
struct RealPerson {
  Case person;
  Date day;
};

// Draws people and days that crowd where the tests of a pack change their
// minds: values beside those that it names, and dates so far from one another
// as its limits are long, give or take a day.
class RealPeople {
 public:
  explicit RealPeople(const Pack& pack);
  ~RealPeople();
  RealPeople(const RealPeople&) = delete;
  RealPeople& operator=(const RealPeople&) = delete;

  RealPerson Draw(Dice& dice) const;

 private:
  struct Assignments;
  Pack pack_;
  std::unique_ptr<const Assignments> assignments_;
};

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_REAL_PEOPLE_H_
