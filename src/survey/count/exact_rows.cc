// SPDX-License-Identifier: Apache-2.0
//
// The kernel walks over classes, for all cases at once. That is exact for cases
// whose dates are known. Where a date is not, and two variables look at it, the
// walk may take them apart, and leave open what is settled; and where a pack
// has assumptions, it may not see that those rule out every combination. Such
// cases are looked at here, each by itself and as `ask` would
// (query/possibilities.h), and what was found is remembered: few of the cells
// of a table differ from one row to the next.
//
// With dates that are known a walk is exact, and it costs far less than a
// search. So days are guessed for all dates first, those among them that a
// search found for other cases (query/dates/date_guesses.h): most that is open
// shows so.
#include "survey/count/exact_rows.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "base/overloaded.h"
#include "chart/dependencies.h"
#include "survey/count/row_case.h"
#include "survey/plan/diagrams.h"

namespace safeconduct::survey {

using diagram::VarId;

namespace {

// A key takes some bytes for each fact, and a table of rows that are all unlike
// gains nothing from more; all are forgotten at once.
constexpr size_t kMaxRemembered = 1 << 16;

std::vector<query::RealSearch::Variable> VariablesOf(const SurveyPlan& plan) {
  std::vector<query::RealSearch::Variable> variables;
  for (const DiagramVariable& each : plan.variables()) {
    variables.push_back({&each.variable, &each.domain});
  }
  return variables;
}

void AddBytes(Value value, std::string& key) {
  for (int shift = 0; shift < 32; shift += 8) {
    key += static_cast<char>((static_cast<uint32_t>(value) >> shift) & 0xff);
  }
}

}  // namespace

ExactRows::ExactRows(const SurveyPlan& plan)
    : plan_(plan),
      evaluator_(plan.store()),
      possible_(plan.store()),
      search_(plan.law(), VariablesOf(plan), plan.store()),
      guesses_(plan.law(), VariablesOf(plan), plan.store()),
      all_roots_(plan.root_count(), true) {
  const law::Law& law = plan.law();
  std::map<law::DateRef, size_t> looks;
  for (const Plan::Variable& each : plan.plan().variables) {
    const chart::Variable& variable =
        plan.variables()[each.var.index()].variable;
    const auto* measure = std::get_if<law::MeasureId>(&variable);
    // Steps jump over days, so that not every number between two is counted.
    const bool jumps = measure != nullptr && law.measure(*measure).has_steps();
    for (const auto& looked : chart::LookedAt(law, variable)) {
      looks[looked] += jumps ? 2 : 1;
    }
  }
  // One variable that looks at a date tells all that its days can be; two may
  // be taken apart.
  for (const auto& [looked, count] : looks) {
    if (looked) facts_.push_back(*looked);
    if (count < 2) continue;
    if (!looked) {
      day_ = true;
    } else if (law.IsCounted(*looked)) {
      dates_.push_back(*looked);
    }
  }
}

void ExactRows::Run(const Block& block, BlockSurvey& block_survey) {
  any_contradictory_ = false;
  looked_at_.fill(0);
  contradictory_.fill(0);
  MarkRows(block, block_survey);
  for (size_t i = 0; i < block.case_count; ++i) {
    if (!HasBit(looked_at_.data(), i)) continue;
    if (remembered_.size() > kMaxRemembered) remembered_.clear();
    key_.clear();
    AddKey(block, i);
    auto known = remembered_.find(key_);
    if (known == remembered_.end()) {
      const auto& answer =
          Answer(CaseOf(plan_.law(), block, i),
                 DaysOf(block, plan_.form().days, i), all_roots_);
      known = remembered_.emplace(key_, answer).first;
    }
    const std::vector<uint8_t>& answer = known->second;
    if (answer.front() == 0) {
      SetBit(contradictory_, i);
      any_contradictory_ = true;
    }
    for (size_t root = 0; root + 1 < answer.size(); ++root) {
      for (const bool is_true : {true, false}) {
        const uint8_t may = is_true ? kMayBeTrue : kMayBeFalse;
        const uint64_t* bits = is_true ? block_survey.may_be_true(root)
                                       : block_survey.may_be_false(root);
        if ((answer[root + 1] & may) == 0 && HasBit(bits, i)) {
          block_survey.RuleOut(root, is_true, i);
        }
      }
    }
  }
}

// Marks the cases that the kernel may leave too much: those with a date that is
// not known exactly and, without assumptions, some root that is not settled.
// Of a pack with assumptions also those that are on no side of anything.
void ExactRows::MarkRows(const Block& block, const BlockSurvey& block_survey) {
  const auto mark = [&](const Column& column) {
    BlockBits inexact;
    MarkInexact(column, block.case_count, inexact);
    for (size_t w = 0; w < kPlaneWords; ++w) looked_at_[w] |= inexact[w];
  };
  for (const law::FactId date : dates_) mark(block.facts[date.index()]);
  if (day_ && block.days.present()) {
    mark(block.days);
  } else if (day_ && plan_.form().days.first != plan_.form().days.last) {
    looked_at_.fill(~uint64_t{0});
  }
  const bool assumed = plan_.possible() != diagram::kTrue;
  BlockBits unsettled{};
  BlockBits nowhere{};
  for (size_t root = 0; root < plan_.root_count(); ++root) {
    const uint64_t* may = block_survey.may_be_true(root);
    const uint64_t* may_not = block_survey.may_be_false(root);
    for (size_t w = 0; w < kPlaneWords; ++w) {
      unsettled[w] |= may[w] & may_not[w];
      nowhere[w] |= ~(may[w] | may_not[w]);
    }
  }
  for (size_t w = 0; w < kPlaneWords; ++w) {
    if (!assumed) looked_at_[w] &= unsettled[w];
    if (assumed) looked_at_[w] |= nowhere[w];
  }
}

void ExactRows::AddKey(const Block& block, size_t row) {
  const auto add = [&](const Column& column) {
    const bool known = column.known == nullptr || HasBit(column.known, row);
    const bool range =
        known && (column.has_range == nullptr || HasBit(column.has_range, row));
    const bool none =
        column.may_be_none != nullptr && HasBit(column.may_be_none, row);
    const auto set = std::ranges::lower_bound(
        column.sets, static_cast<uint32_t>(row), {}, &SetCell::row);
    if (set != column.sets.end() && set->row == row) {
      key_ += 's';
      for (const Interval& run : set->values->intervals()) {
        AddBytes(run.lo, key_);
        AddBytes(run.hi, key_);
      }
    }
    key_ += static_cast<char>('0' + (known ? 1 : 0) + (range ? 2 : 0) +
                              (none ? 4 : 0));
    if (!range) return;
    AddBytes(CellValue(column.type, column.low, row), key_);
    AddBytes(CellValue(column.type, column.high, row), key_);
  };
  for (const law::FactId fact : facts_) {
    if (block.facts[fact.index()].present()) add(block.facts[fact.index()]);
  }
  if (block.days.present()) add(block.days);
}

// Makes every variable of the plan what the case and the days allow.
void ExactRows::Put(const chart::Case& person, const Days& days) {
  const auto put = [&](VarId var, const IntervalSet& values) {
    const auto words = possible_.mutable_words(var);
    std::ranges::fill(words, 0);
    plan_.variables()[var.index()].domain.MarkClasses(values.intervals(),
                                                      words);
  };
  for (const Plan::Variable& each : plan_.plan().variables) {
    const DiagramVariable& about = plan_.variables()[each.var.index()];
    std::visit(
        Overloaded{
            [&](law::Today) {
              put(each.var,
                  IntervalSet::Range(days.first.days, days.last.days));
            },
            [&](law::FactId fact) { put(each.var, person.values(fact)); },
            [&](law::MeasureId measure) {
              put(each.var, chart::MeasureValues(plan_.law().measure(measure),
                                                 person, days));
            },
            [&](record::WindowId) { put(each.var, about.possible); },
            [&](record::DisputeId) { put(each.var, about.possible); },
            [&](law::MatterId) { possible_.SetAll(each.var); },
            [&](law::ExprId) { possible_.SetAll(each.var); },
        },
        about.variable);
  }
}

bool ExactRows::Reaches(const chart::Side& side) {
  const diagram::Reach reach = evaluator_.Reachable(side.root, possible_);
  return (reach &
          (side.terminal ? diagram::kMayBeTrue : diagram::kMayBeFalse)) != 0;
}

bool ExactRows::Comes(const chart::Side& side) {
  if (!Reaches(side)) return false;
  if (!search_.has_open_dates()) return true;
  if (guesses_.Meets({&side, 1})) return true;
  const query::Real real = search_.Meets({&side, 1});
  if (real == query::Real::kFound) guesses_.Learn(search_);
  // Where the search gives up, what it looked for may be.
  return real != query::Real::kNone;
}

const std::vector<uint8_t>& ExactRows::Answer(const chart::Case& person,
                                              const Days& days,
                                              const std::vector<bool>& wanted) {
  answer_.assign(wanted.size() + 1, 0);
  Put(person, days);
  search_.Pose(possible_, person, days);
  guesses_.Pose(possible_, person, days);
  if (answer_.front() == 0 && !Comes({plan_.possible(), true})) return answer_;
  answer_.front() = 1;
  for (size_t root = 0; root < wanted.size(); ++root) {
    if (!wanted[root]) continue;
    uint8_t& found = answer_[root + 1];
    if ((found & kMayBeTrue) == 0 && Comes(plan_.SideOf(root, true))) {
      found |= kMayBeTrue;
    }
    // What is never so is never so of anybody who can be.
    if ((found & kMayBeFalse) == 0 &&
        (found == 0 || Comes(plan_.SideOf(root, false)))) {
      found |= kMayBeFalse;
    }
  }
  return answer_;
}

}  // namespace safeconduct::survey
