// SPDX-License-Identifier: Apache-2.0
#include "tests/random/trial.h"

#include <fmt/format.h>

#include <utility>

#include "tests/random/random_case.h"
#include "tests/random/random_pack.h"

namespace safeconduct::random {

std::string Trial::Text() const {
  return fmt::format("seed {}\n{}{}", seed, TextOf(files), TextOf(scenario));
}

Trial DrawTrial(uint64_t seed, const Shape& shape) {
  Trial trial(seed);
  trial.files = RandomPack(trial.dice, shape);
  auto pack = Pack::Read(trial.files);
  if (!pack) {
    trial.faults = pack.error().text;
    return trial;
  }
  trial.pack = *std::move(pack);
  trial.scenario = RandomScenario(trial.dice, *trial.pack);
  auto chart = Chart::Compile(*trial.pack, trial.scenario);
  if (chart) {
    trial.chart = *std::move(chart);
  } else {
    trial.why_no_chart = chart.error();
  }
  return trial;
}

}  // namespace safeconduct::random
