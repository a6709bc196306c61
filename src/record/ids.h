// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_IDS_H_
#define SAFECONDUCT_RECORD_IDS_H_

#include <variant>

#include "base/ids.h"

namespace safeconduct::record {

using SourceId = Id<struct SourceTag>;
using EventId = Id<struct EventTag>;
using ViewpointId = Id<struct ViewpointTag>;
// Of a timeline.
using DisputeId = Id<struct DisputeTag>;
using WindowId = Id<struct WindowTag>;

// What is open of events: which of those in dispute happened, or whether one of
// which no day is known has happened yet.
using EventVariable = std::variant<DisputeId, WindowId>;

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_IDS_H_
