// SPDX-License-Identifier: Apache-2.0
#include "survey/kernel/block_survey.h"

#include <algorithm>
#include <variant>

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
  const auto words = [&](size_t root, bool is_true) {
    const auto reached = plan.ReachedOf(root, is_true);
    if (const auto* plane = std::get_if<PlaneId>(&reached)) {
      return static_cast<const uint64_t*>(planes_.words(*plane));
    }
    return (std::get<bool>(reached) ? kEveryCase : kNoCase).data();
  };
  for (size_t root = 0; root < plan.root_count(); ++root) {
    computed_true_.push_back(words(root, true));
    computed_false_.push_back(words(root, false));
  }
  own_true_.resize(plan.root_count());
  own_false_.resize(plan.root_count());
}

void BlockSurvey::Run(const Block& block) {
  true_ = computed_true_;
  false_ = computed_false_;
  kernel_.Run(classes_.Fill(block, planes_), planes_);
  kernel_.RunStage(SurveyPlan::kOthersStage, planes_);
}

void BlockSurvey::RuleOut(size_t root, bool is_true, size_t number) {
  const uint64_t*& read = (is_true ? true_ : false_)[root];
  auto& own = (is_true ? own_true_ : own_false_)[root];
  if (own == nullptr) own = std::make_unique<AlignedBits>();
  if (read != own->bits.data()) {
    // What the kernel computed may be read for other roots too.
    std::copy_n(read, kPlaneWords, own->bits.data());
    read = own->bits.data();
  }
  own->bits[number / 64] &= ~(uint64_t{1} << (number % 64));
}

}  // namespace safeconduct::survey
