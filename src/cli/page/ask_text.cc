// SPDX-License-Identifier: Apache-2.0
#include "cli/page/ask_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "ask/words.h"
#include "base/countries.h"
#include "cli/page/changes_text.h"
#include "cli/page/foot.h"
#include "cli/page/known_text.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"
#include "law/values.h"
#include "pack/scenario.h"

namespace safeconduct::cli {
namespace {

using ask::Outcome;
using ask::RouteAnswer;
using Ink = Page::Ink;

// The columns of a table of outcomes: the day, and a route each, with what
// stands left of a table on a page.
constexpr size_t kDayColumn = 12;
constexpr size_t kRouteColumn = std::string_view("undetermined").size() + 2;
constexpr size_t kTableIndent = 2;

// How many questions the answer proposes to ask first.
constexpr size_t kAskFirst = 3;

Ink InkOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOpen:
      return Ink::kGreen;
    case Outcome::kClosed:
      return Ink::kRed;
    case Outcome::kUndetermined:
      break;
  }
  return Ink::kYellow;
}

class AnswerTeller {
 public:
  AnswerTeller(const Told& told, bool colour)
      : told_(told),
        chart_(told.chart),
        law_(told.chart.law()),
        record_(told.chart.record()),
        page_(colour) {}

  std::string Run() {
    TellQuestion();
    for (const RouteAnswer& answer : told_.answer.routes) TellRoute(answer);
    TellDisputes();
    TellAskFirst();
    if (told_.timeline != nullptr) TellTimeline(*told_.timeline);
    page_.Line();
    page_.Paragraph(
        "An open route is not a decision to remove anyone. What is not known "
        "counts against nobody.",
        0, 0);
    // The scenario stands at the head, but for the record as it stands.
    const record::Scenario& scenario = chart_.timeline().scenario();
    const bool plain = !scenario.known_on && !scenario.viewpoint &&
                       scenario.suppositions.empty();
    TellFoot(chart_.pack(), plain ? ScenarioInWords(chart_) : "", page_);
    return page_.text();
  }

 private:
  void TellQuestion() {
    const record::Scenario& scenario = chart_.timeline().scenario();
    std::string question =
        fmt::format("Ways back on {}", InWords(told_.answer.days));
    if (scenario.known_on) {
      question += fmt::format(", as known on {}",
                              FormatDateInWords(*scenario.known_on));
    }
    if (scenario.viewpoint) {
      const auto& label = record_.viewpoints[scenario.viewpoint->index()].label;
      question += fmt::format(" ({})", label);
    }
    page_.Paragraph(page_.Inked(question, Ink::kBold), 0, 2);
    for (const auto& supposition : scenario.suppositions) {
      page_.Paragraph(
          "Supposing that " +
              chart::DescribeSupposition(chart_.pack(), supposition) + ".",
          0, 2);
    }
    page_.Paragraph(KnownInWords(law_, told_.person), 0, 2);
  }

  void TellRoute(const RouteAnswer& answer) {
    const law::Route& route = law_.route(answer.route);
    told_events_.clear();
    page_.Line();
    page_.Paragraph(
        fmt::format("{}: {}{}", page_.Inked(route.name, Ink::kBold),
                    page_.Inked(ask::OutcomeName(answer.outcome),
                                InkOf(answer.outcome)),
                    page_.Inked(fmt::format(" - {} ({})", route.label,
                                            Destination(route)),
                                Ink::kDim)),
        0, 2);
    switch (answer.outcome) {
      case Outcome::kOpen:
        TellOpen();
        break;
      case Outcome::kClosed:
        TellClosed(answer);
        break;
      case Outcome::kUndetermined:
        TellUndetermined(answer);
        break;
    }
    if (answer.reason) TellReason(*answer.reason);
    if (answer.changes) {
      for (const auto& [text, is_change] :
           ChangesInWords(chart_, told_.person, answer, told_.all_changes)) {
        page_.Paragraph(text, is_change ? 4 : 2, is_change ? 6 : 4);
      }
    }
    // A route that a clause closes is closed whatever else there is.
    if (answer.outcome != Outcome::kClosed) TellLeftOut(route);
  }

