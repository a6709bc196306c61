// SPDX-License-Identifier: Apache-2.0
#include "tests/random/channel.h"

#include "api/access.h"
#include "tests/inside/channel.h"

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

Case RandomChannelCase(Dice& dice, const Pack& pack, int max_unknown,
                       const Days& days) {
  const law::Law& law = api::Access::ContentsOf(pack).pack->law;
  return api::Access::Wrap(
      pack, inside::RandomChannelCase(dice, law, max_unknown, days));
}

}  // namespace safeconduct::random
