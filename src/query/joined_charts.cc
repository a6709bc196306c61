// SPDX-License-Identifier: Apache-2.0
//
// Idea. To compare two functions they must be of the same variables. What both
// charts know by one name is one variable, which takes the values that both
// have, in the classes that either tells apart. What only one knows is a
// variable of its own: the other does not look at it. Variables stand in the
// order of A; those of B alone stand behind the one before them in B.
//
// Example. A asks `age < 18` of `age : 0..120 years`, B asks `age < 16` of
// `age : 0..100 years`: one variable, its classes 0..15, 16..17 and 18..100.
// Where the record of A moves on 1 May and that of B on 1 June, the day has
// three classes.
//
// Disputes and windows are of events. Where both charts leave the same events
// open alike they share a variable; where not - one viewpoint credits the
// source in A alone, say - each has its own.
#include "query/joined_charts.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "query/open_events.h"
#include "record/timeline.h"

namespace safeconduct::query {

using chart::Chart;
using chart::Variable;
using diagram::Domain;
using diagram::VarId;
using record::DisputeId;
using record::EventVariable;
using Target = diagram::Transfer::Target;

namespace {

// Returns whether both timelines leave the same events open alike. By names, as
// ids are of one record each. The worlds have to be the same too: a viewpoint
// may leave as many, and others.
bool AreOpenAlike(const Chart& a, const EventVariable& of_a, const Chart& b,
                  const EventVariable& of_b, const Vocabulary& vocabulary) {
  if (of_a.index() != of_b.index() ||
      EventNamesOf(a, of_a) != EventNamesOf(b, of_b) ||
      a.timeline().PossibleOf(of_a) != b.timeline().PossibleOf(of_b)) {
    return false;
  }
  if (const auto* window = std::get_if<record::WindowId>(&of_a)) {
    return vocabulary.AreSame(
        a.timeline().window(*window).by,
        b.timeline().window(std::get<record::WindowId>(of_b)).by);
  }
  return a.timeline().dispute(std::get<DisputeId>(of_a)).worlds ==
         b.timeline().dispute(std::get<DisputeId>(of_b)).worlds;
}

// Returns what each class of a joint variable is in a chart's own; `renamed`
// says what B calls values of A.
Target TargetOf(VarId var, const Domain& joint, const Domain& own,
                const Correspondence* renamed) {
  Target target{var, {}};
  for (size_t c = 0; c < joint.class_count(); ++c) {
    // Any value will do: a joint class lies within one class of each chart.
    const Value value = joint.values(c).min();
    target.class_of.push_back(static_cast<uint32_t>(
        own.ClassOf(renamed != nullptr ? renamed->InB(value) : value)));
  }
  return target;
}

}  // namespace

JoinedCharts::JoinedCharts(const Chart& a, const Chart& b,
                           const Vocabulary& vocabulary, Extent extent)
    : a_(a),
      b_(b),
      vocabulary_(vocabulary),
      extent_(extent),
      targets_a_(a.var_count(), {VarId(), {}}),
      targets_b_(b.var_count(), {VarId(), {}}) {
  JoinVariables();
  for (const VarId var : IdsBelow<VarId>(variables_.size())) {
    domains_.push_back(MakeDomain(variables_[var.index()]));
    AddTargets(var);
  }
}

std::vector<uint32_t> JoinedCharts::ClassCounts() const {
  std::vector<uint32_t> counts;
  for (const Domain& domain : domains_) {
    counts.push_back(static_cast<uint32_t>(domain.class_count()));
  }
  return counts;
}

// -- Which variables are the same ---------------------------------------------

// Returns whether the diagrams of the extent may look at a variable.
bool JoinedCharts::IsWithin(const Variable& variable) const {
  // The free diagrams know matters and no events, the dated ones events and
  // neither matters nor comparisons.
  if (extent_ == Extent::kFree) return !OpenEventsOf(variable);
  return !std::holds_alternative<law::MatterId>(variable) &&
         !std::holds_alternative<law::ExprId>(variable);
}

std::optional<Variable> JoinedCharts::CounterpartInB(
    const Variable& of_a) const {
  using Found = std::optional<Variable>;
  return std::visit(
      Overloaded{
          [](law::Today today) { return Found(today); },
          [&](law::FactId fact) { return Found(vocabulary_.InB(fact)); },
          [&](law::MeasureId measure) {
            return Found(vocabulary_.InB(measure));
          },
          [&](law::MatterId matter) { return Found(vocabulary_.InB(matter)); },
          [&](law::ExprId comparison) { return ComparisonInB(comparison); },
          [&](DisputeId dispute) { return OpenEventsInB(dispute); },
          [&](record::WindowId window) { return OpenEventsInB(window); },
      },
      of_a);
}

// Returns the variable of B of the same events, left open alike.
std::optional<Variable> JoinedCharts::OpenEventsInB(
    const EventVariable& of_a) const {
  for (const VarId var : b_.Vars()) {
    const auto of_b = OpenEventsOf(b_.variable(var));
    if (of_b && AreOpenAlike(a_, of_a, b_, *of_b, vocabulary_))
      return b_.variable(var);
  }
  return std::nullopt;
}

// Returns the comparison of B of the same number with the same matter.
std::optional<Variable> JoinedCharts::ComparisonInB(law::ExprId of_a) const {
  const law::Expr& own = a_.law().expr(of_a);
  for (const VarId var : b_.Vars()) {
    const law::Expr* other = b_.ComparisonOf(var);
    if (other == nullptr) continue;
    if (vocabulary_.AreSame(own.matter, other->matter) &&
        vocabulary_.AreSame(own.subject, other->subject)) {
      return b_.variable(var);
    }
  }
  return std::nullopt;
}

// Returns what A calls a fact or a matter of B.
std::optional<Variable> JoinedCharts::CounterpartInA(
    const Variable& of_b) const {
  if (const auto* fact = std::get_if<law::FactId>(&of_b)) {
    return vocabulary_.InA(*fact);
  }
  if (const auto* matter = std::get_if<law::MatterId>(&of_b)) {
    return vocabulary_.InA(*matter);
  }
  return std::nullopt;
}

void JoinedCharts::JoinVariables() {
  for (const VarId var : a_.Vars()) {
    const Variable& of_a = a_.variable(var);
    if (!IsWithin(of_a)) continue;
    variables_.push_back({of_a, CounterpartInB(of_a), var, std::nullopt});
  }
  // Where the variable of B before this one stands, so that B's order is kept
  // as far as A's lets it.
  size_t last = 0;
  for (const VarId var : b_.Vars()) {
    const Variable& of_b = b_.variable(var);
    if (!IsWithin(of_b)) continue;
    const auto found = std::ranges::find_if(
        variables_,
        [&](const JoinedVariable& each) { return each.in_b == of_b; });
    if (found != variables_.end()) {
      found->var_b = var;
      last = static_cast<size_t>(found - variables_.begin());
      continue;
    }
    ++last;
    variables_.insert(variables_.begin() + static_cast<std::ptrdiff_t>(last),
                      {CounterpartInA(of_b), of_b, std::nullopt, var});
  }
}

// -- Their values -------------------------------------------------------------

// Returns how the values of a fact or a matter that both know correspond.
const Correspondence* JoinedCharts::CommonValues(
    const JoinedVariable& variable) const {
  if (!variable.in_a || !variable.in_b) return nullptr;
  if (const auto* fact = std::get_if<law::FactId>(&*variable.in_a)) {
    return &vocabulary_.Of(*fact);
  }
  if (const auto* matter = std::get_if<law::MatterId>(&*variable.in_a)) {
    return &vocabulary_.Of(*matter);
  }
  return nullptr;
}

// Classes of both charts are tests of the joint variable, so that its classes
// are those that either tells apart.
Domain JoinedCharts::MakeDomain(const JoinedVariable& variable) const {
  const Correspondence* common = CommonValues(variable);
  const auto as_numbered = [&](const IntervalSet& of_b) {
    return common != nullptr ? common->InA(of_b) : of_b;
  };
  std::vector<IntervalSet> tests;
  IntervalSet universe;
  if (variable.var_a) {
    const Domain& own = a_.domain(*variable.var_a);
    universe = own.universe();
    for (size_t c = 0; c < own.class_count(); ++c) {
      tests.push_back(own.values(c));
    }
  }
  if (variable.var_b) {
    const Domain& own = b_.domain(*variable.var_b);
    const IntervalSet of_b = as_numbered(own.universe());
    // A value that one pack does not have is of nobody whom both can be asked
    // about.
    universe = variable.var_a ? universe.Intersect(of_b) : of_b;
    for (size_t c = 0; c < own.class_count(); ++c) {
      tests.push_back(as_numbered(own.values(c)));
    }
  }
  // Also where one of the two charts has no variable: the pack may know the
  // thing, test it nowhere, and yet have fewer values of it.
  if (common != nullptr) universe = universe.Intersect(common->common());
  const Variable& home = variable.in_a ? *variable.in_a : *variable.in_b;
  if (const auto open = OpenEventsOf(home)) {
    // Either will do where both have it, as they leave the same possible.
    const Chart& chart = variable.in_a ? a_ : b_;
    universe = universe.Intersect(chart.timeline().PossibleOf(*open));
  }
  return {std::move(universe), tests};
}

// Says what each variable of a chart is among the joint ones. Variables beyond
// the extent keep their empty target, as no diagram of it tests them.
void JoinedCharts::AddTargets(VarId var) {
  const JoinedVariable& variable = variables_[var.index()];
  if (variable.var_a) {
    targets_a_[variable.var_a->index()] =
        TargetOf(var, domain(var), a_.domain(*variable.var_a), nullptr);
  }
  if (variable.var_b) {
    targets_b_[variable.var_b->index()] = TargetOf(
        var, domain(var), b_.domain(*variable.var_b), CommonValues(variable));
  }
}

}  // namespace safeconduct::query
