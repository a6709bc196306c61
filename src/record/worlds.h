// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_WORLDS_H_
#define SAFECONDUCT_RECORD_WORLDS_H_

#include <optional>
#include <vector>

#include "record/record.h"

namespace safeconduct::record {

// The most denied events that may hang together in one dispute.
inline constexpr size_t kMaxDisputeEvents = 16;

// Returns the groups into which `denied` events fall: those that move one
// matter on one day to different values stand in one group, and so do events
// linked through others. In order of declaration. Quadratic in the denied
// events.
std::vector<std::vector<EventId>> GroupDisputes(
    const Record& record, const std::vector<EventId>& denied);

// Returns the worlds of a group of at most kMaxDisputeEvents: which of its
// events happened, a flag each (see Dispute). Never empty. Exponential in the
// group.
std::vector<std::vector<bool>> WorldsOf(const Record& record,
                                        const std::vector<EventId>& group);

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_WORLDS_H_
