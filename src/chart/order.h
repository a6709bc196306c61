// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_ORDER_H_
#define SAFECONDUCT_CHART_ORDER_H_

#include <vector>

#include "law/law.h"

namespace safeconduct::chart {

// Matters, facts and measures, each at most once, in the order of the variables
// that stand for them.
using Order = std::vector<law::Subject>;

// Returns all that clauses and guarantees test: the matters as declared, then
// facts and measures in the order in which they are first named.
Order OrderAsNamed(const law::Law& law);

// Returns the same in the order that keeps diagrams small: see order.cc.
// Depends on the law alone.
Order FindOrder(const law::Law& law);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_ORDER_H_
