// SPDX-License-Identifier: Apache-2.0
#include "query/scenario_charts.h"

#include <fmt/format.h>

#include <utility>
#include <variant>

namespace safeconduct::query {
namespace {

// Returns a text that two scenarios of one pack share where they are the same.
// Suppositions keep their order: of two about one thing the last prevails.
std::string KeyOf(const record::Scenario& scenario) {
  // Ids as numbers: one pack, so that they say the same as names and are
  // shorter.
  std::string key;
  if (scenario.known_on) key += fmt::format("k{}", scenario.known_on->days);
  if (scenario.viewpoint) key += fmt::format("v{}", scenario.viewpoint->value);
  for (const record::Supposition& each : scenario.suppositions) {
    if (const auto* becomes = std::get_if<record::Becomes>(&each)) {
      key += fmt::format("b{}={}@{}", becomes->matter.value, becomes->value,
                         becomes->day.days);
    } else {
      const auto& settles = std::get<record::Settles>(each);
      key += fmt::format("s{}={}", settles.event.value, settles.happened);
    }
  }
  return key;
}

}  // namespace

ScenarioCharts::ScenarioCharts(std::shared_ptr<const chart::Pack> pack,
                               size_t node_budget)
    : pack_(std::move(pack)), node_budget_(node_budget) {}

ScenarioCharts::ScenarioCharts(std::shared_ptr<const chart::Chart> chart)
    : pack_(chart->shared_pack()), node_budget_(chart->store().node_budget()) {
  charts_.emplace(KeyOf(chart->timeline().scenario()), std::move(chart));
}

ScenarioCharts::Result ScenarioCharts::For(const record::Scenario& scenario) {
  const std::string key = KeyOf(scenario);
  const auto known = charts_.find(key);
  if (known != charts_.end()) return known->second;
  // All at once: what is asked again comes back at the cost of one compilation,
  // and no order of use has to be kept.
  if (charts_.size() >= kMaxKept) charts_.clear();
  return charts_
      .emplace(key, chart::Chart::Compile(pack_, scenario, node_budget_))
      .first->second;
}

}  // namespace safeconduct::query
