// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_COMPARED_VALUES_H_
#define SAFECONDUCT_TESTS_ORACLE_COMPARED_VALUES_H_

#include <set>
#include <vector>

#include "chart/chart.h"

namespace safeconduct::oracle {

// Returns the number facts that are compared with another fact.
std::set<law::FactId> NumbersCompared(const chart::Chart& chart);

// Returns a value of each class of what a test looks at and, of a number that
// is compared with another, values that stand to it in every way: those about
// the ends of the classes of all that are compared. Ascending.
std::vector<Value> ValuesThatStandApart(const chart::Chart& chart,
                                        const law::Subject& subject);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_COMPARED_VALUES_H_
