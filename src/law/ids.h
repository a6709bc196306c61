// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_IDS_H_
#define SAFECONDUCT_LAW_IDS_H_

#include <optional>
#include <string>

#include "base/ids.h"
#include "text/source_text.h"

// What the parts of the law as it is checked (law.h) share: by what they name
// one another, and what they rest on.
namespace safeconduct::law {

using text::Place;

using FactId = Id<struct FactTag>;
using MeasureId = Id<struct MeasureTag>;
using MatterId = Id<struct MatterTag>;
using TermId = Id<struct TermTag>;
using ClauseId = Id<struct ClauseTag>;
using NoteId = Id<struct NoteTag>;
using GroupId = Id<struct GroupTag>;
using RouteId = Id<struct RouteTag>;
using GuaranteeId = Id<struct GuaranteeTag>;
using AssumptionId = Id<struct AssumptionTag>;
using DayId = Id<struct DayTag>;
using ProcedureId = Id<struct ProcedureTag>;
using StepId = Id<struct StepTag>;
using ExprId = Id<struct ExprTag>;

// What a clause rests on.
struct Citation {
  std::string source;  // checked against the record when the pack is read
  // The place in the source, such as "Article 4(1)".
  std::optional<std::string> at;
  Place place;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_IDS_H_
