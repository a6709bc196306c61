// SPDX-License-Identifier: Apache-2.0
#include "survey/kernel/block_survey.h"

#include "survey/kernel/survey_plan.h"

namespace safeconduct::survey {
namespace {

// A root that the days have settled has no planes in the plan; these stand for
// them, so that who asks a root need not know.
constexpr BlockBits kNoCase{};
constexpr BlockBits kEveryCase = [] {
  BlockBits bits{};
  bits.fill(~uint64_t{0});
  return bits;
}();

}  // namespace

BlockSurvey::BlockSurvey(const SurveyPlan& plan)
    : planes_(plan.plan()),
      classes_(plan.law(), plan.variables(), plan.plan(), plan.form().days),
      kernel_(plan.plan()) {
  // Where each root's planes are does not change from block to block, so it is
  // found once.
  for (const Plan::Root& root : plan.plan().roots) {
    if (const auto* node = std::get_if<PlanNodeId>(&root)) {
      true_.push_back(planes_.words(plan.plan().MayBeTrue(*node)));
      false_.push_back(planes_.words(plan.plan().MayBeFalse(*node)));
      continue;
    }
    const bool holds = std::get<bool>(root);
    true_.push_back((holds ? kEveryCase : kNoCase).data());
    false_.push_back((holds ? kNoCase : kEveryCase).data());
  }
}

void BlockSurvey::Run(const Block& block) {
  kernel_.Run(classes_.Fill(block, planes_), planes_);
  kernel_.RunStage(SurveyPlan::kOthersStage, planes_);
}

void BlockSurvey::RunWide() {
  kernel_.RunStage(SurveyPlan::kWideStage, planes_);
}

}  // namespace safeconduct::survey
