// SPDX-License-Identifier: Apache-2.0
//
// A closed form: nothing is played through day by day. The steps are looked at
// in an order in which each comes behind what it rests on. Of each, the days on
// which it may have been taken are those of its fact; where silence accepts and
// its last day may have passed, they are what silence makes of them, and the
// case that the steps behind it see has these days in the place of its own.
//
// A gate is a question to the same asker as any other, of that case with the
// step's own fact set to the day asked about. So nothing here decides what is
// lawful: what opens a gate is an outcome, or a clause, that is settled.
#include "procedure/timetable.h"

#include <algorithm>
#include <utility>

#include "ask/asker.h"
#include "procedure/due_days.h"

namespace safeconduct::procedure {
namespace {

// Whether a clause that holds, or does not, lets its route open.
Holds LetsOpen(const law::Clause& clause, Holds holds) {
  if (holds == Holds::kUnknown) return holds;
  const bool closes = (holds == Holds::kYes) == clause.closes_where_it_holds();
  return closes ? Holds::kNo : Holds::kYes;
}

class Timetabler {
 public:
  Timetabler(const chart::Chart& chart, ask::Asker& asker,
             law::ProcedureId procedure, chart::Case person, Date today)
      : law_(chart.law()),
        asker_(asker),
        procedure_(law_.procedure(procedure)),
        person_(std::move(person)),
        today_(today),
        due_days_(chart, person_, today) {
    answer_.procedure = procedure;
  }

  ProcedureAnswer Run() {
    answers_.resize(law_.steps.size());
    for (const law::StepId id : procedure_.in_order) Follow(id);
    // Only now is it known whether the procedure ended.
    for (const law::StepId id : procedure_.steps) {
      StepAnswer& answer = answers_[id.index()];
      if (answer.done != Holds::kYes) answer.gate = GateOf(law_.step(id));
      answer.state = StateOf(answer);
      answer_.steps.push_back(std::move(answer));
    }
    return std::move(answer_);
  }

 private:
  // What is known of a step, and what its silence did.
  void Follow(law::StepId id) {
    const law::ProcedureStep& step = law_.step(id);
    StepAnswer& answer = answers_[id.index()];
    answer.step = id;
    answer.recorded =
        step.sets ? person_.values(*step.sets) : person_.day_of(id);
    answer.day = answer.recorded;
    answer.next = Holds::kYes;
    for (const law::StepId before : step.after) {
      const Holds done = answers_[before.index()].done;
      if (done == Holds::kYes) continue;
      answer.waits_for.push_back(before);
      if (answer.next != Holds::kNo) answer.next = done;
    }
    if (step.due) {
      answer.due = due_days_.Of(*step.due);
      answer.due_ways = due_days_.WaysOf(*step.due);
      answer.limit = LimitOf(answer.recorded, *answer.due, today_);
      if (answer.limit.state == LimitState::kNotBegun &&
          !due_days_.MayNotHaveBegun(*step.due)) {
        answer.limit.state = LimitState::kNoLimit;
      }
      if (step.silence != law::Silence::kSaysNothing) Listen(step, answer);
    }
    answer.done = Done(answer.day, today_);
  }

  void Listen(const law::ProcedureStep& step, StepAnswer& answer) {
    answer.spoken = SpeakFor(answer.recorded, *answer.due, answer.next, today_);
    if (step.silence == law::Silence::kRefuses) {
      if (answer.spoken.spoken == Holds::kNo) return;
      if (answer_.ended == Holds::kYes) return;
      if (answer_.ended == Holds::kUnknown &&
          answer.spoken.spoken == Holds::kUnknown) {
        return;
      }
      answer_.ended = answer.spoken.spoken;
      answer_.ended_by = answer.step;
      return;
    }
    answer.by_silence = answer.spoken.spoken;
    answer.day = answer.spoken.days;
    if (step.sets) {
      person_.Set(*step.sets, answer.day);
      due_days_.Move();
    } else {
      person_.SetDayOf(answer.step, answer.day);
    }
  }

