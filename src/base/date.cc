// SPDX-License-Identifier: Apache-2.0
#include "safeconduct/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

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

std::optional<int> ParseDigits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Returns the least n for which `reaches(n)` holds, near the guess `n`.
template <typename Reaches>
int32_t LeastFrom(int32_t n, const Reaches& reaches) {
  while (reaches(n - 1)) --n;
  while (!reaches(n)) ++n;
  return n;
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
  const year_month_day day = Calendar(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string FormatDateInWords(Date date) {
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

int32_t CountMonths(Date from, Date to) {
  const year_month_day a = Calendar(from);
  const year_month_day b = Calendar(to);
  const int guess =
      (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
      static_cast<int>(static_cast<unsigned>(b.month())) -
      static_cast<int>(static_cast<unsigned>(a.month()));
  return LeastFrom(guess, [&](int32_t n) { return AddMonths(from, n) >= to; });
}

int32_t CountYears(Date from, Date to) {
  const int guess = static_cast<int>(Calendar(to).year()) -
                    static_cast<int>(Calendar(from).year());
  return LeastFrom(guess,
                   [&](int32_t n) { return AddMonths(from, 12 * n) >= to; });
}

}  // namespace safeconduct
