// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_CHART_TESTING_H_
#define SAFECONDUCT_CHART_CHART_TESTING_H_

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chart/case.h"
#include "chart/chart.h"
#include "chart/pack.h"
#include "chart/scenario.h"
#include "safeconduct/date.h"

// Packs, charts and cases for tests, from texts in place of files. What has a
// fault throws it, as its test is then at fault.
namespace safeconduct::chart {

// Returns a fact of a law that no text declares; notes of faults point to one
// place for all of them.
inline law::Fact MakeFact(std::string name, law::TypeForm form) {
  static const text::SourceText kDeclarations("facts.law.md", "fact age\n");
  law::Fact fact;
  fact.name = std::move(name);
  fact.type.form = form;
  fact.place = {&kDeclarations, 5, 8};
  return fact;
}

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

// Returns the case in which facts are as `settings` say: `age=16..19`.
inline Case MakeTestCase(const law::Law& law,
                         const std::vector<std::string>& settings) {
  Case person(law);
  for (const std::string& setting : settings) {
    const text::SourceText source("--set", setting);
    text::Diagnostics diagnostics;
    if (!ReadSetting(law, source, person, diagnostics)) {
      throw std::invalid_argument(diagnostics.Render());
    }
  }
  return person;
}

// Returns the days that `written` writes: `2023-08-14` or a range.
inline Days TestDays(const std::string& written) {
  const text::SourceText source("--on", written);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(written.size());
  const auto days = ReadDays({&source, 0, size}, diagnostics);
  if (!days) throw std::invalid_argument(diagnostics.Render());
  return *days;
}

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_CHART_TESTING_H_
