// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_ANSWER_H_
#define SAFECONDUCT_ASK_ANSWER_H_

#include <optional>
#include <string>
#include <vector>

#include "ask/change/changes.h"
#include "case/case.h"
#include "chart/chart.h"
#include "chart/dependencies.h"
#include "safeconduct/asker.h"
#include "safeconduct/date.h"

// Answers to one question, as ids of the chart that gave them. What each part
// means is defined in docs/language.md, "Exactly what an answer means".
namespace safeconduct::ask {

using safeconduct::Holds;
using safeconduct::HoldsName;
using safeconduct::OutcomeName;

struct ClauseAnswer {
  law::ClauseId clause;
  Holds holds = Holds::kUnknown;
  // The events that set, or may set, a matter that the clause tests.
  std::vector<record::EventId> events;
};

// Known facts, settled disputes and days that settle an outcome alone; none of
// them can be left out.
struct Reason {
  std::vector<law::FactId> facts;           // in order of declaration
  std::vector<record::DisputeId> disputes;  // in the timeline's order
  std::optional<chart::Days> today;         // absent where any day will do
};

// What became of a note that concerns the case, or may.
struct NoteAnswer {
  law::NoteId note;
  Holds holds = Holds::kUnknown;  // never kNo
  // The events that set, or may set, a matter that its condition tests.
  std::vector<record::EventId> events;
  TurnsOn turns_on;  // empty unless unknown
};

struct RouteAnswer {
  law::RouteId route;
  Outcome outcome = Outcome::kUndetermined;
  // Of the route, then of its safeguards, in their order.
  std::vector<ClauseAnswer> clauses;
  // The clauses that each settle the outcome by themselves. None of an open or
  // an undetermined route.
  std::vector<law::ClauseId> because;
  std::optional<Reason> reason;  // absent where undetermined
  TurnsOn turns_on;
  // Whether a search for dates reached its limit, so that what is undetermined
  // here may be settled after all, and may turn on less.
  bool undecided = false;
  std::optional<Changes> changes;  // absent where not asked for
  // But those that certainly do not concern the case.
  std::vector<NoteAnswer> notes;
};

// Days in a row on which nothing changes for one case and the routes asked
// about.
struct Stretch {
  std::optional<Date> first;  // absent: from the first day reasoned about
  std::optional<Date> last;   // absent: to the last
  std::vector<record::EventId> events;  // that made the stretch begin
  std::vector<size_t> supposed;         // positions in the suppositions
  std::vector<std::string> limits;      // measures that changed class
  // By position among the routes; empty where no combination is possible on
  // these days, as before a day that the case knows of.
  std::vector<Outcome> outcomes;
  bool changes_outcome = false;  // of some route, as it begins
};

// The outcomes of one case over all days.
struct CaseTimeline {
  std::vector<Stretch> stretches;
  // The first day that the case knows of; absent where it knows of none.
  std::optional<Date> begins;
  // Known facts that count years, months or days, and so would not stay as they
  // are, but are held all the same. Only those that the routes look at.
  std::vector<law::FactId> held;
};

struct Answer {
  chart::Days days;
  std::vector<RouteAnswer> routes;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_ANSWER_H_
