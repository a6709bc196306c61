// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PROCEDURE_H_
#define SAFECONDUCT_PROCEDURE_H_

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"
#include "safeconduct/error.h"
#include "safeconduct/pack.h"

#pragma GCC visibility push(default)

// The steps of a route: what was done, what comes next and by when, what
// silence does, and what bars a step or is not settled yet. What each part of a
// timetable means is defined in docs/steps.md.

namespace safeconduct {

// Who takes a step.
enum class Party : uint8_t { kAskingState, kAskedState, kPerson, kCourt };
std::string_view PartyName(Party party);  // "asking_state", ...

// What follows where the last day of a step passes without it.
enum class Silence : uint8_t { kSaysNothing, kAccepts, kRefuses };
std::string_view SilenceName(Silence silence);  // "says_nothing", ...

// A step of a procedure, as the pack declares it.
struct Step {
  std::string name;
  std::string address;  // `procedure.step`
  std::string label;
  Party party = Party::kAskingState;
  std::vector<const Step*> after;
  // The fact that tells its day; null where the case tells it of the step.
  const Fact* sets = nullptr;
  // The day by which it is to be taken; empty where there is none.
  std::string due;
  std::string due_label;
  Silence silence = Silence::kSaysNothing;
  std::vector<Citation> silence_citations;
  std::vector<const Clause*> once;
  // Clauses that `once` names and the route lacks.
  std::vector<std::string> missing_clauses;
  bool takes_the_route = false;
  // The clauses of the route that its gate does not look at.
  std::vector<const Clause*> left_for_later;
  std::vector<std::string> proof;
  std::vector<std::string> prima_facie;
  std::vector<Citation> citations;
};

struct Procedure {
  std::string name;
  std::string label;
  const Route* route = nullptr;
  std::vector<const Step*> steps;  // as declared
};

// Returns the procedures of a pack, in order of declaration. They belong to the
// pack.
const std::vector<Procedure>& ProceduresOf(const Pack& pack);

// How it stands with the last day of a step, which is never `kOver`: a step is
// to be taken by then, and not awaited.
struct DueAnswer {
  LimitState state = LimitState::kUnknown;
  Values days;  // the last day, or those that it may be, perhaps none
  std::optional<Days> last_day;  // the first and the last of them
  // Of the ways by which it may be found, then of those by which the days that
  // it starts from may be.
  std::vector<Citation> citations;
  // Of kRunning how many days are left, of kMissed how many it is late; from
  // the least to the most.
  int32_t least = 0;
  int32_t most = 0;
};

struct SilenceAnswer {
  // Whether it has had its effect by the day asked about.
  Holds spoken = Holds::kNo;
  // The last days that have passed, or may have passed, without the step.
  std::optional<Days> on;
};

// Whether the law lets a step be taken on the day asked about.
struct Gate {
  enum class State : uint8_t { kOpen, kBarred, kNotSettled };
  State state = State::kOpen;
  std::vector<ClauseAnswer> clauses;  // those that it looks at
  std::vector<const Clause*> barred_by;
  std::vector<const Clause*> not_settled;
  TurnsOn turns_on;                // of kNotSettled
  std::optional<Outcome> outcome;  // of the route, where the step takes it
  // Whether no possible combination is left where the step is taken on the day:
  // then it is barred.
  bool contradiction = false;
};
std::string_view GateStateName(Gate::State state);  // "open", ...

// Where a step stands.
enum class StepState : uint8_t {
  kDone,
  kMayBeDone,   // what is not known decides
  kOpen,        // it may be taken
  kBarred,      // clauses are settled against it
  kNotSettled,  // what is not known decides whether it may be taken
  kWaits,       // steps that come before it are not done
  kOver,        // the procedure ended before it
};
std::string_view StepStateName(StepState state);  // "done", ...

struct StepAnswer {
  const Step* step = nullptr;
  StepState state = StepState::kWaits;
  Values recorded;                // its days as the case has them, perhaps none
  Values day;                     // the same with what silence did
  Holds by_silence = Holds::kNo;  // whether silence set the day
  Holds done = Holds::kUnknown;
  Holds next = Holds::kNo;  // whether all that comes before it is done
  std::vector<const Step*> waits_for;  // those that are not certainly done
  std::optional<DueAnswer> due;
  std::optional<SilenceAnswer> silence;
  std::optional<Gate> gate;  // absent where it is done
  // What supports it that the case has and that it lacks.
  std::vector<std::string> evidence;
  std::vector<std::string> lacking;
};

// The steps of one procedure on one day.
struct ProcedureAnswer {
  const Procedure* procedure = nullptr;
  std::vector<StepAnswer> steps;
  Holds ended = Holds::kNo;  // by the silence of a step that refuses
  const Step* ended_by = nullptr;
};

// Keeps its pack alive, and so what it points to.
struct Timetable {
  Pack pack;
  Scenario scenario;
  Case person;
  Date day;
  std::vector<ProcedureAnswer> procedures;
};

// Returns the timetable of a case on a day: of the procedures named, or of all
// where none is. Fails where the pack has no procedure, or none of a name;
// where the case is of another pack; and where the day is none that is reasoned
// about.
std::expected<Timetable, Error> StepsOf(
    const Chart& chart, const Case& person, Date day,
    const std::vector<std::string>& procedures = {});

// As `steps --json` prints it.
std::string FormatJson(const Timetable& timetable);

// Returns the last days that are running as iCalendar (RFC 5545), an all-day
// event each: of a last day that is not known exactly, the first that it may
// be. Nothing in it is of the person but these days, and the same timetable
// gives the same text.
std::string FormatCalendar(const Timetable& timetable);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_PROCEDURE_H_
