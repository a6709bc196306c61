// SPDX-License-Identifier: Apache-2.0
#include "tests/random/edge_days.h"

#include <algorithm>

#include "api/access.h"
#include "chart/limits.h"

namespace safeconduct::random {

std::string EdgeDay(Dice& dice, const Chart& chart, const Fact& fact,
                    const Days& days) {
  const chart::Chart& compiled = *api::Access::ChartOf(chart);
  const law::FactId id = *compiled.law().FindFact(fact.name);
  const auto pieces =
      chart::PiecesOf(compiled, id, chart::Case(compiled.law()), days);
  const Value start = dice.OneOf(pieces).min();
  if (start == kNone) return "none";
  return FormatDate(Date{
      std::clamp(start + dice.Between(-1, 1), kFirstDay.days, kLastDay.days)});
}

}  // namespace safeconduct::random
