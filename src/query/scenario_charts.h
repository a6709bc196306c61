// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_SCENARIO_CHARTS_H_
#define SAFECONDUCT_QUERY_SCENARIO_CHARTS_H_

#include <cstddef>
#include <expected>
#include <map>
#include <memory>
#include <string>

#include "chart/chart.h"
#include "pack/pack.h"
#include "record/timeline.h"
#include "safeconduct/error.h"

namespace safeconduct::query {

// The charts of a pack by scenario, each compiled once while it is kept. Not
// safe to share between threads; the charts are.
class ScenarioCharts {
 public:
  // How many charts are kept. One of a large pack takes megabytes, and whoever
  // asks about many people on many days comes by scenarios without an end.
  static constexpr size_t kMaxKept = 64;

  using Result = std::expected<std::shared_ptr<const chart::Chart>, Error>;

  // `node_budget` is that of each chart.
  explicit ScenarioCharts(std::shared_ptr<const chart::Pack> pack,
                          size_t node_budget = diagram::kDefaultNodeBudget);
  // Has one chart from the outset, whose budget is that of the others.
  explicit ScenarioCharts(std::shared_ptr<const chart::Chart> chart);

  // Fails where the chart cannot be compiled, as Chart::Compile does. A failure
  // is kept as well.
  Result For(const record::Scenario& scenario);

 private:
  std::shared_ptr<const chart::Pack> pack_;
  size_t node_budget_;
  std::map<std::string, Result> charts_;  // by KeyOf the scenario
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_SCENARIO_CHARTS_H_
