// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_SLOW_LAW_H_
#define SAFECONDUCT_TESTS_ORACLE_SLOW_LAW_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"

// The law read as it is written: a condition and one value for all that it
// tests, and whether it holds.
namespace safeconduct::oracle {

// One value for everything, by the ids of the law.
struct Assignment {
  Value today = 0;
  std::vector<Value> facts;
  std::vector<Value> measures;
  std::vector<Value> matters;
};

// Sets every measure to the count between the dates of the same assignment, or
// the days to which steps lead from them. Returns those of which that is not
// known, as a calendar has ended: they may be any number, and are 0.
std::vector<law::MeasureId> CountMeasures(const law::Law& law,
                                          Assignment& values);

// Calls `visit` with the assignment, once for each of enough values of measures
// that CountMeasures returned for `tests` to come to whatever they may, until
// it returns true. Returns whether it did.
bool ForUnknown(const law::Law& law, const std::vector<law::ExprId>& tests,
                const std::vector<law::MeasureId>& unknown, Assignment& values,
                const std::function<bool(const Assignment&)>& visit);

bool ConditionHolds(const law::Law& law, law::ExprId condition,
                    const Assignment& values);
bool ClauseHolds(const law::Law& law, law::ClauseId clause,
                 const Assignment& values);
// Whether all needs hold and no bar does.
bool RouteIsOpen(const law::Law& law, law::RouteId route,
                 const Assignment& values);
// Whether a clause that holds, or does not, closes its route.
bool ClosesRoute(const law::Law& law, law::ClauseId clause, bool holds);

// Whether an assumption holds; whether all do.
bool AssumptionHolds(const law::Law& law, law::AssumptionId assumption,
                     const Assignment& values);
bool IsPossible(const law::Law& law, const Assignment& values);

// Whether what the guarantee says never to be, is, and can be.
bool Violates(const law::Law& law, law::GuaranteeId guarantee,
              const Assignment& values);

// Returns the day on which an assignment looks at a matter: today, or the day
// as of which it is; nothing where that is none.
std::optional<Value> DayLookedAt(const law::Law& law, law::MatterId matter,
                                 const Assignment& values);

// What a clause or an assumption tests, through terms too, and of a matter as
// of a day what says when the day is; what a guarantee does, through the routes
// that it names too.
struct Mentions {
  bool today = false;
  std::set<law::FactId> facts;
  std::set<law::MeasureId> measures;
  std::set<law::MatterId> matters;
  std::vector<law::ExprId> tests;  // kIn and kCompare
};
Mentions MentionsOf(const law::Law& law, law::ClauseId clause);
Mentions MentionsOf(const law::Law& law, law::AssumptionId assumption);
Mentions MentionsOfAssumptions(const law::Law& law);
Mentions MentionsOf(const law::Law& law, law::GuaranteeId guarantee);
Mentions MentionsOf(const law::Law& law, law::NoteId note);

// Adds what something else tests.
void Add(const Mentions& more, Mentions& mentions);

// Whether each date of which `is_open` is true is looked at by one thing alone
// that is tested: itself, or the day, or a measure.
bool LooksAtEachDateOnce(
    const law::Law& law, const Mentions& mentions,
    const std::function<bool(const law::DateRef&)>& is_open);

// Whether a number stands in `comparison` to another; none never does.
bool StandsIn(Value left, law::Comparison comparison, Value right);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_SLOW_LAW_H_
