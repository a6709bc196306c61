// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_ANSWER_H_
#define SAFECONDUCT_API_ANSWER_H_

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
// Adds what the declared days of the pack may be.
void AddDays(const Chart& chart, const ask::FoundDays& found,
             safeconduct::Answer& answer);

// Adds the time limits that clauses test, where `found` are the days of the
// same question.
void AddLimits(const Chart& chart, const std::vector<ask::TimeLimit>& limits,
               const ask::FoundDays& found, safeconduct::Answer& answer);

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_ANSWER_H_
