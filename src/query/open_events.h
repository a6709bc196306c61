// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_OPEN_EVENTS_H_
#define SAFECONDUCT_QUERY_OPEN_EVENTS_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/interval_set.h"
#include "chart/chart.h"
#include "diagram/domain.h"
#include "diagram/node_store.h"
#include "record/ids.h"

// The variables of a chart that are of events: windows and disputes.
namespace safeconduct::query {

// Returns the window or the dispute that a variable is; nothing of any other.
std::optional<record::EventVariable> OpenEventsOf(
    const chart::Variable& variable);

// Returns the names of its events, by their positions.
std::vector<std::string> EventNamesOf(const chart::Chart& chart,
                                      const record::EventVariable& open);

// Returns its possible values in which its event at a position has happened, or
// has not.
IntervalSet Saying(const chart::Chart& chart, const record::EventVariable& open,
                   size_t event, bool happened);

// An event that a chart has a window of and a dispute about.
struct TiedEvent {
  diagram::VarId window;
  diagram::VarId dispute;
  IntervalSet happened;  // the values of the dispute that say so
};
// Returns them in the order of the windows.
std::vector<TiedEvent> TiedEventsOf(const chart::Chart& chart);

using DomainOf = std::function<const diagram::Domain&(diagram::VarId)>;

// Returns where each of these events has come to pass by both or by neither, as
// suppositions can say: none says that it happened, but not yet.
diagram::NodeId Supposable(diagram::NodeStore& store, const DomainOf& domain_of,
                           std::span<const TiedEvent> events);

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_OPEN_EVENTS_H_
