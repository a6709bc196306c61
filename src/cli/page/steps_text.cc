// SPDX-License-Identifier: Apache-2.0
//
// A timetable as a page: under each step who takes it and whether it was taken,
// then what bars it or what it waits for, by when it is to be taken and by
// which rule, what silence does, and what supports it. What is counted stands
// with what it was counted by, as whoever signs the page answers for each day
// on it.
#include "cli/page/steps_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "cli/page/foot.h"
#include "cli/page/page.h"
#include "cli/page/scenario_text.h"
#include "safeconduct/case.h"

namespace safeconduct::cli {
namespace {

using Ink = Page::Ink;

std::string_view InWords(Party party) {
  switch (party) {
    case Party::kAskingState:
      return "the asking state";
    case Party::kAskedState:
      return "the asked state";
    case Party::kPerson:
      return "the person";
    case Party::kCourt:
      break;
  }
  return "a court";
}

// "on 4 September 2025", "between 1 and ...".
std::string InWords(const Days& days) {
  if (days.first == days.last) return "on " + FormatDateInWords(days.first);
  return fmt::format("between {} and {}", FormatDateInWords(days.first),
                     FormatDateInWords(days.last));
}

// The days of a set in words, `on` before a day alone; one with an open end as
// a case writes it.
std::string InWords(const Values& days) {
  if (days.runs.size() == 1 && days.runs.front().first != "none") {
    const auto first = ParseDate(days.runs.front().first);
    const auto last = ParseDate(days.runs.front().last);
    if (first && last && first != kFirstDay && last != kLastDay) {
      return InWords(Days{*first, *last});
    }
  }
  return FormatValues(days);
}

// The same without `on`.
std::string DayInWords(const Values& days) {
  const std::string words = InWords(days);
  return words.starts_with("on ") ? words.substr(3) : words;
}

std::string Span(int32_t least, int32_t most) {
  if (least == most) return Counted(static_cast<size_t>(least), "day");
  return fmt::format("{} to {} days", least, most);
}

class TimetableTeller {
 public:
  TimetableTeller(const Timetable& timetable, bool colour)
      : timetable_(timetable), page_(colour) {}

  std::string Run() {
    const Scenario& scenario = timetable_.scenario;
    page_.Paragraph(
        page_.Inked(
            fmt::format("Steps on {}{}", FormatDateInWords(timetable_.day),
                        ListenedTo(timetable_.pack, scenario)),
            Ink::kBold),
        0, 2);
    for (const std::string& supposition : scenario.suppositions) {
      std::string sentence = Supposing(supposition) + ".";
      sentence.front() = 'S';
      page_.Paragraph(sentence, 0, 2);
    }
    page_.Paragraph(DescribeKnown(timetable_.person), 0, 2);
    for (const ProcedureAnswer& each : timetable_.procedures) Tell(each);
    page_.Line();
    page_.Paragraph(
        "A step that may be taken is not a decision to take it. What is not "
        "known opens no gate.",
        0, 0);
    const bool plain = scenario == Scenario();
    TellFoot(timetable_.pack,
             plain ? DescribeScenario(timetable_.pack, scenario) : "", page_);
    return page_.text();
  }

 private:
  void Tell(const ProcedureAnswer& answer) {
    page_.Line();
    page_.Paragraph(
        fmt::format("{}: {}{}", page_.Inked(answer.procedure->name, Ink::kBold),
                    answer.procedure->label,
                    page_.Inked(fmt::format(" (route {})",
                                            answer.procedure->route->name),
                                Ink::kDim)),
        0, 2);
    TellEnd(answer);
    for (const StepAnswer& step : answer.steps) Tell(answer, step);
  }

  void TellEnd(const ProcedureAnswer& answer) {
    if (answer.ended == Holds::kNo) return;
    page_.Paragraph(
        page_.Inked(
            fmt::format(
                "{} by silence: the last day of `{}` {} without it.",
                answer.ended == Holds::kYes ? "It ended" : "It may have ended",
                answer.ended_by->name,
                answer.ended == Holds::kYes ? "passed" : "may have passed"),
            answer.ended == Holds::kYes ? Ink::kRed : Ink::kYellow),
        2, 4);
  }

