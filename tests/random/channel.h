// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_CHANNEL_H_
#define SAFECONDUCT_TESTS_RANDOM_CHANNEL_H_

#include <algorithm>
#include <vector>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/pack.h"
#include "tests/random/dice.h"
#include "tests/random/random_case.h"

// Random questions to the packs that the library carries.
namespace safeconduct::random {

// Return the packs. They have no fault: golden tests hold them to that.
Pack ChannelPack();
Pack ReadmissionPack();

// Returns the chart of a random scenario that makes sense.
Chart RandomChannelChart(Dice& dice, const Pack& pack);

// Returns a case of which, in a hundred facts, up to so many are unknown and
// nearly all others known exactly; of half of them all dates are. Nearly always
// somebody can be so on one of the days.
Case RandomChannelCase(Dice& dice, const Pack& pack, int max_unknown,
                       const Days& days);

// Returns a day near one on which one of the events moves something.
template <typename Event>
Date DayOfRecord(Dice& dice, const std::vector<Event>& events) {
  const Event& event = dice.OneOf(events);
  const Date day = dice.Chance(50) ? event.first : event.last;
  const int32_t near = day.days + dice.Between(-30, 60);
  return Date{std::clamp(near, kFirstDay.days, kLastDay.days)};
}

// Returns a day or, more seldom, several, mostly when the record moved.
template <typename Event>
Days RandomChannelDays(Dice& dice, const std::vector<Event>& events) {
  if (dice.Chance(50)) return RandomDays(dice, 10);
  const Date day = DayOfRecord(dice, events);
  if (dice.Chance(80)) return {day, day};
  const int32_t last = day.days + dice.Between(1, 200);
  return {day, Date{std::min(last, kLastDay.days)}};
}

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_CHANNEL_H_
