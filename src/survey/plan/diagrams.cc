// SPDX-License-Identifier: Apache-2.0
//
// Two charts of one pack differ in their scenarios: other days on which the
// record moves, other disputes and windows, other values of number matters.
// To ask about both at once their diagrams are copied into one store, in which
// a shared variable has the classes that both tell apart: where one chart cuts
// the days at 1 May and the other at 1 June, the day has three.
#include "survey/plan/diagrams.h"

#include <variant>

#include "base/ids.h"
#include "case/case.h"
#include "chart/question.h"
#include "diagram/transfer.h"
#include "query/joined_charts.h"
#include "query/open_events.h"
#include "record/timeline.h"

namespace safeconduct::survey {

using chart::Chart;
using chart::Variable;
using diagram::Domain;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

namespace {

DiagramVariable VariableOf(const Chart& chart, const Variable& variable,
                           const Domain& domain) {
  const auto open = query::OpenEventsOf(variable);
  return {variable, domain,
          open ? chart.timeline().PossibleOf(*open) : domain.universe()};
}

std::vector<DiagramVariable> VariablesOf(const Chart& chart) {
  std::vector<DiagramVariable> variables;
  for (const VarId var : chart.Vars()) {
    variables.push_back(
        VariableOf(chart, chart.variable(var), chart.domain(var)));
  }
  return variables;
}

std::vector<DiagramVariable> VariablesOf(const query::JoinedCharts& joined) {
  std::vector<DiagramVariable> variables;
  for (const VarId var : IdsBelow<VarId>(joined.variables().size())) {
    const query::JoinedVariable& variable = joined.variables()[var.index()];
    const Domain& domain = joined.domain(var);
    variables.push_back(variable.in_a
                            ? VariableOf(joined.a(), *variable.in_a, domain)
                            : VariableOf(joined.b(), *variable.in_b, domain));
  }
  return variables;
}

// Returns the variables that are the same for every case: the day asked about,
// windows and disputes.
std::vector<VarId> SameForAll(const Chart& chart) {
  std::vector<VarId> vars;
  for (const VarId var : chart.Vars()) {
    const Variable& variable = chart.variable(var);
    if (std::holds_alternative<law::Today>(variable) ||
        query::OpenEventsOf(variable)) {
      vars.push_back(var);
    }
  }
  return vars;
}

// Returns what the days asked about and the scenario leave possible.
// Facts have no limit here: what is possible of them differs from case to case
// and is what the kernel is given. What is the same for every case is taken out
// of the diagrams once, before any row is read.
std::vector<NodeStore::Limit> LimitsOf(const Chart& chart, const Days& days) {
  const std::vector<VarId> vars = SameForAll(chart);
  chart::Question question(chart, vars);
  question.Fill(chart::Case(chart.law()), days);
  std::vector<NodeStore::Limit> limits;
  for (const VarId var : vars) {
    limits.push_back({var, question.possible().Classes(var)});
  }
  return limits;
}

}  // namespace

Diagrams RestrictToDays(const Chart& chart, const Days& days) {
  Diagrams diagrams{chart.store(), VariablesOf(chart), {}, {}, {}};
  const auto limits = LimitsOf(chart, days);
  diagrams.possible = diagrams.store.Restrict(chart.assumed(), limits);
  for (const chart::Chart::Bound& order : chart.window_orders()) {
    diagrams.possible = diagrams.store.And(
        diagrams.possible, diagrams.store.Restrict(order.holds, limits));
  }
  for (const NodeId route : chart.dated().routes) {
    diagrams.routes.push_back(diagrams.store.Restrict(route, limits));
  }
  for (const NodeId clause : chart.dated().clauses) {
    diagrams.clauses.push_back(diagrams.store.Restrict(clause, limits));
  }
  return diagrams;
}

// Each is restricted before it is copied: there is less to copy then.
Diagrams JoinCharts(const Chart& chart, const Chart& other, const Days& days) {
  const Diagrams first = RestrictToDays(chart, days);
  const Diagrams second = RestrictToDays(other, days);
  const query::Vocabulary vocabulary(chart.law(), other.law());
  const query::JoinedCharts joined(chart, other, vocabulary,
                                   query::Extent::kRecorded);
  Diagrams made{NodeStore(joined.ClassCounts(), chart.store().node_budget()),
                VariablesOf(joined),
                {},
                {},
                {}};
  diagram::Transfer copier(first.store, made.store, joined.targets_a());
  for (const NodeId route : first.routes) {
    made.routes.push_back(copier.Copy(route));
  }
  for (const NodeId clause : first.clauses) {
    made.clauses.push_back(copier.Copy(clause));
  }
  diagram::Transfer other_copier(second.store, made.store, joined.targets_b());
  for (const NodeId route : second.routes) {
    made.other_routes.push_back(other_copier.Copy(route));
  }
  made.possible = made.store.And(copier.Copy(first.possible),
                                 other_copier.Copy(second.possible));
  return made;
}

}  // namespace safeconduct::survey
