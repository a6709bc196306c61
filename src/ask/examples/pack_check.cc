// SPDX-License-Identifier: Apache-2.0
//
// Runs the examples of a pack, which are its author's own claims of what it
// says, and looks for what is declared but never tested. An example is put as
// anybody's question would be, to a chart of its own scenario; charts are kept,
// because most examples share one.
#include "ask/examples/pack_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ask/asker.h"
#include "ask/found_days.h"
#include "ask/words.h"
#include "base/overloaded.h"
#include "law/walk.h"
#include "query/contradiction.h"
#include "query/scenario_charts.h"

namespace safeconduct::ask {
namespace {

using text::DiagnosticKind;

// Returns names as a message lists them, such as "`age`, `claim`".
std::string Listed(const std::vector<std::string>& names) {
  if (names.empty()) return "";
  return fmt::format("`{}`", fmt::join(names, "`, `"));
}

// Runs examples one after another, and keeps what the next may need.
class ExampleRunner {
 public:
  ExampleRunner(std::shared_ptr<const chart::Pack> pack,
                text::Diagnostics& diagnostics)
      : pack_(std::move(pack)), diagnostics_(diagnostics), charts_(pack_) {}

  std::expected<void, Error> Run(const law::Example& example) {
    auto asker = AskerFor(example);
    // Suppositions that contradict one another are a fault of the example;
    // anything else, such as a chart that is too large, is one of the pack.
    if (!asker && asker.error().kind == Error::Kind::kQuestion) {
      diagnostics_.Add(
          DiagnosticKind::kExampleFails, example.place,
          fmt::format("example cannot be asked: {}", asker.error().text));
      return {};
    }
    if (!asker) return std::unexpected(asker.error());
    // What an example does not give is unknown.
    chart::Case person(pack_->law);
    for (const law::Given& given : example.givens) {
      person.Set(given.fact, given.values);
    }
    const chart::Days days{example.first_day, example.last_day};
    if ((*asker)->IsContradictory(person, days)) {
      diagnostics_.Add(
          DiagnosticKind::kExampleFails, example.place,
          "example " + query::DescribeContradiction(*chart_, person, days));
      return {};
    }
    for (const law::Expectation& expectation : example.expectations) {
      Compare(example, expectation,
              (*asker)->Judge(person, days, expectation.route));
      if (expectation.notes.empty()) continue;
      CompareNotes(example, expectation,
                   (*asker)->NotesOf(person, days, expectation.route));
    }
    WarnOfCalendars(example, person, days);
    return {};
  }

 private:
  // What an example asks about, people will ask about too.
  void WarnOfCalendars(const law::Example& example, const chart::Case& person,
                       const chart::Days& days) {
    if (pack_->law.calendars.empty()) return;
    for (const auto& calendar : FindDays(*chart_, person, days).ended) {
      const auto [first, last] = calendar->years();
      diagnostics_.Add(
          DiagnosticKind::kCalendarEnded, example.place,
          fmt::format("calendar `{}` runs from {} to {}, and a day of this "
                      "example lies beyond; it is unknown until the calendar "
                      "runs longer",
                      calendar->name(), FormatDate(Date{first}),
                      FormatDate(Date{last})));
    }
  }

  std::expected<Asker*, Error> AskerFor(const law::Example& example) {
    const auto chart = charts_.For(ScenarioOf(example));
    if (!chart) return std::unexpected(chart.error());
    chart_ = chart->get();
    auto& asker = askers_[chart_];
    if (!asker) asker = std::make_unique<Asker>(*chart);
    return asker.get();
  }

  record::Scenario ScenarioOf(const law::Example& example) {
    record::Scenario scenario;
    scenario.known_on = example.known_on;
    if (example.viewpoint) {
      scenario.viewpoint = pack_->record.FindViewpoint(example.viewpoint->text);
    }
    // The faults of suppositions were reported when the pack was read.
    text::Diagnostics resolved_before;
    for (const auto& written : example.suppositions) {
      const auto supposition =
          record::ResolveSupposition(written, pack_->law, pack_->record,
                                     example.known_on, resolved_before);
      if (supposition) scenario.suppositions.push_back(*supposition);
    }
    return scenario;
  }

