// SPDX-License-Identifier: Apache-2.0
//
// Time limits as a section of an answer. What a reader acts on comes first: the
// day and how many days are left; then what is counted, from what, and for
// which clause. A wait is told by the day on which it is over, as nobody has to
// keep it.
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

std::string Span(int32_t least, int32_t most) {
  if (least == most) return Counted(static_cast<size_t>(least), "day");
  return fmt::format("{} to {} days", least, most);
}

// "17 September 2025", "between ... and ...", "... or later"; so many days
// behind the last day.
std::string LastDay(const TimeLimit& limit, int32_t behind = 0) {
  const auto words = [behind](Date day) {
    return FormatDateInWords(Date{day.days + behind});
  };
  const auto& [first, last] =
      std::pair(limit.first_last_day, limit.last_last_day);
  if (!first && !last) return "not known";
  if (!last) return words(*first) + " or later";
  if (!first) return words(*last) + " or earlier";
  if (*first == *last) return words(*first);
  return fmt::format("between {} and {}", words(*first), words(*last));
}

std::string DaysLeft(const TimeLimit& limit) {
  if (limit.most == 0) return "the day asked about";
  // An end that is not known says nothing of the most.
  if (!limit.last_last_day) {
    return fmt::format("{} left or more",
                       Counted(static_cast<size_t>(limit.least), "day"));
  }
  return Span(limit.least, limit.most) + " left";
}

// What is so from the day behind the last of a wait on.
std::string_view EndOfWait(const TimeLimit& limit) {
  return limit.clause->kind == Clause::Kind::kNeeds
             ? "the first day on which the need may be met"
             : "the first day on which the bar may no longer hold";
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
            fmt::format("Until {}, {}; {}: {}", LastDay(limit), DaysLeft(limit),
                        EndOfWait(limit), LastDay(limit, 1)),
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
        return {fmt::format("Too early by {}; {}: {}",
                            Span(limit.least, limit.most), EndOfWait(limit),
                            LastDay(limit, 1)),
                Ink::kRed};
      }
      return {fmt::format("Missed by {}, last day {}",
                          Span(limit.least, limit.most), LastDay(limit)),
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

void Tell(const TimeLimit& limit, Page& page) {
  const auto [state, ink] = StateOf(limit);
  page.Paragraph(
      fmt::format("{}: {} ({}){}", page.Inked(state, ink), limit.label,
                  limit.name, Cited(limit.citations, page)),
      2, 4);
  std::vector<std::string> starts;
  for (const NamedDate& date : limit.counts_from) starts.push_back(Known(date));
  page.Paragraph(fmt::format("counted from {} to {}", fmt::join(starts, " or "),
                             Known(limit.date)),
                 4, 6);
  const Clause& clause = *limit.clause;
  page.Paragraph(
      fmt::format("{}: {} ({}){}",
                  clause.kind == Clause::Kind::kNeeds ? "need" : "bar",
                  clause.label, clause.address, Cited(clause.citations, page)),
      4, 6);
}

}  // namespace

void TellLimits(const Answer& answer, Page& page) {
  const auto idle = std::ranges::count_if(answer.limits, &TimeLimit::idle);
  const auto all = std::ssize(answer.limits);
  if (idle == all) return;
  page.Line();
  page.Line("Time limits:");
  for (const TimeLimit& limit : answer.limits) {
    if (!limit.idle) Tell(limit, page);
  }
  if (idle == 0) return;
  page.Paragraph(fmt::format("{} more {} no difference here.", idle,
                             idle == 1 ? "makes" : "make"),
                 2, 4);
}

}  // namespace safeconduct::cli
