// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_EXACT_ROWS_H_
#define SAFECONDUCT_SURVEY_COUNT_EXACT_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "case/case.h"
#include "diagram/evaluation.h"
#include "query/dates/date_guesses.h"
#include "query/dates/real_search.h"
#include "survey/kernel/block.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"

namespace safeconduct::survey {

// Answers, exactly over real dates, for the cases of which a walk over classes
// may leave too much possible: see exact_rows.cc. Working memory of one thread;
// the plan is shared and must outlive it.
class ExactRows {
 public:
  explicit ExactRows(const SurveyPlan& plan);

  // Rules out in `block_survey`, which has just answered for the block, what no
  // real dates come to.
  void Run(const Block& block, BlockSurvey& block_survey);

  // The cases that were looked at one by one.
  const BlockBits& looked_at() const { return looked_at_; }
  // Those that contradict themselves: no combination is possible.
  const BlockBits& contradictory() const { return contradictory_; }
  bool any_contradictory() const { return any_contradictory_; }

  // Returns what a case comes to: of each of the first roots, as many as are
  // asked for, whether it may be true and whether it may be false, as bits of a
  // byte, and before them whether any combination is possible; nothing of those
  // that are not `wanted`. Holds until the next call. Costs a search for each
  // root whose answer no guess shows.
  const std::vector<uint8_t>& Answer(const chart::Case& person,
                                     const Days& days,
                                     const std::vector<bool>& wanted);
  static constexpr uint8_t kMayBeTrue = 1;
  static constexpr uint8_t kMayBeFalse = 2;

 private:
  void MarkRows(const Block& block, const BlockSurvey& block_survey);
  void AddKey(const Block& block, size_t row);
  void Put(const chart::Case& person, const Days& days);
  bool Reaches(const chart::Side& side);
  bool Comes(const chart::Side& side);

  const SurveyPlan& plan_;
  diagram::Evaluator evaluator_;
  diagram::PossibleClasses possible_;
  query::RealSearch search_;
  // What is possible for one case mostly is for the next.
  query::DateGuesses guesses_;
  // The dates that matter here, by what looks at them, and whether the day is
  // among them.
  std::vector<law::FactId> dates_;
  bool day_ = false;
  std::vector<law::FactId> facts_;  // that the plan looks at
  BlockBits looked_at_{};
  BlockBits contradictory_{};
  bool any_contradictory_ = false;
  std::string key_;
  std::vector<bool> all_roots_;
  std::vector<uint8_t> answer_;
  // By what a row says of `facts_`: tables say the same things over and over.
  std::unordered_map<std::string, std::vector<uint8_t>> remembered_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_EXACT_ROWS_H_
