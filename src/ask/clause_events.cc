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
    for (const size_t epoch : EpochsOf(matter, person, days)) {
      const Events& found = OfMatter(matter, epoch);
      events.insert(events.end(), found.begin(), found.end());
    }
  }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return events;
}

// Returns the epochs, ascending, in which a matter is looked at.
std::vector<size_t> ClauseEvents::EpochsOf(law::MatterId matter,
                                           const chart::Case& person,
                                           const Days& days) const {
  std::vector<size_t> epochs;
  const auto& as_of = chart_.law().matter(matter).as_of;
  if (!as_of) {
    const size_t last = chart_.timeline().EpochOf(days.last);
    for (size_t i = chart_.timeline().EpochOf(days.first); i <= last; ++i) {
      epochs.push_back(i);
    }
    return epochs;
  }
  const IntervalSet by = chart::NumbersOf(chart_.law(), as_of->by, person, days)
                             .Minus(IntervalSet::Single(kNone));
  const auto in_epoch = chart::EpochsBy(chart_.timeline(), *as_of);
  for (size_t i = 0; i < in_epoch.size(); ++i) {
    if (in_epoch[i].Intersects(by)) epochs.push_back(i);
  }
  return epochs;
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
