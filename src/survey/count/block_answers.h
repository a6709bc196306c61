// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_BLOCK_ANSWERS_H_
#define SAFECONDUCT_SURVEY_COUNT_BLOCK_ANSWERS_H_

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "survey/count/tally.h"
#include "survey/kernel/block.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"

namespace safeconduct::survey {

class SettlingFacts;

// All that a survey counts about a block, as bits of its cases. Working memory
// of one thread; the plan is shared and must outlive it.
class BlockAnswers {
 public:
  // With `reasons`, the plan has clauses.
  BlockAnswers(const SurveyPlan& plan, bool reasons);
  ~BlockAnswers();

  // Answers for a block. The planes hold until the next.
  void Run(const Block& block);

  const CountLayout& layout() const { return layout_; }
  // By CountLayout; null where no case counts.
  std::span<const uint64_t* const> planes() const { return planes_; }
  // The cases that may be open, and those that may be closed.
  const uint64_t* may_be_open(law::RouteId route) const {
    return block_survey_.may_be_true(plan_.RootOf(route));
  }
  const uint64_t* may_be_closed(law::RouteId route) const {
    return block_survey_.may_be_false(plan_.RootOf(route));
  }
  const uint64_t* versus_may_be_open(law::RouteId route) const {
    return block_survey_.may_be_true(plan_.RootOfVersus(route));
  }
  const uint64_t* versus_may_be_closed(law::RouteId route) const {
    return block_survey_.may_be_false(plan_.RootOfVersus(route));
  }

 private:
  void CountOutcomes(law::RouteId route);
  void CountVersus(law::RouteId route);
  void CountWide(const Block& block);
  void CountClosing(law::RouteId route);
  void CountSettling(const Block& block);
  BlockBits& Own(size_t count);
  void PutComplement(size_t count, const uint64_t* bits);

  const SurveyPlan& plan_;
  bool reasons_;
  CountLayout layout_;
  BlockSurvey block_survey_;
  std::unique_ptr<SettlingFacts> settling_;
  std::vector<const uint64_t*> planes_;
  std::vector<std::unique_ptr<BlockBits>> own_;  // by CountLayout, as needed
  std::vector<BlockBits> undetermined_;          // by RouteId
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_BLOCK_ANSWERS_H_
