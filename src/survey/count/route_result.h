// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_ROUTE_RESULT_H_
#define SAFECONDUCT_SURVEY_COUNT_ROUTE_RESULT_H_

#include <vector>

#include "law/law.h"
#include "safeconduct/survey.h"
#include "survey/count/survey_question.h"
#include "survey/count/tally.h"

namespace safeconduct::survey {

using safeconduct::Bounds;

// A clause that closes a route by itself: weights of the cases that no other
// clause closes, and of those that others close too.
struct ClosingClause {
  law::ClauseId clause;
  double alone = 0;
  double among = 0;
};

// A fact that would settle undetermined cases: weights of those that it settles
// whatever its value is, and for some value.
struct SettlingFact {
  law::FactId fact;
  double settles = 0;
  double may_settle = 0;
};

// What a tally says of one route.
struct RouteResult {
  Bounds bounds;
  double closed = 0;
  // Of the scenario beside it, where there is one.
  Bounds versus;
  double versus_closed = 0;
  Bounds opens;   // open there, and not here
  Bounds closes;  // open here, and not there
  // Where reasons were asked for: the clauses that close some case, in their
  // order, and what several close only together; and the facts that may settle
  // some case, the one that settles most first.
  std::vector<ClosingClause> reasons;
  double together = 0;
  std::vector<SettlingFact> turns_on;
};

// Rounds what the tally has summed exactly. Counts of a scenario beside it are
// zero where there is none.
RouteResult ResultOf(const SurveyQuestion& question, const CountLayout& layout,
                     const Tally& tally, law::RouteId route);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_ROUTE_RESULT_H_
