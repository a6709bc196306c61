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

  std::string Text() const {
    return std::string(outcome) + "\n" + clauses + "because" + because +
           "\nturns on" + turns_on + "\nwide" + wide + "\n";
  }
};

void Add(std::string& text, const std::string& name) { text += " " + name; }

void AddDate(const Law& law, const law::DateRef& date, std::string& text) {
  Add(text, date ? law.fact(*date).name : "today");
}

void AddClause(const Law& law, law::ClauseId id, std::string_view holds,
               std::string& text) {
  text += law.clause(id).address + ": " + std::string(holds) + "\n";
}

std::string_view WordFor(const Possible& possible, std::string_view yes,
                         std::string_view no, std::string_view both) {
  if (!possible.settled()) return both;
  return possible.yes ? yes : no;
}

// Adds what an answer turns on and where it is wide; both answers hold these in
// the same order.
template <typename Facts, typename Events>
void AddTurnsOn(const Law& law, const Record& record, const Facts& facts,
                const Events& events, Plain& plain) {
  for (const law::FactId fact : facts) {
    Add(plain.turns_on, law.fact(fact).name);
  }
  for (const record::EventId event : events) {
    Add(plain.turns_on, record.event(event).name);
  }
}

}  // namespace

std::string Describe(const Law& law, const Record& record,
                     const SlowRoute& route) {
  Plain plain;
  plain.outcome = WordFor(route.open, "open", "closed", "undetermined");
  for (const SlowClause& clause : route.clauses) {
    AddClause(law, clause.clause, WordFor(clause.holds, "yes", "no", "unknown"),
              plain.clauses);
  }
  for (const law::ClauseId id : route.because) {
    Add(plain.because, law.clause(id).address);
  }
  AddTurnsOn(law, record, route.turns_on_facts, route.turns_on_events, plain);
  if (route.turns_on_today) Add(plain.turns_on, "today");
  for (const law::DateRef& date : route.wide) {
    if (date) AddDate(law, date, plain.wide);
  }
  if (route.wide.contains(std::nullopt)) Add(plain.wide, "today");
  return plain.Text();
}

std::string Describe(const Law& law, const Record& record,
                     const ask::RouteAnswer& route) {
  Plain plain;
  plain.outcome = ask::OutcomeName(route.outcome);
  for (const ask::ClauseAnswer& clause : route.clauses) {
    AddClause(law, clause.clause, ask::HoldsName(clause.holds), plain.clauses);
  }
  for (const law::ClauseId id : route.because) {
    Add(plain.because, law.clause(id).address);
  }
  AddTurnsOn(law, record, route.turns_on.facts, route.turns_on.events, plain);
  if (route.turns_on.today) Add(plain.turns_on, "today");
  for (const law::DateRef& date : route.wide) AddDate(law, date, plain.wide);
  return plain.Text();
}

}  // namespace safeconduct::oracle
