// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DATE_H_
#define SAFECONDUCT_DATE_H_

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace safeconduct {

// A day of the Gregorian calendar, counted from 1 January 1970.
struct Date {
  int32_t days = 0;
  friend constexpr auto operator<=>(Date, Date) = default;
};

// The days that this program reasons about: what is not known of a date spans
// all of them. Source: language.md, "Exactly what an answer means".
inline constexpr Date kFirstDay{-25567};  // 1900-01-01
inline constexpr Date kLastDay{47846};    // 2100-12-31

// Stands where no day is named. It is no day: who asks about it gets an error.
inline constexpr Date kNoDay{std::numeric_limits<int32_t>::min()};

// The days asked about: one, or any of several in a row. There are none until
// they are named: what an answer is about is never taken for granted.
struct Days {
  Date first = kNoDay;
  Date last = kNoDay;
  friend bool operator==(const Days&, const Days&) = default;
};

// Returns the day that `text` writes as YYYY-MM-DD, or nothing where the form
// or the day does not exist. Years run from 0001 to 9999.
std::optional<Date> ParseDate(std::string_view text);

// Returns `date`, of the years that ParseDate reads, as YYYY-MM-DD; kNoDay as
// `no day`.
std::string FormatDate(Date date);

// Returns `date` in words for a reader, such as "14 August 2023". Of the years
// that ParseDate reads, as are the dates of all functions below.
std::string FormatDateInWords(Date date);

// Returns the day `months` after `date`; a day that the month lacks falls on
// its last day.
Date AddMonths(Date date, int32_t months);

// Returns the begun months from `from` to `to`: the least n with
// AddMonths(from, n) on or after `to`. Negative where `to` lies earlier.
int32_t CountMonths(Date from, Date to);

// Returns the begun years from `from` to `to`, as CountMonths counts months.
int32_t CountYears(Date from, Date to);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_DATE_H_
