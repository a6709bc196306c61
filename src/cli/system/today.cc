// SPDX-License-Identifier: Apache-2.0
#include "cli/system/today.h"

#include <ctime>
#include <string_view>

namespace safeconduct::cli {

Date LocalDay(std::chrono::system_clock::time_point time) {
  namespace chrono = std::chrono;
  const std::time_t seconds = chrono::system_clock::to_time_t(time);
  std::tm local{};
  // The C library reads TZ. Years count from 1900 there, and months from 0.
  localtime_r(&seconds, &local);
  const chrono::year_month_day day(
      chrono::year(local.tm_year + 1900),
      chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
      chrono::day(static_cast<unsigned>(local.tm_mday)));
  return Date{
      static_cast<int32_t>(chrono::sys_days(day).time_since_epoch().count())};
}

std::string WithToday(const std::string& days, Date today) {
  constexpr std::string_view kToday = "today";
  // A day stands alone, or before or behind the two dots of a range. Any other
  // word is left for the reader of days to refuse.
  std::string_view rest = days;
  std::string written;
  while (true) {
    const size_t dots = rest.find("..");
    const std::string_view day = rest.substr(0, dots);
    written += day == kToday ? FormatDate(today) : std::string(day);
    if (dots == rest.npos) return written;
    written += "..";
    rest.remove_prefix(dots + 2);
  }
}

}  // namespace safeconduct::cli
