// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_LINEAR_CALENDAR_H_
#define SAFECONDUCT_TESTS_ORACLE_LINEAR_CALENDAR_H_

#include <array>
#include <cstddef>

// The calendar as a solver for linear arithmetic can take it in: sums,
// comparisons, and, or, not; no table of days and no division. Each function
// serves numbers and terms of the solver alike, so that what the solver is
// told can itself be tried on every day.
//
// A date is a month, counted from January 1900, and a day of it. To pass from
// months to days, a year is counted from 1901 as 4 `quads` + `rest`: then a
// year is a leap year where `rest` is 3, save 1900 and 2100, and since 1901
// there have been as many leap days as quads. (Of 1900, quad -1, rest 3, that
// takes off a leap day that it did not have.)
//
// Months count begun periods: by the n-th the end is reached where its month
// lies before the start's n-th, or is it, and its day is no later than the
// start's. Where the start's day is missing in that month, its last day stands
// for it, and no day of the month is later. So the day needs no shortening:
// 31 January + 1 is 28 February, and 28 <= 31.
//
// Full ones are over: the n-th is where the end's month lies behind the start's
// n-th, or is it, and its day is no earlier, or is the month's last.
//
// Source: the Gregorian calendar, from 1 January 1900 to 31 December 2100.
namespace safeconduct::oracle {

template <typename Number>
struct MonthDay {
  Number month;  // from January 1900
  Number day;    // from 1
};

// A month taken apart.
template <typename Number>
struct MonthParts {
  Number month_of_year;  // from 0
  Number quad;           // years from 1901, divided by 4
  Number rest;
};

inline constexpr int kLastMonth = 201 * 12 - 1;  // December 2100

// Returns whether no more than `months` are counted from a date to another.
template <typename Number, typename Months>
auto CountsAtMost(const MonthDay<Number>& from, const MonthDay<Number>& to,
                  const Months& months) {
  return to.month < from.month + months ||
         (to.month == from.month + months && to.day <= from.day);
}

// Returns whether at least `months` full ones are counted from a date to
// another, where `is_last` says whether that is the last day of its month.
template <typename Number, typename Truth, typename Months>
auto CountsFullAtLeast(const MonthDay<Number>& from, const MonthDay<Number>& to,
                       const Truth& is_last, const Months& months) {
  return to.month > from.month + months ||
         (to.month == from.month + months && (to.day >= from.day || is_last));
}

// Returns whether `parts` are those of the month.
template <typename Number>
auto AreParts(const Number& month, const MonthParts<Number>& parts) {
  return month >= 0 && month <= kLastMonth && parts.month_of_year >= 0 &&
         parts.month_of_year < 12 && parts.rest >= 0 && parts.rest < 4 &&
         month == (parts.quad * 4 + parts.rest + 1) * 12 + parts.month_of_year;
}

template <typename Number>
auto IsInLeapYear(const MonthParts<Number>& parts) {
  return parts.rest == 3 && parts.quad >= 0 && parts.quad < 49;
}

// Returns whether the month has the day.
template <typename Number>
auto HasDay(const MonthParts<Number>& parts, const Number& day) {
  const Number& month = parts.month_of_year;
  const auto has_30 = month == 3 || month == 5 || month == 8 || month == 10;
  return day >= 1 && day <= 31 && (!has_30 || day <= 30) &&
         (!(month == 1) || day <= 28 || (day == 29 && IsInLeapYear(parts)));
}

// Returns whether a day that the month has is its last.
template <typename Number>
auto IsLastDay(const MonthParts<Number>& parts, const Number& day) {
  const Number& month = parts.month_of_year;
  const auto has_30 = month == 3 || month == 5 || month == 8 || month == 10;
  return day == 31 || (has_30 && day == 30) ||
         (month == 1 && (day == 29 || (day == 28 && !IsInLeapYear(parts))));
}

// Returns whether `number` counts the days from 1 January 1970 to the date.
template <typename Number>
auto IsNumberOf(const Number& number, const MonthParts<Number>& parts,
                const Number& day) {
  constexpr std::array<int, 12> kDaysBefore = {0,   31,  59,  90,  120, 151,
                                               181, 212, 243, 273, 304, 334};
  constexpr int kFirstOf1901 = -25202;
  const auto first =
      (parts.quad * 4 + parts.rest) * 365 + parts.quad + kFirstOf1901 + day - 1;
  const auto is_1900 = parts.quad < 0;
  const auto one_more =
      is_1900 || (IsInLeapYear(parts) && parts.month_of_year >= 2);
  auto all = parts.month_of_year < 12;
  for (int i = 0; i < 12; ++i) {
    const auto expected = first + kDaysBefore[static_cast<size_t>(i)];
    all = all && (!(parts.month_of_year == i) ||
                  (one_more && number == expected + 1) ||
                  (!one_more && number == expected));
  }
  return all;
}

// Returns whether `number` is within days of the date. Says nothing that
// IsNumberOf does not, but says it without cases: a solver that takes the
// months for fractions at first is kept from wandering off. A month has 487/16
// days, near enough.
template <typename Number>
auto IsNear(const Number& number, const MonthDay<Number>& date) {
  const auto apart = (number - date.day) * 16 - date.month * 487;
  return apart >= -409134 && apart <= -409079;
}

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_LINEAR_CALENDAR_H_
