// SPDX-License-Identifier: Apache-2.0
#include "ask/clause_events.h"

#include <algorithm>

#include "chart/runs.h"
#include "chart/standing.h"
#include "law/walk.h"
#include "record/timeline.h"

namespace safeconduct::ask {

ClauseEvents::ClauseEvents(const chart::Chart& chart)
    : chart_(chart),
      matters_of_clause_(law::MattersOfClauses(chart.law())),
      events_(chart.timeline().epochs().size()) {}

std::vector<record::EventId> ClauseEvents::Of(law::ClauseId clause,
                                              const chart::Case& person,
                                              const Days& days) {
  Events events;
  const auto& matters = MattersOf(clause);
  // Most clauses are of facts alone.
  if (matters.empty()) return events;
  for (const law::MatterId matter : matters) {
    for (const size_t epoch :
         chart::EpochsLookedAt(chart_, matter, person, days)) {
      const Events& found = OfMatter(matter, epoch);
      events.insert(events.end(), found.begin(), found.end());
    }
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return events;
}

const ClauseEvents::Events& ClauseEvents::OfMatter(law::MatterId matter,
                                                   size_t epoch) {
  auto& by_matter = events_[epoch];
  // Room for an epoch is made when it is first asked about, as most questions
  // are about few of them.
  if (by_matter.empty()) by_matter.resize(chart_.law().matters.size());
  std::optional<Events>& events = by_matter[matter.index()];
  if (events) return *events;
  events.emplace();
  for (const record::Setting* setting :
       chart_.timeline().SettingsThatMayHold(matter, epoch)) {
    if (setting->event) events->push_back(*setting->event);
  }
  return *events;
}

}  // namespace safeconduct::ask
