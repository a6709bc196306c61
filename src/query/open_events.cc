// SPDX-License-Identifier: Apache-2.0
//
// A window asks whether an event has happened yet, a dispute which of several
// happened at all. An event with a window that is denied too has both, as
// variables that know nothing of each other; Supposable() says which of their
// values go together where both are set by a supposition.
#include "query/open_events.h"

#include <variant>

#include "base/overloaded.h"
#include "record/timeline.h"

namespace safeconduct::query {

using chart::Chart;
using chart::Variable;
using diagram::NodeId;
using diagram::VarId;
using record::DisputeId;
using record::EventVariable;
using record::WindowId;

std::optional<EventVariable> OpenEventsOf(const Variable& variable) {
  if (const auto* window = std::get_if<WindowId>(&variable)) return *window;
  if (const auto* dispute = std::get_if<DisputeId>(&variable)) return *dispute;
  return std::nullopt;
}

std::vector<std::string> EventNamesOf(const Chart& chart,
                                      const EventVariable& open) {
  const record::Timeline& timeline = chart.timeline();
  const auto events = std::visit(
      Overloaded{
          [&](WindowId window) {
            return std::vector{timeline.window(window).event};
          },
          [&](DisputeId dispute) { return timeline.dispute(dispute).events; },
      },
      open);
  std::vector<std::string> names;
  for (const record::EventId event : events) {
    names.push_back(chart.record().event(event).name);
  }
  return names;
}

IntervalSet Saying(const Chart& chart, const EventVariable& open, size_t event,
                   bool happened) {
  const record::Timeline& timeline = chart.timeline();
  const IntervalSet& possible = timeline.PossibleOf(open);
  const auto* dispute = std::get_if<DisputeId>(&open);
  if (dispute == nullptr) {
    // A window is of one event, at position 0.
    return possible.Intersect(IntervalSet::Single(happened ? 1 : 0));
  }
  return timeline.dispute(*dispute)
      .WorldsWith(event, happened)
      .Intersect(possible);
}

std::vector<TiedEvent> TiedEventsOf(const Chart& chart) {
  const record::Timeline& timeline = chart.timeline();
  std::vector<TiedEvent> tied;
  for (const WindowId window : timeline.WindowIds()) {
    const record::EventId event = timeline.window(window).event;
    const auto dispute = timeline.DisputeOf(event);
    if (!dispute) continue;
    const size_t position = timeline.dispute(*dispute).PositionOf(event);
    tied.push_back({*chart.VarOf(window), *chart.VarOf(*dispute),
                    Saying(chart, *dispute, position, true)});
  }
  return tied;
}

NodeId Supposable(diagram::NodeStore& store, const DomainOf& domain_of,
                  std::span<const TiedEvent> events) {
  const auto in = [&](VarId var, const IntervalSet& values) {
    return store.In(var, domain_of(var).ClassesOf(values));
  };
  NodeId all = diagram::kTrue;
  for (const TiedEvent& event : events) {
    const NodeId yet = in(event.window, IntervalSet::Single(1));
    const NodeId at_all = in(event.dispute, event.happened);
    all = store.And(all, store.Not(store.Xor(yet, at_all)));
  }
  return all;
}

}  // namespace safeconduct::query
