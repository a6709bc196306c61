// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_TIMELINE_H_
#define SAFECONDUCT_RECORD_TIMELINE_H_

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "record/record.h"
#include "safeconduct/date.h"

namespace safeconduct {
struct Error;
}

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::record {

// A supposition, resolved.
struct Becomes {
  law::MatterId matter;
  Value value = 0;
  Date day;
};
struct Settles {
  EventId event;
  bool happened = false;
};
using Supposition = std::variant<Becomes, Settles>;

// Which sources are listened to, and what is supposed beyond the record.
struct Scenario {
  // Sources published later are not listened to; without it all are.
  std::optional<Date> known_on;
  std::optional<ViewpointId> viewpoint;
  // In the order given, which counts where two concern one day or one event.
  std::vector<Supposition> suppositions;
};

// Resolves a supposition as written; else reports why not. One that settles an
// event finds something to settle by `known_on`: a denial or a window.
std::optional<Supposition> ResolveSupposition(const law::Supposition& written,
                                              const law::Law& law,
                                              const Record& record,
                                              std::optional<Date> known_on,
                                              text::Diagnostics& diagnostics);

// A dispute: events that are denied, as one variable. Its values are worlds:
// which of its events happened. A lone denied event has the worlds 0 "it did
// not happen" and 1 "it happened". Of events that move one matter on one day to
// different values exactly one value's events happened: a world each.
struct Dispute {
  std::vector<EventId> events;
  std::vector<std::vector<bool>> worlds;  // a flag for each of `events`
  IntervalSet possible;                   // worlds left, never empty
  bool settled() const { return possible.Size() == 1; }

  // Returns the position of one of its events.
  size_t PositionOf(EventId event) const;
  // Returns the worlds, possible or not, in which its event at a position
  // happened, or did not.
  IntervalSet WorldsWith(size_t position, bool happened) const;
};

// A windowed event: whether it has happened by a day, 0 no, 1 yes. Matters only
// where that is one of the days from the event's first up to the one before its
// last.
struct Window {
  EventId event;
  // Today, or a day as of which a matter that the event moves is looked at.
  law::Chain by;
  IntervalSet possible;  // {0, 1}, or what a supposition says
};

// A condition on a dispute (its world is one of `values`) or on a window.
struct Literal {
  EventVariable variable;
  IntervalSet values;
};

// One way in which a matter comes by its value: all `conditions` hold, and
// those of no setting before it in its list.
struct Setting {
  Value value = 0;
  std::optional<EventId> event;  // empty: at first, or supposed
  bool supposed = false;
  Date since;  // the event's `last`, the supposition's day, or kFirstDay
  // All must hold; none at all means always.
  std::vector<Literal> conditions;
};

// The days up to the next epoch on which nothing in the record changes.
struct Epoch {
  Date first;
  std::vector<EventId> events;   // that begin, fall on, or end on `first`
  std::vector<size_t> supposed;  // positions in the scenario's suppositions
};

// What became of every matter when, for a scenario. Immutable; safe to share
// between threads. Copies are independent of the record.
class Timeline {
 public:
  // Fails where the suppositions contradict what events say of one another,
  // where more events than can be kept apart hang together, and where one of
  // the suppositions would not have been resolved. Time and space grow with the
  // matters, the epochs and the events that move a matter; it fails past a
  // bound on their settings.
  static std::expected<Timeline, Error> Make(const law::Law& law,
                                             const Record& record,
                                             Scenario scenario);

  const Scenario& scenario() const { return scenario_; }
  const std::vector<Epoch>& epochs() const { return epochs_; }  // by day
  const std::vector<Dispute>& disputes() const { return disputes_; }
  const std::vector<Window>& windows() const { return windows_; }
  const Dispute& dispute(DisputeId id) const { return disputes_[id.index()]; }
  const Window& window(WindowId id) const { return windows_[id.index()]; }
  auto DisputeIds() const { return IdsBelow<DisputeId>(disputes_.size()); }
  auto WindowIds() const { return IdsBelow<WindowId>(windows_.size()); }

  // Returns what the scenario leaves possible of a dispute or a window.
  const IntervalSet& PossibleOf(const EventVariable& variable) const;

  // Returns the position of the epoch that holds a day.
  size_t EpochOf(Date day) const;

  // Returns the ways in which a matter may come by its value in an epoch, the
  // latest first; the last has no conditions. Of a matter as of a day, here and
  // below, it is the epoch of that day that is meant.
  const std::vector<Setting>& SettingsOf(law::MatterId matter,
                                         size_t epoch) const {
    return settings_[matter.index()][epoch];
  }

  // Returns those of these settings that may be what gives the matter its value
  // in the scenario: whose conditions can hold where those of none before do.
  // The pointers hold as long as the timeline.
  std::vector<const Setting*> SettingsThatMayHold(law::MatterId matter,
                                                  size_t epoch) const;
  // Returns the values that the matter may have on a day, or on any of some.
  IntervalSet ValuesOn(law::MatterId matter, Date day) const {
    return ValuesOn(matter, Days{day, day});
  }
  IntervalSet ValuesOn(law::MatterId matter, const Days& days) const;

  // Returns every value that the matter has or may have on some day, its first
  // among them, and those of suppositions and of events left out too.
  const IntervalSet& ValuesOf(law::MatterId matter) const {
    return values_[matter.index()];
  }

  // Returns the dispute of an event, or its window by a day, where it has one.
  std::optional<DisputeId> DisputeOf(EventId event) const;
  std::optional<WindowId> WindowOf(EventId event,
                                   const law::Chain& by = {}) const;
  // Returns whether the scenario knows of the event.
  bool Knows(EventId event) const { return known_[event.index()]; }

 private:
  friend class TimelineBuilder;
  Timeline() = default;

  Scenario scenario_;
  std::vector<Epoch> epochs_;
  std::vector<Dispute> disputes_;
  std::vector<Window> windows_;
  // By matter, and by position of the epoch.
  std::vector<std::vector<std::vector<Setting>>> settings_;
  // By matter, and below by event.
  std::vector<IntervalSet> values_;
  std::vector<bool> known_;
};

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_TIMELINE_H_
