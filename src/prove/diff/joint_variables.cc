// SPDX-License-Identifier: Apache-2.0
//
// A search over two packs looks at the dates of both: the day, the dates of A
// in its order, those of B alone. A fact that both know is in an ordinary case
// what it is in A where B can say so, and a situation is told to each pack in
// its own numbers.
#include "prove/diff/joint_variables.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <variant>

namespace safeconduct::prove {

using chart::Chart;
using diagram::ClassSet;
using diagram::VarId;
using query::Extent;
using query::JoinedVariable;

namespace {

// Returns a step as one of a chart's own variable.
WitnessStep OwnStep(const WitnessStep& step, VarId own, const Chart& chart,
                    const diagram::Transfer::Target& target) {
  // Joint classes are finer: each lies within one of the chart's own.
  WitnessStep made{own, target.class_of[step.class_index],
                   ClassSet(chart.domain(own).class_count())};
  for (size_t c = 0; c < target.class_of.size(); ++c) {
    if (step.will_do.Contains(c)) made.will_do.Insert(target.class_of[c]);
  }
  return made;
}

// Returns the numbers that either pack compares, as one of them knows them;
// `own_of` says what it calls those of the other.
template <typename OwnOf>
ComparedNumbers Joined(const Chart& own, const Chart& other,
                       const OwnOf& own_of) {
  ComparedNumbers numbers = ComparedNumbersOf(own);
  const ComparedNumbers others = ComparedNumbersOf(other);
  for (const law::FactId fact : others.facts) {
    if (const auto same = own_of(fact)) numbers.facts.insert(*same);
  }
  for (const law::MatterId matter : others.matters) {
    if (const auto same = own_of(matter)) numbers.matters.insert(*same);
  }
  return numbers;
}

ComparedNumbers NumbersOfA(const query::JoinedCharts& joined) {
  return Joined(joined.a(), joined.b(),
                [&](auto of_b) { return joined.vocabulary().InA(of_b); });
}

ComparedNumbers NumbersOfB(const query::JoinedCharts& joined) {
  return Joined(joined.b(), joined.a(),
                [&](auto of_a) { return joined.vocabulary().InB(of_a); });
}

}  // namespace

JointVariables::JointVariables(const query::JoinedCharts& joined)
    : joined_(joined),
      // Each is told what the other compares, too: a number that is chosen like
      // a date in one has to be one of the dates of both.
      own_a_(joined.a(), NumbersOfA(joined)),
      own_b_(joined.b(), NumbersOfB(joined)),
      searched_{{}, own_a_.searched().dates},
      ordinary_a_(own_a_.ordinary().facts),
      ordinary_b_(own_b_.ordinary().facts),
      date_of_b_(own_b_.searched().dates.size()) {
  JoinDates();
  for (const VarId var : IdsBelow<VarId>(joined.variables().size())) {
    AddVariable(var);
  }
}

// Finds what facts ordinarily are, as both packs can say it, and the dates: the
// day, those of A in its order, those of B alone; with them the numbers that
// either pack compares.
void JointVariables::JoinDates() {
  const law::Law& law_b = joined_.b().law();
  for (const law::FactId fact : law_b.FactIds()) JoinFact(fact);
  for (const law::MatterId matter : law_b.MatterIds()) JoinMatter(matter);
}

void JointVariables::JoinFact(law::FactId of_b) {
  const auto own = own_b_.DateOf(of_b);
  const auto of_a = joined_.vocabulary().InA(of_b);
  if (!of_a) {
    if (own) AddDateOfB(*own);
    return;
  }
  const query::Correspondence& values = joined_.vocabulary().Of(*of_a);
  Value& ordinary = ordinary_a_[of_a->index()];
  if (!values.common().Contains(ordinary)) {
    // What B cannot say is ordinary in neither: of a date the day asked about,
    // of all else the first value that both have.
    ordinary = joined_.b().law().fact(of_b).type.is_date()
                   ? searched_.dates.front().ordinary
                   : values.common().min();
  }
  ordinary_b_[of_b.index()] = values.InB(ordinary);
  if (!own) return;
  JoinDate(*own_a_.DateOf(*of_a), *own, values.common(), ordinary);
}

void JointVariables::JoinMatter(law::MatterId of_b) {
  const auto own = own_b_.DateOf(of_b);
  if (!own) return;
  const auto of_a = joined_.vocabulary().InA(of_b);
  if (!of_a) return AddDateOfB(*own);
  const IntervalSet& common = joined_.vocabulary().Of(*of_a).common();
  const Value ordinary = own_a_.ordinary().matters[of_a->index()];
  JoinDate(*own_a_.DateOf(*of_a), *own, common,
           common.Contains(ordinary) ? ordinary : common.min());
}

// Adds a date or a number that B alone knows.
void JointVariables::AddDateOfB(DateId own) {
  date_of_b_[own.index()] = DateId(searched_.dates.size());
  searched_.dates.push_back(own_b_.searched().dates[own.index()]);
}

// Makes what both know one date or number, which has the values of both.
void JointVariables::JoinDate(DateId of_a, DateId of_b,
                              const IntervalSet& common, Value ordinary) {
  date_of_b_[of_b.index()] = of_a;
  DateAbout& date = searched_.dates[of_a.index()];
  date.universe = common;
  date.ordinary = ordinary;
}

void JointVariables::AddVariable(VarId var) {
  const JoinedVariable& variable = joined_.variables()[var.index()];
  const diagram::Domain& domain = joined_.domain(var);
  if (variable.in_a) {
    searched_.variables.push_back(own_a_.Describe(*variable.in_a, domain));
    return;
  }
  SearchVariable made = own_b_.Describe(*variable.in_b, domain);
  made.form =
      WithDates(made.form, [&](DateId own) { return date_of_b_[own.index()]; });
  searched_.variables.push_back(std::move(made));
}

// -- Situations ---------------------------------------------------------------

JointSituation JointVariables::SituationOf(const Witness& witness) const {
  JointSituation made{StartOf(joined_.a(), witness),
                      StartOf(joined_.b(), witness)};
  made.a.facts = ordinary_a_;
  made.b.facts = ordinary_b_;
  PutDates(witness, made);
  for (const WitnessStep& step : witness.steps) ApplyStep(step, made);
  AddNumbers(witness, made);
  FinishFacts(made);
  own_a_.SupposeNeeds(made.a);
  own_b_.SupposeNeeds(made.b);
  return made;
}

// Returns the day of a witness, and what is supposed from the outset.
Situation JointVariables::StartOf(const Chart& chart,
                                  const Witness& witness) const {
  Situation start;
  start.day = Date{witness.dates.front()};
  // Whatever the records say, nothing is supposed but what the situation needs.
  if (joined_.extent() == Extent::kRecorded) {
    start.suppositions = chart.timeline().scenario().suppositions;
  }
  return start;
}

void JointVariables::PutDates(const Witness& witness,
                              JointSituation& situation) const {
  for (const law::FactId fact : joined_.a().law().FactIds()) {
    if (const auto date = own_a_.DateOf(fact)) {
      situation.a.facts[fact.index()] = witness.dates[date->index()];
    }
  }
  for (const law::FactId fact : joined_.b().law().FactIds()) {
    if (const auto own = own_b_.DateOf(fact)) {
      const DateId date = date_of_b_[own->index()];
      situation.b.facts[fact.index()] = witness.dates[date.index()];
    }
  }
}

// Adds what the matters that numbers are compared with need to be by a witness,
// in each pack that looks at them.
void JointVariables::AddNumbers(const Witness& witness,
                                JointSituation& situation) const {
  const auto add = [&](const Chart& chart, const ChartVariables& own,
                       const auto& joint, Situation& told) {
    for (const law::MatterId matter : chart.law().MatterIds()) {
      const auto date = own.DateOf(matter);
      if (!date || !chart.VarOf(matter)) continue;
      const size_t at = joint(*date).index();
      if (!witness.asked[at]) continue;
      const Value value = witness.dates[at];
      told.needs.push_back({matter, value, IntervalSet::Single(value)});
    }
  };
  add(joined_.a(), own_a_, std::identity(), situation.a);
  add(
      joined_.b(), own_b_,
      [&](DateId date) { return date_of_b_[date.index()]; }, situation.b);
}

void JointVariables::ApplyStep(const WitnessStep& step,
                               JointSituation& situation) const {
  const JoinedVariable& variable = joined_.variables()[step.var.index()];
  const auto& home = variable.in_a ? variable.in_a : variable.in_b;
  // A fact that both know is put into A's situation alone, and told B at the
  // end, in B's own numbers.
  if (const auto* fact = std::get_if<law::FactId>(&*home)) {
    Situation& told = variable.in_a ? situation.a : situation.b;
    ApplyFact(step, told.facts[fact->index()]);
    return;
  }
  if (const auto var = variable.var_a) {
    own_a_.AddSuppositions(
        OwnStep(step, *var, joined_.a(), joined_.targets_a()[var->index()]),
        situation.a);
  }
  if (const auto var = variable.var_b) {
    own_b_.AddSuppositions(
        OwnStep(step, *var, joined_.b(), joined_.targets_b()[var->index()]),
        situation.b);
  }
}

// Gives a fact the value that a step says, as the pack that knows it numbers
// it; what both know, B is told in the end.
void JointVariables::ApplyFact(const WitnessStep& step, Value& fact) const {
  const IntervalSet& values = joined_.domain(step.var).values(step.class_index);
  // What is ordinary stays wherever it will do.
  if (!values.Contains(fact)) fact = values.min();
}

// Says in the words of B what both packs know, and which facts are not what
// they ordinarily are.
void JointVariables::FinishFacts(JointSituation& situation) const {
  Situation& a = situation.a;
  Situation& b = situation.b;
  const law::Law& law_b = joined_.b().law();
  for (const law::FactId of_b : law_b.FactIds()) {
    const auto of_a = joined_.vocabulary().InA(of_b);
    if (!of_a) continue;
    b.facts[of_b.index()] =
        joined_.vocabulary().Of(*of_a).InB(a.facts[of_a->index()]);
  }
  a.departures = DeparturesOf(joined_.a().law(), a.facts, ordinary_a_);
  b.departures = DeparturesOf(law_b, b.facts, ordinary_b_);
}

}  // namespace safeconduct::prove
