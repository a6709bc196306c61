// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_BLOCK_ANSWERS_H_
#define SAFECONDUCT_SURVEY_COUNT_BLOCK_ANSWERS_H_

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "safeconduct/survey.h"
#include "survey/count/tally.h"
#include "survey/kernel/block.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"

namespace safeconduct::survey {

class ExactRows;
class SettlingFacts;

// What a route is to the cases of a block: by case, a bit. They hold as long as
// the planes do.
struct BlockOutcomes {
  const uint64_t* may_be_open;
  const uint64_t* may_be_closed;

  law::Outcome Of(size_t number) const {
    if (!HasBit(may_be_open, number)) return law::Outcome::kClosed;
    return HasBit(may_be_closed, number) ? law::Outcome::kUndetermined
                                         : law::Outcome::kOpen;
  }
};

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
  BlockOutcomes outcomes(law::RouteId route) const {
    return OutcomesOf(plan_.RootOf(route));
  }
  // The cases that contradict themselves, of which no count means anything;
  // null where none does.
  const BlockBits* contradictory() const;
  // Adds to faults, which are in the order of their rows and stay so, those of
  // the cases that contradict themselves. `rows` and `lines` are by case; lines
  // are rows where they are empty. What does not go together is told of those
  // alone that come to be among the first `most_told` of all.
  void AddContradictions(const Block& block, std::span<const size_t> rows,
                         std::span<const size_t> lines, size_t most_told,
                         std::vector<SurveyFault>& faults) const;
  BlockOutcomes versus_outcomes(law::RouteId route) const {
    return OutcomesOf(plan_.RootOfVersus(route));
  }

 private:
  BlockOutcomes OutcomesOf(size_t root) const {
    return {block_survey_.may_be_true(root), block_survey_.may_be_false(root)};
  }
  void CountOutcomes(law::RouteId route);
  void CountVersus(law::RouteId route);
  void CountClosing(law::RouteId route);
  void CountSettling(const Block& block);
  BlockBits& Own(size_t count);
  void PutComplement(size_t count, const uint64_t* bits);

  const SurveyPlan& plan_;
  bool reasons_;
  CountLayout layout_;
  BlockSurvey block_survey_;
  std::unique_ptr<ExactRows> exact_rows_;
  std::unique_ptr<SettlingFacts> settling_;
  // By CountLayout; into own_, or where the kernel or `settling_` keeps them.
  std::vector<const uint64_t*> planes_;
  std::vector<std::unique_ptr<BlockBits>> own_;  // by CountLayout, as needed
  std::vector<BlockBits> undetermined_;          // by RouteId
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_BLOCK_ANSWERS_H_
