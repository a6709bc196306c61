// SPDX-License-Identifier: Apache-2.0
//
// Idea. To compare two functions they must be of the same variables. What both
// packs know by one name is one variable, which takes the values that both
// have, in the classes that either tells apart. What only one knows is a
// variable of its own: the other does not look at it. Variables stand in the
// order of A; those of B alone stand behind the one before them in B.
//
// Example. A asks `age < 18` of `age : 0..120 years`, B asks `age < 16` of
// `age : 0..100 years`: one variable, its classes 0..15, 16..17 and 18..100.
//
// Disputes and windows are of events. Where both records leave the same events
// open alike, they share a variable. Where not - one viewpoint credits the
// source in A alone, say - each has its own, and Consistent() keeps apart only
// what cannot be: a record that has settled an event is held against all that
// the other leaves open, as asking it would be; two that leave it open are held
// against each other as it happened, and as it did not.
#include "prove/diff/joint_space.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace safeconduct::prove {

using chart::Chart;
using chart::Variable;
using diagram::ClassSet;
using diagram::Domain;
using diagram::NodeId;
using diagram::VarId;
using Kind = Variable::Kind;
using Target = diagram::Transfer::Target;

namespace {

bool IsOfEvents(Kind kind) {
  return kind == Kind::kDispute || kind == Kind::kWindow;
}

// Returns whether the roots of an extent may look at such a variable.
bool IsWithin(Extent extent, Kind kind) {
  return extent == Extent::kFree ? !IsOfEvents(kind) : kind != Kind::kMatter;
}

Variable Made(Kind kind, size_t index) {
  return {kind, static_cast<uint32_t>(index)};
}

std::vector<std::string> NamesOf(const Chart& chart, const Variable& variable) {
  const record::Timeline& timeline = chart.timeline();
  std::vector<std::string> names;
  if (variable.kind == Kind::kWindow) {
    names.push_back(
        chart.record().event(timeline.windows()[variable.index].event).name);
  } else {
    for (const auto event : timeline.disputes()[variable.index].events) {
      names.push_back(chart.record().event(event).name);
    }
  }
  return names;
}

// Returns whether both timelines leave the same events open alike.
bool AreOpenAlike(const Chart& a, const Variable& of_a, const Chart& b,
                  const Variable& of_b) {
  return of_a.kind == of_b.kind && NamesOf(a, of_a) == NamesOf(b, of_b) &&
         PossibleOf(a, of_a) == PossibleOf(b, of_b) &&
         (of_a.kind == Kind::kWindow ||
          a.timeline().disputes()[of_a.index].worlds ==
              b.timeline().disputes()[of_b.index].worlds);
}

}  // namespace

JointSpace::JointSpace(const Chart& a, const Chart& b,
                       const Vocabulary& vocabulary, Extent extent)
    : a_(a),
      b_(b),
      vocabulary_(vocabulary),
      extent_(extent),
      variables_a_(a),
      variables_b_(b) {
  JoinDates();
  targets_a_.resize(a.var_count(), {VarId(), {}});
  targets_b_.resize(b.var_count(), {VarId(), {}});
  JoinVariables();
  for (const Draft& draft : drafts_) AddVariable(draft);
  if (extent == Extent::kFree) return;
  FindSharedEvents();
  AddTiedEvents(a, targets_a_);
  AddTiedEvents(b, targets_b_);
}

std::vector<uint32_t> JointSpace::ClassCounts() const {
  std::vector<uint32_t> counts;
  for (const SearchVariable& variable : searched_.variables) {
    counts.push_back(static_cast<uint32_t>(variable.domain.class_count()));
  }
  return counts;
}

// -- Facts and dates ----------------------------------------------------------

// Finds what facts ordinarily are, as both packs can say it, and the dates: the
// day, those of A in its order, those of B alone.
void JointSpace::JoinDates() {
  searched_.dates = variables_a_.searched().dates;
  DateAbout& today = searched_.dates.front();
  if (extent_ == Extent::kFree &&
      !(a_.timeline().scenario().suppositions.empty() &&
        b_.timeline().scenario().suppositions.empty())) {
    // What is supposed there makes values known, and is no part of any law.
    today.universe = today.universe.Minus(IntervalSet::Single(kLastDay.days));
    today.ordinary = std::min(today.ordinary, today.universe.max());
    today.near = today.ordinary;
  }
  const Value day = today.ordinary;
  ordinary_a_ = variables_a_.ordinary().facts;
  ordinary_b_ = variables_b_.ordinary().facts;
  date_of_b_.resize(variables_b_.searched().dates.size());
  for (size_t j = 0; j < ordinary_b_.size(); ++j) {
    const law::FactId of_b(j);
    const bool is_date = b_.law().fact(of_b).type.is_date();
    const size_t own = is_date ? variables_b_.DateOf(of_b) : 0;
    const auto of_a = vocabulary_.InA(of_b);
    if (!of_a) {
      if (!is_date) continue;
      date_of_b_[own] = searched_.dates.size();
      searched_.dates.push_back(variables_b_.searched().dates[own]);
      continue;
    }
    const Correspondence& values = vocabulary_.Of(*of_a);
    Value& ordinary = ordinary_a_[of_a->index()];
    if (!values.common().Contains(ordinary)) {
      ordinary = is_date ? day : values.common().min();
    }
    ordinary_b_[j] = values.InB(ordinary);
    if (!is_date) continue;
    date_of_b_[own] = variables_a_.DateOf(of_a);
    DateAbout& date = searched_.dates[date_of_b_[own]];
    date.universe = values.common();
    date.ordinary = ordinary;
  }
}

