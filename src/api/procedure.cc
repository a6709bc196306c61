// SPDX-License-Identifier: Apache-2.0
//
// The public face of procedures: include/safeconduct/procedure.h. Ids become
// the declarations that they stand for.
#include "safeconduct/procedure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/access.h"
#include "ask/asker.h"
#include "base/find_name.h"
#include "case/step_names.h"
#include "procedure/timetable.h"

namespace safeconduct {

using api::Access;

// A party is one thing in the law and in an answer, and so is what silence
// does; a number of one is the same of the other.
static_assert(static_cast<int>(Party::kCourt) ==
              static_cast<int>(law::Party::kCourt));
static_assert(static_cast<int>(Silence::kRefuses) ==
              static_cast<int>(law::Silence::kRefuses));

std::string_view PartyName(Party party) {
  return law::PartyName(static_cast<law::Party>(party));
}

std::string_view SilenceName(Silence silence) {
  constexpr std::array<std::string_view, 3> kNames = {"says_nothing", "accepts",
                                                      "refuses"};
  return kNames[static_cast<size_t>(silence)];
}

std::string_view GateStateName(Gate::State state) {
  constexpr std::array<std::string_view, 3> kNames = {"open", "barred",
                                                      "not_settled"};
  return kNames[static_cast<size_t>(state)];
}

std::string_view StepStateName(StepState state) {
  constexpr std::array<std::string_view, 7> kNames = {
      "done", "may_be_done", "open", "barred", "not_settled", "waits", "over"};
  return kNames[static_cast<size_t>(state)];
}

const std::vector<Procedure>& ProceduresOf(const Pack& pack) {
  return Access::ContentsOf(pack).procedures;
}

namespace {

// Puts the pack's declarations in the place of ids.
class TimetableMaker {
 public:
  TimetableMaker(const Chart& chart, const Case& person)
      : contents_(Access::ContentsOf(chart.pack())),
        law_(contents_.pack->law),
        person_(Access::CaseOf(person)) {}

  ProcedureAnswer Make(const procedure::ProcedureAnswer& answer) const {
    ProcedureAnswer value;
    value.procedure = &contents_.procedures[answer.procedure.index()];
    value.ended = answer.ended;
    if (answer.ended_by) value.ended_by = contents_.step(*answer.ended_by);
    for (const procedure::StepAnswer& step : answer.steps) {
      value.steps.push_back(StepOf(step));
    }
    return value;
  }

 private:
  // From the first to the last of the days in a set, `none` left out.
  static std::optional<Days> Reach(const IntervalSet& days) {
    const IntervalSet set =
        days.Intersect(IntervalSet::Range(kFirstDay.days, kLastDay.days));
    if (set.empty()) return std::nullopt;
    return Days{Date{set.min()}, Date{set.max()}};
  }

  StepAnswer StepOf(const procedure::StepAnswer& answer) const {
    const law::ProcedureStep& step = law_.step(answer.step);
    StepAnswer value;
    value.step = contents_.step(answer.step);
    value.state = answer.state;
    value.recorded = api::ValuesOf(chart::SlotOf(step).type, answer.recorded);
    // What silence makes of it may be as many days as a declared day has.
    value.day = api::ComputedDaysOf(chart::SlotOf(step).type, answer.day);
    value.by_silence = answer.by_silence;
    value.done = answer.done;
    value.next = answer.next;
    for (const law::StepId id : answer.waits_for) {
      value.waits_for.push_back(contents_.step(id));
    }
    if (answer.due) {
      value.due = {
          answer.limit.state,    api::DayValuesOf(*answer.due),
          Reach(*answer.due),    contents_.CitationsOf(answer.due_ways),
          answer.limit.count.lo, answer.limit.count.hi};
      if (step.silence != law::Silence::kSaysNothing) {
        value.silence = {answer.spoken.spoken, Reach(answer.spoken.on)};
      }
    }
    if (answer.gate) value.gate = GateOf(*answer.gate);
    value.evidence = person_.evidence_of(answer.step);
    AddLacking(step.with.proof, value);
    AddLacking(step.with.prima_facie, value);
    return value;
  }

  static void AddLacking(const std::vector<std::string>& named,
                         StepAnswer& value) {
    for (const std::string& each : named) {
      if (std::ranges::find(value.evidence, each) == value.evidence.end()) {
        value.lacking.push_back(each);
      }
    }
  }

  std::vector<const Clause*> ClausesOf(
      const std::vector<law::ClauseId>& ids) const {
    std::vector<const Clause*> clauses;
    for (const law::ClauseId id : ids) clauses.push_back(contents_.clause(id));
    return clauses;
  }

  std::vector<const Event*> EventsOf(
      const std::vector<record::EventId>& ids) const {
    std::vector<const Event*> events;
    for (const record::EventId id : ids) events.push_back(contents_.event(id));
    return events;
  }

  Gate GateOf(const procedure::GateAnswer& answer) const {
    Gate value;
    value.state = answer.state;
    for (const ask::ClauseAnswer& clause : answer.clauses) {
      value.clauses.push_back({contents_.clause(clause.clause),
                               clause.holds,
                               EventsOf(clause.events),
                               {}});
    }
    value.barred_by = ClausesOf(answer.barred_by);
    value.not_settled = ClausesOf(answer.not_settled);
    for (const law::FactId fact : answer.turns_on.facts) {
      value.turns_on.facts.push_back(contents_.fact(fact));
    }
    value.turns_on.events = EventsOf(answer.turns_on.events);
    value.turns_on.today = answer.turns_on.today;
    value.outcome = answer.outcome;
    value.contradiction = answer.contradiction;
    return value;
  }

  const api::Contents& contents_;
  const law::Law& law_;
  const chart::Case& person_;
};

}  // namespace

std::expected<Timetable, Error> StepsOf(
    const Chart& chart, const Case& person, Date day,
    const std::vector<std::string>& procedures) {
  // A case that cannot be asked about has no timetable either: one that
  // contradicts itself, or is of another pack.
  if (const auto good = Asker(chart).Outcomes(person, {day, day}); !good) {
    return std::unexpected(good.error());
  }
  const auto& compiled = Access::ChartOf(chart);
  if (compiled->law().procedures.empty()) {
    return std::unexpected(
        Error{Error::Kind::kUnknownName,
              "steps: the pack declares no procedure (declare one, as "
              "docs/steps.md says)"});
  }
  auto found = FindAllAsked<law::ProcedureId>(
      compiled->law().procedures, {"--procedure", "procedure"}, procedures);
  if (!found) return std::unexpected(std::move(found).error());
  ask::Asker asker(compiled);
  const TimetableMaker maker(chart, person);
  Timetable timetable{chart.pack(), chart.scenario(), person, day, {}};
  for (const law::ProcedureId id : *found) {
    timetable.procedures.push_back(maker.Make(
        procedure::StepsOn(*compiled, asker, id, Access::CaseOf(person), day)));
  }
  return timetable;
}

}  // namespace safeconduct
