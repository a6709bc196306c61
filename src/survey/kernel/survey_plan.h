// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_SURVEY_PLAN_H_
#define SAFECONDUCT_SURVEY_KERNEL_SURVEY_PLAN_H_

#include <cstddef>
#include <expected>
#include <memory>
#include <variant>
#include <vector>

#include "chart/chart.h"
#include "safeconduct/error.h"
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
  const diagram::NodeStore& store() const { return diagrams_.store; }
  // Where all assumptions hold on the days asked about.
  diagram::NodeId possible() const { return diagrams_.possible; }

  // What is surveyed is whether something is so: each is a root, true where it
  // is. First come the chart's routes,
  size_t RootOf(law::RouteId route) const { return route.index(); }
  // then, where they are surveyed, its clauses,
  size_t RootOf(law::ClauseId clause) const {
    return law().routes.size() + clause.index();
  }
  // then, with a scenario beside it, where a route is open in that, where only
  // in that, and where only in the chart's own.
  size_t RootOfVersus(law::RouteId route) const;
  size_t RootOfOpens(law::RouteId route) const;
  size_t RootOfCloses(law::RouteId route) const;
  size_t root_count() const { return roots_.size(); }

  // Returns the possible combinations with which a root is true, or false, in
  // the plan's store.
  chart::Side SideOf(size_t root, bool is_true) const {
    return (is_true ? true_sides_ : false_sides_)[root];
  }
  // Where the cases stand that may be on that side: a plane, or a constant.
  using Reached = std::variant<bool, PlaneId>;
  Reached ReachedOf(size_t root, bool is_true) const;

  static constexpr size_t kRoutesStage = 0;
  static constexpr size_t kOthersStage = 1;

 private:
  SurveyPlan(PlanForm form, Diagrams diagrams);
  std::vector<diagram::NodeId> Others();
  void AddSides();
  std::vector<diagram::NodeId> PlanRoots(size_t first, size_t last) const;

  PlanForm form_;
  Diagrams diagrams_;
  std::vector<diagram::NodeId> roots_;
  std::vector<chart::Side> true_sides_;  // by root, here and below
  std::vector<chart::Side> false_sides_;
  Plan plan_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_SURVEY_PLAN_H_
