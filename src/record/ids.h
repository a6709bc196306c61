// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_IDS_H_
#define SAFECONDUCT_RECORD_IDS_H_

#include "base/ids.h"

namespace safeconduct::record {

using SourceId = Id<struct SourceTag>;
using EventId = Id<struct EventTag>;
using ViewpointId = Id<struct ViewpointTag>;
// Of a timeline.
using DisputeId = Id<struct DisputeTag>;
using WindowId = Id<struct WindowTag>;

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_IDS_H_
