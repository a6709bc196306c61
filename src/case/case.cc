// SPDX-License-Identifier: Apache-2.0
#include "case/case.h"

namespace safeconduct::chart {

Case::Case(const law::Law& law) {
  values_.reserve(law.facts.size());
  for (const law::Fact& fact : law.facts) {
    values_.push_back(fact.type.Universe());
  }
  step_days_.resize(law.steps.size(), IntervalSet::Single(kNone));
  evidence_.resize(law.steps.size());
}

bool Case::IsKnown(law::FactId fact, const law::Law& law) const {
  // A fact whose type has one value is never known, and need not be: nothing
  // turns on it.
  return values(fact) != law.fact(fact).type.Universe();
}

IntervalSet MeasureValues(const law::Measure& measure, const Case& person,
                          const Days& days) {
  const IntervalSet today = IntervalSet::Range(days.first.days, days.last.days);
  const auto values = [&](const law::DateRef& date) -> const IntervalSet& {
    return date ? person.values(*date) : today;
  };
  return CountsOf(measure, values(measure.from), values(measure.to));
}

}  // namespace safeconduct::chart
