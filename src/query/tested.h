// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_TESTED_H_
#define SAFECONDUCT_QUERY_TESTED_H_

#include <vector>

#include "chart/chart.h"
#include "diagram/node_store.h"
#include "law/law.h"

namespace safeconduct::query {

// Returns the variables that a condition and the clauses of the routes it names
// test as they are written, ascending, whether or not they matter.
std::vector<diagram::VarId> VarsTested(const chart::Chart& chart,
                                       law::ExprId condition);

// Returns the variables that a clause tests as it is written, ascending.
std::vector<diagram::VarId> VarsTested(const chart::Chart& chart,
                                       law::ClauseId clause);

// Returns `vars` with each matter replaced by what it follows from in the
// chart's scenario: the day, windows and disputes.
std::vector<diagram::VarId> WithoutMatters(
    const chart::Chart& chart, const std::vector<diagram::VarId>& vars);

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_TESTED_H_