  void TellLeftOut(const law::Route& route) {
    for (const auto& text : chart_.pack().prose.LeftOut(route.place)) {
      page_.Paragraph("The pack leaves out: " + text, 2, 4);
    }
  }

  std::string Destination(const law::Route& route) const {
    if (const auto* country = std::get_if<Value>(&route.to)) {
      return std::string(CountryName(*country));
    }
    const law::FactId fact = std::get<law::FactId>(route.to);
    const IntervalSet& values = told_.person.values(fact);
    if (const auto country = values.OnlyValue()) {
      return std::string(CountryName(*country));
    }
    return fmt::format("{}: not known", law_.fact(fact).question);
  }

  void TellOpen() {
    page_.Paragraph("Every need of it is met, and no bar holds.", 2, 2);
  }

  void TellClosed(const RouteAnswer& answer) {
    if (answer.because.empty()) {
      page_.Paragraph(
          "No clause closes it alone; together they do, whatever is still "
          "unknown:",
          2, 2);
      for (const auto& clause : answer.clauses) {
        if (clause.holds == ask::Holds::kUnknown) TellClause(clause, "perhaps");
      }
      return;
    }
    page_.Paragraph(answer.because.size() == 1
                        ? "It is closed because:"
                        : "It is closed for each of these reasons:",
                    2, 2);
    for (const auto& clause : answer.clauses) {
      if (std::find(answer.because.begin(), answer.because.end(),
                    clause.clause) != answer.because.end()) {
        TellClause(clause,
                   law_.clause(clause.clause).kind == law::ClauseKind::kNeeds
                       ? "not met"
                       : "holds");
      }
    }
  }

  void TellClause(const ask::ClauseAnswer& answer, std::string_view state) {
    const law::Clause& clause = law_.clause(answer.clause);
    const bool need = clause.kind == law::ClauseKind::kNeeds;
    page_.Paragraph(
        fmt::format("{} {}: {} ({}){}", need ? "need" : "bar", state,
                    clause.label, clause.address, Cited(clause)),
        4, 6);
    for (const record::EventId event : answer.events) {
      // What another clause of the route has told is not told again.
      if (told_events_.insert(event).second) TellEvent(event);
    }
  }

  std::string Cited(const law::Clause& clause) const {
    std::vector<std::string> parts;
    for (const law::Citation& citation : clause.citations) {
      parts.push_back(citation.at ? citation.source + " " + *citation.at
                                  : citation.source);
    }
    if (parts.empty()) return "";
    return page_.Inked(fmt::format(" [{}]", fmt::join(parts, "; ")), Ink::kDim);
  }

  void TellEvent(record::EventId id) {
    const record::Event& event = record_.event(id);
    const std::string when =
        event.is_window()
            ? fmt::format("between {} and {}", FormatDate(event.first),
                          FormatDate(event.last))
            : FormatDate(event.first);
    page_.Paragraph(fmt::format("{}: {}{}", when, event.label, Denial(id)), 6,
                    8);
  }

  std::string Denial(record::EventId id) const {
    const auto dispute = chart_.timeline().DisputeOf(id);
    if (!dispute) return "";
    return page_.Inked(chart_.timeline().disputes()[dispute->index()].settled()
                           ? " (denied; settled here)"
                           : " (denied; left open)",
                       Ink::kYellow);
  }

  void TellUndetermined(const RouteAnswer& answer) {
    ask::TurnsOn on = answer.turns_on;
    on.today = false;
    std::vector<std::string> names = ask::TurnsOnNames(chart_, on);
    if (answer.turns_on.today) names.emplace_back("which of the days it is");
    page_.Paragraph(fmt::format("It turns on: {}.", fmt::join(names, ", ")), 2,
                    4);
    if (answer.wide.empty()) return;
    std::vector<std::string> dates;
    for (const law::DateRef& date : answer.wide) {
      dates.push_back(date ? law_.fact(*date).name : "today");
    }
    page_.Paragraph(
        fmt::format("Looked at twice, so perhaps settled after all: {}.",
                    fmt::join(dates, ", ")),
        2, 4);
  }

