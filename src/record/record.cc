// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <algorithm>

#include "base/find_name.h"

namespace safeconduct::record {

std::optional<SourceId> Record::FindSource(std::string_view name) const {
  return FindId<SourceId>(sources, name);
}

std::optional<EventId> Record::FindEvent(std::string_view name) const {
  return FindId<EventId>(events, name);
}

std::optional<ViewpointId> Record::FindViewpoint(std::string_view name) const {
  return FindId<ViewpointId>(viewpoints, name);
}

Date Record::KnownSince(EventId event_id) const {
  // An event has a teller at least, by the grammar.
  Date known = kLastDay;
  for (const SourceId id : event(event_id).according_to) {
    known = std::min(known, source(id).published);
  }
  return known;
}

std::optional<Date> Record::DeniedSince(EventId event_id) const {
  std::optional<Date> denied;
  for (const SourceId id : event(event_id).denied_by) {
    const Date day = source(id).published;
    if (!denied || day < *denied) denied = day;
  }
  return denied;
}

bool Record::IsKnownBy(EventId event, std::optional<Date> day) const {
  return !day || KnownSince(event) <= *day;
}

bool Record::IsDeniedBy(EventId event, std::optional<Date> day) const {
  const std::optional<Date> since = DeniedSince(event);
  return since && (!day || *since <= *day);
}

}  // namespace safeconduct::record
