// SPDX-License-Identifier: Apache-2.0
//
// All that the kernel computes for a survey, in two stages, so that no more is
// computed than a block needs: first the routes, which are all that is answered
// again with a fact supposed; then what is counted besides them, clauses and
// the other scenario.
//
// Roots have numbers through both stages: routes, then clauses, then the routes
// of the other scenario, what that opens of each, and what it closes. Of a pack
// with assumptions each root stands twice in the plan: the possible
// combinations with which it is true, and those with which it is false.
#include "survey/kernel/survey_plan.h"

#include <fmt/format.h>

#include <utility>

namespace safeconduct::survey {

using diagram::NodeId;

namespace {

Diagrams DiagramsOf(const PlanForm& form) {
  // With a column of days each row may ask about another.
  const Days days = form.has_day_column ? Days{kFirstDay, kLastDay} : form.days;
  return form.versus ? JoinCharts(*form.chart, *form.versus, days)
                     : RestrictToDays(*form.chart, days);
}

}  // namespace

std::expected<std::unique_ptr<const SurveyPlan>, Error> SurveyPlan::Make(
    PlanForm form) {
  Diagrams diagrams = DiagramsOf(form);
  // The budget is looked at after all diagrams are made, and once: operations
  // on a store over it do nothing more.
  std::unique_ptr<const SurveyPlan> plan(
      new SurveyPlan(std::move(form), std::move(diagrams)));
  if (plan->diagrams_.store.over_budget()) {
    return std::unexpected(
        Error{Error::Kind::kLimit,
              fmt::format("survey: its diagrams need more than {} nodes (ask "
                          "about one scenario or one day at a time)",
                          plan->diagrams_.store.node_budget())});
  }
  return plan;
}

SurveyPlan::SurveyPlan(PlanForm form, Diagrams diagrams)
    : form_(std::move(form)), diagrams_(std::move(diagrams)) {
  roots_ = diagrams_.routes;
  const auto others = Others();
  roots_.insert(roots_.end(), others.begin(), others.end());
  AddSides();
  std::vector<std::vector<NodeId>> stages(2);
  stages[kRoutesStage] = PlanRoots(0, diagrams_.routes.size());
  stages[kOthersStage] = PlanRoots(diagrams_.routes.size(), roots_.size());
  // Diagrams that outgrew their budget are not whole; Make refuses them, and
  // nothing may follow their nodes until then.
  if (diagrams_.store.over_budget()) stages.assign(2, {});
  plan_ = MakePlan(diagrams_.store, stages);
}

// Without assumptions both sides are of one diagram, which the kernel computes
// once.
void SurveyPlan::AddSides() {
  diagram::NodeStore& store = diagrams_.store;
  const NodeId possible = diagrams_.possible;
  for (const NodeId root : roots_) {
    if (possible == diagram::kTrue) {
      true_sides_.push_back({root, true});
      false_sides_.push_back({root, false});
    } else {
      true_sides_.push_back({store.And(root, possible), true});
      false_sides_.push_back({store.And(store.Not(root), possible), true});
    }
  }
}

// Returns what the plan has of the roots from `first` up to `last`: the diagram
// of each, or those of both its sides.
std::vector<NodeId> SurveyPlan::PlanRoots(size_t first, size_t last) const {
  std::vector<NodeId> roots;
  for (size_t root = first; root < last; ++root) {
    roots.push_back(true_sides_[root].root);
    if (diagrams_.possible != diagram::kTrue) {
      roots.push_back(false_sides_[root].root);
    }
  }
  return roots;
}

SurveyPlan::Reached SurveyPlan::ReachedOf(size_t root, bool is_true) const {
  const bool one = diagrams_.possible == diagram::kTrue;
  const Plan::Root& found =
      plan_.roots[one ? root : 2 * root + (is_true ? 0 : 1)];
  const bool terminal = SideOf(root, is_true).terminal;
  if (const auto* holds = std::get_if<bool>(&found)) return *holds == terminal;
  const PlanNodeId node = std::get<PlanNodeId>(found);
  return terminal ? plan_.MayBeTrue(node) : plan_.MayBeFalse(node);
}

// In the order that RootOfVersus, RootOfOpens and RootOfCloses count on.
// What opens and what closes are diagrams of their own, not differences of the
// routes' bounds: a fact that is unknown is the same in both scenarios, so a
// case whose two outcomes hang on it alike does not change.
std::vector<NodeId> SurveyPlan::Others() {
  std::vector<NodeId> roots;
  if (form_.clauses) roots = diagrams_.clauses;
  const auto& versus = diagrams_.other_routes;
  roots.insert(roots.end(), versus.begin(), versus.end());
  diagram::NodeStore& store = diagrams_.store;
  for (size_t r = 0; r < versus.size(); ++r) {
    roots.push_back(store.And(versus[r], store.Not(diagrams_.routes[r])));
  }
  for (size_t r = 0; r < versus.size(); ++r) {
    roots.push_back(store.And(diagrams_.routes[r], store.Not(versus[r])));
  }
  return roots;
}

size_t SurveyPlan::RootOfVersus(law::RouteId route) const {
  const size_t clauses = form_.clauses ? law().clauses.size() : 0;
  return law().routes.size() + clauses + route.index();
}

size_t SurveyPlan::RootOfOpens(law::RouteId route) const {
  return RootOfVersus(route) + law().routes.size();
}

size_t SurveyPlan::RootOfCloses(law::RouteId route) const {
  return RootOfOpens(route) + law().routes.size();
}

}  // namespace safeconduct::survey
