// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_DIFF_EVENT_CONSISTENCY_H_
#define SAFECONDUCT_PROVE_DIFF_EVENT_CONSISTENCY_H_

#include <set>
#include <vector>

#include "base/interval_set.h"
#include "diagram/node_store.h"
#include "query/joined_charts.h"
#include "query/open_events.h"

namespace safeconduct::prove {

// What the variables of two charts say of the same events: see
// event_consistency.cc. Keeps a reference to the charts, and never changes.
class EventConsistency {
 public:
  explicit EventConsistency(const query::JoinedCharts& joined);

  // Returns where both packs tell alike of each event of which each has a
  // variable among `vars`: it has not happened for one and not for the other,
  // unless one of them rules that out.
  diagram::NodeId Consistent(diagram::NodeStore& store,
                             const std::set<diagram::VarId>& vars) const;

  // Returns where an event that is denied and has a window has come to pass by
  // both or by neither, as suppositions can say.
  diagram::NodeId Supposable(diagram::NodeStore& store) const;

 private:
  // An event that has its own variable in both charts: by whether it happened,
  // the values that say so and that the chart's scenario leaves possible.
  struct SharedEvent {
    diagram::VarId var_a;
    diagram::VarId var_b;
    IntervalSet a[2];
    IntervalSet b[2];
  };

  void FindSharedEvents();
  void AddSharedEvents(const query::JoinedVariable& of_a,
                       const query::JoinedVariable& of_b);
  diagram::NodeId In(diagram::NodeStore& store, diagram::VarId var,
                     const IntervalSet& values) const;

  const query::JoinedCharts& joined_;
  std::vector<SharedEvent> shared_events_;
  std::vector<query::TiedEvent> tied_events_;
};

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_DIFF_EVENT_CONSISTENCY_H_
