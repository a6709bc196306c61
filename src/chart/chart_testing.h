// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_CHART_TESTING_H_
#define SAFECONDUCT_CHART_CHART_TESTING_H_

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "case/case_testing.h"
#include "chart/chart.h"
#include "pack/pack.h"
#include "pack/scenario.h"
#include "safeconduct/date.h"

// Packs, charts and cases for tests, from texts in place of files. What has a
// fault throws it, as its test is then at fault.
namespace safeconduct::chart {

// Returns the pack of one page of law and one of the record, each without its
// fence of Markdown.
inline std::shared_ptr<const Pack> ReadTestPack(const std::string& law,
                                                const std::string& record) {
  PackReading reading =
      ReadPack({{"test.law.md", "```law\n" + law + "\n```\n"},
                {"test.record.md", "```record\n" + record + "\n```\n"}});
  if (!reading.diagnostics.empty()) {
    throw std::invalid_argument(reading.diagnostics.Render());
  }
  return reading.pack;
}

inline std::shared_ptr<const Chart> CompileTestPack(
    std::shared_ptr<const Pack> pack, const Scenario& written = {}) {
  auto scenario = ReadScenario(*pack, written);
  if (!scenario) throw std::invalid_argument(scenario.error().text);
  auto chart = Chart::Compile(std::move(pack), *std::move(scenario));
  if (!chart) throw std::invalid_argument(chart.error().text);
  return *chart;
}

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_CHART_TESTING_H_
