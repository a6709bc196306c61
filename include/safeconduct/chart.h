// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_H_
#define SAFECONDUCT_CHART_H_

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/error.h"
#include "safeconduct/pack.h"

namespace safeconduct {

namespace chart {
class Chart;
}

// Which sources are listened to, and what is supposed beyond the record; as
// the options of the same names take it. What is empty is left out.
struct Scenario {
  std::string known_on;   // a day, YYYY-MM-DD
  std::string viewpoint;  // the name of a viewpoint
  // `MATTER becomes VALUE on DAY`, `EVENT happened`, `EVENT did not happen`.
  std::vector<std::string> suppositions;
};

// A pack compiled for one scenario, ready to be asked. Immutable; copies share
// what was compiled; safe to share between threads.
class Chart {
 public:
  // The most nodes that the diagrams of a pack may have.
  static constexpr size_t kDefaultNodeBudget = 4'000'000;

  // Fails where the scenario has a fault, and where the diagrams outgrow the
  // budget.
  static std::expected<Chart, Error> Compile(
      const Pack& pack, const Scenario& scenario = {},
      size_t node_budget = kDefaultNodeBudget);

  // Returns how many nodes the diagrams have, over how many variables.
  size_t node_count() const;
  size_t var_count() const;

  // What was compiled; for the library itself.
  const std::shared_ptr<const chart::Chart>& internal() const { return chart_; }

 private:
  explicit Chart(std::shared_ptr<const chart::Chart> chart)
      : chart_(std::move(chart)) {}

  std::shared_ptr<const chart::Chart> chart_;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_CHART_H_
