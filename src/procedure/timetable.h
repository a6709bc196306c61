// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROCEDURE_TIMETABLE_H_
#define SAFECONDUCT_PROCEDURE_TIMETABLE_H_

#include <optional>
#include <vector>

#include "ask/answer.h"
#include "case/case.h"
#include "chart/chart.h"
#include "procedure/silence.h"
#include "safeconduct/procedure.h"

// The steps of a procedure on one day, as ids of the chart. What each part
// means is defined in docs/steps.md.
namespace safeconduct::procedure {

struct GateAnswer {
  Gate::State state = Gate::State::kOpen;
  std::vector<ask::ClauseAnswer> clauses;  // those that it looks at
  std::vector<law::ClauseId> barred_by;
  std::vector<law::ClauseId> not_settled;
  chart::TurnsOn turns_on;
  std::optional<Outcome> outcome;  // of the route, where the step takes it
  bool contradiction = false;      // no combination is left
};

struct StepAnswer {
  law::StepId step;
  StepState state = StepState::kWaits;
  IntervalSet recorded;
  IntervalSet day;
  Holds by_silence = Holds::kNo;
  Holds done = Holds::kUnknown;
  Holds next = Holds::kNo;
  std::vector<law::StepId> waits_for;
  std::optional<IntervalSet> due;
  std::vector<law::DeclaredWay> due_ways;  // by which it may be found
  Limit limit;                             // where there is a last day
  Spoken spoken;
  std::optional<GateAnswer> gate;
};

struct ProcedureAnswer {
  law::ProcedureId procedure;
  std::vector<StepAnswer> steps;  // as declared
  Holds ended = Holds::kNo;
  std::optional<law::StepId> ended_by;
};

// Returns the steps of a procedure on a day. `asker` is one of `chart`.
ProcedureAnswer StepsOn(const chart::Chart& chart, ask::Asker& asker,
                        law::ProcedureId procedure, const chart::Case& person,
                        Date today);

}  // namespace safeconduct::procedure

#endif  // SAFECONDUCT_PROCEDURE_TIMETABLE_H_