// -- Variables ----------------------------------------------------------------

std::optional<Variable> JointSpace::CounterpartInB(Variable of_a) const {
  switch (of_a.kind) {
    case Kind::kToday:
      return of_a;
    case Kind::kFact:
      if (const auto fact = vocabulary_.InB(law::FactId(of_a.index))) {
        return Made(of_a.kind, fact->index());
      }
      return std::nullopt;
    case Kind::kMeasure:
      if (const auto measure = vocabulary_.InB(law::MeasureId(of_a.index))) {
        return Made(of_a.kind, measure->index());
      }
      return std::nullopt;
    case Kind::kMatter:
      if (const auto matter = vocabulary_.InB(law::MatterId(of_a.index));
          matter && ShareValues(law::MatterId(of_a.index), *matter)) {
        return Made(of_a.kind, matter->index());
      }
      return std::nullopt;
    case Kind::kDispute:
    case Kind::kWindow:
      break;
  }
  for (size_t j = 0; j < b_.var_count(); ++j) {
    const Variable& of_b = b_.variable(VarId(j));
    if (of_b.kind == of_a.kind && AreOpenAlike(a_, of_a, b_, of_b)) {
      return of_b;
    }
  }
  return std::nullopt;
}

// Returns whether a matter has a value that both charts look at, where both
// look at it: a number takes only the values that a record gives it.
bool JointSpace::ShareValues(law::MatterId of_a, law::MatterId of_b) const {
  const auto var_a = a_.VarOf(of_a);
  const auto var_b = b_.VarOf(of_b);
  return !var_a || !var_b ||
         a_.domain(*var_a).universe().Intersects(
             vocabulary_.Of(of_a).InA(b_.domain(*var_b).universe()));
}

// Returns what A calls a fact or a matter of B.
std::optional<Variable> JointSpace::CounterpartInA(Variable of_b) const {
  if (of_b.kind == Kind::kFact) {
    if (const auto fact = vocabulary_.InA(law::FactId(of_b.index))) {
      return Made(of_b.kind, fact->index());
    }
  } else if (of_b.kind == Kind::kMatter) {
    if (const auto matter = vocabulary_.InA(law::MatterId(of_b.index));
        matter && ShareValues(*matter, law::MatterId(of_b.index))) {
      return Made(of_b.kind, matter->index());
    }
  }
  return std::nullopt;
}

void JointSpace::JoinVariables() {
  const auto same = [](const std::optional<Variable>& a, const Variable& b) {
    return a && a->kind == b.kind && a->index == b.index;
  };
  for (size_t i = 0; i < a_.var_count(); ++i) {
    const Variable& of_a = a_.variable(VarId(i));
    if (!IsWithin(extent_, of_a.kind)) continue;
    drafts_.push_back({VarId(i), std::nullopt, of_a, CounterpartInB(of_a)});
  }
  size_t last = 0;
  for (size_t j = 0; j < b_.var_count(); ++j) {
    const Variable& of_b = b_.variable(VarId(j));
    if (!IsWithin(extent_, of_b.kind)) continue;
    const auto found = std::find_if(
        drafts_.begin(), drafts_.end(),
        [&](const Draft& draft) { return same(draft.in_b, of_b); });
    if (found != drafts_.end()) {
      found->var_b = VarId(j);
      last = static_cast<size_t>(found - drafts_.begin());
      continue;
    }
    ++last;
    drafts_.insert(drafts_.begin() + static_cast<std::ptrdiff_t>(last),
                   {std::nullopt, VarId(j), CounterpartInA(of_b), of_b});
  }
}

