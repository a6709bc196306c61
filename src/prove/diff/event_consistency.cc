// SPDX-License-Identifier: Apache-2.0
//
// Where two charts do not leave the same events open alike, each has variables
// of its own, and only what cannot be is kept apart: a record that has settled
// an event is held against all that the other leaves open, as asking it would
// be; two that leave it open are held against each other as it happened, and as
// it did not.
#include "prove/diff/event_consistency.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "record/timeline.h"

namespace safeconduct::prove {

using diagram::NodeId;
using diagram::VarId;
using query::JoinedVariable;

EventConsistency::EventConsistency(const query::JoinedCharts& joined)
    : joined_(joined) {
  // Whatever the records say: events have no part in it.
  if (joined.extent() == query::Extent::kFree) return;
  FindSharedEvents();
  const auto add_tied = [&](const chart::Chart& chart, const auto& targets) {
    for (query::TiedEvent event : query::TiedEventsOf(chart)) {
      event.window = targets[event.window.index()].var;
      event.dispute = targets[event.dispute.index()].var;
      tied_events_.push_back(std::move(event));
    }
  };
  add_tied(joined.a(), joined.targets_a());
  add_tied(joined.b(), joined.targets_b());
}

void EventConsistency::FindSharedEvents() {
  for (const JoinedVariable& of_a : joined_.variables()) {
    // What both know the same of is one variable, and agrees with itself.
    if (!of_a.in_a || of_a.in_b) continue;
    for (const JoinedVariable& of_b : joined_.variables()) {
      if (!of_b.in_a) AddSharedEvents(of_a, of_b);
    }
  }
}

void EventConsistency::AddSharedEvents(const JoinedVariable& of_a,
                                       const JoinedVariable& of_b) {
  const auto open_a = query::OpenEventsOf(*of_a.in_a);
  const auto open_b = query::OpenEventsOf(*of_b.in_b);
  // A window says whether it has happened yet, a dispute whether it ever did:
  // one is not held against the other.
  if (!open_a || !open_b || open_a->index() != open_b->index()) return;
  if (const auto* window = std::get_if<record::WindowId>(&*open_a)) {
    const auto& by_a = joined_.a().timeline().window(*window).by;
    const auto& by_b =
        joined_.b().timeline().window(std::get<record::WindowId>(*open_b)).by;
    if (!joined_.vocabulary().AreSame(by_a, by_b)) return;
  }
  const auto names_a = query::EventNamesOf(joined_.a(), *open_a);
  const auto names_b = query::EventNamesOf(joined_.b(), *open_b);
  for (size_t i = 0; i < names_a.size(); ++i) {
    // By name, as all that two packs both speak of.
    const auto found = std::ranges::find(names_b, names_a[i]);
    if (found == names_b.end()) continue;
    const auto j = static_cast<size_t>(found - names_b.begin());
    SharedEvent event{joined_.targets_a()[of_a.var_a->index()].var,
                      joined_.targets_b()[of_b.var_b->index()].var,
                      {},
                      {}};
    for (const bool happened : {false, true}) {
      event.a[happened] = query::Saying(joined_.a(), *open_a, i, happened);
      event.b[happened] = query::Saying(joined_.b(), *open_b, j, happened);
    }
    shared_events_.push_back(std::move(event));
  }
}

NodeId EventConsistency::In(diagram::NodeStore& store, VarId var,
                            const IntervalSet& values) const {
  return store.In(var, joined_.domain(var).ClassesOf(values));
}

NodeId EventConsistency::Supposable(diagram::NodeStore& store) const {
  return query::Supposable(
      store,
      [&](VarId var) -> const diagram::Domain& { return joined_.domain(var); },
      tied_events_);
}

NodeId EventConsistency::Consistent(diagram::NodeStore& store,
                                    const std::set<VarId>& vars) const {
  NodeId all = diagram::kTrue;
  for (const SharedEvent& event : shared_events_) {
    if (!vars.contains(event.var_a) || !vars.contains(event.var_b)) continue;
    for (const bool happened : {false, true}) {
      // It has happened for one, and not for the other.
      const IntervalSet& for_a = event.a[happened];
      const IntervalSet& for_b = event.b[!happened];
      if (event.a[!happened].empty() || event.b[happened].empty()) continue;
      const NodeId apart = store.And(In(store, event.var_a, for_a),
                                     In(store, event.var_b, for_b));
      all = store.And(all, store.Not(apart));
    }
  }
  return all;
}

}  // namespace safeconduct::prove
