// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROVE_WITNESS_OPEN_EVENTS_H_
#define SAFECONDUCT_PROVE_WITNESS_OPEN_EVENTS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "diagram/node_store.h"
#include "prove/witness/search_variables.h"

namespace safeconduct::prove {

// Returns what the scenario of a chart leaves possible of a variable, which is
// a window or a dispute.
const IntervalSet& PossibleOf(const chart::Chart& chart,
                              const chart::Variable& variable);

// Returns the possible values of such a variable in which its event at a
// position has happened, or has not.
IntervalSet Saying(const chart::Chart& chart, const chart::Variable& variable,
                   size_t event, bool happened);

// An event that a chart has a window of and a dispute about.
struct TiedEvent {
  diagram::VarId window;
  diagram::VarId dispute;
  IntervalSet happened;  // the values of the dispute that say so
};
std::vector<TiedEvent> TiedEventsOf(const chart::Chart& chart);

// Returns where each of these events has come to pass by both or by neither, as
// suppositions can say: none says that it happened, but not yet.
diagram::NodeId Supposable(diagram::NodeStore& store,
                           const SearchVariables& searched,
                           std::span<const TiedEvent> events);

}  // namespace safeconduct::prove

#endif  // SAFECONDUCT_PROVE_WITNESS_OPEN_EVENTS_H_
