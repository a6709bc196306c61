// SPDX-License-Identifier: Apache-2.0
//
// Every count of a survey is a plane: bit i says that case i counts. Planes
// that the kernel has made are pointed to, and only what is made of several of
// them has bits of its own; a count that a block has nothing for has no plane.
// Behind the last case planes hold anything, also after a complement: who
// counts them stops there.
#include "survey/count/block_answers.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "query/contradiction.h"
#include "survey/count/exact_rows.h"
#include "survey/count/row_case.h"
#include "survey/count/settling_facts.h"

namespace safeconduct::survey {

using law::RouteId;

BlockAnswers::BlockAnswers(const SurveyPlan& plan, bool reasons)
    : plan_(plan),
      reasons_(reasons),
      layout_(plan.law(), reasons),
      block_survey_(plan),
      exact_rows_(std::make_unique<ExactRows>(plan)),
      planes_(layout_.size()),
      own_(layout_.size()),
      undetermined_(plan.law().routes.size()) {
  if (reasons) settling_ = std::make_unique<SettlingFacts>(plan, *exact_rows_);
}

BlockAnswers::~BlockAnswers() = default;

const BlockBits* BlockAnswers::contradictory() const {
  return exact_rows_->any_contradictory() ? &exact_rows_->contradictory()
                                          : nullptr;
}

// Finding what does not go together takes milliseconds.
void BlockAnswers::AddContradictions(const Block& block,
                                     std::span<const size_t> rows,
                                     std::span<const size_t> lines,
                                     size_t most_told,
                                     std::vector<SurveyFault>& faults) const {
  std::vector<SurveyFault> added;
  const auto earlier = std::exchange(faults, {});
  for (size_t i = 0; i < block.case_count; ++i) {
    if (!HasBit(exact_rows_->contradictory().data(), i)) continue;
    const size_t row = rows[i];
    const auto later =
        std::ranges::lower_bound(earlier, row, {}, &SurveyFault::row);
    const auto place =
        static_cast<size_t>(later - earlier.begin()) + added.size();
    std::string text = "contradicts itself";
    if (place < most_told) {
      text = query::DescribeContradiction(plan_.chart(),
                                          CaseOf(plan_.law(), block, i),
                                          DaysOf(block, plan_.form().days, i));
    }
    added.push_back({row, lines.empty() ? row : lines[i], "", text});
  }
  std::ranges::merge(earlier, added, std::back_inserter(faults), {},
                     &SurveyFault::row, &SurveyFault::row);
}

void BlockAnswers::Run(const Block& block) {
  // What the block before it was settled by is no news of this one.
  std::ranges::fill(planes_, nullptr);
  block_survey_.Run(block);
  exact_rows_->Run(block, block_survey_);
  for (const RouteId route : plan_.law().RouteIds()) {
    CountOutcomes(route);
    if (plan_.form().versus) CountVersus(route);
    if (reasons_) CountClosing(route);
  }
  // Who is known exactly is not undetermined.
  if (block_survey_.all_exact()) return;
  if (reasons_) CountSettling(block);
}

// Returns bits of its own for a count.
BlockBits& BlockAnswers::Own(size_t count) {
  if (!own_[count]) own_[count] = std::make_unique<BlockBits>();
  planes_[count] = own_[count]->data();
  return *own_[count];
}

void BlockAnswers::PutComplement(size_t count, const uint64_t* bits) {
  BlockBits& own = Own(count);
  for (size_t w = 0; w < kPlaneWords; ++w) own[w] = ~bits[w];
}

void BlockAnswers::CountOutcomes(RouteId route) {
  const auto [open, closed] = outcomes(route);
  planes_[layout_.Of(route, Count::kPossible)] = open;
  // Open for certain is who may not be closed, and the other way round.
  PutComplement(layout_.Of(route, Count::kCertain), closed);
  PutComplement(layout_.Of(route, Count::kClosed), open);
  BlockBits& undetermined = undetermined_[route.index()];
  for (size_t w = 0; w < kPlaneWords; ++w) {
    undetermined[w] = open[w] & closed[w];
  }
}

void BlockAnswers::CountVersus(RouteId route) {
  // Of a root that is true where something has changed: certainly is who may
  // not be false, possibly who may be true.
  const auto root = [&](size_t at, Count certain, Count possible) {
    planes_[layout_.Of(route, possible)] = block_survey_.may_be_true(at);
    PutComplement(layout_.Of(route, certain), block_survey_.may_be_false(at));
  };
  root(plan_.RootOfVersus(route), Count::kVersusCertain,
       Count::kVersusPossible);
  PutComplement(layout_.Of(route, Count::kVersusClosed),
                versus_outcomes(route).may_be_open);
  root(plan_.RootOfOpens(route), Count::kOpensCertain, Count::kOpensPossible);
  root(plan_.RootOfCloses(route), Count::kClosesCertain,
       Count::kClosesPossible);
}

// -- Why closed ---------------------------------------------------------------

void BlockAnswers::CountClosing(RouteId route) {
  const auto clauses = plan_.law().ClausesOf(route);
  const auto closes = [&](law::ClauseId clause) {
    const size_t root = plan_.RootOf(clause);
    return plan_.law().clause(clause).closes_where_it_holds()
               ? block_survey_.may_be_false(root)
               : block_survey_.may_be_true(root);
  };
  // Two bits a case count to two, which is as far as it matters: closed by one
  // clause alone, or by that one among others.
  BlockBits by_some{};
  BlockBits by_several{};
  for (const law::ClauseId clause : clauses) {
    const uint64_t* may_not_close = closes(clause);
    for (size_t w = 0; w < kPlaneWords; ++w) {
      by_several[w] |= by_some[w] & ~may_not_close[w];
      by_some[w] |= ~may_not_close[w];
    }
  }
  for (size_t i = 0; i < clauses.size(); ++i) {
    const uint64_t* may_not_close = closes(clauses[i]);
    BlockBits& alone = Own(layout_.Alone(route, i));
    BlockBits& among = Own(layout_.Among(route, i));
    for (size_t w = 0; w < kPlaneWords; ++w) {
      alone[w] = ~may_not_close[w] & ~by_several[w];
      among[w] = ~may_not_close[w] & by_several[w];
    }
  }
  // Closed, and each clause by itself may leave it open: whatever the truth is,
  // some clause closes it, and nobody can say which.
  BlockBits& together = Own(layout_.Of(route, Count::kTogether));
  const uint64_t* open = outcomes(route).may_be_open;
  for (size_t w = 0; w < kPlaneWords; ++w) together[w] = ~open[w] & ~by_some[w];
}

// -- What is undetermined -----------------------------------------------------

// With reasons this is the dearest step of all, and the only one that is not
// done for all cases at once (settling_facts.cc).
void BlockAnswers::CountSettling(const Block& block) {
  settling_->Run(block, block_survey_, undetermined_);
  for (const RouteId route : plan_.law().RouteIds()) {
    for (const law::FactId fact : plan_.law().FactIds()) {
      planes_[layout_.Settles(route, fact)] = settling_->settles(route, fact);
      planes_[layout_.MaySettle(route, fact)] =
          settling_->may_settle(route, fact);
    }
  }
}

}  // namespace safeconduct::survey