  void Compare(const law::Example& example, const law::Expectation& expectation,
               const RouteAnswer& answer) {
    const std::string& route = pack_->law.route(expectation.route).name;
    // See outcome.cc.
    const auto expected = static_cast<Outcome>(expectation.outcome);
    if (expected != answer.outcome) {
      Fail(example, expectation,
           fmt::format("expected `{}` {}, found {}{}", route,
                       OutcomeName(expected), OutcomeName(answer.outcome),
                       Because(answer)));
    } else if (expectation.names_missing_clause) {
      Fail(example, expectation,
           fmt::format("expected `{}` to be closed by a clause that it does "
                       "not have, found {}{}",
                       route, OutcomeName(answer.outcome), Because(answer)));
    }
    for (const law::ClauseId clause : expectation.because) {
      if (std::find(answer.because.begin(), answer.because.end(), clause) !=
          answer.because.end()) {
        continue;
      }
      Fail(example, expectation,
           fmt::format("expected `{}` to settle `{}` by itself, found {}{}",
                       pack_->law.clause(clause).address, route,
                       OutcomeName(answer.outcome), Because(answer)));
    }
    if (expectation.names_missing_note) {
      Fail(example, expectation,
           fmt::format("expected of `{}` a note that it does not have", route));
    }
    CompareTurnsOn(example, expectation, answer);
  }

  void CompareNotes(const law::Example& example,
                    const law::Expectation& expectation,
                    const std::vector<NoteAnswer>& found) {
    for (const law::NoteExpectation& expected : expectation.notes) {
      const auto note =
          std::ranges::find(found, expected.note, &NoteAnswer::note);
      const law::Telling telling = TellingOf(note, found.end());
      if (telling == expected.telling) continue;
      std::string why;
      if (telling == law::Telling::kPerhapsTold) {
        why =
            ", which turns on " + Listed(TurnsOnNames(*chart_, note->turns_on));
      }
      Fail(example, expectation,
           fmt::format("expected note `{}` {}told, found it {}told{}",
                       pack_->law.note(expected.note).address,
                       law::TellingWord(expected.telling),
                       law::TellingWord(telling), why));
    }
  }

  using NoteIterator = std::vector<NoteAnswer>::const_iterator;
  static law::Telling TellingOf(NoteIterator note, NoteIterator end) {
    // Notes that do not hold are left out.
    if (note == end) return law::Telling::kNotTold;
    return note->holds == Holds::kYes ? law::Telling::kTold
                                      : law::Telling::kPerhapsTold;
  }

  // Compares all that the outcome turns on, neither more nor less, unlike
  // clauses, of which an example may name some.
  void CompareTurnsOn(const law::Example& example,
                      const law::Expectation& expectation,
                      const RouteAnswer& answer) {
    if (!expectation.turns_on) return;
    std::vector<std::string> expected;
    for (const text::Name& name : *expectation.turns_on) {
      expected.emplace_back(name.text);
    }
    const std::string wanted = Listed(expected);
    std::vector<std::string> found = TurnsOnNames(*chart_, answer.turns_on);
    const std::string shown = Listed(found);
    // Sorted, as the order in an example means nothing; what is shown keeps its
    // own.
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    if (expected == found) return;
    Fail(example, expectation,
         fmt::format("expected `{}` to turn on {}, found {}",
                     pack_->law.route(expectation.route).name, wanted,
                     shown.empty() ? "it settled" : shown));
  }

  // Returns what an author needs to know of an outcome that was not expected.
  std::string Because(const RouteAnswer& answer) const {
    std::vector<std::string> parts;
    for (const law::ClauseId clause : answer.because) {
      parts.push_back(pack_->law.clause(clause).address);
    }
    if (!parts.empty()) {
      return " because " + Listed(parts);
    }
    if (answer.turns_on.empty()) return "";
    return ", which turns on " + Listed(TurnsOnNames(*chart_, answer.turns_on));
  }

  void Fail(const law::Example& example, const law::Expectation& expectation,
            std::string text) {
    diagnostics_.Add(
        DiagnosticKind::kExampleFails, expectation.place, std::move(text),
        {{example.place, fmt::format("in example \"{}\"", example.label)}});
  }

