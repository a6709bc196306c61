// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_PRINT_H_
#define SAFECONDUCT_CHART_PRINT_H_

#include <string>

#include "chart/chart.h"

namespace safeconduct::chart {

// Returns the variables in their order, each with its classes, and how many
// nodes each route has in the free and in the dated chart:
//
//   0 today: ..2023-06-30 | 2023-07-01..
//   1 fact age: 0..17 | 18..120
//   route france: 3 nodes free, 2 dated
//
// Classes of a measure and the worlds of a dispute stand as numbers.
std::string ToString(const Chart& chart);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_PRINT_H_
