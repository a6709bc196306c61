// SPDX-License-Identifier: Apache-2.0
//
// Days are counted by the calendar of the C++ library, proleptic Gregorian and
// without time zones. Months and years are counted as begun: from 31 January
// 2023 to 28 February it is one month, and to 1 March two, as a month added to
// the former ends on the last day that February has.
#include "safeconduct/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>

namespace safeconduct {
namespace {

using std::chrono::year_month_day;

year_month_day Calendar(Date date) {
  return year_month_day{std::chrono::sys_days{std::chrono::days{date.days}}};
}

Date FromCalendar(year_month_day day) {
  return Date{static_cast<int32_t>(
      std::chrono::sys_days{day}.time_since_epoch().count())};
}

// Returns the months from the start of the calendar to that of a day.
int32_t MonthsOf(year_month_day day) {
  return static_cast<int>(day.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(day.month()));
}

// Returns nothing where a sign stands that is no digit. Texts have four digits
// at most, so that no number overflows.
std::optional<int> ParseDigits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = ParseDigits(text.substr(0, 4));
  const auto month = ParseDigits(text.substr(5, 2));
  const auto day = ParseDigits(text.substr(8, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const year_month_day calendar{
      std::chrono::year{*year},
      std::chrono::month{static_cast<unsigned>(*month)},
      std::chrono::day{static_cast<unsigned>(*day)}};
  if (!calendar.ok()) return std::nullopt;
  return FromCalendar(calendar);
}

std::string FormatDate(Date date) {
  if (date == kNoDay) return "no day";
  const year_month_day day = Calendar(date);
  // By hand, as an answer is full of days: a fourth of the time of a format.
  std::string text = "yyyy-mm-dd";
  const auto put = [&text](size_t begin, size_t end, unsigned number) {
    while (end > begin) {
      text[--end] = static_cast<char>('0' + number % 10);
      number /= 10;
    }
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(day.year())));
  put(5, 7, static_cast<unsigned>(day.month()));
  put(8, 10, static_cast<unsigned>(day.day()));
  return text;
}

std::string FormatDateInWords(Date date) {
  if (date == kNoDay) return "no day";
  static constexpr std::array<const char*, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const year_month_day day = Calendar(date);
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                     kMonths[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

Date AddMonths(Date date, int32_t months) {
  const year_month_day day = Calendar(date);
  year_month_day moved = day + std::chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return FromCalendar(moved);
}

// The n-th month after `from` that lies in the month of `to` keeps the day of
// `from`, or falls on the last of the month. So it is on or after `to` exactly
// where the day of `from` is at least that of `to`: the last of the month is no
// earlier than `to`, and a day that is less stands in every month that has
// `to`. One month less falls before the month of `to`, one more behind it.
int32_t CountMonths(Date from, Date to) {
  const year_month_day a = Calendar(from);
  const year_month_day b = Calendar(to);
  return MonthsOf(b) - MonthsOf(a) + (a.day() < b.day() ? 1 : 0);
}

// As above, with the month and the day in the place of the day.
int32_t CountYears(Date from, Date to) {
  const year_month_day a = Calendar(from);
  const year_month_day b = Calendar(to);
  const bool earlier_in_year =
      std::pair(a.month(), a.day()) < std::pair(b.month(), b.day());
  return static_cast<int>(b.year()) - static_cast<int>(a.year()) +
         (earlier_in_year ? 1 : 0);
}

}  // namespace safeconduct
