// SPDX-License-Identifier: Apache-2.0
//
// A search over two packs looks at the dates of both: the day, the dates of A
// in its order, those of B alone. A fact that both know is in an ordinary case
// what it is in A where B can say so, and a situation is told to each pack in
// its own numbers.
#include "prove/diff/joint_variables.h"

#include <algorithm>
#include <utility>

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
  WitnessStep made{own, target.class_of[step.class_index],
                   ClassSet(chart.domain(own).class_count())};
  for (size_t c = 0; c < target.class_of.size(); ++c) {
    if (step.will_do.Contains(c)) made.will_do.Insert(target.class_of[c]);
  }
  return made;
}

}  // namespace

JointVariables::JointVariables(const query::JoinedCharts& joined)
    : joined_(joined),
      own_a_(joined.a()),
      own_b_(joined.b()),
      searched_{{}, own_a_.searched().dates},
      ordinary_a_(own_a_.ordinary().facts),
      ordinary_b_(own_b_.ordinary().facts),
      date_of_b_(own_b_.searched().dates.size()) {
  JoinDates();
  for (size_t i = 0; i < joined.variables().size(); ++i) AddVariable(i);
}

// Finds what facts ordinarily are, as both packs can say it, and the dates: the
// day, those of A in its order, those of B alone.
void JointVariables::JoinDates() {
  DateAbout& today = searched_.dates.front();
  if (joined_.extent() == Extent::kFree &&
      !(joined_.a().timeline().scenario().suppositions.empty() &&
        joined_.b().timeline().scenario().suppositions.empty())) {
    // What is supposed there makes values known, and is no part of any law.
    today.universe = today.universe.Minus(IntervalSet::Single(kLastDay.days));
    today.ordinary = std::min(today.ordinary, today.universe.max());
    today.near = today.ordinary;
  }
  const Value day = today.ordinary;
  for (size_t j = 0; j < ordinary_b_.size(); ++j) {
    const law::FactId of_b(j);
    const bool is_date = joined_.b().law().fact(of_b).type.is_date();
    const size_t own = is_date ? own_b_.DateOf(of_b) : 0;
    const auto of_a = joined_.vocabulary().InA(of_b);
    if (!of_a) {
      if (!is_date) continue;
      date_of_b_[own] = searched_.dates.size();
      searched_.dates.push_back(own_b_.searched().dates[own]);
      continue;
    }
    const query::Correspondence& values = joined_.vocabulary().Of(*of_a);
    Value& ordinary = ordinary_a_[of_a->index()];
    if (!values.common().Contains(ordinary)) {
      ordinary = is_date ? day : values.common().min();
    }
    ordinary_b_[j] = values.InB(ordinary);
    if (!is_date) continue;
    date_of_b_[own] = own_a_.DateOf(of_a);
    DateAbout& date = searched_.dates[date_of_b_[own]];
    date.universe = values.common();
    date.ordinary = ordinary;
  }
}

void JointVariables::AddVariable(size_t var) {
  const JoinedVariable& variable = joined_.variables()[var];
  const diagram::Domain& domain = joined_.domain(VarId(var));
  if (variable.in_a) {
    searched_.variables.push_back(own_a_.Describe(*variable.in_a, domain));
    return;
  }
  SearchVariable made = own_b_.Describe(*variable.in_b, domain);
  made.date = date_of_b_[made.date];
  made.from = date_of_b_[made.from];
  made.to = date_of_b_[made.to];
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
  FinishFacts(made);
  return made;
}

// Returns the day of a witness, and what is supposed from the outset.
Situation JointVariables::StartOf(const Chart& chart,
                                  const Witness& witness) const {
  Situation start;
  start.day = Date{witness.dates.front()};
  if (joined_.extent() == Extent::kRecorded) {
    start.suppositions = chart.timeline().scenario().suppositions;
  }
  return start;
}

void JointVariables::PutDates(const Witness& witness,
                              JointSituation& situation) const {
  const auto& facts_a = joined_.a().law().facts;
  for (size_t i = 0; i < facts_a.size(); ++i) {
    if (!facts_a[i].type.is_date()) continue;
    situation.a.facts[i] = witness.dates[own_a_.DateOf(law::FactId(i))];
  }
  const auto& facts_b = joined_.b().law().facts;
  for (size_t j = 0; j < facts_b.size(); ++j) {
    if (!facts_b[j].type.is_date()) continue;
    situation.b.facts[j] =
        witness.dates[date_of_b_[own_b_.DateOf(law::FactId(j))]];
  }
}

void JointVariables::ApplyStep(const WitnessStep& step,
                               JointSituation& situation) const {
  const JoinedVariable& variable = joined_.variables()[step.var.index()];
  const auto& home = variable.in_a ? variable.in_a : variable.in_b;
  if (home->kind == chart::Variable::Kind::kFact) {
    ApplyFact(step, situation);
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
void JointVariables::ApplyFact(const WitnessStep& step,
                               JointSituation& situation) const {
  const JoinedVariable& variable = joined_.variables()[step.var.index()];
  const IntervalSet& values = joined_.domain(step.var).values(step.class_index);
  Value& fact = variable.in_a ? situation.a.facts[variable.in_a->index]
                              : situation.b.facts[variable.in_b->index];
  if (!values.Contains(fact)) fact = values.min();
}

// Says in the words of B what both packs know, and which facts are not what
// they ordinarily are.
void JointVariables::FinishFacts(JointSituation& situation) const {
  Situation& a = situation.a;
  Situation& b = situation.b;
  for (size_t j = 0; j < b.facts.size(); ++j) {
    const auto of_a = joined_.vocabulary().InA(law::FactId(j));
    if (!of_a) continue;
    b.facts[j] = joined_.vocabulary().Of(*of_a).InB(a.facts[of_a->index()]);
  }
  for (size_t i = 0; i < a.facts.size(); ++i) {
    if (a.facts[i] != ordinary_a_[i]) a.departures.emplace_back(i);
  }
  for (size_t j = 0; j < b.facts.size(); ++j) {
    if (b.facts[j] != ordinary_b_[j]) b.departures.emplace_back(j);
  }
}

}  // namespace safeconduct::prove
