// SPDX-License-Identifier: Apache-2.0
//
// The answer as a page for a person: each route with its outcome, then why,
// then what would change it. What one clause of a route has told, another does
// not tell again, and what makes no difference to the outcome is left to the
// JSON.
#include "cli/page/ask_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "cli/page/changes_text.h"
#include "cli/page/foot.h"
#include "cli/page/limits_text.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;

// The columns of a table of outcomes: the day, and a route each, with what
// stands left of a table on a page.
constexpr size_t kDayColumn = 12;
// Wide enough for the longest outcome and two blanks behind it, of which the
// star of an outcome that changes takes one.
constexpr size_t kRouteColumn = std::string_view("undetermined").size() + 2;
constexpr size_t kTableIndent = 2;

// How many questions the answer proposes to ask first.
// The first alone settles most; the JSON has all.
constexpr size_t kAskFirst = 3;

// Every case is named, so that a compiler finds one that is added and not told.
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

// In the order in which a person asks: what was asked, each route and why, what
// is disputed, what to find out, and how it stands on other days.
class AnswerTeller {
 public:
  AnswerTeller(const Chart& chart, const Answer& answer, const Telling& telling)
      : chart_(chart),
        answer_(answer),
        telling_(telling),
        disputed_(chart.Disputed()),
        page_(telling.colour) {}

  std::string Run() {
    TellQuestion();
    for (const RouteAnswer& answer : answer_.routes) TellRoute(answer);
    TellLimits(answer_, page_);
    TellDays();
    TellDisputes();
    TellAskFirst();
    if (answer_.timeline) TellTimeline(*answer_.timeline);
    page_.Line();
    TellUnderAnswer(answer_.pack, page_);
    // The scenario stands at the head, but for the record as it stands.
    const bool plain = answer_.scenario == Scenario();
    TellFoot(answer_.pack,
             plain ? DescribeScenario(answer_.pack, answer_.scenario) : "",
             page_);
    return page_.text();
  }

 private:
  void TellQuestion() {
    const Scenario& scenario = answer_.scenario;
    const std::string question = fmt::format(
        "{} on {}{}", answer_.pack.words().heading, DescribeDays(answer_.days),
        ListenedTo(answer_.pack, scenario));
    page_.Paragraph(page_.Inked(question, Ink::kBold), 0, 2);
    for (const std::string& supposition : scenario.suppositions) {
      std::string sentence = Supposing(supposition) + ".";
      sentence.front() = 'S';
      page_.Paragraph(sentence, 0, 2);
    }
    page_.Paragraph(DescribeKnown(answer_.person), 0, 2);
  }

  void TellRoute(const RouteAnswer& answer) {
    const Route& route = *answer.route;
    // Of another route an event is told again, as who reads of one need not
    // have read of the others.
    told_events_.clear();
    page_.Line();
    page_.Paragraph(fmt::format("{}: {}{}", page_.Inked(route.name, Ink::kBold),
                                page_.Inked(OutcomeName(answer.outcome),
                                            InkOf(answer.outcome)),
                                page_.Inked(fmt::format(" - {}{}", route.label,
                                                        Destination(answer)),
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
      for (const auto& [text, is_change] : ChangesInWords(
               chart_, answer_.person, answer, telling_.all_changes)) {
        page_.Paragraph(text, is_change ? 4 : 2, is_change ? 6 : 4);
      }
    }
    for (const NoteAnswer& note : answer.notes) TellNote(note);
    // A route that a clause closes is closed whatever else there is.
    if (answer.outcome != Outcome::kClosed) TellLeftOut(route);
  }

  void TellLeftOut(const Route& route) {
    for (const std::string& text : route.left_out) {
      page_.Paragraph("The pack leaves out: " + text, 2, 4);
    }
  }

  // Whether it concerns the case may turn on something, which is told first:
  // who reads on has to know whether to.
  void TellNote(const NoteAnswer& answer) {
    const Note& note = *answer.note;
    const std::string head =
        answer.holds == Holds::kYes
            ? "Note"
            : fmt::format("Perhaps to note (it turns on: {})",
                          fmt::join(NamesIn(answer.turns_on), ", "));
    page_.Paragraph(fmt::format("{}: {} ({}){}", head, note.text, note.address,
                                Cited(note.citations)),
                    2, 4);
  }

  // A route that leads to the country of a fact has no country while that fact
  // is not known, and one that leads to none never has.
  static std::string Destination(const RouteAnswer& answer) {
    if (!answer.country.empty()) {
      return fmt::format(" ({})", CountryName(answer.country));
    }
    const Fact* fact = answer.route->country_of;
    if (fact == nullptr) return "";
    return fmt::format(" ({}: not known)", fact->question);
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
        // Only those that may close it: a clause that is settled and does not
        // close has no part in it.
        if (clause.holds == Holds::kUnknown) TellClause(clause, "perhaps");
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
        TellClause(clause, clause.clause->kind == Clause::Kind::kNeeds
                               ? "not met"
                               : "holds");
      }
    }
  }