  void Tell(const ProcedureAnswer& procedure, const StepAnswer& answer) {
    const Step& step = *answer.step;
    page_.Paragraph(fmt::format("{} {}{}", page_.Inked(step.label, Ink::kBold),
                                page_.Inked(fmt::format("({}), {}", step.name,
                                                        InWords(step.party)),
                                            Ink::kDim),
                                Cited(step.citations)),
                    2, 4);
    TellState(procedure, answer);
    if (answer.gate) TellGate(answer, *answer.gate);
    if (answer.due) TellDue(step, answer);
    TellSilence(step, answer);
    TellEvidence(step, answer);
  }

  void Say(std::string_view text, Ink ink = Ink::kPlain) {
    page_.Paragraph(page_.Inked(text, ink), 4, 6);
  }

  void TellState(const ProcedureAnswer& procedure, const StepAnswer& answer) {
    switch (answer.state) {
      case StepState::kDone:
        if (answer.by_silence == Holds::kYes) {
          return Say(fmt::format("Done {}, by silence.", InWords(answer.day)),
                     Ink::kGreen);
        }
        return Say(fmt::format("Done {}{}.", InWords(answer.day),
                               answer.by_silence == Holds::kUnknown
                                   ? ", or else by silence"
                                   : ""),
                   Ink::kGreen);
      case StepState::kMayBeDone:
        Say(answer.day.all
                ? "Whether it was taken is not known."
                : fmt::format("It may be done: {}.", FormatValues(answer.day)),
            Ink::kYellow);
        return SayGate(answer, "If it was not, it");
      case StepState::kOpen:
        return Say(answer.step->takes_the_route
                       ? "It may be taken: the route is open."
                       : "It may be taken.",
                   Ink::kGreen);
      case StepState::kBarred:
        return Say("It is barred:", Ink::kRed);
      case StepState::kNotSettled:
        return Say(answer.gate->state == Gate::State::kOpen
                       ? "Whether it may be taken is not settled: the "
                         "procedure may have ended."
                       : "Whether it may be taken is not settled:",
                   Ink::kYellow);
      case StepState::kWaits: {
        std::vector<std::string> names;
        for (const Step* before : answer.waits_for) {
          names.push_back(before->name);
        }
        Say(fmt::format("It waits for: {}.", fmt::join(names, ", ")));
        return SayGate(answer, "As things stand, it");
      }
      case StepState::kOver:
        return Say(fmt::format("It is over: the silence of `{}` ended the "
                               "procedure.",
                               procedure.ended_by->name),
                   Ink::kRed);
    }
  }

  // What is so of a step beside its state; nothing where its gate is open.
  void SayGate(const StepAnswer& answer, std::string_view it) {
    if (answer.gate->state == Gate::State::kBarred) {
      Say(fmt::format("{} is barred:", it), Ink::kRed);
    } else if (answer.gate->state == Gate::State::kNotSettled) {
      Say(fmt::format("{} is not settled:", it), Ink::kYellow);
    }
  }

  // What is against it, or what it turns on. Nothing of a gate that is open.
  void TellGate(const StepAnswer& answer, const Gate& gate) {
    if (gate.state == Gate::State::kOpen || answer.state == StepState::kOver) {
      return;
    }
    if (gate.state == Gate::State::kBarred) {
      for (const Clause* clause : gate.barred_by) {
        TellClause(*clause,
                   clause->kind == Clause::Kind::kNeeds ? "not met" : "holds");
      }
      for (const std::string& address : answer.step->missing_clauses) {
        page_.Paragraph(
            fmt::format("its gate names a clause that the route lacks ({})",
                        address),
            6, 8);
      }
      if (gate.contradiction) {
        page_.Paragraph(
            "taken on this day, the case would contradict itself: an "
            "assumption of the pack rules it out",
            6, 8);
      } else if (gate.barred_by.empty() &&
                 answer.step->missing_clauses.empty()) {
        page_.Paragraph("no clause closes the route alone; together they do", 6,
                        8);
      }
      return;
    }
    for (const Clause* clause : gate.not_settled) {
      TellClause(*clause, "not settled");
    }
    std::vector<std::string> names;
    for (const Fact* fact : gate.turns_on.facts) names.push_back(fact->name);
    for (const Event* event : gate.turns_on.events) {
      names.push_back(event->name);
    }
    if (!names.empty()) {
      page_.Paragraph(fmt::format("It turns on: {}.", fmt::join(names, ", ")),
                      6, 8);
    }
  }

