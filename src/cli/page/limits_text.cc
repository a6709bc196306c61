// SPDX-License-Identifier: Apache-2.0
//
// Time limits as a section of an answer. What a reader acts on comes first: the
// day and how many days are left; then what is counted, from what, and for
// which clause. A wait is told by the day on which it is over, as nobody has to
// keep it. Of limits without a last day, those of one clause by one measure are
// told together, as they wait for one date.
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
  return fmt::format("between {} and {}", words(*first), words(*last));
}

std::string DaysLeft(const TimeLimit& limit) {
  const CountRange& left = *limit.days_left;
  if (left.most == 0) return "the day asked about";
  return Span(left) + " left";
}

// What is so from the day behind the last of a wait on.
std::string_view EndOfWait(const TimeLimit& limit) {
  return limit.clause->kind == Clause::Kind::kNeeds
             ? "the need may be met from"
             : "the bar may no longer hold from";
}

struct Told {
  std::string words;
  Ink ink;
};

Told StateOf(const TimeLimit& limit) {
  const bool waits = limit.after == AfterLimit::kOpens;
  switch (limit.state) {
    case LimitState::kRunning:
      if (waits) {
        return {
            fmt::format("Until {}, {}, {} {} on", LastDay(limit),
                        DaysLeft(limit), EndOfWait(limit), LastDay(limit, 1)),
            Ink::kBold};
      }
      return {fmt::format("Last day {}, {}", LastDay(limit), DaysLeft(limit)),
              Ink::kBold};
    case LimitState::kNotBegun:
      return {"Not begun", Ink::kPlain};
    case LimitState::kKept:
      return {fmt::format("Kept, {} {}", waits ? "waited until" : "last day",
                          LastDay(limit)),
              Ink::kGreen};
    case LimitState::kMissed:
      if (waits) {
        return {fmt::format("Too early by {}, {} {} on", Span(*limit.missed_by),
                            EndOfWait(limit), LastDay(limit, 1)),
                Ink::kRed};
      }
      return {fmt::format("Missed by {}, last day {}", Span(*limit.missed_by),
                          LastDay(limit)),
              Ink::kRed};
    case LimitState::kOver:
      return {"Over, last day " + LastDay(limit), Ink::kGreen};
    case LimitState::kUnknown:
      break;
  }
  if (!limit.has_last_day) return {"Last day not known", Ink::kYellow};
  return {fmt::format("Last day {}; whether it {} is not known", LastDay(limit),
                      waits ? "has passed" : "is kept"),
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
  return !a.has_last_day && !b.has_last_day && a.state == b.state &&
         a.clause == b.clause && a.name == b.name && a.after == b.after &&
         a.date.name == b.date.name;
}

// A paragraph each for what, from when and why; one for all where there is no
// day to act on.
void Tell(const std::vector<const TimeLimit*>& together, Page& page) {
  const TimeLimit& limit = *together.front();
  const Clause& clause = *limit.clause;
  const auto [state, ink] = StateOf(limit);
  std::vector<std::string> numbers;
  for (const TimeLimit* each : together) numbers.push_back(Number(*each));
  std::vector<std::string> starts;
  for (const NamedDate& date : limit.counts_from) starts.push_back(Known(date));
  const std::string what = fmt::format(
      "{}: {} ({}{}){}", page.Inked(state, ink), limit.label, limit.name,
      fmt::join(numbers, ","), Cited(limit.citations, page));
  const std::string when = fmt::format(
      "counted from {} to {}", fmt::join(starts, " or "), Known(limit.date));
  const std::string why = fmt::format(
      "{}: {} ({}){}", clause.kind == Clause::Kind::kNeeds ? "need" : "bar",
      clause.label, clause.address, Cited(clause.citations, page));
  if (!limit.has_last_day) {
    return page.Paragraph(fmt::format("{}; {}; {}", what, when, why), 2, 4);
  }
  page.Paragraph(what, 2, 4);
  page.Paragraph(when, 4, 6);
  page.Paragraph(why, 4, 6);
}

}  // namespace

void TellLimits(const Answer& answer, Page& page) {
  std::vector<std::vector<const TimeLimit*>> told;
  size_t idle = 0;
  for (const TimeLimit& limit : answer.limits) {
    if (limit.idle) {
      ++idle;
      continue;
    }
    const auto same = std::ranges::find_if(told, [&](const auto& together) {
      return GoTogether(*together.front(), limit);
    });
    if (same != told.end()) {
      same->push_back(&limit);
    } else {
      told.push_back({&limit});
    }
  }
  if (told.empty()) return;
  page.Line();
  page.Line("Time limits:");
  for (const auto& together : told) Tell(together, page);
  if (idle == 0) return;
  page.Paragraph(fmt::format("{} more {} no difference here.", idle,
                             idle == 1 ? "makes" : "make"),
                 2, 4);
}

}  // namespace safeconduct::cli
