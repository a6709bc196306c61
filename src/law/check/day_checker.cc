// SPDX-License-Identifier: Apache-2.0
//
// Days are found when they are first needed, as what one starts from and what
// its conditions test may be others. Those that are being found are a stack,
// and a day that is needed while it stands on it is defined by itself.
//
// A declared way becomes one or several alternatives, each a date and steps.
// One that starts from another day has those of that day, led on by its steps.
// One that starts from the later of two days has, for each two of their
// alternatives, that of the later one where the two compare so. What follows is
// tried only where the way itself does not fit; so where it fits and what it
// starts from is none, that is an alternative too, which is none.
//
// Example. `day due is later of a, b, plus 1 day` becomes `a plus 1 day when b
// <= a or b plus 1 day when a < b or none`.
#include "law/check/day_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/nearest_name.h"
#include "law/values.h"
#include "safeconduct/date.h"
#include "text/quote.h"

namespace safeconduct::law {
namespace {

using calendar::Calendar;
using calendar::Step;
using text::DiagnosticKind;
using text::Name;
using text::Place;
using text::Quote;

// More alternatives than a law has ever had, and few enough that a test of each
// stays a condition that can be read.
constexpr size_t kMaxAlternatives = 64;
// The most that a step may count, and how many steps may follow one another:
// together they stay within calendar::kReach.
constexpr int64_t kMaxDays = 40'000;
constexpr int64_t kMaxMonths = 1'200;
constexpr size_t kMaxSteps = 24;

const std::array<std::string, calendar::kDaysOfWeek> kWeekdays = {
    "monday", "tuesday",  "wednesday", "thursday",
    "friday", "saturday", "sunday"};

Interval AllDays() { return {kFirstDay.days, kLastDay.days}; }

std::string DaysInWords(Interval days) {
  return fmt::format("{} to {}", FormatDate(Date{days.lo}),
                     FormatDate(Date{days.hi}));
}

bool AlwaysFits(const std::vector<DayAlternative>& ways) {
  return std::ranges::any_of(
      ways, [](const DayAlternative& way) { return !way.when; });
}

}  // namespace

std::vector<Citation> CheckCitations(
    const std::vector<syntax::Citation>& citations) {
  std::vector<Citation> cited;
  for (const syntax::Citation& citation : citations) {
    cited.push_back({std::string(citation.source.text), std::nullopt,
                     citation.source.place});
    if (citation.at) cited.back().at = std::string(citation.at->text);
  }
  return cited;
}

DayChecker::DayChecker(Law& law, const syntax::Law& written, NameTable& names,
                       MeasureTable& measures, ExprChecker& exprs,
                       text::Diagnostics& diagnostics)
    : law_(law),
      written_(written),
      names_(names),
      measures_(measures),
      exprs_(exprs),
      diagnostics_(diagnostics),
      states_(written.days.size(), State::kNew),
      term_uses_(written.days.size()) {}

void DayChecker::Report(DiagnosticKind kind, const Place& place,
                        std::string text, std::vector<text::Note> notes) {
  diagnostics_.Add(kind, place, std::move(text), std::move(notes));
}

// -- Calendars --------------------------------------------------------------

void DayChecker::CheckCalendars() {
  for (const syntax::Calendar& written : written_.calendars) {
    law_.calendars.push_back(CheckCalendar(written));
    if (law_.calendars.back() == nullptr) names_.MarkFaulty(written.name);
  }
}

// Returns null where it has a fault.
std::shared_ptr<const Calendar> DayChecker::CheckCalendar(
    const syntax::Calendar& written) {
  // A day that does not exist stands as another (lexer.cc).
  if (diagnostics_.HasErrorWithin(written.years)) return nullptr;
  const Interval years = {written.first_day, written.last_day};
  if (years.lo > years.hi) {
    Report(DiagnosticKind::kEmptyRange, written.years,
           fmt::format("calendar {} runs from {}, which is backwards; the "
                       "earlier day comes first",
                       Quote(written.name.text), DaysInWords(years)));
    return nullptr;
  }
  if (years.lo < AllDays().lo || years.hi > AllDays().hi) {
    Report(DiagnosticKind::kValueOutsideType, written.years,
           fmt::format("calendar {} runs from {}, beyond the days reasoned "
                       "about, {}",
                       Quote(written.name.text), DaysInWords(years),
                       DaysInWords(AllDays())));
    return nullptr;
  }
  const auto weekdays = CheckWeekdays(written);
  const auto closed = CheckClosed(written);
  if (!weekdays || !closed) return nullptr;
  auto made = std::make_shared<const Calendar>(std::string(written.name.text),
                                               std::string(written.label.text),
                                               years, *weekdays, *closed);
  if (!made->open_days().empty()) return made;
  Report(DiagnosticKind::kEmptyCalendar, written.name.place,
         fmt::format("calendar {} closes every day from {}; nothing can be "
                     "counted on it",
                     Quote(written.name.text), DaysInWords(years)));
  return nullptr;
}

std::optional<uint8_t> DayChecker::CheckWeekdays(
    const syntax::Calendar& written) {
  uint8_t closed = 0;
  bool sound = true;
  for (const Name& name : written.closed_weekdays) {
    const auto* const found = std::ranges::find(kWeekdays, name.text);
    if (found != kWeekdays.end()) {
      closed |= static_cast<uint8_t>(1U << (found - kWeekdays.begin()));
      continue;
    }
    sound = false;
    Report(
        DiagnosticKind::kUnknownName, name.place,
        fmt::format("unknown day of the week {}; a calendar closes days such "
                    "as `saturday`, and dates{}",
                    Quote(name.text), DidYouMean(name.text, kWeekdays)));
  }
  if (!sound) return std::nullopt;
  return closed;
}

std::optional<IntervalSet> DayChecker::CheckClosed(
    const syntax::Calendar& written) {
  std::vector<Interval> all;
  bool sound = true;
  for (const syntax::ClosedDays& closed : written.closed) {
    const Interval run = {closed.first, closed.last};
    if (diagnostics_.HasErrorWithin(closed.place)) {
      sound = false;
    } else if (run.lo > run.hi) {
      sound = false;
      Report(DiagnosticKind::kEmptyRange, closed.place,
             fmt::format("range `{}..{}` is empty; the earlier day comes first",
                         FormatDate(Date{run.lo}), FormatDate(Date{run.hi})));
    } else if (run.lo < written.first_day || run.hi > written.last_day) {
      sound = false;
      Report(
          DiagnosticKind::kValueOutsideType, closed.place,
          fmt::format("date {} lies outside calendar {}, which runs from {}; "
                      "leave it out, or let the calendar run to it",
                      Quote(closed.place.text()), Quote(written.name.text),
                      DaysInWords({written.first_day, written.last_day})),
          {{written.years, "the years of the calendar"}});
    }
    all.push_back(run);
  }
  if (!sound) return std::nullopt;
  return IntervalSet(all);
}

// -- Days -------------------------------------------------------------------

void DayChecker::CheckDays() {
  // Places first: what finds a day keeps references to none of them.
  for (const syntax::Day& written : written_.days) {
    Day& day = law_.days.emplace_back();
    day.name = written.name.text;
    day.label = written.label.text;
    day.place = written.name.place;
  }
  for (const DayId id : law_.DayIds()) Find(id, law_.day(id).place);
}

std::optional<FoundDay> DayChecker::Find(DayId id, const Place& use) {
  State& state = states_[id.index()];
  if (state == State::kOpen) ReportCycle(id, use);
  if (state == State::kNew) {
    state = State::kOpen;
    open_.push_back({id, use});
    const bool sound = Check(id);
    open_.pop_back();
    // What is on a cycle has been marked meanwhile.
    if (state == State::kOpen) {
      state = sound ? State::kFound : State::kFaulty;
    }
    if (state == State::kFaulty)
      names_.MarkFaulty(written_.days[id.index()].name);
  }
  if (state != State::kFound) return std::nullopt;
  return FoundDay{id, term_uses_[id.index()]};
}

void DayChecker::ReportCycle(DayId id, const Place& use) {
  auto step = std::ranges::find(open_, id, &Open::day);
  const auto name = [this](DayId day) { return Quote(law_.day(day).name); };
  std::vector<text::Note> notes;
  for (; step != open_.end(); ++step) {
    states_[step->day.index()] = State::kFaulty;
    const auto next = std::next(step);
    notes.push_back({next != open_.end() ? next->use : use,
                     fmt::format("{} is found through {}", name(step->day),
                                 name(next != open_.end() ? next->day : id))});
  }
  Report(DiagnosticKind::kCycle, law_.day(id).place,
         fmt::format("day {} is defined by itself; a chain of days starts from "
                     "a date",
                     name(id)),
         std::move(notes));
}

bool DayChecker::Check(DayId id) {
  const syntax::Day& written = written_.days[id.index()];
  bool sound = true;
  for (const syntax::DayWay& way : written.ways) {
    if (sound && AlwaysFits(law_.days[id.index()].alternatives)) {
      Report(DiagnosticKind::kIdleWay, way.place,
             fmt::format("day {} is never found so; the ways before always "
                         "fit, as the last of them has no `when`",
                         Quote(written.name.text)));
      break;
    }
    sound = AddWay(way, id) && sound;
  }
  return sound;
}

// Adds the alternatives of a declared way; returns whether it has no fault.
bool DayChecker::AddWay(const syntax::DayWay& way, DayId id) {
  const auto starts = StartsOf(way, id);
  const auto steps = CheckSteps(way.steps);
  std::optional<ExprId> when;
  bool sound = starts && steps;
  if (way.when) {
    when = exprs_.CheckApart(*way.when, term_uses_[id.index()]);
    sound = sound && when;
  }
  if (!sound) return false;
  Ways ways = *starts;
  if (!AlwaysFits(ways)) ways.push_back({std::nullopt, std::nullopt});
  Day& day = law_.days[id.index()];
  for (DayAlternative& alternative : ways) {
    alternative.when = Both(when, alternative.when);
    if (alternative.chain) {
      alternative.chain = measures_.LedOn(*alternative.chain, *steps);
    }
    alternative.declared = day.ways.size();
  }
  if (!CheckReach(way, ways)) return false;
  day.ways.push_back({CheckCitations(way.citations), way.place});
  day.alternatives.insert(day.alternatives.end(), ways.begin(), ways.end());
  if (day.alternatives.size() <= kMaxAlternatives) return true;
  Report(DiagnosticKind::kTooManyWays, way.place,
         fmt::format("day {} can be found in more than {} ways, as what it "
                     "starts from has several each; let it start from fewer",
                     Quote(day.name), kMaxAlternatives));
  return false;
}

// Returns the alternatives of what a way of a day starts from.
std::optional<DayChecker::Ways> DayChecker::StartsOf(const syntax::DayWay& way,
                                                     DayId id) {
  std::optional<Ways> starts;
  bool sound = true;
  for (const syntax::DayStart& start : way.starts) {
    const Name& name = start.date;
    const auto date = exprs_.FindDate(name, "a day starts from a date");
    const auto steps = CheckSteps(start.steps);
    bool known = date && steps;
    if (known) {
      const auto* day = std::get_if<DayId>(&*date);
      known = day == nullptr || Find(*day, name.place).has_value();
    }
    if (!known) {
      sound = false;
      continue;
    }
    Ways next = exprs_.WaysOf(*date);
    if (const auto* day = std::get_if<DayId>(&*date)) {
      law_.days[id.index()].starts.push_back(*day);
      for (DayAlternative& each : next) {
        each.through.insert(each.through.begin(), {*day, each.declared});
      }
    }
    for (DayAlternative& each : next) {
      if (each.chain) each.chain = measures_.LedOn(*each.chain, *steps);
    }
    const bool first = !starts;
    starts = first ? next
                   : Choose(*starts, next, way.of == syntax::DayWay::Of::kLater,
                            way.place);
    if (starts->size() > kMaxAlternatives) break;
  }
  if (!sound) return std::nullopt;
  return starts;
}

DayChecker::Ways DayChecker::Choose(const Ways& left, const Ways& right,
                                    bool later, const Place& place) {
  Ways chosen;
  for (const DayAlternative& a : left) {
    for (const DayAlternative& b : right) AddChoice(a, b, later, place, chosen);
    if (!AlwaysFits(right)) chosen.push_back({a.when, std::nullopt});
    if (chosen.size() > kMaxAlternatives) break;
  }
  return chosen;
}

void DayChecker::AddChoice(const DayAlternative& a, const DayAlternative& b,
                           bool later, const Place& place, Ways& chosen) {
  const std::optional<ExprId> when = Both(a.when, b.when);
  const auto choose = [&](const DayAlternative& one,
                          std::optional<ExprId> fits) {
    chosen.push_back(one);
    chosen.back().when = fits;
  };
  if (!a.chain || !b.chain) {
    choose(!a.chain ? a : b, when);
    chosen.back().start_is_none = a.start_is_none || b.start_is_none;
    return;
  }
  using enum Comparison;
  const ExprId first = exprs_.AddComparison(
      *a.chain, later ? kGreaterEqual : kLessEqual, *b.chain, place);
  choose(a, Both(when, first));
  if (IsNeverNone(*a.chain) && IsNeverNone(*b.chain)) {
    choose(b, when);
    return;
  }
  const ExprId second =
      exprs_.AddComparison(*a.chain, later ? kLess : kGreater, *b.chain, place);
  choose(b, Both(when, second));
  chosen.push_back({when, std::nullopt, /*start_is_none=*/true});
}

bool DayChecker::IsNeverNone(const Chain& chain) const {
  return !chain.root ||
         law_.fact(*chain.root).type.form != TypeForm::kDateOrNone;
}

std::optional<ExprId> DayChecker::Both(std::optional<ExprId> a,
                                       std::optional<ExprId> b) {
  if (!a || !b) return a ? a : b;
  return exprs_.AddAll({*a, *b});
}

// -- Steps ------------------------------------------------------------------

std::optional<std::vector<Step>> DayChecker::CheckSteps(
    const std::vector<syntax::Step>& list) {
  std::vector<Step> steps;
  bool sound = true;
  if (list.size() > kMaxSteps) {
    ReportTooManySteps(list[kMaxSteps].place);
    return std::nullopt;
  }
  for (const syntax::Step& written : list) {
    auto step = CheckStep(written);
    sound = sound && step;
    if (step) steps.push_back(*std::move(step));
  }
  if (!sound) return std::nullopt;
  return steps;
}

std::optional<Step> DayChecker::CheckStep(const syntax::Step& written) {
  const bool months = written.kind == Step::Kind::kMonths;
  const int64_t most = months ? kMaxMonths : kMaxDays;
  if (std::abs(written.count) > most) {
    Report(DiagnosticKind::kValueOutsideType, written.place,
           fmt::format("step {} is too long; a step has at most {} {}",
                       Quote(written.place.text()), most,
                       months ? "months" : "days"));
    return std::nullopt;
  }
  Step step{written.kind, static_cast<Value>(written.count), nullptr};
  if (written.calendar.text.empty()) return step;
  const auto id = names_.FindOrReport<CalendarId>(
      written.calendar, DiagnosticKind::kUnknownCalendar, diagnostics_);
  if (!id) return std::nullopt;
  step.calendar = law_.calendars[id->index()];
  return step;
}

void DayChecker::ReportTooManySteps(const Place& place) {
  Report(
      DiagnosticKind::kTooManySteps, place,
      fmt::format("more than {} steps from a date to a day; let it start from "
                  "one that is nearer",
                  kMaxSteps));
}

// Reports steps that are too many, or that no calendar is long enough for.
bool DayChecker::CheckReach(const syntax::DayWay& way, const Ways& ways) {
  for (const DayAlternative& alternative : ways) {
    if (!alternative.chain || alternative.chain->steps == nullptr) continue;
    const calendar::Steps& steps = *alternative.chain->steps;
    if (steps.list().size() > kMaxSteps) {
      ReportTooManySteps(way.place);
      return false;
    }
    const Interval known = steps.known();
    if (known.lo > AllDays().hi || known.hi < AllDays().lo ||
        known.lo > known.hi) {
      Report(DiagnosticKind::kCalendarTooShort, way.place,
             fmt::format("from no date do these steps lead to a day within the "
                         "years of {}; let it run longer",
                         Quote(steps.Calendars().front()->name())));
      return false;
    }
  }
  return true;
}

}  // namespace safeconduct::law
