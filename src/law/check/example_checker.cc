// SPDX-License-Identifier: Apache-2.0
//
// An example is checked here as far as the law goes: its facts and their
// values, routes and clauses. Its viewpoint, its suppositions and the events
// that it turns on are names in the record, which is read after the law, and
// stay as they are written. An expectation of an unknown route is kept with
// what else is wrong in it, so that one run reports all of that; nobody asks a
// law with faults for answers.
#include "law/check/example_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "law/values.h"
#include "safeconduct/date.h"
#include "text/name_index.h"
#include "text/quote.h"

namespace safeconduct::law {
namespace {

using text::DiagnosticKind;
using text::Place;
using text::Quote;

// Whether a clause or a note is one of those of a route, be it by a group.
template <typename Id>
bool Stands(const std::vector<Id>& of_route, Id id) {
  return std::ranges::find(of_route, id) != of_route.end();
}

}  // namespace

ExampleChecker::ExampleChecker(Law& law, const NameTable& names,
                               text::Diagnostics& diagnostics)
    : law_(law), names_(names), diagnostics_(diagnostics) {
  facts_in_words_.reserve(law_.facts.size());
  for (const Fact& fact : law_.facts) {
    facts_in_words_.push_back("fact " + Quote(fact.name));
  }
  clauses_.reserve(law_.clauses.size());
  for (const ClauseId clause : law_.ClauseIds()) {
    clauses_.emplace(law_.clause(clause).address, clause);
  }
}

void ExampleChecker::Check(const syntax::Example& example) {
  Example made;
  made.label = example.label.text;
  made.first_day = Date{example.first_day};
  made.last_day = Date{example.last_day};
  if (example.known_on) made.known_on = Date{*example.known_on};
  made.viewpoint = example.viewpoint;
  made.suppositions = example.suppositions;
  made.place = example.label.place;
  CheckDays(example);
  CheckGivens(example, made);
  CheckExpectations(example, made);
  law_.examples.push_back(std::move(made));
}

void ExampleChecker::CheckDays(const syntax::Example& example) {
  if (example.first_day <= example.last_day) return;
  // A day that does not exist stands as another (lexer.cc).
  if (diagnostics_.HasErrorWithin(example.days)) return;
  diagnostics_.Add(DiagnosticKind::kEmptyRange, example.days,
                   fmt::format("range `{}..{}` is empty; the earlier day comes "
                               "first",
                               FormatDate(Date{example.first_day}),
                               FormatDate(Date{example.last_day})));
}

// -- What is given ----------------------------------------------------------

void ExampleChecker::CheckGivens(const syntax::Example& example,
                                 Example& made) {
  given_at_.assign(law_.facts.size(), std::nullopt);
  made.givens.reserve(example.givens.size());
  for (const syntax::Given& given : example.givens) {
    const Place& place = given.fact.place;
    const auto id = names_.FindOrReport<FactId>(
        given.fact, DiagnosticKind::kUnknownFact, diagnostics_);
    if (!id) continue;
    std::optional<Place>& first = given_at_[id->index()];
    if (first) {
      diagnostics_.Add(DiagnosticKind::kDuplicateValue, place,
                       fmt::format("{} is given twice; `or` joins its values",
                                   facts_in_words_[id->index()]),
                       {{*first, "first given here"}});
    } else {
      first = place;
    }
    CheckGiven(given, *id, made);
  }
}

void ExampleChecker::CheckGiven(const syntax::Given& given, FactId id,
                                Example& made) {
  const Type& type = law_.fact(id).type;
  const std::string& what = facts_in_words_[id.index()];
  values_.clear();
  for (const syntax::Item& item : given.items) {
    const auto values = ResolveItem(type, item, what, diagnostics_);
    if (!values) continue;
    const auto added = values->intervals();
    values_.insert(values_.end(), added.begin(), added.end());
  }
  made.givens.push_back(
      // `unknown` says the same as leaving the fact out; it lets an example
      // show that the fact does not matter.
      {id, given.unknown ? type.Universe() : IntervalSet(values_)});
}

// -- What is expected -------------------------------------------------------

void ExampleChecker::CheckExpectations(const syntax::Example& example,
                                       Example& made) {
  std::unordered_map<std::string_view, Place> expected_at;
  for (const syntax::Expectation& expectation : example.expectations) {
    const text::Name& name = expectation.route;
    const auto [first, added] = expected_at.emplace(name.text, name.place);
    if (!added) {
      diagnostics_.Add(DiagnosticKind::kDuplicateName, name.place,
                       fmt::format("route {} is expected twice; once is enough",
                                   Quote(name.text)),
                       {{first->second, "first expected here"}});
    }
    const auto route = names_.FindOrReport<RouteId>(
        name, DiagnosticKind::kUnknownRoute, diagnostics_);
    Expectation checked;
    if (route) checked.route = *route;
    checked.outcome = expectation.outcome;
    checked.turns_on = expectation.turns_on;
    checked.place = expectation.place;
    for (const syntax::ClauseRef& ref : expectation.because) {
      CheckClauseRef(ref, checked, route.has_value());
    }
    for (const syntax::NoteExpectation& note : expectation.notes) {
      CheckNote(note, checked, route.has_value());
    }
    made.expectations.push_back(std::move(checked));
  }
}

void ExampleChecker::CheckClauseRef(const syntax::ClauseRef& ref,
                                    Expectation& made, bool route_known) {
  const Place place = Join(ref.owner.place, ref.clause.place);
  const std::string address =
      fmt::format("{}.{}", ref.owner.text, ref.clause.text);
  const auto found = clauses_.find(address);
  if (found == clauses_.end()) {
    made.names_missing_clause = true;
    const auto note = std::ranges::find(law_.notes, address, &Note::address);
    if (note != law_.notes.end()) {
      return diagnostics_.Add(
          DiagnosticKind::kUnknownClause, place,
          fmt::format("{} is a note, which closes no route; name a clause",
                      Quote(address)),
          {{note->place, "the note stands here"}});
    }
    return ReportUnknownClause(place, address);
  }
  if (route_known && !Stands(law_.ClausesOf(made.route), found->second)) {
    diagnostics_.Add(
        DiagnosticKind::kUnknownClause, place,
        fmt::format("route {} has no clause {}",
                    Quote(law_.route(made.route).name), Quote(address)),
        {{law_.clause(found->second).place, "that clause stands here"}});
    made.names_missing_clause = true;
    return;
  }
  made.because.push_back(found->second);
}

void ExampleChecker::CheckNote(const syntax::NoteExpectation& expected,
                               Expectation& made, bool route_known) {
  const auto& [owner, name] = expected.note;
  const Place place = Join(owner.place, name.place);
  const std::string address = fmt::format("{}.{}", owner.text, name.text);
  const auto note = std::ranges::find(law_.notes, address, &Note::address);
  if (note == law_.notes.end()) {
    made.names_missing_note = true;
    text::NameIndex known;
    for (const Note& each : law_.notes) {
      known.Add("note", each.address, each.place);
    }
    return known.ReportUnknown(DiagnosticKind::kUnknownClause, "note",
                               {address, place}, diagnostics_);
  }
  const NoteId id(static_cast<size_t>(note - law_.notes.begin()));
  if (route_known && !Stands(law_.NotesOf(made.route), id)) {
    diagnostics_.Add(
        DiagnosticKind::kUnknownClause, place,
        fmt::format("route {} has no note {}",
                    Quote(law_.route(made.route).name), Quote(address)),
        {{note->place, "that note stands here"}});
    made.names_missing_note = true;
    return;
  }
  made.notes.push_back({id, expected.telling});
}

void ExampleChecker::ReportUnknownClause(const Place& place,
                                         const std::string& address) {
  text::NameIndex known;
  // Made anew for each fault, of which few are shown; most packs need none.
  if (!diagnostics_.full()) {
    for (const Clause& clause : law_.clauses) {
      known.Add("clause", clause.address, clause.place);
    }
  }
  known.ReportUnknown(DiagnosticKind::kUnknownClause, "clause",
                      {address, place}, diagnostics_);
}

}  // namespace safeconduct::law
