// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_LAYOUT_H_
#define SAFECONDUCT_CHART_LAYOUT_H_

#include <optional>
#include <vector>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "chart/order.h"
#include "diagram/node_store.h"
#include "law/law.h"
#include "record/timeline.h"

namespace safeconduct::chart {

// Where what the law tests stands among the variables of its diagrams.
struct Layout {
  std::vector<Variable> variables;
  std::vector<std::vector<IntervalSet>> tests;  // by variable
  std::vector<IntervalSet> universes;           // by variable
  // By id; nothing where no test looks at it.
  std::vector<std::optional<diagram::VarId>> of_fact;
  std::vector<std::optional<diagram::VarId>> of_measure;
  std::vector<std::optional<diagram::VarId>> of_matter;
  std::vector<std::optional<diagram::VarId>> of_dispute;
  std::vector<std::optional<diagram::VarId>> of_window;
  // In their order among the variables; not by any id.
  std::vector<diagram::VarId> of_comparison;
};

// Finds the variables of a law and a timeline and what is asked of each: see
// layout.cc. What is tested and not in `order` follows as first named.
Layout LayOut(const law::Law& law, const record::Timeline& timeline,
              const Order& order);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_LAYOUT_H_
