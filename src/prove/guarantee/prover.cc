// SPDX-License-Identifier: Apache-2.0
//
// A guarantee `never E` is violated where E holds, `always E` where it does
// not. That is one more diagram, and it is the false node exactly when no
// assignment of classes violates the guarantee: proved. Else FindWitness looks
// for a path that real dates realise; where there is none, the guarantee is
// proved as well.
#include "prove/guarantee/prover.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/nearest_name.h"
#include "chart/conditions.h"
#include "diagram/analysis.h"
#include "prove/witness/look.h"
#include "prove/witness/open_events.h"
#include "prove/witness/tested.h"

namespace safeconduct::prove {

using diagram::NodeId;

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

Finding NothingYet(const law::Guarantee& guarantee) {
  Finding finding;
  finding.guarantee = guarantee.name;
  finding.label = guarantee.label;
  return finding;
}

std::expected<std::vector<law::GuaranteeId>, Error> FindGuarantees(
    const law::Law& law, const std::vector<std::string>& names) {
  std::vector<law::GuaranteeId> found;
  for (const std::string& name : names) {
    const auto at = std::find_if(law.guarantees.begin(), law.guarantees.end(),
                                 [&](const law::Guarantee& guarantee) {
                                   return guarantee.name == name;
                                 });
    if (at == law.guarantees.end()) {
      return std::unexpected(
          Error{Error::Kind::kUnknownName,
                fmt::format("GUARANTEE: unknown guarantee `{}`{}", name,
                            SuggestName(name, NamesOf(law.guarantees)))});
    }
    found.emplace_back(static_cast<size_t>(at - law.guarantees.begin()));
  }
  for (size_t i = 0; names.empty() && i < law.guarantees.size(); ++i) {
    found.emplace_back(i);
  }
  return found;
}

Prover::Prover(std::shared_ptr<const chart::Chart> chart, Extent extent,
               size_t step_budget)
    : chart_(std::move(chart)),
      charts_(chart_),
      extent_(extent),
      step_budget_(step_budget),
      space_(*chart_),
      store_(chart_->store()) {}

NodeId Prover::Violation(const law::Guarantee& guarantee) {
  chart::Conditions conditions(*chart_, store_, chart_->free().routes);
  NodeId holds = conditions.Build(guarantee.condition);
  if (extent_ == Extent::kRecorded) {
    holds = store_.Compose(holds, chart_->matter_settings());
  }
  return guarantee.always ? store_.Not(holds) : holds;
}

void Prover::Count(const law::Guarantee& guarantee, NodeId violation,
                   Finding& finding) {
  auto vars = VarsTested(*chart_, guarantee.condition);
  NodeId possible = diagram::kTrue;
  if (extent_ == Extent::kRecorded) {
    vars = WithoutMatters(*chart_, vars);
    possible = LeftPossible(vars);
  }
  finding.situations = diagram::CountAssignments(store_, possible, vars);
  finding.violating =
      diagram::CountAssignments(store_, store_.And(violation, possible), vars);
}

// Returns where the scenario leaves all of `vars` possible.
NodeId Prover::LeftPossible(const std::vector<diagram::VarId>& vars) {
  NodeId possible = diagram::kTrue;
  for (const diagram::VarId var : vars) {
    const SpaceVariable& about = space_.space().variables[var.index()];
    diagram::ClassSet classes(about.domain.class_count());
    for (size_t c = 0; c < classes.class_count(); ++c) {
      if (about.costs.empty() || about.costs[c] != kForbidden) {
        classes.Insert(c);
      }
    }
    possible = store_.And(possible, store_.In(var, classes));
  }
  return possible;
}

// Finds the plainest situation that violates a guarantee, and puts it into the
// finding; or why none can be told, where only what no supposition says does.
Search Prover::SearchFor(NodeId violation, Finding& finding) {
  Search search = FindWitness(store_, space_.space(), violation, step_budget_);
  if (search.end != Search::End::kFound) return search;
  finding.situation = space_.SituationOf(*search.witness);
  if (!finding.situation->contradictory) return search;
  finding.situation.reset();
  const NodeId supposable = store_.And(
      violation, Supposable(store_, space_.space(), TiedEventsOf(*chart_)));
  const Search told =
      FindWithin(store_, space_.space(), supposable, step_budget_);
  if (told.end == Search::End::kFound) {
    finding.situation = space_.SituationOf(*told.witness);
  } else {
    finding.why = kContradictory;
  }
  return search;
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

Finding Prover::Prove(law::GuaranteeId id) {
  const law::Guarantee& guarantee = chart_->law().guarantees[id.index()];
  // Forgets the diagrams made where they have outgrown the budget.
  if (store_.over_budget()) store_ = chart_->store();
  Finding finding = NothingYet(guarantee);
  const NodeId violation = Violation(guarantee);
  Count(guarantee, violation, finding);
  if (store_.over_budget()) {
    finding = NothingYet(guarantee);
    finding.why = fmt::format(
        "the diagram of guarantee `{}` needs more than {} nodes (raise "
        "--max-nodes, or split the guarantee)",
        guarantee.name, store_.node_budget());
    return finding;
  }
  const Search search = SearchFor(violation, finding);
  if (search.end == Search::End::kGaveUp) {
    finding.why = fmt::format(
        "no dates were found for guarantee `{}` to be violated on, nor that "
        "there are none, in {} steps through its diagram of {} nodes (raise "
        "--max-steps)",
        guarantee.name, search.steps, diagram::CountNodes(store_, violation));
    return finding;
  }
  if (search.end == Search::End::kNone) {
    finding.verdict = Verdict::kProved;
    return finding;
  }
  finding.verdict = Verdict::kRefuted;
  if (finding.situation) {
    finding.open =
        OpenAmong(law::RoutesNamed(chart_->law(), guarantee.condition),
                  *finding.situation);
  }
  return finding;
}

}  // namespace safeconduct::prove
