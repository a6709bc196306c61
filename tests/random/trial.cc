// SPDX-License-Identifier: Apache-2.0
#include "tests/random/trial.h"

#include <fmt/format.h>

#include "tests/random/random_case.h"
#include "tests/random/random_pack.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SAFECONDUCT_SLOW_TRIALS 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SAFECONDUCT_SLOW_TRIALS 1
#endif

namespace safeconduct::random {
namespace {

#ifdef SAFECONDUCT_SLOW_TRIALS
constexpr int kOneOutOf = 10;
#else
constexpr int kOneOutOf = 1;
#endif

}  // namespace

std::string Trial::Text() const {
  std::string text = fmt::format("seed {}\n{}", seed, TextOf(files));
  if (pack != nullptr) text += TextOf(pack->law, pack->record, scenario);
  return text;
}

Trial DrawTrial(uint64_t seed, const Shape& shape) {
  Trial trial(seed);
  trial.files = RandomPack(trial.dice, shape);
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

int TrialsOf(int count) { return (count + kOneOutOf - 1) / kOneOutOf; }

}  // namespace safeconduct::random