// Returns how the values of a fact or a matter that both know correspond.
const Correspondence* JointSpace::CommonValues(const Draft& draft) const {
  if (!draft.in_a || !draft.in_b) return nullptr;
  if (draft.in_a->kind == Kind::kFact) {
    return &vocabulary_.Of(law::FactId(draft.in_a->index));
  }
  if (draft.in_a->kind == Kind::kMatter) {
    return &vocabulary_.Of(law::MatterId(draft.in_a->index));
  }
  return nullptr;
}

// Returns values of B as they are numbered in the joint variable.
IntervalSet JointSpace::InHome(const Draft& draft,
                               const IntervalSet& of_b) const {
  const Correspondence* values = CommonValues(draft);
  return values != nullptr ? values->InA(of_b) : of_b;
}

// Returns the values that both packs have, in the classes that either tells
// apart.
Domain JointSpace::DomainOf(const Draft& draft) const {
  std::vector<IntervalSet> tests;
  IntervalSet universe;
  if (draft.var_a) {
    const Domain& own = a_.domain(*draft.var_a);
    universe = own.universe();
    for (size_t c = 0; c < own.class_count(); ++c) {
      tests.push_back(own.values(c));
    }
  }
  if (draft.var_b) {
    const Domain& own = b_.domain(*draft.var_b);
    const IntervalSet of_b = InHome(draft, own.universe());
    universe = draft.var_a ? universe.Intersect(of_b) : of_b;
    for (size_t c = 0; c < own.class_count(); ++c) {
      tests.push_back(InHome(draft, own.values(c)));
    }
  }
  if (const auto* values = CommonValues(draft)) {
    universe = universe.Intersect(values->common());
  }
  const Variable& home = draft.in_a ? *draft.in_a : *draft.in_b;
  if (IsOfEvents(home.kind)) {
    universe = universe.Intersect(draft.in_a ? PossibleOf(a_, home)
                                             : PossibleOf(b_, home));
  }
  return {std::move(universe), tests};
}

void JointSpace::AddVariable(const Draft& draft) {
  const size_t var = searched_.variables.size();
  SearchVariable made =
      draft.in_a ? variables_a_.Describe(*draft.in_a, DomainOf(draft))
                 : variables_b_.Describe(*draft.in_b, DomainOf(draft));
  if (!draft.in_a) {
    made.date = date_of_b_[made.date];
    made.from = date_of_b_[made.from];
    made.to = date_of_b_[made.to];
  }
  searched_.variables.push_back(std::move(made));
  if (draft.var_a) {
    targets_a_[draft.var_a->index()] =
        TargetOf(var, a_.domain(*draft.var_a), nullptr);
  }
  if (draft.var_b) {
    targets_b_[draft.var_b->index()] =
        TargetOf(var, b_.domain(*draft.var_b), CommonValues(draft));
  }
}

Target JointSpace::TargetOf(size_t var, const Domain& own,
                            const Correspondence* renamed) const {
  Target target{VarId(var), {}};
  const Domain& joint = searched_.variables[var].domain;
  for (size_t c = 0; c < joint.class_count(); ++c) {
    const Value value = joint.values(c).min();
    target.class_of.push_back(static_cast<uint32_t>(
        own.ClassOf(renamed != nullptr ? renamed->InB(value) : value)));
  }
  return target;
}

// -- Events -------------------------------------------------------------------

void JointSpace::FindSharedEvents() {
  for (const Draft& of_a : drafts_) {
    if (!of_a.in_a || of_a.in_b || !IsOfEvents(of_a.in_a->kind)) continue;
    for (const Draft& of_b : drafts_) {
      if (of_b.in_a || of_b.in_b->kind != of_a.in_a->kind) continue;
      const auto names_a = NamesOf(a_, *of_a.in_a);
      const auto names_b = NamesOf(b_, *of_b.in_b);
      for (size_t i = 0; i < names_a.size(); ++i) {
        const auto found =
            std::find(names_b.begin(), names_b.end(), names_a[i]);
        if (found == names_b.end()) continue;
        const auto j = static_cast<size_t>(found - names_b.begin());
        SharedEvent event{targets_a_[of_a.var_a->index()].var,
                          targets_b_[of_b.var_b->index()].var,
                          {},
                          {}};
        for (const bool happened : {false, true}) {
          event.a[happened] = Saying(a_, *of_a.in_a, i, happened);
          event.b[happened] = Saying(b_, *of_b.in_b, j, happened);
        }
        shared_events_.push_back(std::move(event));
      }
    }
  }
}

void JointSpace::AddTiedEvents(const Chart& chart,
                               const std::vector<Target>& targets) {
  for (TiedEvent event : TiedEventsOf(chart)) {
    event.window = targets[event.window.index()].var;
    event.dispute = targets[event.dispute.index()].var;
    tied_events_.push_back(std::move(event));
  }
}

