// SPDX-License-Identifier: Apache-2.0
#include "case/case.h"

#include "case/step_names.h"

namespace safeconduct::chart {
namespace {

int32_t Count(law::Unit unit, Value from, Value to) {
  switch (unit) {
    case law::Unit::kDays:
      return to - from;
    case law::Unit::kMonths:
      return CountMonths(Date{from}, Date{to});
    case law::Unit::kYears:
      return CountYears(Date{from}, Date{to});
  }
  return 0;
}

}  // namespace

Case::Case(const law::Law& law) {
  values_.reserve(law.facts.size());
  for (const law::Fact& fact : law.facts) {
    values_.push_back(fact.type.Universe());
  }
  step_days_.reserve(law.steps.size());
  for (const law::ProcedureStep& step : law.steps) {
    step_days_.push_back(SlotOf(step).type.Universe());
  }
  evidence_.resize(law.steps.size());
}

bool Case::IsKnown(law::FactId fact, const law::Law& law) const {
  // A fact whose type has one value is never known, and need not be: nothing
  // turns on it.
  return values(fact) != law.fact(fact).type.Universe();
}

IntervalSet CountBetween(law::Unit unit, const IntervalSet& from,
                         const IntervalSet& to) {
  IntervalList counts;
  for (const Interval& a : from.intervals()) {
    for (const Interval& b : to.intervals()) {
      // "None" is a run of its own: no run of dates touches it.
      if (a.lo == kNone || b.lo == kNone) {
        counts.Append({kNone, kNone});
      } else {
        // A count grows with its end and falls with its start, by steps of one
        // at most, so that all counts between these two occur.
        counts.Append({Count(unit, a.hi, b.lo), Count(unit, a.lo, b.hi)});
      }
    }
  }
  return IntervalSet(std::move(counts));
}

IntervalSet MeasureValues(const law::Measure& measure, const Case& person,
                          const Days& days) {
  const IntervalSet today = IntervalSet::Range(days.first.days, days.last.days);
  const auto values = [&](const law::DateRef& date) -> const IntervalSet& {
    return date ? person.values(*date) : today;
  };
  return CountBetween(measure.unit, values(measure.from), values(measure.to));
}

}  // namespace safeconduct::chart
