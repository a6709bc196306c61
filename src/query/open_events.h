// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_OPEN_EVENTS_H_
#define SAFECONDUCT_QUERY_OPEN_EVENTS_H_

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "diagram/domain.h"
#include "diagram/node_store.h"

// The variables of a chart that are of events: windows and disputes.
namespace safeconduct::query {

bool IsOfEvents(const chart::Variable& variable);

// Returns what the scenario of a chart leaves possible of such a variable.
const IntervalSet& PossibleOf(const chart::Chart& chart,
                              const chart::Variable& variable);

// Returns the names of its events, by their positions.
std::vector<std::string> EventNamesOf(const chart::Chart& chart,
                                      const chart::Variable& variable);

// Returns its possible values in which its event at a position has happened, or
// has not.
IntervalSet Saying(const chart::Chart& chart, const chart::Variable& variable,
                   size_t event, bool happened);

// An event that a chart has a window of and a dispute about.
struct TiedEvent {
  diagram::VarId window;
  diagram::VarId dispute;
  IntervalSet happened;  // the values of the dispute that say so
};
std::vector<TiedEvent> TiedEventsOf(const chart::Chart& chart);

using DomainOf = std::function<const diagram::Domain&(diagram::VarId)>;

// Returns where each of these events has come to pass by both or by neither, as
// suppositions can say: none says that it happened, but not yet.
diagram::NodeId Supposable(diagram::NodeStore& store, const DomainOf& domain_of,
                           std::span<const TiedEvent> events);

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_OPEN_EVENTS_H_
