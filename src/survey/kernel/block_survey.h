// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_BLOCK_SURVEY_H_
#define SAFECONDUCT_SURVEY_KERNEL_BLOCK_SURVEY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "survey/kernel/block.h"
#include "survey/kernel/class_planes.h"
#include "survey/kernel/kernel.h"

namespace safeconduct::survey {

class SurveyPlan;

// Answers for blocks of cases. Working memory of one thread; the plan is shared
// and must outlive it.
class BlockSurvey {
 public:
  explicit BlockSurvey(const SurveyPlan& plan);

  // Answers for a block. Its results hold until the next block.
  void Run(const Block& block);

  // The cases whose root may be true, and those whose root may be false, as
  // kPlaneWords words; bits at and above the block's case count mean nothing.
  const uint64_t* may_be_true(size_t root) const { return true_[root]; }
  const uint64_t* may_be_false(size_t root) const { return false_[root]; }

  // Whether each case of the block is in one class of every variable, so that
  // all is settled.
  bool all_exact() const { return kernel_.all_exact(); }

  // Says of a case of the block that a root may not be true of it, or not
  // false, though the walk over classes left it so. Holds until the next block.
  void RuleOut(size_t root, bool is_true, size_t number);
  const Planes& planes() const { return planes_; }

 private:
  Planes planes_;
  ClassPlanes classes_;
  Kernel kernel_;
  // By root: where the kernel puts each plane, where it is to be read, and bits
  // of its own for those of which something was ruled out.
  std::vector<const uint64_t*> computed_true_;
  std::vector<const uint64_t*> computed_false_;
  std::vector<const uint64_t*> true_;
  std::vector<const uint64_t*> false_;
  std::vector<std::unique_ptr<AlignedBits>> own_true_;
  std::vector<std::unique_ptr<AlignedBits>> own_false_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_BLOCK_SURVEY_H_