  void TellReason(const ask::Reason& reason) {
    std::vector<std::string> parts;
    for (const law::FactId fact : reason.facts) {
      parts.push_back(fmt::format(
          "{} {}", law_.fact(fact).name,
          law::FormatValues(law_.fact(fact).type, told_.person.values(fact))));
    }
    for (const record::DisputeId dispute : reason.disputes) {
      TellSettled(chart_.timeline().disputes()[dispute.index()], parts);
    }
    if (reason.today) {
      parts.push_back("the day (" + ask::FormatDays(*reason.today) + ")");
    }
    page_.Paragraph(parts.empty() ? "This is so for everyone, on every day."
                                  : fmt::format("This alone settles it: {}.",
                                                fmt::join(parts, ", ")),
                    2, 4);
  }

  // Adds what became of the events of a settled dispute.
  void TellSettled(const record::Dispute& dispute,
                   std::vector<std::string>& parts) const {
    const auto& world = dispute.worlds[static_cast<size_t>(
        dispute.possible.OnlyValue().value_or(0))];
    for (size_t i = 0; i < dispute.events.size(); ++i) {
      parts.push_back(record_.event(dispute.events[i]).name +
                      (world[i] ? " happened" : " did not happen"));
    }
  }

  // Of the disputes left open, those told to have begun by the days asked
  // about: whether they make a difference.
  void TellDisputes() {
    std::vector<record::EventId> mattering;
    std::vector<record::EventId> idle;
    for (const record::Dispute& dispute : chart_.timeline().disputes()) {
      if (dispute.settled()) continue;
      for (const record::EventId event : dispute.events) {
        if (record_.event(event).first > told_.answer.days.last) continue;
        (Matters(event) ? mattering : idle).push_back(event);
      }
    }
    if (!mattering.empty() || !idle.empty()) page_.Line();
    TellDisputed("Disputed, and it makes a difference:", mattering);
    TellDisputed("Disputed, but it makes no difference here:", idle);
  }

  void TellDisputed(const std::string& heading,
                    const std::vector<record::EventId>& events) {
    if (events.empty()) return;
    page_.Line(heading);
    for (const record::EventId id : events) {
      const record::Event& event = record_.event(id);
      page_.Paragraph(fmt::format("{} ({})", event.label, event.name), 2, 4);
    }
  }

  bool Matters(record::EventId event) const {
    return std::any_of(told_.answer.routes.begin(), told_.answer.routes.end(),
                       [&](const RouteAnswer& route) {
                         const auto& events = route.turns_on.events;
                         return std::find(events.begin(), events.end(),
                                          event) != events.end();
                       });
  }

  void TellAskFirst() {
    if (told_.ask_first.empty()) return;
    page_.Line();
    page_.Line("Ask first:");
    for (size_t i = 0; i < std::min(kAskFirst, told_.ask_first.size()); ++i) {
      const law::Fact& fact = law_.fact(told_.ask_first[i]);
      page_.Paragraph(fmt::format("{} ({})", fact.question, fact.name), 2, 4);
    }
  }

  // -- The timeline -----------------------------------------------------------

  void TellTimeline(const ask::CaseTimeline& timeline) {
    Date begin = kFirstDay;
    if (timeline.begins && !told_.all_days) {
      begin = std::min(*timeline.begins, told_.answer.days.first);
    }
    page_.Line();
    page_.Line(page_.Inked(
        fmt::format(
            "Day by day{}, the facts held as they are; * an outcome "
            "that changes:",
            begin == kFirstDay ? "" : " from the first day of the case"),
        Ink::kBold));
    TellHeld(timeline.held);
    std::vector<Cell> heads;
    for (const RouteAnswer& answer : told_.answer.routes) {
      heads.push_back({law_.route(answer.route).name, Ink::kPlain});
    }
    TellRow("from", heads);
    const ask::Stretch* before = nullptr;
    for (const ask::Stretch& stretch : timeline.stretches) {
      if (begin <= stretch.last.value_or(kLastDay)) {
        TellStretch(stretch, before, begin);
      }
      before = &stretch;
    }
  }

