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
  std::string wide;
  std::string notes;

  std::string Text() const {
    return std::string(outcome) + "\n" + clauses + "because" + because +
           "\nturns on" + turns_on + "\nwide" + wide + "\n" + notes;
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

// Adds what an answer of the oracle turns on, and where it may be too wide.
template <typename Answer>
void AddWhatMatters(const Law& law, const Record& record, const Answer& answer,
                    std::string& turns_on, std::string& wide) {
  for (const law::FactId fact : answer.turns_on_facts) {
    Add(turns_on, law.fact(fact).name);
  }
  for (const record::EventId event : answer.turns_on_events) {
    Add(turns_on, record.event(event).name);
  }
  if (answer.turns_on_today) Add(turns_on, "today");
  for (const law::DateRef& date : answer.wide) {
    if (date) Add(wide, law.fact(*date).name);
  }
  if (answer.wide.contains(std::nullopt)) Add(wide, "today");
}

// The same of an answer of the program.
template <typename Answer>
void AddWhatMatters(const Answer& answer, std::string& turns_on,
                    std::string& wide) {
  for (const Fact* fact : answer.turns_on.facts) Add(turns_on, fact->name);
  for (const Event* event : answer.turns_on.events) Add(turns_on, event->name);
  if (answer.turns_on.today) Add(turns_on, "today");
  for (const Fact* date : answer.wide) {
    Add(wide, date != nullptr ? date->name : "today");
  }
}

std::string NoteText(const std::string& address, std::string_view holds,
                     const std::string& turns_on, const std::string& wide) {
  return address + " noted: " + std::string(holds) + ", turns on" + turns_on +
         ", wide" + wide + "\n";
}

}  // namespace

std::string Describe(const Law& law, const Record& record,
                     const SlowRoute& route) {
  Plain plain;
  plain.outcome = WordFor(route.open, "open", "closed", "undetermined");
  for (const SlowClause& clause : route.clauses) {
    AddClause(law.clause(clause.clause).address,
              WordFor(clause.holds, "yes", "no", "unknown"), plain.clauses);
  }
  for (const law::ClauseId id : route.because) {
    Add(plain.because, law.clause(id).address);
  }
  AddWhatMatters(law, record, route, plain.turns_on, plain.wide);
  for (const auto& [note, condition] : route.notes) {
    // What certainly does not hold is not told.
    if (!condition.holds.yes) continue;
    std::string turns_on;
    std::string wide;
    AddWhatMatters(law, record, condition, turns_on, wide);
    plain.notes += NoteText(law.note(note).address,
                            WordFor(condition.holds, "yes", "no", "unknown"),
                            turns_on, wide);
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
  AddWhatMatters(route, plain.turns_on, plain.wide);
  for (const NoteAnswer& note : route.notes) {
    std::string turns_on;
    std::string wide;
    AddWhatMatters(note, turns_on, wide);
    plain.notes +=
        NoteText(note.note->address, HoldsName(note.holds), turns_on, wide);
  }
  return plain.Text();
}

}  // namespace safeconduct::oracle
