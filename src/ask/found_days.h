// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_FOUND_DAYS_H_
#define SAFECONDUCT_ASK_FOUND_DAYS_H_

#include <memory>
#include <span>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// What the declared days of a pack may be for a case.
struct FoundDays {
  // By DayId; days that are reasoned about, and none. Empty of a day that was
  // not asked for, here and below.
  std::vector<IntervalSet> values;
  // By DayId: the alternatives of which each may be the first that fits.
  std::vector<std::vector<size_t>> fitting;
  // By DayId: whether it may be none as what it starts from is none.
  std::vector<bool> may_not_have_begun;
  // The calendars that end, or have not begun, before a day is found: what is
  // not known therefore may be any day.
  std::vector<std::shared_ptr<const calendar::Calendar>> ended;
};

// Returns the ways, as the law declares them, from which some alternatives of a
// day come, each once: first those of the day itself in their order, then those
// of the days that it starts from, and so on.
std::vector<law::DeclaredWay> WaysOf(const law::Law& law, law::DayId day,
                                     const std::vector<size_t>& fitting);

// Returns what each day may be: see found_days.cc.
FoundDays FindDays(const chart::Chart& chart, const chart::Case& person,
                   const chart::Days& days);
// The same of some days.
FoundDays FindDays(const chart::Chart& chart, const chart::Case& person,
                   const chart::Days& days, std::span<const law::DayId> wanted);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_FOUND_DAYS_H_
