// SPDX-License-Identifier: Apache-2.0
//
// Time limits as a section of an answer. What a reader acts on comes first: the
// day and how many days are left; then what is counted, from what, and for
// which clause. Of a wait that runs the day behind the last is told too, as it
// is that which whoever waits looks for.
#include "cli/page/limits_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "safeconduct/date.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;

std::string Span(const CountRange& days) {
  if (!days.most) {
    return Counted(static_cast<size_t>(days.least), "day") + " or more";
  }
  if (days.least == days.most) {
    return Counted(static_cast<size_t>(days.least), "day");
  }
  return fmt::format("{} to {} days", days.least, *days.most);
}

// "17 September 2025", "between ... and ...", "... or later"; so many days
// behind the last day.
std::string LastDay(const TimeLimit& limit, int32_t behind = 0) {
  const auto words = [behind](Date day) {
    return FormatDateInWords(Date{day.days + behind});
  };
  const std::optional<Date>& first = limit.first_last_day;
  const std::optional<Date>& last = limit.last_last_day;
  if (!first && !last) return "not known";
  if (!last) return words(*first) + " or later";
  if (!first) return words(*last) + " or earlier";
  if (*first == *last) return words(*first);
  return fmt::format("some day between {} and {}", words(*first), words(*last));
}

std::string DaysLeft(const TimeLimit& limit) {
  const CountRange& left = *limit.days_left;
  if (left.most == 0) return "the day asked about";
  return Span(left) + " left";
}

// Whether it may not have begun, as what it is counted from may be none.
bool MayNotHaveBegun(const TimeLimit& limit) {
  return std::ranges::any_of(limit.counts_from, [](const NamedDate& date) {
    return date.values.runs.front().first == "none";
  });
}

struct Told {
  std::string words;
  Ink ink;
};

// Of a wait that is counted to a date, where that lies says nothing good or
// bad: a person who has stayed long enough has missed nothing.
std::optional<Told> StateOfWait(const TimeLimit& limit) {
  if (limit.after != AfterLimit::kOpens || limit.date.name == "today") {
    return std::nullopt;
  }
  const std::string day = LastDay(limit);
  switch (limit.state) {
    case LimitState::kKept:
      return Told{"Within it, last day " + day, Ink::kPlain};
    case LimitState::kMissed:
      return Told{
          fmt::format("Passed by {}, last day {}", Span(*limit.missed_by), day),
          Ink::kPlain};
    default:
      return std::nullopt;
  }
}

Told StateOf(const TimeLimit& limit) {
  if (auto told = StateOfWait(limit)) return *std::move(told);
  const bool waits =
      limit.after == AfterLimit::kOpens && limit.date.name == "today";
  const std::string day = LastDay(limit);
  switch (limit.state) {
    case LimitState::kRunning:
      return {fmt::format("{} {}, {}", waits ? "Until" : "Last day", day,
                          DaysLeft(limit)),
              Ink::kBold};
    case LimitState::kKept:
      return {"Kept, last day " + day, Ink::kGreen};
    case LimitState::kMissed:
      return {
          fmt::format("Missed by {}, last day {}", Span(*limit.missed_by), day),
          Ink::kRed};
    case LimitState::kOver:
      return {"Over, last day " + day, Ink::kGreen};
    case LimitState::kNotBegun:  // without a last day, as the next
    case LimitState::kNoLimit:
    case LimitState::kUnknown:
      break;
  }
  if (MayNotHaveBegun(limit)) {
    return {fmt::format("Last day {}, if it has begun", day), Ink::kYellow};
  }
  return {fmt::format("Last day {}; whether it {} is not known", day,
                      limit.date.name == "today" ? "has passed" : "is kept"),
          Ink::kYellow};
}

std::string Known(const NamedDate& date) {
  if (date.name == "today") return "the day asked about";
  return fmt::format("{} ({})", date.name,
                     date.values.all ? "not known" : FormatValues(date.values));
}

std::string Cited(const std::vector<Citation>& citations, const Page& page) {
  std::vector<std::string> parts;
  for (const Citation& citation : citations) {
    parts.push_back(citation.at ? citation.source->name + " " + *citation.at
                                : citation.source->name);
  }
  if (parts.empty()) return "";
  return page.Inked(fmt::format(" [{}]", fmt::join(parts, "; ")), Ink::kDim);
}

