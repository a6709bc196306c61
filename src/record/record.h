// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_RECORD_H_
#define SAFECONDUCT_RECORD_RECORD_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval_set.h"
#include "law/ids.h"
#include "record/ids.h"
#include "safeconduct/date.h"
#include "text/source_text.h"

// The record, checked: who said what happened when.
namespace safeconduct::record {

struct Source {
  std::string name;
  std::string title;
  std::string kind;  // newspaper, judgment, statute, ...
  Date published;    // its own day, or that of the source it was seen in
  // The source in which this one was seen, where nothing tells its own day.
  std::optional<SourceId> seen_in;
  text::Place place;  // of the name, here and below
};

struct Move {
  law::MatterId matter;
  Value value = 0;
};

// Something that moved matters: on one day, or at some unknown day of a window.
struct Event {
  std::string name;
  std::string label;
  Date first;  // equal to `last` where the day is known
  Date last;   // on this day it has happened
  std::vector<Move> moves;
  // Those that tell it, at least one, and those that deny it, none of them the
  // same.
  std::vector<SourceId> according_to;
  std::vector<SourceId> denied_by;
  // An event that does not stand where this one does.
  std::optional<EventId> replaces;
  text::Place place;

  bool is_window() const { return first < last; }
};

// A choice of sources to credit. It settles disputes, and nothing else.
struct Viewpoint {
  std::string name;
  std::string label;
  std::vector<SourceId> credits;
  text::Place place;
};

// Immutable once checked; safe to share between threads.
struct Record {
  std::vector<Source> sources;
  std::vector<Event> events;
  std::vector<Viewpoint> viewpoints;

  // The ids of the events, in their order.
  auto EventIds() const { return IdsBelow<EventId>(events.size()); }

  const Source& source(SourceId id) const { return sources[id.index()]; }
  const Event& event(EventId id) const { return events[id.index()]; }
  const Viewpoint& viewpoint(ViewpointId id) const {
    return viewpoints[id.index()];
  }

  // Each is linear in the table.
  std::optional<SourceId> FindSource(std::string_view name) const;
  std::optional<EventId> FindEvent(std::string_view name) const;
  std::optional<ViewpointId> FindViewpoint(std::string_view name) const;

  // Returns the day on which the first of the event's sources was published.
  // Before it, a scenario has nothing of the event.
  Date KnownSince(EventId event) const;
  // Returns the day on which the first denial was published, or nothing.
  std::optional<Date> DeniedSince(EventId event) const;
  // Returns whether somebody had told of the event, or had denied it, by a day;
  // without one, whether somebody ever does.
  bool IsKnownBy(EventId event, std::optional<Date> day) const;
  bool IsDeniedBy(EventId event, std::optional<Date> day) const;
};

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_RECORD_H_
