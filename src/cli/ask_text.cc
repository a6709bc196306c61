// SPDX-License-Identifier: Apache-2.0
#include "cli/ask_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "ask/words.h"
#include "base/countries.h"
#include "cli/page.h"
#include "law/values.h"

namespace safeconduct::cli {
namespace {

using ask::Outcome;
using ask::RouteAnswer;
using Ink = Page::Ink;

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

std::string InWords(const chart::Days& days) {
  if (days.first == days.last) return FormatDateInWords(days.first);
  return fmt::format("some day from {} to {}", FormatDateInWords(days.first),
                     FormatDateInWords(days.last));
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
      page_.Paragraph("Supposing that " +
                          ask::DescribeSupposition(chart_, supposition) + ".",
                      0, 2);
    }
    TellCase();
  }

  void TellCase() {
    std::vector<std::string> parts;
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      const law::FactId fact(i);
      if (!told_.person.IsKnown(fact, law_)) continue;
      parts.push_back(fmt::format(
          "{} {}", law_.fact(fact).name,
          law::FormatValues(law_.fact(fact).type, told_.person.values(fact))));
    }
    if (parts.empty()) {
      page_.Paragraph("Nothing is known of the person.", 0, 2);
    } else {
      page_.Paragraph(fmt::format("Known: {}.", fmt::join(parts, ", ")), 0, 2);
    }
  }

  void TellRoute(const RouteAnswer& answer) {
    const law::Route& route = law_.route(answer.route);
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
    return law_.fact(fact).name;
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
    for (const record::EventId event : answer.events) TellEvent(event);
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
    page_.Paragraph(
        fmt::format(
            "It turns on: {}.",
            fmt::join(ask::TurnsOnNames(chart_, answer.turns_on), ", ")),
        2, 4);
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
      for (const auto event :
           chart_.timeline().disputes()[dispute.index()].events) {
        parts.push_back("how " + record_.event(event).name + " is told");
      }
    }
    if (reason.today) {
      parts.push_back("the day (" + ask::FormatDays(*reason.today) + ")");
    }
    page_.Paragraph(parts.empty() ? "This is so for everyone, on every day."
                                  : fmt::format("This alone settles it: {}.",
                                                fmt::join(parts, ", ")),
                    2, 4);
  }

  void TellDisputes() {
    std::vector<std::string> open;
    std::vector<std::string> mattering;
    for (const record::Dispute& dispute : chart_.timeline().disputes()) {
      if (dispute.settled()) continue;
      for (const record::EventId event : dispute.events) {
        open.push_back(record_.event(event).name);
        if (Matters(event)) mattering.push_back(open.back());
      }
    }
    if (open.empty()) return;
    page_.Line();
    page_.Paragraph(
        mattering.empty()
            ? fmt::format("Disputed, but it makes no difference here: {}.",
                          fmt::join(open, ", "))
            : fmt::format("Disputed, and it makes a difference: {}.",
                          fmt::join(mattering, ", ")),
        0, 2);
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

  void TellTimeline(const std::vector<ask::Stretch>& stretches) {
    page_.Line();
    page_.Line(
        page_.Inked("Day by day, the facts held as they are:", Ink::kBold));
    std::string heads = fmt::format("  {:<12}", "from");
    for (const RouteAnswer& answer : told_.answer.routes) {
      heads += fmt::format("{:<11}", law_.route(answer.route).name);
    }
    page_.Line(heads);
    for (const ask::Stretch& stretch : stretches) TellStretch(stretch);
  }

  void TellStretch(const ask::Stretch& stretch) {
    std::string line = fmt::format(
        "  {:<12}", stretch.first ? FormatDate(*stretch.first) : "the start");
    for (const RouteAnswer& answer : told_.answer.routes) {
      const Outcome outcome = stretch.outcomes[answer.route.index()];
      const std::string_view word = outcome == Outcome::kUndetermined
                                        ? "undeterm."
                                        : ask::OutcomeName(outcome);
      line += page_.Inked(fmt::format("{:<11}", word), InkOf(outcome));
    }
    while (line.ends_with(' ')) line.pop_back();
    page_.Line(line);
    for (const record::EventId event : stretch.events) {
      page_.Paragraph(record_.event(event).label + Denial(event), 4, 6);
    }
    for (const size_t index : stretch.supposed) {
      page_.Paragraph(
          "supposed: " +
              ask::DescribeSupposition(
                  chart_, chart_.timeline().scenario().suppositions[index]),
          4, 6);
    }
    for (const std::string& limit : stretch.limits) {
      page_.Paragraph("a limit passes: " + limit, 4, 6);
    }
  }

  const Told& told_;
  const chart::Chart& chart_;
  const law::Law& law_;
  const record::Record& record_;
  Page page_;
};

}  // namespace

std::string FormatAnswerText(const Told& told, bool colour) {
  return AnswerTeller(told, colour).Run();
}

}  // namespace safeconduct::cli
