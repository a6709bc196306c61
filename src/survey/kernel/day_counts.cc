// SPDX-License-Identifier: Apache-2.0
//
// Begun and full months and years from one number a day.
//
// A day's number for months is (year * 12 + month) * 32 + day of the month.
// The begun months from one day to another are the difference of their numbers
// divided by 32 and rounded up: two days in one month of different years differ
// by whole months and less than 32 days, and a day that a month lacks falls on
// its last day, on or after which every day of that month lies. For years it is
// year * 512 + (month * 32 + day), divided by 512.
//
// Full ones to a day are those begun to the day after, less one. So the number
// of a day that full ones are counted to is that of the next, less 32 or 512.
#include "survey/kernel/day_counts.h"

#include <chrono>
#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "survey/kernel/day_counts.cc"
#include <hwy/foreach_target.h>
// After foreach_target.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace safeconduct::survey::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

namespace {

using Ints = hn::CappedTag<int32_t, 64>;

void FillGapsImpl(const Value* days, const uint64_t* known, Value otherwise,
                  Value* filled) {
  const Ints d;
  const auto gap = hn::Set(d, otherwise);
  const auto* bits = reinterpret_cast<const uint8_t*>(known);
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    // Its value is never used: it gives `stands` the type of a mask.
    auto stands = hn::MaskFromVec(gap);
    if constexpr (hn::MaxLanes(Ints()) >= 8) {
      stands = hn::LoadMaskBits(d, bits + i / 8);
    } else {
      // Fewer than eight lanes share a byte with the lanes before them, and
      // LoadMaskBits reads from the lowest bit of eight bytes.
      uint8_t here[8] = {static_cast<uint8_t>(bits[i / 8] >> (i % 8))};
      stands = hn::LoadMaskBits(d, here);
    }
    hn::StoreU(hn::IfThenElse(stands, hn::LoadU(d, days + i), gap), d,
               filled + i);
  }
}

// numbers[i] = table[days[i] - first]
// The table has an entry for every day that is reasoned about. Calendar
// arithmetic would take divisions, which vectors of whole numbers have none of.
void LookUp(const int32_t* table, int32_t first, const int32_t* days,
            int32_t* numbers) {
  const Ints d;
  const auto least = hn::Set(d, first);
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    const auto index = hn::Sub(hn::LoadU(d, days + i), least);
    hn::StoreU(hn::GatherIndex(d, table, index), d, numbers + i);
  }
}

// counts[i] = ceil((to[i] - from[i]) / 2^kShift)
template <int kShift>
void CountImpl(const int32_t* from, const int32_t* to, int32_t* counts) {
  const Ints d;
  const auto up = hn::Set(d, (1 << kShift) - 1);
  for (size_t i = 0; i < kBlockCases; i += hn::Lanes(d)) {
    const auto apart = hn::Sub(hn::LoadU(d, to + i), hn::LoadU(d, from + i));
    // The shift keeps the sign, so counts below zero round up as well: towards
    // zero.
    hn::StoreU(hn::ShiftRight<kShift>(hn::Add(apart, up)), d, counts + i);
  }
}

void CountDays(const int32_t* from, const int32_t* to, int32_t* counts) {
  CountImpl<0>(from, to, counts);
}
void CountMonths(const int32_t* from, const int32_t* to, int32_t* counts) {
  CountImpl<5>(from, to, counts);
}
void CountYears(const int32_t* from, const int32_t* to, int32_t* counts) {
  CountImpl<9>(from, to, counts);
}

}  // namespace
}  // namespace safeconduct::survey::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace safeconduct::survey {

HWY_EXPORT(FillGapsImpl);
HWY_EXPORT(LookUp);
HWY_EXPORT(CountDays);
HWY_EXPORT(CountMonths);
HWY_EXPORT(CountYears);

