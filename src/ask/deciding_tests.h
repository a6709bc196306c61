// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_DECIDING_TESTS_H_
#define SAFECONDUCT_ASK_DECIDING_TESTS_H_

#include <span>

#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Returns whether it may make a difference to a clause whether some of its
// tests hold, whatever they are by the case; false where what is known settles
// the clause without them. Everything else that it tests is looked at by
// itself, so that what hangs together is not seen to, and true is said too
// often rather than too seldom. Linear in the clause.
bool MayDecide(const chart::Chart& chart, law::ClauseId clause,
               std::span<const law::ExprId> tests, const chart::Case& person,
               const chart::Days& days);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_DECIDING_TESTS_H_
