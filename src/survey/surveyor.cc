// SPDX-License-Identifier: Apache-2.0
#include "survey/surveyor.h"

#include <algorithm>
#include <utility>

namespace safeconduct::survey {

using diagram::NodeId;

namespace {

constexpr uint64_t kAllOnes = ~uint64_t{0};

std::vector<NodeId> RootsOf(const chart::Chart& chart) {
  std::vector<NodeId> roots = chart.dated().routes;
  const auto& clauses = chart.dated().clauses;
  roots.insert(roots.end(), clauses.begin(), clauses.end());
  return roots;
}

}  // namespace

SurveyPlan::SurveyPlan(std::shared_ptr<const chart::Chart> chart,
                       const Days& days)
    : chart_(std::move(chart)),
      days_(days),
      plan_(MakePlan(chart_->store(), RootsOf(*chart_))) {}

Surveyor::Surveyor(const SurveyPlan& plan)
    : plan_(plan),
      planes_(plan.plan()),
      classes_(plan.chart(), plan.plan(), plan.days()),
      kernel_(plan.plan()),
      true_(plan.plan().roots.size()),
      false_(plan.plan().roots.size()) {}

void Surveyor::Run(const Block& block) {
  const Plan& plan = plan_.plan();
  kernel_.Run(classes_.Fill(block, planes_), planes_);
  for (size_t r = 0; r < plan.roots.size(); ++r) {
    const Plan::Root& root = plan.roots[r];
    if (root.kind != Plan::Root::Kind::kNode) {
      const bool holds = root.kind == Plan::Root::Kind::kTrue;
      true_[r].fill(holds ? kAllOnes : 0);
      false_[r].fill(holds ? 0 : kAllOnes);
      continue;
    }
    const uint64_t* may_be_true = planes_.words(plan.MayBeTrue(root.node));
    const uint64_t* may_be_false = planes_.words(plan.MayBeFalse(root.node));
    std::copy_n(may_be_true, kPlaneWords, true_[r].begin());
    if (kernel_.made_may_be_false()) {
      std::copy_n(may_be_false, kPlaneWords, false_[r].begin());
    } else {
      std::ranges::transform(true_[r], false_[r].begin(),
                             [](uint64_t word) { return ~word; });
    }
  }
}

}  // namespace safeconduct::survey
