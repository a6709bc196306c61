// SPDX-License-Identifier: Apache-2.0
#include "query/open_events.h"

#include <algorithm>

#include "record/timeline.h"

namespace safeconduct::query {

using chart::Chart;
using chart::Variable;
using diagram::NodeId;
using diagram::VarId;

bool IsOfEvents(const Variable& variable) {
  return variable.kind == Variable::Kind::kDispute ||
         variable.kind == Variable::Kind::kWindow;
}

const IntervalSet& PossibleOf(const Chart& chart, const Variable& variable) {
  const record::Timeline& timeline = chart.timeline();
  return variable.kind == Variable::Kind::kWindow
             ? timeline.windows()[variable.index].possible
             : timeline.disputes()[variable.index].possible;
}

std::vector<std::string> EventNamesOf(const Chart& chart,
                                      const Variable& variable) {
  const record::Timeline& timeline = chart.timeline();
  std::vector<record::EventId> events;
  if (variable.kind == Variable::Kind::kWindow) {
    events = {timeline.windows()[variable.index].event};
  } else {
    events = timeline.disputes()[variable.index].events;
  }
  std::vector<std::string> names;
  for (const record::EventId event : events) {
    names.push_back(chart.record().event(event).name);
  }
  return names;
}

IntervalSet Saying(const Chart& chart, const Variable& variable, size_t event,
                   bool happened) {
  const IntervalSet& possible = PossibleOf(chart, variable);
  if (variable.kind == Variable::Kind::kWindow) {
    return possible.Intersect(IntervalSet::Single(happened ? 1 : 0));
  }
  const auto& worlds = chart.timeline().disputes()[variable.index].worlds;
  IntervalSet saying;
  for (size_t i = 0; i < worlds.size(); ++i) {
    if (worlds[i][event] != happened) continue;
    saying = saying.Union(IntervalSet::Single(static_cast<Value>(i)));
  }
  return saying.Intersect(possible);
}

std::vector<TiedEvent> TiedEventsOf(const Chart& chart) {
  const record::Timeline& timeline = chart.timeline();
  std::vector<TiedEvent> tied;
  for (size_t i = 0; i < timeline.windows().size(); ++i) {
    const record::EventId event = timeline.windows()[i].event;
    const auto dispute = timeline.DisputeOf(event);
    if (!dispute) continue;
    const auto& events = timeline.disputes()[dispute->index()].events;
    const auto position = static_cast<size_t>(
        std::find(events.begin(), events.end(), event) - events.begin());
    const VarId of_dispute = *chart.VarOf(*dispute);
    tied.push_back({*chart.VarOf(record::WindowId(i)), of_dispute,
                    Saying(chart, chart.variable(of_dispute), position, true)});
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
