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

// Which diagrams a survey evaluates.
enum class SurveyRoots : uint8_t { kRoutes, kRoutesAndClauses };

// What one survey asks: the diagrams of a chart, restricted to the days asked
// about, laid out for the kernel. Immutable; safe to share between threads.
class SurveyPlan {
 public:
  // `days` are the days asked about. With a column of days in the table they
  // are those of its rows that name none, and nothing is restricted to them.
  SurveyPlan(std::shared_ptr<const chart::Chart> chart, const Days& days,
             bool has_day_column, SurveyRoots roots);

  const chart::Chart& chart() const { return *chart_; }
  const Plan& plan() const { return plan_; }
  const Days& days() const { return days_; }
  // Roots are the routes, then, if they were asked for, the clauses, by their
  // ids.
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

  // The cases whose root may be true, and those whose root may be false, as
  // kPlaneWords words; bits at and above the block's case count mean nothing.
  const uint64_t* may_be_true(size_t root) const { return true_[root]; }
  const uint64_t* may_be_false(size_t root) const { return false_[root]; }

 private:
  const SurveyPlan& plan_;
  Planes planes_;
  ClassPlanes classes_;
  Kernel kernel_;
  std::vector<const uint64_t*> true_;
  std::vector<const uint64_t*> false_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_SURVEYOR_H_
