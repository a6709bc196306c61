// SPDX-License-Identifier: Apache-2.0
#include "tests/random/channel.h"

#include <algorithm>
#include <utility>

#include "api/channel_pack.h"
#include "tests/random/random_case.h"

namespace safeconduct::random {
namespace {

// Returns a day near one on which the record moves something.
Date DayOfRecord(Dice& dice, const record::Record& record) {
  const record::Event& event = dice.OneOf(record.events);
  const Date day = dice.Chance(50) ? event.first : event.last;
  const int32_t near = day.days + dice.Between(-30, 60);
  return Date{std::clamp(near, kFirstDay.days, kLastDay.days)};
}

}  // namespace

std::shared_ptr<const chart::Pack> ReadChannelPack() {
  std::vector<chart::PackFile> files;
  for (const api::EmbeddedFile& file : api::ChannelPack()) {
    files.push_back({std::string(file.path), std::string(file.text)});
  }
  chart::PackReading reading = chart::ReadPack(std::move(files));
  return reading.diagnostics.has_errors() ? nullptr : reading.pack;
}

std::shared_ptr<const chart::Chart> RandomChannelChart(
    Dice& dice, const std::shared_ptr<const chart::Pack>& pack) {
  while (true) {
    const auto chart = chart::Chart::Compile(
        pack, RandomScenario(dice, pack->law, pack->record));
    if (chart) return *chart;
  }
}

chart::Case RandomChannelCase(Dice& dice, const law::Law& law,
                              int max_unknown) {
  Knowledge knowledge;
  knowledge.unknown = dice.Between(0, max_unknown);
  knowledge.single = 95 - knowledge.unknown;
  return RandomCase(dice, law, knowledge);
}

chart::Days RandomChannelDays(Dice& dice, const record::Record& record) {
  if (dice.Chance(50)) return RandomDays(dice, 10);
  const Date day = DayOfRecord(dice, record);
  if (dice.Chance(80)) return {day, day};
  const int32_t last = day.days + dice.Between(1, 200);
  return {day, Date{std::min(last, kLastDay.days)}};
}

}  // namespace safeconduct::random
