// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_SURVEY_PACKS_H_
#define SAFECONDUCT_BENCH_SURVEY_PACKS_H_

#include <memory>

#include "chart/chart.h"

namespace safeconduct::bench {

// Return the charts of the Channel pack and of bench/ten-rules. End the program
// with what is wrong where they cannot.
std::shared_ptr<const chart::Chart> ChannelChart();
std::shared_ptr<const chart::Chart> TenRulesChart();

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_SURVEY_PACKS_H_