NodeId JointSpace::In(diagram::NodeStore& store, VarId var,
                      const IntervalSet& values) const {
  return store.In(var,
                  searched_.variables[var.index()].domain.ClassesOf(values));
}

NodeId JointSpace::Supposable(diagram::NodeStore& store) const {
  return prove::Supposable(store, searched_, tied_events_);
}

NodeId JointSpace::Consistent(diagram::NodeStore& store,
                              const std::set<VarId>& vars) const {
  NodeId all = diagram::kTrue;
  for (const SharedEvent& event : shared_events_) {
    if (!vars.contains(event.var_a) || !vars.contains(event.var_b)) continue;
    for (const bool happened : {false, true}) {
      // It has happened for one, and not for the other.
      const IntervalSet& for_a = event.a[happened];
      const IntervalSet& for_b = event.b[!happened];
      if (event.a[!happened].empty() || event.b[happened].empty()) continue;
      const NodeId apart = store.And(In(store, event.var_a, for_a),
                                     In(store, event.var_b, for_b));
      all = store.And(all, store.Not(apart));
    }
  }
  return all;
}

// -- Situations ---------------------------------------------------------------

// Gives a fact the value that a step says, as each pack numbers it.
void JointSpace::ApplyFact(const WitnessStep& step,
                           JointSituation& situation) const {
  const Draft& draft = drafts_[step.var.index()];
  const IntervalSet& values =
      searched_.variables[step.var.index()].domain.values(step.class_index);
  Value& fact = draft.in_a ? situation.a.facts[draft.in_a->index]
                           : situation.b.facts[draft.in_b->index];
  if (!values.Contains(fact)) fact = values.min();
}

// Returns a step as one of a chart's own variable.
WitnessStep JointSpace::OwnStep(const WitnessStep& step, VarId own,
                                const Chart& chart, const Target& target) {
  WitnessStep made{own, target.class_of[step.class_index],
                   ClassSet(chart.domain(own).class_count())};
  for (size_t c = 0; c < target.class_of.size(); ++c) {
    if (step.will_do.Contains(c)) made.will_do.Insert(target.class_of[c]);
  }
  return made;
}

JointSituation JointSpace::SituationOf(const Witness& witness) const {
  JointSituation made{StartOf(a_, witness), StartOf(b_, witness)};
  made.a.facts = ordinary_a_;
  made.b.facts = ordinary_b_;
  for (size_t i = 0; i < made.a.facts.size(); ++i) {
    if (!a_.law().facts[i].type.is_date()) continue;
    made.a.facts[i] = witness.dates[variables_a_.DateOf(law::FactId(i))];
  }
  for (size_t j = 0; j < made.b.facts.size(); ++j) {
    if (!b_.law().facts[j].type.is_date()) continue;
    made.b.facts[j] =
        witness.dates[date_of_b_[variables_b_.DateOf(law::FactId(j))]];
  }
  for (const WitnessStep& step : witness.steps) {
    const Draft& draft = drafts_[step.var.index()];
    const Kind kind = (draft.in_a ? draft.in_a : draft.in_b)->kind;
    if (kind == Kind::kFact) {
      ApplyFact(step, made);
      continue;
    }
    if (draft.var_a) {
      variables_a_.AddSuppositions(
          OwnStep(step, *draft.var_a, a_, targets_a_[draft.var_a->index()]),
          made.a);
    }
    if (draft.var_b) {
      variables_b_.AddSuppositions(
          OwnStep(step, *draft.var_b, b_, targets_b_[draft.var_b->index()]),
          made.b);
    }
  }
  FinishFacts(made);
  return made;
}

// Returns the day of a witness, and what is supposed from the outset.
Situation JointSpace::StartOf(const Chart& chart,
                              const Witness& witness) const {
  Situation start;
  start.day = Date{witness.dates.front()};
  if (extent_ == Extent::kRecorded) {
    start.suppositions = chart.timeline().scenario().suppositions;
  }
  return start;
}

// Says in the words of B what both packs know, and which facts are not what
// they ordinarily are.
void JointSpace::FinishFacts(JointSituation& situation) const {
  Situation& a = situation.a;
  Situation& b = situation.b;
  for (size_t j = 0; j < b.facts.size(); ++j) {
    const auto of_a = vocabulary_.InA(law::FactId(j));
    if (!of_a) continue;
    b.facts[j] = vocabulary_.Of(*of_a).InB(a.facts[of_a->index()]);
  }
  for (size_t i = 0; i < a.facts.size(); ++i) {
    if (a.facts[i] != ordinary_a_[i]) a.departures.emplace_back(i);
  }
  for (size_t j = 0; j < b.facts.size(); ++j) {
    if (b.facts[j] != ordinary_b_[j]) b.departures.emplace_back(j);
  }
}

}  // namespace safeconduct::prove
