// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_SURVEY_PLAN_H_
#define SAFECONDUCT_SURVEY_KERNEL_SURVEY_PLAN_H_

#include <cstddef>
#include <expected>
#include <memory>
#include <vector>

#include "chart/chart.h"
#include "safeconduct/error.h"
#include "survey/kernel/wide.h"
#include "survey/plan/diagrams.h"
#include "survey/plan/plan.h"

namespace safeconduct::survey {

// What is surveyed.
struct PlanForm {
  std::shared_ptr<const chart::Chart> chart;
  // A scenario to set beside it, of the same pack; may be null.
  std::shared_ptr<const chart::Chart> versus = nullptr;
  // The days asked about; with a column of days in the table those of its rows
  // that name none.
  Days days;
  bool has_day_column = false;
  bool clauses = false;  // not only routes
  bool wide = false;     // also whether an answer is wide
};

// What one survey asks: the diagrams of a chart, restricted to the days asked
// about, laid out for the kernel. Immutable; safe to share between threads.
class SurveyPlan {
 public:
  // Fails where the diagrams outgrow the chart's budget.
  static std::expected<std::unique_ptr<const SurveyPlan>, Error> Make(
      PlanForm form);

  const chart::Chart& chart() const { return *form_.chart; }
  const law::Law& law() const { return form_.chart->law(); }
  const PlanForm& form() const { return form_; }
  const std::vector<DiagramVariable>& variables() const {
    return diagrams_.variables;
  }
  const Plan& plan() const { return plan_; }
  const std::vector<WideTest>& wide_tests() const { return wide_tests_; }

  // The roots of the plan: first of the chart's routes,
  size_t RootOf(law::RouteId route) const { return route.index(); }
  // then, where they are surveyed, of its clauses,
  size_t RootOf(law::ClauseId clause) const {
    return law().routes.size() + clause.index();
  }
  // then, with a scenario beside it, where a route is open in that, where only
  // in that, and where only in the chart's own.
  size_t RootOfVersus(law::RouteId route) const;
  size_t RootOfOpens(law::RouteId route) const;
  size_t RootOfCloses(law::RouteId route) const;

  static constexpr size_t kRoutesStage = 0;
  static constexpr size_t kOthersStage = 1;
  static constexpr size_t kWideStage = 2;

 private:
  SurveyPlan(PlanForm form, Diagrams diagrams);
  std::vector<diagram::NodeId> Others();

  PlanForm form_;
  Diagrams diagrams_;
  std::vector<WideTest> wide_tests_;
  Plan plan_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_SURVEY_PLAN_H_
