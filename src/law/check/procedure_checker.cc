// SPDX-License-Identifier: Apache-2.0
//
// A procedure names what the rest of the law declares: a route and its clauses,
// facts and days; and steps of its own, in any order. Its steps are put in an
// order in which each can be looked at once those that it rests on were: those
// that it comes after, and those whose silence sets a fact from which its due
// day is counted. Where there is no such order there is no procedure either,
// and the way round is shown.
//
// A clause that its route lacks is no fault of the pack but a warning, so that
// a clause can be taken out of a copy of a pack to see what becomes of it; the
// gate that names it lets nobody through.
#include "law/check/procedure_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "base/nearest_name.h"
#include "law/values.h"
#include "law/walk.h"
#include "text/name_index.h"
#include "text/quote.h"
#include "text/tokens/token.h"

namespace safeconduct::law {
namespace {

using text::DiagnosticKind;
using text::Name;
using text::Quote;

std::vector<Citation> CitationsOf(
    const std::vector<syntax::Citation>& written) {
  std::vector<Citation> citations;
  for (const syntax::Citation& each : written) {
    Citation cited{std::string(each.source.text), std::nullopt,
                   each.source.place};
    if (each.at) cited.at = std::string(each.at->text);
    citations.push_back(std::move(cited));
  }
  return citations;
}

std::vector<std::string> TextsOf(const std::vector<Name>& written) {
  std::vector<std::string> texts;
  for (const Name& each : written) texts.emplace_back(each.text);
  return texts;
}

std::string AddressOf(const syntax::ClauseRef& ref) {
  if (ref.owner.text.empty()) return std::string(ref.clause.text);
  return fmt::format("{}.{}", ref.owner.text, ref.clause.text);
}

}  // namespace

ProcedureChecker::ProcedureChecker(Law& law, const NameTable& names,
                                   CheckCondition condition,
                                   text::Diagnostics& diagnostics)
    : law_(law),
      names_(names),
      condition_(std::move(condition)),
      diagnostics_(diagnostics) {}

// A case tells the days of steps and what supports them under these names, of
// which none can be a fact's too.
void ProcedureChecker::CheckFactNames() {
  if (law_.steps.empty()) return;
  for (const Fact& fact : law_.facts) {
    if (fact.name != "steps" && fact.name != "evidence") continue;
    diagnostics_.Add(DiagnosticKind::kDuplicateName, fact.place,
                     fmt::format("{} is what a case tells of the steps of a "
                                 "procedure; the fact needs another name",
                                 Quote(fact.name)));
  }
}

void ProcedureChecker::Check(const syntax::Procedure& written) {
  const Name& name = written.name;
  if (!name.text.empty()) {
    const auto [first, added] = named_at_.emplace(name.text, name.place);
    if (!added) {
      diagnostics_.Add(
          DiagnosticKind::kDuplicateName, name.place,
          fmt::format("procedure {} is declared twice; each has its own name",
                      Quote(name.text)),
          {{first->second,
            fmt::format("{} first declared here", Quote(name.text))}});
    }
  }
  // A head that could not be read has been reported.
  std::optional<RouteId> route;
  if (!written.route.text.empty()) {
    route = names_.FindOrReport<RouteId>(
        written.route, DiagnosticKind::kUnknownRoute, diagnostics_);
  }
  Procedure procedure;
  procedure.name = name.text;
  procedure.label = written.label.text;
  procedure.route = route.value_or(RouteId());
  procedure.place = name.place;
  const StepId first(law_.steps.size());
  for (const syntax::ProcedureStep& step : written.steps) {
    procedure.steps.emplace_back(law_.steps.size());
    law_.steps.push_back(CheckStep(written, step));
    law_.steps.back().procedure = ProcedureId(law_.procedures.size());
    // Of a route that is not known no clause is missed.
    if (route) CheckOnce(written, step, *route, law_.steps.back());
  }
  CheckNames(written, first);
  // Only now, as a step may come after one that is declared further down.
  for (size_t i = 0; i < written.steps.size(); ++i) {
    CheckAfter(written, written.steps[i], first, law_.steps[first.index() + i]);
  }
  CheckSetOnce(procedure);
  procedure.in_order = InOrder(procedure);
  law_.procedures.push_back(std::move(procedure));
}

ProcedureStep ProcedureChecker::CheckStep(
    const syntax::Procedure& procedure, const syntax::ProcedureStep& written) {
  ProcedureStep step;
  step.name = written.name.text;
  step.address = fmt::format("{}.{}", procedure.name.text, step.name);
  step.label = written.label.text;
  step.party = CheckParty(written.party);
  step.sets = CheckSets(written);
  if (written.due) step.due = FindDay(*written.due);
  CheckSilence(written);
  step.silence = written.silence;
  step.silence_citations = CitationsOf(written.silence_citations);
  step.takes_the_route = written.takes_the_route;
  if (step.takes_the_route && step.sets) {
    step.taken_today = TakenToday(*written.sets);
  }
  step.with = {TextsOf(written.proof), TextsOf(written.prima_facie)};
  step.citations = CitationsOf(written.citations);
  step.place = written.name.place;
  return step;
}

void ProcedureChecker::CheckNames(const syntax::Procedure& written,
                                  StepId first) {
  for (size_t i = 0; i < written.steps.size(); ++i) {
    const ProcedureStep& step = law_.steps[first.index() + i];
    for (size_t j = 0; j < i; ++j) {
      const ProcedureStep& before = law_.steps[first.index() + j];
      if (before.name != step.name) continue;
      diagnostics_.Add(
          DiagnosticKind::kDuplicateName, step.place,
          fmt::format("step {} is declared twice in {}; each has its own name",
                      Quote(step.name), Quote(written.name.text)),
          {{before.place,
            fmt::format("{} first declared here", Quote(step.name))}});
      break;
    }
  }
}

Party ProcedureChecker::CheckParty(const Name& name) {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const Party party : kParties) names.emplace_back(PartyName(party));
    return names;
  }();
  for (const Party party : kParties) {
    if (name.text == PartyName(party)) return party;
  }
  diagnostics_.Add(
      DiagnosticKind::kUnknownName, name.place,
      fmt::format("unknown party {}; a step is taken by `asking_state`, "
                  "`asked_state`, `person` or `court`{}",
                  Quote(name.text), DidYouMean(name.text, kNames)));
  return Party::kAskingState;
}

