// SPDX-License-Identifier: Apache-2.0
#include "tests/random/key_days.h"

#include <array>
#include <string_view>

namespace safeconduct::random {

Date KeyDay(Dice& dice) {
  static constexpr std::array<std::string_view, 10> kDays = {
      "2023-01-01", "2023-01-31", "2023-02-28", "2023-05-31", "2023-06-29",
      "2023-08-14", "2023-12-31", "2024-01-30", "2024-02-29", "2024-03-31"};
  return *ParseDate(kDays[dice.Below(kDays.size())]);
}

Date DayNearKey(Dice& dice) {
  const int reach = dice.Chance(70) ? 2 : 40;
  return Date{KeyDay(dice).days + dice.Between(-reach, reach)};
}

}  // namespace safeconduct::random
