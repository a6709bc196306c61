// SPDX-License-Identifier: Apache-2.0
#include "tests/random/channel.h"

namespace safeconduct::random {

Pack ChannelPack() { return Pack::Channel().value(); }

Pack ReadmissionPack() {
  return Pack::Read(Pack::CarriedFiles("readmission").value()).value();
}

Chart RandomChannelChart(Dice& dice, const Pack& pack) {
  while (true) {
    const auto chart = Chart::Compile(pack, RandomScenario(dice, pack));
    if (chart) return *chart;
  }
}

Knowledge ChannelKnowledge(Dice& dice, int max_unknown) {
  Knowledge knowledge;
  knowledge.unknown = dice.Between(0, max_unknown);
  knowledge.single = 95 - knowledge.unknown;
  return knowledge;
}

Case RandomChannelCase(Dice& dice, const Pack& pack, int max_unknown) {
  return RandomCase(dice, pack, ChannelKnowledge(dice, max_unknown));
}

}  // namespace safeconduct::random