void ProcedureChecker::CheckAfter(const syntax::Procedure& procedure,
                                  const syntax::ProcedureStep& written,
                                  StepId first, ProcedureStep& step) {
  const auto begin = law_.steps.begin() + static_cast<long>(first.index());
  for (const Name& name : written.after) {
    if (name.text.empty()) continue;  // reported by the parser
    const auto found = std::find_if(
        begin, law_.steps.end(),
        [&](const ProcedureStep& each) { return each.name == name.text; });
    if (found == law_.steps.end()) {
      // It may be the one that was left out for a fault.
      if (procedure.faulty) continue;
      const std::vector<ProcedureStep> declared(begin, law_.steps.end());
      text::ReportUnknown(DiagnosticKind::kUnknownName, "step", name, declared,
                          diagnostics_);
      continue;
    }
    const StepId id(static_cast<size_t>(found - law_.steps.begin()));
    if (std::ranges::find(step.after, id) == step.after.end()) {
      step.after.push_back(id);
    }
  }
}

std::optional<FactId> ProcedureChecker::CheckSets(
    const syntax::ProcedureStep& written) {
  if (!written.sets) return std::nullopt;
  const Name& name = *written.sets;
  const auto id = names_.FindOrReport<FactId>(
      name, DiagnosticKind::kUnknownFact, diagnostics_);
  if (!id) return std::nullopt;
  const Fact& fact = law_.fact(*id);
  if (fact.type.form == TypeForm::kDateOrNone) return id;
  diagnostics_.Add(
      DiagnosticKind::kTypeMismatch, name.place,
      fmt::format("fact {} is {}; a step sets a `date or none`, the day on "
                  "which it is taken",
                  Quote(name.text), DescribeType(fact.type)),
      {{fact.place, fmt::format("{} is declared here", Quote(name.text))}});
  return std::nullopt;
}