  void TellClause(const ClauseAnswer& answer, std::string_view state) {
    const Clause& clause = *answer.clause;
    const bool need = clause.kind == Clause::Kind::kNeeds;
    page_.Paragraph(
        fmt::format("{} {}: {} ({}){}", need ? "need" : "bar", state,
                    clause.label, clause.address, Cited(clause.citations)),
        4, 6);
    for (const Event* event : answer.events) {
      // What another clause of the route has told is not told again.
      if (told_events_.insert(event).second) TellEvent(*event);
    }
  }

  std::string Cited(const std::vector<Citation>& citations) const {
    std::vector<std::string> parts;
    for (const Citation& citation : citations) {
      parts.push_back(citation.at ? citation.source->name + " " + *citation.at
                                  : citation.source->name);
    }
    if (parts.empty()) return "";
    return page_.Inked(fmt::format(" [{}]", fmt::join(parts, "; ")), Ink::kDim);
  }

  void TellEvent(const Event& event) {
    const std::string when =
        event.first < event.last
            ? fmt::format("between {} and {}", FormatDate(event.first),
                          FormatDate(event.last))
            : FormatDate(event.first);
    page_.Paragraph(fmt::format("{}: {}{}", when, event.label, Denial(event)),
                    6, 8);
  }

  std::string Denial(const Event& event) const {
    for (const DisputedEvent& disputed : disputed_) {
      if (disputed.event != &event) continue;
      return page_.Inked(
          disputed.settled ? " (denied; settled here)" : " (denied; left open)",
          Ink::kYellow);
    }
    return "";
  }

  void TellUndetermined(const RouteAnswer& answer) {
    TurnsOn on = answer.turns_on;
    // That it turns on the day is told in words behind the names.
    on.today = false;
    std::vector<std::string> names = NamesIn(on);
    if (answer.turns_on.today) names.emplace_back("which of the days it is");
    // Where a calendar ends, that may be all there is.
    const bool on_nothing_known = names.empty();
    for (const CalendarYears& calendar : answer_.calendars_ended) {
      if (!on_nothing_known) break;
      names.push_back(
          fmt::format("a day beyond the years of `{}`", calendar.name));
    }
    page_.Paragraph(fmt::format("It turns on: {}.", fmt::join(names, ", ")), 2,
                    4);
    if (!answer.undecided) return;
    page_.Paragraph(
        "UNDECIDED: the search for dates that go together reached its limit. "
        "The route may be settled after all, and may turn on less (say more "
        "of the dates, or ask again with those that are known).",
        2, 4);
  }

  void TellReason(const Reason& reason) {
    std::vector<std::string> parts;
    for (const auto& [fact, values] : reason.facts) {
      parts.push_back(fact->name + " " + FormatValues(values));
    }
    for (const EventFate& fate : reason.disputes) {
      parts.push_back(FateInWords(fate));
    }
    if (reason.today) {
      parts.push_back("the day (" + FormatDays(*reason.today) + ")");
    }
    // Nothing that is known takes part in it: the law alone settles it.
    page_.Paragraph(parts.empty() ? "This is so for everyone, on every day."
                                  : fmt::format("This alone settles it: {}.",
                                                fmt::join(parts, ", ")),
                    2, 4);
  }

  // Of the disputes left open, those told to have begun by the days asked
  // about: whether they make a difference.
  void TellDisputes() {
    // Both are told: that a dispute makes no difference is an answer too.
    std::vector<const Event*> mattering;
    std::vector<const Event*> idle;
    for (const auto& [event, settled] : disputed_) {
      // A dispute about what comes after the days asked about has no part in
      // them.
      if (settled || event->first > answer_.days.last) continue;
      (Matters(event) ? mattering : idle).push_back(event);
    }
    if (!mattering.empty() || !idle.empty()) page_.Line();
    TellDisputed("Disputed, and it makes a difference:", mattering);
    TellDisputed("Disputed, but it makes no difference here:", idle);
  }

  void TellDisputed(const std::string& heading,
                    const std::vector<const Event*>& events) {
    if (events.empty()) return;
    page_.Line(heading);
    for (const Event* event : events) {
      page_.Paragraph(fmt::format("{} ({})", event->label, event->name), 2, 4);
    }
  }

  // It makes a difference where the outcome of some route turns on it.
  bool Matters(const Event* event) const {
    return std::ranges::any_of(answer_.routes, [&](const RouteAnswer& route) {
      return std::ranges::find(route.turns_on.events, event) !=
             route.turns_on.events.end();
    });
  }

  // Those of which anything is known.
  void TellDays() {
    const bool any = std::ranges::any_of(
        answer_.declared_days,
        [](const DayAnswer& day) { return !day.values.all; });
    if (any) {
      page_.Line();
      page_.Line("Days:");
    }
    for (const DayAnswer& day : answer_.declared_days) {
      if (day.values.all) continue;
      page_.Paragraph(fmt::format("{} ({}): {}", day.label, day.name,
                                  FormatValues(day.values)),
                      2, 4);
    }
    for (const CalendarYears& calendar : answer_.calendars_ended) {
      page_.Paragraph(
          fmt::format("Not known beyond {} ({}), which runs from {} to {}.",
                      calendar.label, calendar.name,
                      FormatDateInWords(calendar.first),
                      FormatDateInWords(calendar.last)),
          2, 4);
    }
  }

