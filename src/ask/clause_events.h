// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_CLAUSE_EVENTS_H_
#define SAFECONDUCT_ASK_CLAUSE_EVENTS_H_

#include <optional>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "safeconduct/date.h"

namespace safeconduct::ask {

// The matters that clauses test, and the events that set or may set these.
// What was found for an epoch of the record is kept, as any number of people
// are asked about on one day. Not safe to share between threads.
class ClauseEvents {
 public:
  // Keeps a reference to `chart`.
  explicit ClauseEvents(const chart::Chart& chart);

  // Returns the matters that a clause tests, ascending.
  const std::vector<law::MatterId>& MattersOf(law::ClauseId clause) const {
    return matters_of_clause_[clause.index()];
  }
  // Returns the events that set, or may set, one of them on one of the days,
  // ascending; of one as of a day, on a day that this may be for the person.
  std::vector<record::EventId> Of(law::ClauseId clause,
                                  const chart::Case& person, const Days& days);

 private:
  using Events = std::vector<record::EventId>;

  const Events& OfMatter(law::MatterId matter, size_t epoch);

  const chart::Chart& chart_;
  std::vector<std::vector<law::MatterId>> matters_of_clause_;
  // By epoch and by matter; empty where not asked for yet.
  std::vector<std::vector<std::optional<Events>>> events_;
};

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_CLAUSE_EVENTS_H_
