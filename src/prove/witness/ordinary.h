// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_ORDINARY_H_
#define SAFECONDUCT_PROVE_WITNESS_ORDINARY_H_

#include <vector>

#include "chart/chart.h"
#include "safeconduct/date.h"

namespace safeconduct::prove {

// An ordinary situation, from which a counterexample departs as little as it
// can, so that a reader sees what matters in it.
struct Ordinary {
  Date day;
  std::vector<Value> facts;    // by FactId
  std::vector<Value> matters;  // by MatterId
};

// Returns the situation of a pack's first example: the day it is asked on, its
// facts, the matters as the chart's scenario has them on that day, nothing
// disputed having happened. A fact that it does not give is `no`, the first
// choice, the lowest number, the first country that the pack puts in a set,
// `none`, or the day asked about. A pack without examples is asked on the first
// day of the last epoch.
Ordinary OrdinarySituation(const chart::Chart& chart);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_ORDINARY_H_
