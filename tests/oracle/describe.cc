// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/describe.h"

namespace safeconduct::oracle {
namespace {

using law::Law;
using record::Record;

// Both answers, in one form.
struct Plain {
  std::string_view outcome;
  std::string clauses;
  std::string because;
  std::string turns_on;
  std::string notes;

  std::string Text() const {
    return std::string(outcome) + "\n" + clauses + "because" + because +
           "\nturns on" + turns_on + "\n" + notes;
  }
};

void Add(std::string& text, const std::string& name) { text += " " + name; }

void AddClause(const std::string& address, std::string_view holds,
               std::string& text) {
  text += address + ": " + std::string(holds) + "\n";
}

std::string_view WordFor(const Possible& possible, std::string_view yes,
                         std::string_view no, std::string_view both) {
  if (!possible.settled()) return both;
  return possible.yes ? yes : no;
}

// Returns what an answer of the oracle turns on.
template <typename Answer>
std::string TurnsOnText(const Law& law, const Record& record,
                        const Answer& answer) {
  std::string text;
  for (const law::FactId fact : answer.turns_on_facts) {
    Add(text, law.fact(fact).name);
  }
  for (const record::EventId event : answer.turns_on_events) {
    Add(text, record.event(event).name);
  }
  if (answer.turns_on_today) Add(text, "today");
  return text;
}

// The same of an answer of the program.
std::string TurnsOnText(const TurnsOn& turns_on) {
  std::string text;
  for (const Fact* fact : turns_on.facts) Add(text, fact->name);
  for (const Event* event : turns_on.events) Add(text, event->name);
  if (turns_on.today) Add(text, "today");
  return text;
}

std::string NoteText(const std::string& address, std::string_view holds,
                     const std::string& turns_on) {
  return address + " noted: " + std::string(holds) + ", turns on" + turns_on +
         "\n";
}

}  // namespace

std::string Describe(const Law& law, const Record& record,
                     const SlowRoute& route) {
  if (!route.possible) return "contradicts itself\n";
  Plain plain;
  plain.outcome = WordFor(route.open, "open", "closed", "undetermined");
  for (const SlowClause& clause : route.clauses) {
    AddClause(law.clause(clause.clause).address,
              WordFor(clause.holds, "yes", "no", "unknown"), plain.clauses);
  }
  for (const law::ClauseId id : route.because) {
    Add(plain.because, law.clause(id).address);
  }
  plain.turns_on = TurnsOnText(law, record, route);
  for (const SlowNote& note : route.notes) {
    // What certainly does not hold is not told.
    if (!note.holds.yes) continue;
    plain.notes += NoteText(law.note(note.note).address,
                            WordFor(note.holds, "yes", "no", "unknown"),
                            TurnsOnText(law, record, note));
  }
  return plain.Text();
}

std::string Describe(const RouteAnswer& route) {
  Plain plain;
  plain.outcome = OutcomeName(route.outcome);
  for (const ClauseAnswer& clause : route.clauses) {
    AddClause(clause.clause->address, HoldsName(clause.holds), plain.clauses);
  }
  for (const Clause* clause : route.because) {
    Add(plain.because, clause->address);
  }
  plain.turns_on = TurnsOnText(route.turns_on);
  for (const NoteAnswer& note : route.notes) {
    plain.notes += NoteText(note.note->address, HoldsName(note.holds),
                            TurnsOnText(note.turns_on));
  }
  return plain.Text();
}

}  // namespace safeconduct::oracle