// What a measure counts within the limit: "<= 6"; nothing of a day.
std::string Number(const TimeLimit& limit) {
  const auto& range = limit.at_most ? limit.at_most : limit.at_least;
  if (!range) return "";
  const std::string_view sign = limit.at_most ? "<=" : ">=";
  if (range->least == range->most) {
    return fmt::format(" {} {}", sign, range->least);
  }
  return fmt::format(" {} {}..{}", sign, range->least, *range->most);
}

bool GoTogether(const TimeLimit& a, const TimeLimit& b) {
  return a.clause == b.clause && a.name == b.name && a.date.name == b.date.name;
}

// Tells those of a state that have no last day, in a paragraph for all: there
// is no day to act on, and what is to be found out is told elsewhere.
void TellWithoutDay(const std::vector<TimeLimit>& limits, LimitState state,
                    Page& page) {
  std::vector<std::vector<const TimeLimit*>> all;
  for (const TimeLimit& limit : limits) {
    if (limit.idle || limit.has_last_day || limit.state != state) continue;
    const auto same = std::ranges::find_if(all, [&](const auto& together) {
      return GoTogether(*together.front(), limit);
    });
    if (same != all.end()) {
      same->push_back(&limit);
    } else {
      all.push_back({&limit});
    }
  }
  if (all.empty()) return;
  std::vector<std::string> parts;
  for (const auto& together : all) {
    const TimeLimit& limit = *together.front();
    std::vector<std::string> numbers;
    for (const TimeLimit* each : together) numbers.push_back(Number(*each));
    std::vector<std::string> starts;
    for (const NamedDate& date : limit.counts_from) {
      starts.push_back(date.name);
    }
    parts.push_back(
        fmt::format("{}{} from {} ({})", limit.name, fmt::join(numbers, ","),
                    fmt::join(starts, " or "), limit.clause->address));
  }
  const std::string head = state == LimitState::kNotBegun ? "Not begun"
                           : state == LimitState::kNoLimit
                               ? "No limit"
                               : page.Inked("Last day not known", Ink::kYellow);
  page.Paragraph(fmt::format("{}: {}.", head, fmt::join(parts, "; ")), 2, 4);
}

// A paragraph each for what, from when and why.
void Tell(const TimeLimit& limit, Page& page) {
  const Clause& clause = *limit.clause;
  const bool need = clause.kind == Clause::Kind::kNeeds;
  const auto [state, ink] = StateOf(limit);
  page.Paragraph(
      fmt::format("{}: {} ({}{}){}", page.Inked(state, ink), limit.label,
                  limit.name, Number(limit), Cited(limit.citations, page)),
      2, 4);
  if (limit.state == LimitState::kRunning &&
      limit.after == AfterLimit::kOpens) {
    page.Paragraph(
        fmt::format("first day on which the {}: {}",
                    need ? "need may be met" : "bar may no longer hold",
                    LastDay(limit, 1)),
        4, 6);
  }
  std::vector<std::string> starts;
  for (const NamedDate& date : limit.counts_from) starts.push_back(Known(date));
  page.Paragraph(fmt::format("counted from {} to {}", fmt::join(starts, " or "),
                             Known(limit.date)),
                 4, 6);
  page.Paragraph(
      fmt::format("{}: {} ({}){}", need ? "need" : "bar", clause.label,
                  clause.address, Cited(clause.citations, page)),
      4, 6);
}

}  // namespace

void TellLimits(const Answer& answer, Page& page) {
  const auto idle = std::ranges::count_if(answer.limits, &TimeLimit::idle);
  if (idle == std::ssize(answer.limits)) return;
  page.Line();
  page.Line("Time limits:");
  for (const TimeLimit& limit : answer.limits) {
    if (!limit.idle && limit.has_last_day) Tell(limit, page);
  }
  TellWithoutDay(answer.limits, LimitState::kUnknown, page);
  TellWithoutDay(answer.limits, LimitState::kNotBegun, page);
  TellWithoutDay(answer.limits, LimitState::kNoLimit, page);
  if (idle == 0) return;
  page.Paragraph(fmt::format("{} more {} no difference here.", idle,
                             idle == 1 ? "makes" : "make"),
                 2, 4);
}

}  // namespace safeconduct::cli
