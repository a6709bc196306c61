// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_SETTLING_FACTS_H_
#define SAFECONDUCT_SURVEY_COUNT_SETTLING_FACTS_H_

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "case/case.h"
#include "chart/chart.h"
#include "survey/count/exact_rows.h"
#include "survey/kernel/block.h"
#include "survey/kernel/kernel.h"
#include "survey/kernel/marks.h"
#include "survey/kernel/survey_plan.h"

namespace safeconduct::survey {

// Which facts, were they known, would settle the outcomes that are not.
// Working memory of one thread; the plan is shared and must outlive it.
class SettlingFacts {
 public:
  // `exact_rows` has answered for each block before.
  SettlingFacts(const SurveyPlan& plan, ExactRows& exact_rows);
  ~SettlingFacts();

  // Answers for the block that the block_survey has just answered for, about
  // the cases that are undetermined, by RouteId.
  void Run(const Block& block, const BlockSurvey& block_survey,
           const std::vector<BlockBits>& undetermined);

  // The undetermined cases that knowing the fact would settle whatever its
  // value is, or for some value of it; null where there are none.
  const uint64_t* settles(law::RouteId route, law::FactId fact) const;
  const uint64_t* may_settle(law::RouteId route, law::FactId fact) const;

 private:
  struct Fact;  // one that some route looks at
  struct Found {
    // Else the two planes hold those of another block.
    bool any = false;
    BlockBits settles;
    BlockBits may_settle;
  };

  void AddFact(law::FactId id);
  void CutIntoPieces(Fact& fact) const;
  const Found& FoundOf(law::RouteId route, law::FactId fact) const;
  Found& MutableFound(law::RouteId route, law::FactId fact);
  void TryPieces(const Fact& fact, const Block& block,
                 const BlockSurvey& block_survey,
                 const std::vector<BlockBits>& undetermined);
  void TryPiece(const Fact& fact, size_t piece, const uint64_t* possible);
  void MarkPieces(const Fact& fact, const Column& column);
  void TryCases(const Block& block, const std::vector<BlockBits>& undetermined);
  std::vector<Interval> RunsOf(law::FactId date, const chart::Case& person,
                               const Days& days) const;
  void LookAtValues(law::FactId fact, const Days& days,
                    const std::vector<bool>& is_open_question,
                    chart::Case& supposed, std::vector<uint8_t>& seen);
  chart::Case AsTested(const chart::Case& person) const;
  const std::vector<uint8_t>& TryCase(const chart::Case& person,
                                      const Days& days, bool all);

  const SurveyPlan& plan_;
  ExactRows& exact_rows_;
  std::vector<Fact> facts_;
  std::vector<Found> found_;  // by route and fact
  // For pieces that are the same for all cases.
  Planes planes_;
  Kernel kernel_;
  // By variable of the plan: false.
  std::vector<bool> none_exact_;
  OrderedMarker marker_;
  std::vector<AlignedBits> piece_bits_;
  // By what is known of a case, as far as it is tested: what knowing each fact
  // does, as TryCase returns it.
  std::unordered_map<std::string, std::vector<uint8_t>> remembered_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_SETTLING_FACTS_H_