  // An age goes on while the timeline stands still.
  void TellHeld(const std::vector<law::FactId>& facts) {
    if (facts.empty()) return;
    std::vector<std::string> held;
    for (const law::FactId fact : facts) {
      held.push_back(fmt::format(
          "{} {}", law_.fact(fact).name,
          law::FormatValues(law_.fact(fact).type, told_.person.values(fact))));
    }
    page_.Paragraph(
        fmt::format("Held throughout, though it moves with time: {}",
                    fmt::join(held, ", ")),
        2, 4);
  }

  struct Cell {
    std::string text;
    Ink ink;
  };

  // Adds a line of the table, or several where the routes are many.
  void TellRow(const std::string& day, const std::vector<Cell>& cells) {
    const std::string indent(kTableIndent, ' ');
    std::string line = fmt::format("{}{:<{}}", indent, day, kDayColumn);
    size_t width = kTableIndent + kDayColumn;
    for (size_t i = 0; i < cells.size(); ++i) {
      const size_t size = cells[i].text.size();
      if (width + size > Page::kColumns) {
        page_.Line(line);
        line = std::string(kTableIndent + kDayColumn, ' ');
        width = kTableIndent + kDayColumn;
      }
      line += page_.Inked(cells[i].text, cells[i].ink);
      // Blanks behind the last would only trail.
      const bool next_fits =
          i + 1 < cells.size() &&
          width + ColumnOf(i) + cells[i + 1].text.size() <= Page::kColumns;
      if (next_fits) line += std::string(ColumnOf(i) - size, ' ');
      width += ColumnOf(i);
    }
    page_.Line(line);
  }

  // Returns the width of the column of a route that was asked about.
  size_t ColumnOf(size_t i) const {
    const law::RouteId route = told_.answer.routes[i].route;
    return std::max(kRouteColumn, law_.route(route).name.size() + 2);
  }

  // Tells a stretch, or the days of it from `begin` on.
  void TellStretch(const ask::Stretch& stretch, const ask::Stretch* before,
                   Date begin) {
    const bool begun = stretch.first.value_or(kFirstDay) < begin;
    std::vector<Cell> cells;
    for (size_t i = 0; i < stretch.outcomes.size(); ++i) {
      const Outcome outcome = stretch.outcomes[i];
      const bool changes =
          !begun && before != nullptr && before->outcomes[i] != outcome;
      cells.push_back(
          {fmt::format("{}{}", ask::OutcomeName(outcome), changes ? "*" : ""),
           InkOf(outcome)});
    }
    if (begun) return TellRow(FormatDate(begin), cells);
    TellRow(stretch.first ? FormatDate(*stretch.first) : "the start", cells);
    for (const record::EventId event : stretch.events) {
      page_.Paragraph(record_.event(event).label +
                          WindowEnd(event, stretch.first) + Denial(event),
                      4, 6);
    }
    for (const size_t index : stretch.supposed) {
      page_.Paragraph(
          "supposed: " + chart::DescribeSupposition(
                             chart_.pack(),
                             chart_.timeline().scenario().suppositions[index]),
          4, 6);
    }
    for (const std::string& limit : stretch.limits) {
      page_.Paragraph("a limit passes: " + LimitInWords(limit), 4, 6);
    }
  }

  // Returns which end of an event's window a day is, where it has one.
  std::string WindowEnd(record::EventId id,
                        const std::optional<Date>& day) const {
    const record::Event& event = record_.event(id);
    if (!event.is_window()) return "";
    if (day == event.last) return " (by this day)";
    return fmt::format(" (some day up to {})", FormatDate(event.last));
  }

  std::string LimitInWords(const std::string& limit) const {
    for (const law::Measure& measure : law_.measures) {
      if (measure.name == limit && !measure.label.empty()) {
        return fmt::format("{} ({})", measure.label, limit);
      }
    }
    return limit == "today" ? "a day that the law names" : limit;
  }

  const Told& told_;
  const chart::Chart& chart_;
  const law::Law& law_;
  const record::Record& record_;
  std::set<record::EventId> told_events_;  // of the route being told
  Page page_;
};

}  // namespace

std::string FormatAnswerText(const Told& told, bool colour) {
  return AnswerTeller(told, colour).Run();
}

}  // namespace safeconduct::cli
