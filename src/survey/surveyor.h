// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_SURVEYOR_H_
#define SAFECONDUCT_SURVEY_SURVEYOR_H_

#include <memory>
#include <vector>

#include "chart/chart.h"
#include "survey/block.h"
#include "survey/class_planes.h"
#include "survey/kernel.h"
#include "survey/plan.h"

namespace safeconduct::survey {

// What one survey asks: the diagrams of a chart, restricted to the days asked
// about, laid out for the kernel. Immutable; safe to share between threads.
class SurveyPlan {
 public:
  // `days` are the days asked about where a table has no column of them.
  SurveyPlan(std::shared_ptr<const chart::Chart> chart, const Days& days);

  const chart::Chart& chart() const { return *chart_; }
  const Plan& plan() const { return plan_; }
  const Days& days() const { return days_; }
  // Roots are the routes, then the clauses, by their ids.
  size_t RootOf(law::RouteId route) const { return route.index(); }
  size_t RootOf(law::ClauseId clause) const {
    return chart_->law().routes.size() + clause.index();
  }

 private:
  std::shared_ptr<const chart::Chart> chart_;
  Days days_;
  Plan plan_;
};

// Answers for blocks of cases. Working memory of one thread; the plan is shared
// and must outlive it.
class Surveyor {
 public:
  explicit Surveyor(const SurveyPlan& plan);

  // Answers for a block. Its results hold until the next block.
  void Run(const Block& block);

  // The cases whose root may be true, and those whose root may be false; bits
  // at and above the block's case count mean nothing.
  const BlockBits& may_be_true(size_t root) const { return true_[root]; }
  const BlockBits& may_be_false(size_t root) const { return false_[root]; }

 private:
  const SurveyPlan& plan_;
  Planes planes_;
  ClassPlanes classes_;
  Kernel kernel_;
  std::vector<BlockBits> true_;
  std::vector<BlockBits> false_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_SURVEYOR_H_