std::optional<DayId> ProcedureChecker::FindDay(const Name& name) {
  // A name that was not read has been reported.
  if (name.text.empty()) return std::nullopt;
  return names_.FindOrReport<DayId>(name, DiagnosticKind::kUnknownName,
                                    diagnostics_);
}

// Which of two steps a day would be of could not be told.
void ProcedureChecker::CheckSetOnce(const Procedure& procedure) {
  for (size_t i = 0; i < procedure.steps.size(); ++i) {
    const ProcedureStep& step = law_.step(procedure.steps[i]);
    for (size_t j = 0; step.sets && j < i; ++j) {
      const ProcedureStep& before = law_.step(procedure.steps[j]);
      if (before.sets != step.sets) continue;
      diagnostics_.Add(
          DiagnosticKind::kDuplicateName, step.place,
          fmt::format("fact {} is set by two steps, {} and {}; it is the day "
                      "of one",
                      Quote(law_.fact(*step.sets).name), Quote(before.name),
                      Quote(step.name)),
          {{before.place, fmt::format("{} sets it too", Quote(before.name))}});
      break;
    }
  }
}

void ProcedureChecker::CheckSilence(const syntax::ProcedureStep& written) {
  if (written.silence == Silence::kSaysNothing || written.due) return;
  diagnostics_.Add(DiagnosticKind::kExpected, written.silence_place,
                   fmt::format("step {} says what silence does, and not by "
                               "when; write `due` and a day",
                               Quote(written.name.text)));
}

std::optional<ClauseId> ProcedureChecker::FindClause(
    RouteId route, const syntax::ClauseRef& ref) const {
  // Its own come first, so that one of safeguards by the same name is named by
  // its address.
  const std::string address = AddressOf(ref);
  for (const ClauseId id : law_.ClausesOf(route)) {
    const Clause& clause = law_.clause(id);
    if ((ref.owner.text.empty() ? clause.name : clause.address) == address) {
      return id;
    }
  }
  return std::nullopt;
}

void ProcedureChecker::CheckOnce(const syntax::Procedure& procedure,
                                 const syntax::ProcedureStep& written,
                                 RouteId route, ProcedureStep& step) {
  for (const syntax::ClauseRef& ref : written.once) {
    const std::string address = AddressOf(ref);
    if (address.empty()) continue;  // reported by the parser
    if (const auto clause = FindClause(route, ref)) {
      if (std::ranges::find(step.once, *clause) == step.once.end()) {
        step.once.push_back(*clause);
      }
      continue;
    }
    step.missing_clauses.push_back(address);
    std::vector<Clause> clauses;
    for (const ClauseId id : law_.ClausesOf(route)) {
      clauses.push_back(law_.clause(id));
    }
    diagnostics_.Add(
        DiagnosticKind::kUnknownClause,
        ref.owner.text.empty() ? ref.clause.place
                               : Join(ref.owner.place, ref.clause.place),
        fmt::format("step {} is taken once clause {} lets route {} open, and "
                    "the route has no such clause; the step is never taken",
                    Quote(written.name.text), Quote(address),
                    Quote(procedure.route.text)),
        text::NameIndex("clause", clauses).NearestNote(ref.clause.text));
  }
}

// `FACT = today`, as if it were written.
std::optional<ExprId> ProcedureChecker::TakenToday(const Name& fact) {
  syntax::Expr equal;
  equal.kind = syntax::ExprKind::kCompare;
  equal.place = fact.place;
  equal.name = fact;
  equal.comparison = Comparison::kEqual;
  const Name today{"today", fact.place};
  equal.items.push_back(
      {{text::TokenKind::kName, today, 0}, std::nullopt, fact.place});
  return condition_(std::move(equal));
}

