// SPDX-License-Identifier: Apache-2.0
//
// The event stands on the first day that may be the last; of a wait for the day
// asked about to come, on the first day on which it certainly is over. So
// nobody who goes by the calendar is late, or too early. What ends on one day
// by two tests of a clause is one event.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar_file/calendar_file.h"
#include "calendar_file/descriptions.h"
#include "safeconduct/asker.h"
#include "safeconduct/version.h"

namespace safeconduct {
namespace {

bool IsWait(const TimeLimit& limit) {
  return limit.after == AfterLimit::kOpens && limit.date.name == "today";
}

// Returns nothing where no day is certain.
std::optional<Date> DayOf(const TimeLimit& limit) {
  if (!IsWait(limit)) return limit.first_last_day;
  if (!limit.last_last_day) return std::nullopt;
  return Date{limit.last_last_day->days + 1};
}

std::string SummaryOf(const TimeLimit& limit) {
  return fmt::format("{}: {}", IsWait(limit) ? "The wait is over" : "Last day",
                     limit.clause->label);
}

std::string DescriptionOf(const TimeLimit& limit) {
  std::string text =
      fmt::format("{}: {} ({}).",
                  limit.clause->kind == Clause::Kind::kNeeds ? "Need" : "Bar",
                  limit.clause->label, limit.label);
  if (limit.first_last_day && limit.last_last_day) {
    text +=
        calendar_file::NotExactly(*limit.first_last_day, *limit.last_last_day);
  }
  std::vector<Citation> citations = limit.citations;
  for (const Citation& each : limit.clause->citations) {
    const auto same = [&](const Citation& other) {
      return other.source == each.source && other.at == each.at;
    };
    if (std::ranges::none_of(citations, same)) citations.push_back(each);
  }
  const std::string cited = calendar_file::SourcesInFull(citations);
  if (!cited.empty()) text += "\n" + cited;
  return text;
}

}  // namespace

std::string FormatCalendar(const Answer& answer) {
  std::vector<calendar_file::AllDay> days;
  for (const TimeLimit& limit : answer.limits) {
    if (limit.idle || limit.state != LimitState::kRunning) continue;
    const auto day = DayOf(limit);
    if (!day) continue;
    calendar_file::AllDay event{
        fmt::format("{}.{}", limit.clause->address, limit.name), *day,
        SummaryOf(limit), DescriptionOf(limit)};
    const auto same = [&](const calendar_file::AllDay& other) {
      return other.what == event.what && other.day == event.day &&
             other.summary == event.summary;
    };
    if (std::ranges::none_of(days, same)) days.push_back(std::move(event));
  }
  return calendar_file::WriteCalendar(days, answer.days.first, kProgramName);
}

}  // namespace safeconduct
