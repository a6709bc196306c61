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

  std::string Text() const {
    return std::string(outcome) + "\n" + clauses + "because" + because +
           "\nturns on" + turns_on + "\n";
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
  for (const law::FactId fact : route.turns_on_facts) {
    Add(plain.turns_on, law.fact(fact).name);
  }
  for (const record::EventId event : route.turns_on_events) {
    Add(plain.turns_on, record.event(event).name);
  }
  if (route.turns_on_today) Add(plain.turns_on, "today");
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
  for (const Fact* fact : route.turns_on.facts) Add(plain.turns_on, fact->name);
  for (const Event* event : route.turns_on.events) {
    Add(plain.turns_on, event->name);
  }
  if (route.turns_on.today) Add(plain.turns_on, "today");
  return plain.Text();
}

}  // namespace safeconduct::oracle
