// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_ANSWER_H_
#define SAFECONDUCT_API_ANSWER_H_

#include <span>

#include "ask/answer.h"
#include "ask/found_days.h"
#include "ask/time_limits.h"
#include "case/case.h"
#include "safeconduct/asker.h"
#include "safeconduct/chart.h"

namespace safeconduct::api {

// Returns the answers about routes, and the timeline, as plain values.
std::vector<safeconduct::RouteAnswer> RouteAnswersOf(const Chart& chart,
                                                     const chart::Case& person,
                                                     const ask::Answer& answer);
// Suppositions stand in it as the chart's scenario writes them.
safeconduct::Timeline TimelineOf(const Chart& chart,
                                 const ask::CaseTimeline& timeline);
// Adds what some declared days of the pack may be, which `found` holds.
void AddDays(const Chart& chart, std::span<const law::DayId> days,
             const ask::FoundDays& found, safeconduct::Answer& answer);

// Adds the time limits that clauses test, where `found` are the days of the
// same question.
void AddLimits(const Chart& chart, const std::vector<ask::TimeLimit>& limits,
               const ask::FoundDays& found, safeconduct::Answer& answer);

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_ANSWER_H_