  std::shared_ptr<const chart::Pack> pack_;
  text::Diagnostics& diagnostics_;
  query::ScenarioCharts charts_;
  // By chart, which `charts_` keeps, so that its address stands for it.
  std::map<const chart::Chart*, std::unique_ptr<Asker>> askers_;
  // Of the example that runs.
  const chart::Chart* chart_ = nullptr;
};

// What the clauses test, whether or not it decides anything.
struct Tested {
  std::vector<bool> facts;
  std::vector<bool> matters;
};

void MarkDate(const law::DateRef& date, Tested& tested) {
  if (date) tested.facts[date->index()] = true;
}

void MarkSubject(const law::Law& law, const law::Subject& subject,
                 Tested& tested) {
  std::visit(Overloaded{
                 [&](law::FactId fact) { tested.facts[fact.index()] = true; },
                 [&](law::MeasureId measure) {
                   MarkDate(law.measure(measure).from, tested);
                   MarkDate(law.measure(measure).to, tested);
                 },
                 [&](law::MatterId matter) {
                   tested.matters[law.Declared(matter).index()] = true;
                   if (const auto& as_of = law.matter(matter).as_of) {
                     MarkDate(as_of->day.root, tested);
                   }
                 },
                 [](law::Today) {},
             },
             subject);
}

Tested FindTested(const law::Law& law) {
  Tested tested{std::vector<bool>(law.facts.size()),
                std::vector<bool>(law.matters.size())};
  law::Walker walker(law);
  std::vector<law::ExprId> conditions = law::AllConditions(law);
  // What a note alone tests is shown to somebody, though no outcome asks for
  // it.
  for (const law::Note& note : law.notes) conditions.push_back(note.when);
  for (const law::ExprId condition : conditions) {
    walker.Walk(condition, [&](const law::Expr& expr) {
      law::ForEachTested(expr, [&](const law::Subject& subject) {
        MarkSubject(law, subject, tested);
      });
    });
  }
  // A day is told, whether or not a clause tests it.
  for (const law::Day& day : law.days) {
    for (const law::DayAlternative& way : day.alternatives) {
      if (way.chain) MarkDate(way.chain->root, tested);
    }
  }
  // The day of a step is no test either, and steps need it.
  for (const law::ProcedureStep& step : law.steps) {
    if (step.sets) tested.facts[step.sets->index()] = true;
  }
  // Where a route leads is no test, but it needs the fact all the same.
  for (const law::Route& route : law.routes) {
    if (const auto* fact = std::get_if<law::FactId>(&route.to)) {
      tested.facts[fact->index()] = true;
    }
  }
  return tested;
}

void WarnOfMatters(const chart::Chart& chart, const Tested& tested,
                   text::Diagnostics& diagnostics) {
  const law::Law& law = chart.law();
  std::vector<bool> moved(law.matters.size());
  for (const record::Event& event : chart.record().events) {
    for (const record::Move& move : event.moves) {
      moved[move.matter.index()] = true;
    }
  }
  for (const law::MatterId id : law.DeclaredMatterIds()) {
    const law::Matter& matter = law.matter(id);
    if (!moved[id.index()]) {
      diagnostics.Add(DiagnosticKind::kUnmovedMatter, matter.place,
                      fmt::format("matter `{}` is moved by no event of the "
                                  "record; it stays what it is at first",
                                  matter.name));
    }
    if (!tested.matters[id.index()] && !matter.for_the_record) {
      diagnostics.Add(DiagnosticKind::kUntestedMatter, matter.place,
                      fmt::format("matter `{}` is tested by no clause or "
                                  "guarantee; one that is only told is `for "
                                  "the record`",
                                  matter.name));
    }
  }
}

}  // namespace

std::expected<void, Error> CheckExamples(
    const std::shared_ptr<const chart::Pack>& pack,
    text::Diagnostics& diagnostics) {
  ExampleRunner runner(pack, diagnostics);
  for (const law::Example& example : pack->law.examples) {
    if (auto done = runner.Run(example); !done) return done;
  }
  return {};
}

void WarnOfPack(const chart::Chart& chart, text::Diagnostics& diagnostics) {
  const law::Law& law = chart.law();
  const Tested tested = FindTested(law);
  for (const law::FactId id : law.FactIds()) {
    if (tested.facts[id.index()]) continue;
    const law::Fact& fact = law.fact(id);
    diagnostics.Add(
        DiagnosticKind::kUntestedFact, fact.place,
        fmt::format("fact `{}` is tested by no clause or guarantee; test it or "
                    "leave it out",
                    fact.name));
  }
  WarnOfMatters(chart, tested, diagnostics);
  for (const law::Clause& clause : law.clauses) {
    if (clause.citations.empty()) {
      diagnostics.Add(
          DiagnosticKind::kUncitedClause, clause.place,
          fmt::format("clause `{}` cites no source; name one with `cite`",
                      clause.address));
    }
  }
}

}  // namespace safeconduct::ask