namespace {

// All start with kFirstDay.
struct Tables {
  std::vector<int32_t> months;
  std::vector<int32_t> years;
  std::vector<int32_t> full_months;
  std::vector<int32_t> full_years;
};

// Returns the number of a day for a unit; of numbers, themselves.
int32_t NumberFor(law::Unit unit, int32_t day) {
  if (unit == law::Unit::kDays || unit == law::Unit::kNumbers) return day;
  // Full ones are counted to the day as begun ones are to the next, less one.
  if (unit == law::Unit::kFullMonths) {
    return NumberFor(law::Unit::kMonths, day + 1) - 32;
  }
  if (unit == law::Unit::kFullYears) {
    return NumberFor(law::Unit::kYears, day + 1) - 512;
  }
  const std::chrono::year_month_day calendar{
      std::chrono::sys_days{std::chrono::days{day}}};
  const int32_t year = static_cast<int>(calendar.year());
  const auto month =
      static_cast<int32_t>(static_cast<unsigned>(calendar.month()));
  const auto in_month =
      static_cast<int32_t>(static_cast<unsigned>(calendar.day()));
  if (unit == law::Unit::kMonths) return (year * 12 + month) * 32 + in_month;
  return year * 512 + month * 32 + in_month;
}

Tables MakeTables() {
  Tables tables;
  for (int32_t day = kFirstDay.days; day <= kLastDay.days; ++day) {
    tables.months.push_back(NumberFor(law::Unit::kMonths, day));
    tables.years.push_back(NumberFor(law::Unit::kYears, day));
    tables.full_months.push_back(NumberFor(law::Unit::kFullMonths, day));
    tables.full_years.push_back(NumberFor(law::Unit::kFullYears, day));
  }
  return tables;
}

const std::vector<int32_t>& TableOf(law::Unit unit) {
  // A survey that counts days alone never makes them.
  static const Tables kTables = MakeTables();
  switch (unit) {
    case law::Unit::kMonths:
      return kTables.months;
    case law::Unit::kFullMonths:
      return kTables.full_months;
    case law::Unit::kFullYears:
      return kTables.full_years;
    default:
      return kTables.years;
  }
}

// Whether what is counted is the difference itself.
bool IsItsOwnNumber(law::Unit unit) {
  return unit == law::Unit::kDays || unit == law::Unit::kNumbers;
}

}  // namespace

void FillGaps(const Value* days, const PaddedBits& known, Value otherwise,
              BlockValues& filled) {
  HWY_DYNAMIC_DISPATCH(FillGapsImpl)
  (days, known.data(), otherwise, filled.data());
}

void NumberDays(law::Unit unit, const BlockValues& days, BlockValues& numbers) {
  if (IsItsOwnNumber(unit)) {
    numbers = days;
    return;
  }
  LookUpDays(TableOf(unit), days, numbers);
}

void LookUpDays(std::span<const Value> table, const BlockValues& days,
                BlockValues& numbers) {
  HWY_DYNAMIC_DISPATCH(LookUp)
  (table.data(), kFirstDay.days, days.data(), numbers.data());
}

Value NumberOfDay(law::Unit unit, Date day) {
  return NumberFor(unit, day.days);
}

void CountNumbers(law::Unit unit, const BlockValues& from,
                  const BlockValues& to, BlockValues& counts) {
  switch (unit) {
    case law::Unit::kDays:
    case law::Unit::kNumbers:
      HWY_DYNAMIC_DISPATCH(CountDays)(from.data(), to.data(), counts.data());
      return;
    case law::Unit::kMonths:
    case law::Unit::kFullMonths:
      HWY_DYNAMIC_DISPATCH(CountMonths)(from.data(), to.data(), counts.data());
      return;
    case law::Unit::kYears:
    case law::Unit::kFullYears:
      HWY_DYNAMIC_DISPATCH(CountYears)(from.data(), to.data(), counts.data());
      return;
  }
}

}  // namespace safeconduct::survey

#endif  // HWY_ONCE
