// SPDX-License-Identifier: Apache-2.0
//
// A guarantee `never E` is violated where E holds, `always E` where it does
// not, and where all assumptions of the pack hold. That is one more diagram,
// and it is the false node exactly when no assignment of classes violates the
// guarantee: proved. Else FindWitness looks for a path that real dates realise;
// where there is none, the guarantee is proved as well.
#include "prove/guarantee/prover.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/find_name.h"
#include "chart/conditions.h"
#include "diagram/analysis.h"
#include "law/walk.h"
#include "query/tested.h"

namespace safeconduct {

// As the command line prints them and schema/prove.schema.json lists them.
std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kProved:
      return "proved";
    case Verdict::kRefuted:
      return "refuted";
    case Verdict::kUndecided:
      break;
  }
  return "undecided";
}

}  // namespace safeconduct

namespace safeconduct::prove {

using diagram::NodeId;

Finding NothingYet(const law::Guarantee& guarantee) {
  Finding finding;
  finding.guarantee = guarantee.name;
  finding.label = guarantee.label;
  return finding;
}

std::expected<std::vector<law::GuaranteeId>, Error> FindGuarantees(
    const law::Law& law, const std::vector<std::string>& names) {
  return FindAllAsked<law::GuaranteeId>(law.guarantees,
                                        {"GUARANTEE", "guarantee"}, names);
}

Prover::Prover(std::shared_ptr<const chart::Chart> chart, Extent extent,
               size_t step_budget)
    : chart_(std::move(chart)),
      charts_(chart_),
      extent_(extent),
      context_(chart_, step_budget) {}

NodeId Prover::Violation(const law::Guarantee& guarantee,
                         const law::ProcedureStep* gate) {
  // Built over the free chart, in which a matter is a variable, and only then
  // given the record: so one condition serves both extents.
  chart::Conditions conditions(*chart_, context_.store, chart_->free().routes);
  NodeId violation = conditions.Build(guarantee.condition);
  if (guarantee.always) violation = context_.store.Not(violation);
  if (gate != nullptr) {
    const law::RouteId route = chart_->law().procedure(gate->procedure).route;
    violation =
        context_.store.And(violation, chart_->free().routes[route.index()]);
    if (gate->taken_today) {
      violation =
          context_.store.And(violation, conditions.Build(*gate->taken_today));
    }
  }
  if (extent_ == Extent::kRecorded) {
    // In place of a matter comes what the record has made of it, day by day.
    violation = context_.store.Compose(violation, chart_->matter_settings());
  }
  return context_.Possibly(violation);
}

// Over all variables that the guarantee and the assumptions look at, whether or
// not the diagram still tests them.
void Prover::Count(const law::Guarantee& guarantee, NodeId violation,
                   Finding& finding) {
  auto vars = query::VarsTested(*chart_, guarantee.condition);
  // Nobody is in a combination that the assumptions rule out.
  NodeId possible = chart_->assumed();
  if (extent_ == Extent::kRecorded) {
    // As recorded a matter is no variable.
    vars = query::WithoutMatters(*chart_, vars);
    possible = context_.store.And(possible, LeftPossible(vars));
  }
  std::set<diagram::VarId> looked(vars.begin(), vars.end());
  // What binds matters and windows to each other looks at days as well.
  for (const NodeId root : {chart_->assumed(), violation}) {
    const auto support = diagram::Support(context_.store, root);
    looked.insert(support.begin(), support.end());
  }
  const std::vector<diagram::VarId> all(looked.begin(), looked.end());
  finding.situations = diagram::CountAssignments(context_.store, possible, all);
  finding.violating = diagram::CountAssignments(
      context_.store, context_.store.And(violation, possible), all);
}

// Returns where the scenario leaves all of `vars` possible.
NodeId Prover::LeftPossible(const std::vector<diagram::VarId>& vars) {
  NodeId possible = diagram::kTrue;
  for (const diagram::VarId var : vars) {
    const SearchVariable& about =
        context_.variables.searched().variables[var.index()];
    const auto* costs = about.costs();
    diagram::ClassSet classes(about.domain.class_count());
    for (size_t c = 0; c < classes.class_count(); ++c) {
      // Of dates and counts, which have no costs, every class is possible.
      if (costs == nullptr || (*costs)[c] != kForbidden) classes.Insert(c);
    }
    possible = context_.store.And(possible, context_.store.In(var, classes));
  }
  return possible;
}

// Returns those of `routes` that are open in a situation, asked as anyone may
// ask: of the record with what the situation supposes.
std::vector<law::RouteId> Prover::OpenAmong(
    const std::vector<law::RouteId>& routes, const Situation& situation) {
  const auto supposing = charts_.For(situation);
  std::vector<law::RouteId> open;
  if (supposing == nullptr) return open;
  AskedSituation asked(supposing, situation);
  asked.GiveAll();
  for (const law::RouteId route : routes) {
    if (asked.IsOpen(route)) open.push_back(route);
  }
  return open;
}

Finding Prover::ProveGate(law::StepId step, law::GuaranteeId id) {
  const law::Guarantee& guarantee = chart_->law().guarantee(id);
  context_.Renew();
  Finding finding = NothingYet(guarantee);
  const NodeId violation = Violation(guarantee, &chart_->law().step(step));
  if (context_.store.over_budget()) {
    finding.why = fmt::format(
        "the diagram needs more than {} nodes (raise "
        "--max-nodes)",
        context_.store.node_budget());
    return finding;
  }
  switch (context_.FindWhether(violation)) {
    case Search::End::kGaveUp:
      finding.why = "the search for dates gave up (raise --max-steps)";
      break;
    case Search::End::kNone:
      finding.verdict = Verdict::kProved;
      break;
    case Search::End::kFound:
      finding.verdict = Verdict::kRefuted;
      break;
  }
  return finding;
}

Finding Prover::Prove(law::GuaranteeId id) {
  const law::Guarantee& guarantee = chart_->law().guarantee(id);
  context_.Renew();
  Finding finding = NothingYet(guarantee);
  const NodeId violation = Violation(guarantee);
  Count(guarantee, violation, finding);
  if (context_.store.over_budget()) {
    // Counts of a diagram that is not whole mean nothing.
    finding = NothingYet(guarantee);
    finding.why = fmt::format(
        "the diagram of guarantee `{}` needs more than {} nodes (raise "
        "--max-nodes, or split the guarantee)",
        guarantee.name, context_.store.node_budget());
    return finding;
  }
  auto [search, situation] = context_.FindTold(violation);
  if (search.end == Search::End::kGaveUp) {
    finding.why = fmt::format(
        "no dates were found for guarantee `{}` to be violated on, nor that "
        "there are none, in {} steps through its diagram of {} nodes (raise "
        "--max-steps)",
        guarantee.name, search.steps,
        diagram::CountNodes(context_.store, violation));
    return finding;
  }
  // Also where the violation is the false node: then the search ends at once.
  if (search.end == Search::End::kNone) {
    finding.verdict = Verdict::kProved;
    return finding;
  }
  // Refuted even if no case can be told: that there is one is certain.
  finding.verdict = Verdict::kRefuted;
  finding.situation = std::move(situation);
  if (!finding.situation) {
    finding.why = kContradictory;
    return finding;
  }
  finding.open = OpenAmong(law::RoutesNamed(chart_->law(), guarantee.condition),
                           *finding.situation);
  return finding;
}

}  // namespace safeconduct::prove