  GateAnswer GateOf(const law::ProcedureStep& step) {
    GateAnswer gate;
    chart::Case posed = person_;
    if (step.sets) posed.Set(*step.sets, IntervalSet::Single(today_.days));
    const chart::Days days{today_, today_};
    if (asker_.IsContradictory(posed, days)) {
      // Nobody is there of whom it could be taken.
      gate.state = Gate::State::kBarred;
      gate.contradiction = true;
      return gate;
    }
    if (step.once.empty() && !step.takes_the_route) {
      if (!step.missing_clauses.empty()) gate.state = Gate::State::kBarred;
      return gate;
    }
    // Reasons take a search, and no timetable tells them; what a route turns on
    // takes another, and is told of it where the step takes it.
    ask::RouteAnswer route;
    if (step.takes_the_route) {
      route = asker_.Judge(posed, days, procedure_.route);
    } else {
      route.clauses = asker_.JudgeClauses(posed, days, procedure_.route);
    }
    bool settled = true;
    bool barred = !step.missing_clauses.empty();
    for (ask::ClauseAnswer& clause : route.clauses) {
      const bool named =
          std::ranges::find(step.once, clause.clause) != step.once.end();
      if (!named && !step.takes_the_route) continue;
      const Holds lets = LetsOpen(law_.clause(clause.clause), clause.holds);
      if (lets == Holds::kNo) {
        gate.barred_by.push_back(clause.clause);
        barred = true;
      } else if (lets == Holds::kUnknown) {
        gate.not_settled.push_back(clause.clause);
        // Of a route that is to be open, that says more than its clauses do.
        if (!step.takes_the_route) settled = false;
      }
      gate.clauses.push_back(std::move(clause));
    }
    if (step.takes_the_route) {
      gate.outcome = route.outcome;
      settled = route.outcome != Outcome::kUndetermined;
      // Several clauses together may close it, and none of them alone.
      barred = barred || route.outcome == Outcome::kClosed;
      gate.turns_on = std::move(route.turns_on);
    } else if (!barred) {
      for (const law::ClauseId clause : gate.not_settled) {
        Add(asker_.ClauseTurnsOn(clause, posed, days), gate.turns_on);
      }
    }
    gate.state = barred    ? Gate::State::kBarred
                 : settled ? Gate::State::kOpen
                           : Gate::State::kNotSettled;
    return gate;
  }

  // Joins what several turn on, each once and in order of declaration.
  static void Add(const chart::TurnsOn& more, chart::TurnsOn& all) {
    const auto join = [](const auto& from, auto& to) {
      to.insert(to.end(), from.begin(), from.end());
      std::ranges::sort(to);
      const auto twice = std::ranges::unique(to);
      to.erase(twice.begin(), twice.end());
    };
    join(more.facts, all.facts);
    join(more.events, all.events);
    all.today = all.today || more.today;
  }

  StepState StateOf(const StepAnswer& answer) const {
    if (answer.done == Holds::kYes) return StepState::kDone;
    if (answer_.ended == Holds::kYes) return StepState::kOver;
    if (answer.done == Holds::kUnknown) return StepState::kMayBeDone;
    if (!answer.waits_for.empty()) return StepState::kWaits;
    switch (answer.gate->state) {
      case Gate::State::kBarred:
        return StepState::kBarred;
      case Gate::State::kNotSettled:
        return StepState::kNotSettled;
      case Gate::State::kOpen:
        break;
    }
    // A procedure that may have ended lets nobody go on.
    return answer_.ended == Holds::kNo ? StepState::kOpen
                                       : StepState::kNotSettled;
  }

  const law::Law& law_;
  ask::Asker& asker_;
  const law::Procedure& procedure_;
  chart::Case person_;  // with what silence did
  Date today_;
  DueDays due_days_;                 // of that case
  std::vector<StepAnswer> answers_;  // by StepId
  ProcedureAnswer answer_;
};

}  // namespace

ProcedureAnswer StepsOn(const chart::Chart& chart, ask::Asker& asker,
                        law::ProcedureId procedure, const chart::Case& person,
                        Date today) {
  return Timetabler(chart, asker, procedure, person, today).Run();
}

}  // namespace safeconduct::procedure
