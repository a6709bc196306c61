// SPDX-License-Identifier: Apache-2.0
#include "tests/inside/random_assignment.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <variant>

#include "safeconduct/date.h"
#include "tests/random/key_days.h"

namespace safeconduct::inside {
namespace {

using law::Expr;
using law::Subject;

// A limit longer than this, in whatever unit, leaves the calendar.
constexpr Value kLongestLimit = 20'000;

Value InCalendar(Value day) {
  return std::clamp(day, kFirstDay.days, kLastDay.days);
}

// Returns any of the values, each as likely.
Value AnyOf(random::Dice& dice, const IntervalSet& values) {
  int64_t left = dice.Between(0, static_cast<int32_t>(values.Size()) - 1);
  for (const Interval& run : values.intervals()) {
    const int64_t size = int64_t{run.hi} - run.lo + 1;
    if (left < size) return static_cast<Value>(run.lo + left);
    left -= size;
  }
  return values.min();
}

// Returns any of the values, or one next to a number that is named.
Value DrawNumber(random::Dice& dice, const IntervalSet& all,
                 const std::vector<Value>& named) {
  if (named.empty() || dice.Chance(40)) return AnyOf(dice, all);
  return std::clamp(dice.OneOf(named) + dice.Between(-1, 1), all.min(),
                    all.max());
}

Value Moved(law::Unit unit, Value day, Value count) {
  if (unit == law::Unit::kDays) return day + count;
  const bool years = unit == law::Unit::kYears || unit == law::Unit::kFullYears;
  const Value months = years ? 12 * count : count;
  // No further than the calendar is wide.
  return AddMonths(Date{day}, std::clamp(months, -2400, 2400)).days;
}

}  // namespace

RandomAssignments::RandomAssignments(const law::Law& law,
                                     const record::Record& record)
    : law_(law), of_facts_(law.facts.size()), of_matters_(law.matters.size()) {
  for (size_t i = 0; i < law.matters.size(); ++i) {
    of_matters_[i].push_back(law.matters[i].at_first);
  }
  for (const record::Event& event : record.events) {
    for (const record::Move& move : event.moves) {
      of_matters_[move.matter.index()].push_back(move.value);
    }
  }
  for (const Expr& expr : law.exprs) Add(expr);
}

void RandomAssignments::Add(const Expr& test) {
  if (test.kind == Expr::Kind::kIn) AddConstants(test.subject, test.values);
  if (test.kind == Expr::Kind::kCompare) {
    for (const Value value : of_matters_[test.matter.index()]) {
      AddConstants(test.subject, IntervalSet::Single(value));
    }
  }
}

void RandomAssignments::AddConstants(const Subject& subject,
                                     const IntervalSet& values) {
  for (const Interval& run : values.intervals()) {
    for (const Value end : {run.lo, run.hi}) {
      if (end == kNone) continue;
      std::visit([&](auto id) { AddConstant(id, end); }, subject);
    }
  }
}

void RandomAssignments::AddConstant(law::Today, Value day) {
  days_.push_back(day);
}

void RandomAssignments::AddConstant(law::MeasureId id, Value limit) {
  const law::Measure& measure = law_.measure(id);
  if (measure.unit == law::Unit::kNumbers) {
    // Where the other begins and ends, each may come to lie beyond it.
    AddEnds(*measure.from, *measure.to);
    AddEnds(*measure.to, *measure.from);
    return;
  }
  if (std::abs(limit) > kLongestLimit) return;
  limits_.push_back({measure.unit, limit});
}

void RandomAssignments::AddEnds(law::FactId fact, law::FactId other) {
  const Interval limits = law_.fact(other).type.Limits();
  for (const Value end : {limits.lo, limits.hi}) {
    of_facts_[fact.index()].push_back(end);
  }
}

void RandomAssignments::AddConstant(law::MatterId matter, Value value) {
  of_matters_[matter.index()].push_back(value);
}

void RandomAssignments::AddConstant(law::FactId fact, Value value) {
  const bool is_date = law_.fact(fact).type.is_date();
  (is_date ? days_ : of_facts_[fact.index()]).push_back(value);
}

Value RandomAssignments::DrawDate(random::Dice& dice,
                                  const std::vector<Value>& others) const {
  const int kind = dice.Between(1, 100);
  if (kind <= 50 && !others.empty() && !limits_.empty()) {
    const Limit& limit = dice.OneOf(limits_);
    const Value count = dice.Chance(50) ? limit.count : -limit.count;
    const Value day = Moved(limit.unit, dice.OneOf(others), count);
    return InCalendar(day + dice.Between(-1, 1));
  }
  if (kind <= 65 && !days_.empty()) {
    return InCalendar(dice.OneOf(days_) + dice.Between(-1, 1));
  }
  if (kind <= 80 && !others.empty()) {
    return InCalendar(dice.OneOf(others) + dice.Between(-2, 2));
  }
  return random::DayNearKey(dice).days;
}

Value RandomAssignments::DrawFact(random::Dice& dice, size_t fact,
                                  std::vector<Value>& dates) const {
  const law::Type& type = law_.facts[fact].type;
  if (type.is_date()) {
    if (type.form == law::TypeForm::kDateOrNone && dice.Chance(15)) {
      return kNone;
    }
    dates.push_back(DrawDate(dice, dates));
    return dates.back();
  }
  return DrawNumber(dice, type.Universe(), of_facts_[fact]);
}

oracle::Assignment RandomAssignments::Draw(random::Dice& dice) const {
  oracle::Assignment values;
  std::vector<Value> dates;
  values.today = DrawDate(dice, dates);
  dates.push_back(values.today);
  for (size_t i = 0; i < law_.facts.size(); ++i) {
    values.facts.push_back(DrawFact(dice, i, dates));
  }
  for (size_t i = 0; i < law_.matters.size(); ++i) {
    values.matters.push_back(
        DrawNumber(dice, law_.matters[i].type.Universe(), of_matters_[i]));
  }
  oracle::CountMeasures(law_, values);
  return values;
}

}  // namespace safeconduct::inside
