// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_GROWTH_ORDERS_H_
#define SAFECONDUCT_BENCH_GROWTH_ORDERS_H_

#include <string>
#include <vector>

#include "chart/order.h"
#include "law/law.h"

namespace safeconduct::bench {

// A way to order variables.
struct NamedOrder {
  std::string name;
  chart::Order order;
  double milliseconds = 0;  // to find it
};

// Returns the orders that are held against each other: see orders.cc.
std::vector<NamedOrder> OrdersOf(const law::Law& law);

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_GROWTH_ORDERS_H_
