// SPDX-License-Identifier: Apache-2.0
//
// Somebody of 17 in one quarter is not of 17 two years later. From a day d to a
// day e everybody has a birthday for each whole year, and some have one for the
// year begun. The fewest lie between the last day then and the first day asked
// about, the most between the first and the last: 2 and 3 from some day of
// January to March 2021 to 14 August 2023, so that 18 to 24 becomes 20 to 27.
// For an earlier day both are negative, and the same holds.
#include "convert/ages.h"

#include <fmt/format.h>

#include <algorithm>

namespace safeconduct::convert {
namespace {

// Returns the whole years from `from` to `to`; the begun ones of an earlier day
// count as negative.
int32_t WholeYears(Date from, Date to) {
  const int32_t begun = CountYears(from, to);
  return AddMonths(from, 12 * begun) == to ? begun : begun - 1;
}

std::string FormatRange(const AgeRange& ages) {
  const std::string low =
      ages.low <= kAnyAge.low ? "" : fmt::format("{}", ages.low);
  const std::string high =
      ages.high >= kAnyAge.high ? "" : fmt::format("{}", ages.high);
  return low == high ? low : low + ".." + high;
}

}  // namespace

AgeRange AgesOn(const Days& on, const Days& then, const AgeRange& ages) {
  // Who may be of any age may be so on any day.
  if (ages == kAnyAge) return ages;
  AgeRange shifted = ages;
  shifted.low += WholeYears(then.last, on.first);
  // The highest age stands for itself and all above it, and stays so.
  if (ages.high < kAnyAge.high) shifted.high += CountYears(then.first, on.last);
  shifted.low = std::clamp(shifted.low, kAnyAge.low, kAnyAge.high);
  shifted.high = std::clamp(shifted.high, kAnyAge.low, kAnyAge.high);
  return shifted;
}

std::string FormatAges(const std::vector<AgeRange>& ages) {
  std::vector<AgeRange> apart;
  for (const AgeRange& range : ages) {
    // 17 and 18 meet: there is no age between them.
    if (!apart.empty() && range.low <= apart.back().high + 1) {
      apart.back().high = std::max(apart.back().high, range.high);
    } else {
      apart.push_back(range);
    }
  }
  std::string cell;
  for (const AgeRange& range : apart) {
    cell += (cell.empty() ? "" : "|") + FormatRange(range);
  }
  return cell;
}

}  // namespace safeconduct::convert