// Returns the facts on which it depends which day a day is.
std::set<FactId> ProcedureChecker::FactsOf(DayId day) const {
  std::set<FactId> facts;
  const auto add = [&](const DateRef& date) {
    if (date) facts.insert(*date);
  };
  Walker walker(law_);
  for (const DayAlternative& way : law_.day(day).alternatives) {
    if (way.chain) add(way.chain->root);
    if (!way.when) continue;
    walker.Walk(*way.when, [&](const Expr& expr) {
      ForEachTested(expr, [&](const Subject& subject) {
        if (const auto* fact = std::get_if<FactId>(&subject)) add(*fact);
        if (const auto* measure = std::get_if<MeasureId>(&subject)) {
          add(law_.measure(*measure).from);
          add(law_.measure(*measure).to);
        }
      });
    });
  }
  return facts;
}

// Returns what a step rests on: what it comes after, and those whose silence
// may move its last day.
std::vector<StepId> ProcedureChecker::RestsOn(const Procedure& procedure,
                                              StepId id) const {
  const ProcedureStep& step = law_.step(id);
  std::vector<StepId> rests_on = step.after;
  if (!step.due) return rests_on;
  const std::set<FactId> facts = FactsOf(*step.due);
  for (const StepId other : procedure.steps) {
    const ProcedureStep& silent = law_.step(other);
    if (silent.silence == Silence::kAccepts && silent.sets &&
        facts.contains(*silent.sets)) {
      rests_on.push_back(other);
    }
  }
  return rests_on;
}

// Depth first along what each step rests on; what is found last rests on all
// that was found before. The way there is a list, and not on the stack.
std::vector<StepId> ProcedureChecker::InOrder(const Procedure& procedure) {
  enum class State : uint8_t { kNew, kOnPath, kDone };
  struct Visit {
    StepId step;
    std::vector<StepId> rests_on;
    size_t next = 0;
  };
  std::vector<State> state(law_.steps.size(), State::kNew);
  std::vector<StepId> in_order;
  std::vector<Visit> path;
  const auto enter = [&](StepId id) {
    state[id.index()] = State::kOnPath;
    path.push_back({id, RestsOn(procedure, id)});
  };
  bool reported = false;
  for (const StepId start : procedure.steps) {
    if (state[start.index()] == State::kNew) enter(start);
    while (!path.empty()) {
      Visit& visit = path.back();
      if (visit.next == visit.rests_on.size()) {
        state[visit.step.index()] = State::kDone;
        in_order.push_back(visit.step);
        path.pop_back();
        continue;
      }
      const StepId before = visit.rests_on[visit.next++];
      if (state[before.index()] == State::kNew) {
        enter(before);
      } else if (state[before.index()] == State::kOnPath && !reported) {
        std::vector<StepId> round;
        for (const Visit& each : path) {
          if (each.step == before || !round.empty()) round.push_back(each.step);
        }
        // Cycles of one procedure mostly have one cause.
        ReportCycle(round);
        reported = true;
      }
    }
  }
  return in_order;
}

void ProcedureChecker::ReportCycle(const std::vector<StepId>& round) {
  std::vector<text::Note> notes;
  bool of_silence = false;
  for (size_t i = 0; i < round.size(); ++i) {
    const ProcedureStep& step = law_.step(round[i]);
    const StepId before = round[(i + 1) % round.size()];
    const bool after =
        std::ranges::find(step.after, before) != step.after.end();
    of_silence = of_silence || !after;
    notes.push_back(
        {step.place,
         fmt::format("{} {} {}", Quote(step.name),
                     after ? "comes after" : "has a last day by the silence of",
                     Quote(law_.step(before).name))});
  }
  const ProcedureStep& first = law_.step(round.front());
  diagnostics_.Add(
      DiagnosticKind::kCycle, first.place,
      of_silence ? fmt::format("the last day of step {} rests on the step "
                               "itself; it is counted from what was done "
                               "before",
                               Quote(first.name))
                 : fmt::format("step {} comes after itself; a step comes after "
                               "others that can be taken before it",
                               Quote(first.name)),
      std::move(notes));
}

}  // namespace safeconduct::law
