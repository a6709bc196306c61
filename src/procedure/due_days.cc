// SPDX-License-Identifier: Apache-2.0
#include "procedure/due_days.h"

#include "chart/question.h"
#include "diagram/evaluation.h"

namespace safeconduct::procedure {

const IntervalSet& DueDays::Of(law::DayId day) {
  if (!found_) found_ = ask::FindDays(chart_, person_, days_);
  return found_->values[day.index()];
}

std::vector<size_t> DueDays::WaysOf(law::DayId day) const {
  chart::Question question(chart_);
  question.Fill(person_, days_);
  diagram::Evaluator evaluator(chart_.store());
  std::vector<size_t> ways;
  const auto& alternatives = chart_.law().day(day).alternatives;
  for (size_t i = 0; i < alternatives.size(); ++i) {
    const auto root = chart_.dated().days[day.index()][i];
    const auto reach = evaluator.Reachable(root, question.possible());
    if ((reach & diagram::kMayBeTrue) == 0) continue;
    const size_t way = alternatives[i].declared;
    // Several alternatives come from one way that is declared.
    if (ways.empty() || ways.back() != way) ways.push_back(way);
  }
  return ways;
}

}  // namespace safeconduct::procedure
