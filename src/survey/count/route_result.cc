// SPDX-License-Identifier: Apache-2.0
//
// Where exact sums become numbers, each rounded once. All parts of a table have
// been added up before.
#include "survey/count/route_result.h"

#include <algorithm>
#include <utility>

namespace safeconduct::survey {
namespace {

void AddReasons(const law::Law& law, const CountLayout& layout,
                const Tally& tally, law::RouteId route, RouteResult& result) {
  const auto clauses = law.ClausesOf(route);
  for (size_t i = 0; i < clauses.size(); ++i) {
    const double alone = tally.counts[layout.Alone(route, i)].value();
    const double among = tally.counts[layout.Among(route, i)].value();
    // What closes nobody is not told.
    if (alone == 0 && among == 0) continue;
    result.reasons.push_back({clauses[i], alone, among});
  }
  result.together = tally.counts[layout.Of(route, Count::kTogether)].value();
  for (const law::FactId fact : law.FactIds()) {
    // Whoever is settled by every value of a fact is settled by some, so
    // `may_settle` is the greater of the two and enough to look at.
    const double may_settle =
        tally.counts[layout.MaySettle(route, fact)].value();
    if (may_settle == 0) continue;
    result.turns_on.push_back(
        {fact, tally.counts[layout.Settles(route, fact)].value(), may_settle});
  }
  // Of facts alike the law's order stays, so that an answer is the same each
  // time.
  std::ranges::stable_sort(result.turns_on,
                           [](const SettlingFact& a, const SettlingFact& b) {
                             return std::pair(a.settles, a.may_settle) >
                                    std::pair(b.settles, b.may_settle);
                           });
}

}  // namespace

RouteResult ResultOf(const SurveyQuestion& question, const CountLayout& layout,
                     const Tally& tally, law::RouteId route) {
  const auto count = [&](Count what) {
    return tally.counts[layout.Of(route, what)].value();
  };
  RouteResult result;
  result.bounds = {count(Count::kCertain), count(Count::kPossible)};
  result.closed = count(Count::kClosed);
  result.versus = {count(Count::kVersusCertain), count(Count::kVersusPossible)};
  result.versus_closed = count(Count::kVersusClosed);
  result.opens = {count(Count::kOpensCertain), count(Count::kOpensPossible)};
  result.closes = {count(Count::kClosesCertain), count(Count::kClosesPossible)};
  if (question.reasons) {
    AddReasons(question.chart->law(), layout, tally, route, result);
  }
  return result;
}

}  // namespace safeconduct::survey
