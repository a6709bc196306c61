// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_STEP_NAMES_H_
#define SAFECONDUCT_CASE_STEP_NAMES_H_

#include <optional>
#include <string_view>

#include "case/fact_values.h"
#include "law/law.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::chart {

// The keys of a case that are no facts: the days of steps, and what there is to
// support them.
inline constexpr std::string_view kStepsKey = "steps";
inline constexpr std::string_view kEvidenceKey = "evidence";

// Returns the slot of the day of a step that sets no fact. The step outlives
// it.
Slot SlotOf(const law::ProcedureStep& step);

// Returns the step of a name, `notice`, or of an address,
// `dublin_transfer.notice`. Reports, and returns nothing, where there is none,
// where several procedures have a step of the name, and, of a step whose day is
// asked for, where a fact tells it.
std::optional<law::StepId> FindStep(const law::Law& law, std::string_view name,
                                    text::Place place, bool for_its_day,
                                    text::Diagnostics& diagnostics);

// Returns what supports a step, in its own words, of which `text` is one;
// reports, and returns nothing, where it names no such thing.
std::optional<std::string_view> FindEvidence(const law::ProcedureStep& step,
                                             std::string_view text,
                                             text::Place place,
                                             text::Diagnostics& diagnostics);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_STEP_NAMES_H_
