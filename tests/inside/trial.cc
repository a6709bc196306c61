// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/trial.h"

#include <fmt/format.h>

#include "tests/inside/random_case.h"
#include "tests/random/random_pack.h"

namespace safeconduct::inside {
std::string Trial::Text() const {
  std::string text = fmt::format("seed {}\n{}", seed, random::TextOf(files));
  if (pack != nullptr) text += TextOf(pack->law, pack->record, scenario);
  return text;
}

Trial DrawTrial(uint64_t seed, const random::Shape& shape) {
  Trial trial(seed);
  trial.files = random::RandomPack(trial.dice, shape);
  chart::PackReading reading = chart::ReadPack(trial.files);
  if (reading.diagnostics.has_errors()) {
    trial.faults = reading.diagnostics.Render();
    return trial;
  }
  trial.pack = reading.pack;
  trial.scenario =
      RandomScenario(trial.dice, trial.pack->law, trial.pack->record);
  auto chart = chart::Chart::Compile(trial.pack, trial.scenario);
  if (chart) trial.chart = *chart;
  return trial;
}

}  // namespace safeconduct::inside
