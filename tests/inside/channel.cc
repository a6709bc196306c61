// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/channel.h"

#include <string_view>
#include <utility>

#include "tests/inside/possible_case.h"
#include "tests/inside/random_case.h"

namespace safeconduct::inside {

namespace {

std::shared_ptr<const chart::Pack> ReadCarriedPack(std::string_view name) {
  chart::PackReading reading =
      chart::ReadPack(Pack::CarriedFiles(name).value());
  return reading.diagnostics.has_errors() ? nullptr : reading.pack;
}

}  // namespace

std::shared_ptr<const chart::Pack> ReadChannelPack() {
  return ReadCarriedPack("channel");
}

std::shared_ptr<const chart::Pack> ReadReadmissionPack() {
  return ReadCarriedPack("readmission");
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
                              int max_unknown, const chart::Days& days) {
  random::Knowledge knowledge;
  knowledge.unknown = dice.Between(0, max_unknown);
  knowledge.single = 95 - knowledge.unknown;
  chart::Case person = RandomCase(dice, law, knowledge);
  if (dice.Chance(50)) person = WithFewDays(dice, law, std::move(person), 0);
  if (dice.Chance(5)) return person;  // hardly ever of somebody who can be
  return MadePossible(dice, law, std::move(person), days);
}

}  // namespace safeconduct::inside
