// SPDX-License-Identifier: Apache-2.0
//
// All that the kernel computes for a survey, in three stages, so that no more
// is computed than a block needs: first the routes, which are all that is
// answered again with a fact supposed; then what is counted besides them,
// clauses and the other scenario; last, for blocks in which an outcome may be
// wider than it looks, what tells where it is.
//
// Roots have numbers through all stages: routes, then clauses, then the routes
// of the other scenario, what that opens of each, and what it closes.
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
  std::vector<std::vector<NodeId>> stages(3);
  stages[kRoutesStage] = diagrams_.routes;
  stages[kOthersStage] = Others();
  if (form_.wide) {
    const size_t first = stages[0].size() + stages[1].size();
    const bool ranges =
        form_.has_day_column || form_.days.first != form_.days.last;
    wide_tests_ =
        FindWideTests(law(), diagrams_, ranges, first, stages[kWideStage]);
  }
  // Diagrams that outgrew their budget are not whole; Make refuses them, and
  // nothing may follow their nodes until then.
  if (diagrams_.store.over_budget()) stages.assign(3, {});
  plan_ = MakePlan(diagrams_.store, stages);
  for (WideTest& test : wide_tests_) LayOut(plan_, test);
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