  void TellAskFirst() {
    if (!answer_.ask_first || answer_.ask_first->empty()) return;
    page_.Line();
    page_.Line("Ask first:");
    const std::vector<const Fact*>& facts = *answer_.ask_first;
    for (size_t i = 0; i < std::min(kAskFirst, facts.size()); ++i) {
      page_.Paragraph(
          fmt::format("{} ({})", facts[i]->question, facts[i]->name), 2, 4);
    }
  }

  // -- The timeline -----------------------------------------------------------

  void TellTimeline(const Timeline& timeline) {
    Date begin = kFirstDay;
    // Before the first date of a case nothing in it has happened, and outcomes
    // there are nobody's question; but the days asked about are always shown.
    if (timeline.begins && !telling_.all_days) {
      begin = std::min(*timeline.begins, answer_.days.first);
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
    for (const RouteAnswer& answer : answer_.routes) {
      heads.push_back({answer.route->name, Ink::kPlain});
    }
    TellRow("from", heads);
    // Also of a stretch that is not told: whether the next changes an outcome
    // is told by it.
    const Stretch* before = nullptr;
    for (const Stretch& stretch : timeline.stretches) {
      if (begin <= stretch.last.value_or(kLastDay)) {
        TellStretch(stretch, before, begin);
      }
      before = &stretch;
    }
  }

  // An age goes on while the timeline stands still.
  void TellHeld(const std::vector<const Fact*>& facts) {
    if (facts.empty()) return;
    // By what is known of them: of a fact that is unknown nothing is held.
    std::vector<std::string> held;
    for (const auto& [fact, values] : answer_.person.Known()) {
      if (std::ranges::find(facts, fact) == facts.end()) continue;
      held.push_back(fact->name + " " + FormatValues(values));
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
      // Columns are counted in letters and not in bytes with ink, which take no
      // room on a terminal.
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
    return std::max(kRouteColumn, answer_.routes[i].route->name.size() + 2);
  }

  // Tells a stretch, or the days of it from `begin` on.
  void TellStretch(const Stretch& stretch, const Stretch* before, Date begin) {
    const bool begun = stretch.first.value_or(kFirstDay) < begin;
    std::vector<Cell> cells;
    for (size_t i = 0; i < stretch.outcomes.size(); ++i) {
      const Outcome outcome = stretch.outcomes[i];
      // The first line has nothing before it to differ from, and neither has
      // one that begins within a stretch.
      const bool changes = !begun && before != nullptr &&
                           !before->outcomes.empty() &&
                           before->outcomes[i] != outcome;
      cells.push_back(
          {fmt::format("{}{}", OutcomeName(outcome), changes ? "*" : ""),
           InkOf(outcome)});
    }
    if (stretch.outcomes.empty()) {
      cells.push_back({"the case as told cannot be", Ink::kPlain});
    }
    // What happened on its first day lies before what is shown.
    if (begun) return TellRow(FormatDate(begin), cells);
    TellRow(stretch.first ? FormatDate(*stretch.first) : "the start", cells);
    for (const Event* event : stretch.events) {
      page_.Paragraph(
          event->label + WindowEnd(*event, stretch.first) + Denial(*event), 4,
          6);
    }
    for (const std::string& supposition : stretch.supposed) {
      page_.Paragraph("supposed: " + supposition, 4, 6);
    }
    for (const std::string& limit : stretch.limits) {
      page_.Paragraph("a limit passes: " + LimitInWords(limit), 4, 6);
    }
  }

  // Returns which end of an event's window a day is, where it has one.
  static std::string WindowEnd(const Event& event,
                               const std::optional<Date>& day) {
    if (event.first == event.last) return "";
    if (day == event.last) return " (by this day)";
    return fmt::format(" (some day up to {})", FormatDate(event.last));
  }

  std::string LimitInWords(const std::string& limit) const {
    for (const Measure& measure : answer_.pack.measures()) {
      if (measure.name == limit && !measure.label.empty()) {
        return fmt::format("{} ({})", measure.label, limit);
      }
    }
    // A limit is a measure's, or else that of a test of the day itself.
    return limit == "today" ? "a day that the law names" : limit;
  }

  const Chart& chart_;
  const Answer& answer_;
  const Telling& telling_;
  std::vector<DisputedEvent> disputed_;
  std::set<const Event*> told_events_;  // of the route being told
  Page page_;
};

}  // namespace

std::string FormatAnswerText(const Chart& chart, const Answer& answer,
                             const Telling& telling) {
  return AnswerTeller(chart, answer, telling).Run();
}

}  // namespace safeconduct::cli
