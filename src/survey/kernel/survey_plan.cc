// SPDX-License-Identifier: Apache-2.0
#include "survey/kernel/survey_plan.h"

#include <fmt/format.h>

#include <utility>

namespace safeconduct::survey {

using diagram::NodeId;

namespace {

Diagrams DiagramsOf(const PlanForm& form) {
  const Days days = form.has_day_column ? Days{kFirstDay, kLastDay} : form.days;
  return form.versus ? JoinCharts(*form.chart, *form.versus, days)
                     : RestrictToDays(*form.chart, days);
}

}  // namespace

std::expected<std::unique_ptr<const SurveyPlan>, Error> SurveyPlan::Make(
    PlanForm form) {
  Diagrams diagrams = DiagramsOf(form);
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
  if (diagrams_.store.over_budget()) stages.assign(3, {});
  plan_ = MakePlan(diagrams_.store, stages);
  for (WideTest& test : wide_tests_) LayOut(plan_, test);
}

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
