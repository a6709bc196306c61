// SPDX-License-Identifier: Apache-2.0
#include "case/written_day.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"

namespace safeconduct::chart {
namespace {

constexpr size_t kYearSize = 4;

// The three numbers of a day and the time behind them, as they are written.
struct Parts {
  std::array<std::string_view, 3> numbers;
  std::string_view time;
};

// Returns whether a number may be a day or a month: one or two digits.
bool IsShort(std::string_view number) {
  return (number.size() == 1 || number.size() == 2) && HasOnlyDigits(number);
}

bool IsYear(std::string_view number) {
  return number.size() == kYearSize && HasOnlyDigits(number);
}

// Returns nothing where the text has not the form of a day: three numbers
// between two of the same sign, the year of four digits first or last. Years of
// two digits are refused, as they leave the century open.
std::optional<Parts> Split(std::string_view text) {
  Parts parts;
  const size_t end = std::min(text.find_first_of(" T"), text.size());
  if (end < text.size()) parts.time = text.substr(end + 1);
  const std::string_view day = text.substr(0, end);
  const size_t first = day.find_first_of("-/.");
  if (first == std::string_view::npos) return std::nullopt;
  const size_t second = day.find(day[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  parts.numbers = {day.substr(0, first),
                   day.substr(first + 1, second - first - 1),
                   day.substr(second + 1)};
  const auto& [a, b, c] = parts.numbers;
  const bool year_first = IsYear(a) && IsShort(b) && IsShort(c);
  const bool year_last = IsShort(a) && IsShort(b) && IsYear(c);
  if (!year_first && !year_last) return std::nullopt;
  return parts;
}

// Returns whether a time is none or midnight, as spreadsheets and databases
// write a day that they keep as an instant.
bool IsMidnight(std::string_view time) {
  if (time.empty() || time == "00:00") return true;
  constexpr std::string_view kToTheSecond = "00:00:00";
  if (!time.starts_with(kToTheSecond)) return false;
  const std::string_view rest = time.substr(kToTheSecond.size());
  return rest.empty() || (rest.starts_with('.') && rest.size() > 1 &&
                          rest.find_first_not_of('0', 1) == rest.npos);
}

// Adds the day where there is one, once.
void AddDay(std::string_view year, std::string_view month, std::string_view day,
            std::vector<Date>& days) {
  const auto date =
      ParseDate(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
  if (date && std::ranges::find(days, *date) == days.end()) {
    days.push_back(*date);
  }
}

}  // namespace

std::optional<std::vector<Date>> DaysWritten(std::string_view text) {
  // The common form, told without taking the text apart.
  if (const auto date = ParseDate(text)) return std::vector{*date};
  const std::optional<Parts> parts = Split(text);
  if (!parts || !IsMidnight(parts->time)) return std::nullopt;
  const auto& [a, b, c] = parts->numbers;
  std::vector<Date> days;
  if (IsYear(a)) {
    AddDay(a, b, c, days);
  } else {
    // Day first and month first; a text such as 05/05/2025 gives the same day
    // twice.
    AddDay(c, b, a, days);
    AddDay(c, a, b, days);
  }
  return days;
}

bool HasTimeOfDay(std::string_view text) {
  const std::optional<Parts> parts = Split(text);
  return parts && !IsMidnight(parts->time);
}

}  // namespace safeconduct::chart
