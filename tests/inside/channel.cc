// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/channel.h"

#include "tests/inside/random_case.h"

namespace safeconduct::inside {

std::shared_ptr<const chart::Pack> ReadChannelPack() {
  chart::PackReading reading = chart::ReadPack(Pack::ChannelFiles());
  return reading.diagnostics.has_errors() ? nullptr : reading.pack;
}

std::shared_ptr<const chart::Chart> RandomChannelChart(
    random::Dice& dice, const std::shared_ptr<const chart::Pack>& pack) {
  while (true) {
    const auto chart = chart::Chart::Compile(
        pack, RandomScenario(dice, pack->law, pack->record));
    if (chart) return *chart;
  }
}

chart::Case RandomChannelCase(random::Dice& dice, const law::Law& law,
                              int max_unknown) {
  return RandomCase(dice, law, random::ChannelKnowledge(dice, max_unknown));
}

}  // namespace safeconduct::inside
