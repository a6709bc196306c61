// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_DECIDING_TESTS_H_
#define SAFECONDUCT_ASK_DECIDING_TESTS_H_

#include <span>

#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// A test of a clause that changes behind the last day of a limit: whether it
// holds up to that day, else behind it.
struct EdgeTest {
  law::ExprId test;
  bool holds_until = false;
};

// What is known on some days.
struct Moment {
  chart::Case person;
  chart::Days days;
};

// Returns whether it may make a difference to a clause that some of its tests
// change, from the last day that they may do so behind to the day behind that.
// `last` is what is known on the one and `next` on the other, `both` on either;
// of each of the tests it is known besides. Everything else that the clause
// tests is looked at by itself, so that what hangs together is not seen to, and
// true is said too often rather than too seldom. Linear in the clause.
bool MayDecide(const chart::Chart& chart, law::ClauseId clause,
               std::span<const EdgeTest> tests, const Moment& last,
               const Moment& next, const Moment& both);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_DECIDING_TESTS_H_