  void TellClause(const Clause& clause, std::string_view state) {
    page_.Paragraph(
        fmt::format("{} {}: {} ({}){}",
                    clause.kind == Clause::Kind::kNeeds ? "need" : "bar", state,
                    clause.label, clause.address, Cited(clause.citations)),
        6, 8);
  }

  void TellDue(const Step& step, const StepAnswer& answer) {
    const DueAnswer& due = *answer.due;
    std::string day = due.last_day                        ? DayInWords(due.days)
                      : due.state == LimitState::kNoLimit ? "no limit"
                                                          : "not begun";
    std::string how;
    Ink ink = Ink::kPlain;
    switch (due.state) {
      case LimitState::kNotBegun:
      case LimitState::kNoLimit:
        break;
      case LimitState::kRunning:
        how = due.least == 0 && due.most == 0
                  ? ", the day asked about"
                  : fmt::format(", {} left", Span(due.least, due.most));
        break;
      case LimitState::kKept:
        how = ", kept";
        break;
      case LimitState::kMissed:
        if (answer.by_silence == Holds::kYes) {
          how = ", passed";
          break;
        }
        how = fmt::format(", missed by {}", Span(due.least, due.most));
        ink = Ink::kRed;
        break;
      case LimitState::kOver:  // of a wait, which no step has
        break;
      case LimitState::kUnknown:
        // Of a day of which nothing is known, that goes without saying.
        if (!due.days.all) how = ", and whether it is kept is not known";
        ink = Ink::kYellow;
        break;
    }
    if (due.days.all) day = "not known";
    page_.Paragraph(
        fmt::format("Last day: {} - {} ({}){}", page_.Inked(day + how, ink),
                    step.due_label, step.due, Cited(due.citations)),
        4, 6);
  }

  void TellSilence(const Step& step, const StepAnswer& answer) {
    if (!answer.due) return;
    if (!answer.silence) {
      // Nobody expects a word of any other party.
      if (step.party != Party::kAskedState) return;
      const bool overdue = answer.due->state == LimitState::kMissed &&
                           answer.done != Holds::kYes;
      return Say(overdue ? "Silence: nothing follows from it but that the step "
                           "is overdue."
                         : "Silence: nothing follows from it.");
    }
    const bool accepts = step.silence == Silence::kAccepts;
    std::string text;
    switch (answer.silence->spoken) {
      case Holds::kYes:
        text = fmt::format("it {}, as the last day passed without it",
                           accepts ? "accepted" : "refused");
        break;
      case Holds::kUnknown:
        text = fmt::format(
            "it may have {}, as the last day may have passed without it",
            accepts ? "accepted" : "refused");
        break;
      case Holds::kNo:
        text = answer.done == Holds::kYes
                   ? fmt::format(
                         "it would have {}, had the last day passed "
                         "without the step",
                         accepts ? "accepted" : "refused")
                   : fmt::format(
                         "it {} where the last day passes without the "
                         "step",
                         accepts ? "accepts" : "refuses");
        break;
    }
    page_.Paragraph(
        fmt::format("Silence: {}{}", text, Cited(step.silence_citations)), 4,
        6);
  }

  void TellEvidence(const Step& step, const StepAnswer& answer) {
    TellNamed("Proof", step.proof, answer);
    TellNamed("Prima facie evidence", step.prima_facie, answer);
  }

  void TellNamed(std::string_view grade, const std::vector<std::string>& named,
                 const StepAnswer& answer) {
    if (named.empty()) return;
    std::vector<std::string> parts;
    for (const std::string& each : named) {
      const bool there =
          std::ranges::find(answer.evidence, each) != answer.evidence.end();
      parts.push_back(
          fmt::format("{} ({})", each, there ? "named" : "missing"));
    }
    Say(fmt::format("{}: {}.", grade, fmt::join(parts, "; ")));
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

  const Timetable& timetable_;
  Page page_;
};

}  // namespace

std::string FormatTimetableText(const Timetable& timetable, bool colour) {
  return TimetableTeller(timetable, colour).Run();
}

}  // namespace safeconduct::cli
