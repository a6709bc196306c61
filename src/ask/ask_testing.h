// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_ASK_TESTING_H_
#define SAFECONDUCT_ASK_ASK_TESTING_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "chart/chart.h"
#include "chart/chart_testing.h"

// What the tests of questions and answers share.
namespace safeconduct::ask {

using ChartRef = std::shared_ptr<const chart::Chart>;
using Settings = std::vector<std::string>;

inline ChartRef Compiled(const std::string& law, const std::string& record = "",
                         const Scenario& scenario = {}) {
  return chart::CompileTestPack(chart::ReadTestPack(law, record), scenario);
}

inline Scenario ToldBy(const char* viewpoint) {
  Scenario scenario;
  scenario.viewpoint = viewpoint;
  return scenario;
}

inline Scenario Supposing(std::vector<std::string> suppositions) {
  Scenario scenario;
  scenario.suppositions = std::move(suppositions);
  return scenario;
}

inline std::vector<law::RouteId> AllRoutes(const ChartRef& chart) {
  std::vector<law::RouteId> routes;
  for (size_t i = 0; i < chart->law().routes.size(); ++i) {
    routes.emplace_back(i);
  }
  return routes;
}

// A route that an agreement opens, and when one was in force.
inline constexpr const char* kAgreement =
    "fact alone \"\" : yes or no\n"
    "matter treaty \"\" : one of none, in_force; at first none\n"
    "route france \"\" to FR\n"
    "  needs treaty \"\" when treaty is in_force\n"
    "  barred by alone \"\" when alone\n";

inline constexpr const char* kAgreementRecord =
    "source paper \"\" newspaper published 2020-01-01\n"
    "event signed \"\" on 2023-09-01 treaty becomes in_force\n"
    "  according to paper\n"
    "event ended \"\" on 2026-06-11 treaty becomes none\n"
    "  according to paper\n";

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_ASK_TESTING_H_
