// SPDX-License-Identifier: Apache-2.0
// An ordered variable has too many values to try each. A test tells two values
// apart only where one of its constants lies between them, so for each constant
// three are tried: itself and the nearest possible below and above it. Of the
// variables that have no order each value is tried.
//
// Many of these are treated alike by all tests, and it makes no difference
// which of them is tried: then the first may stand for the others.
#include "tests/oracle/values_to_try.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "tests/oracle/slow_calendar.h"
#include "tests/oracle/slow_law.h"

namespace safeconduct::oracle {

using law::Expr;
using law::Subject;

namespace {

std::optional<Value> GreatestBelow(const IntervalSet& values, Value bound) {
  std::optional<Value> greatest;
  for (const Interval& run : values.intervals()) {
    if (run.lo < bound) greatest = std::min(run.hi, bound - 1);
  }
  return greatest;
}

std::optional<Value> LeastAbove(const IntervalSet& values, Value bound) {
  for (const Interval& run : values.intervals()) {
    if (run.hi > bound) return std::max(run.lo, bound + 1);
  }
  return std::nullopt;
}

std::set<Value> EachOf(const IntervalSet& possible) {
  std::set<Value> values;
  for (const Interval& run : possible.intervals()) {
    for (Value value = run.lo; value <= run.hi; ++value) values.insert(value);
  }
  return values;
}

std::set<Value> NextTo(const std::set<Value>& constants,
                       const IntervalSet& possible) {
  std::set<Value> values = {possible.min()};
  // None is no number, and the numbers begin behind it.
  if (possible.Contains(kNone)) {
    if (const auto least = LeastAbove(possible, kNone)) values.insert(*least);
  }
  for (const Value constant : constants) {
    if (constant == kNone) continue;
    if (const auto v = GreatestBelow(possible, constant)) values.insert(*v);
    if (possible.Contains(constant)) values.insert(constant);
    if (const auto v = LeastAbove(possible, constant)) values.insert(*v);
  }
  return values;
}

// Returns the first day from which steps lead to a day or past it, by halving.
std::optional<Value> FirstToReach(const calendar::StepsRef& steps, Value day) {
  Value low = kFirstDay.days;
  Value high = kLastDay.days;
  if (FollowSlowly(steps, high) < day) return std::nullopt;
  while (low < high) {
    const Value middle = low + (high - low) / 2;
    if (FollowSlowly(steps, middle) < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

ValuesToTry::Tests ValuesToTry::TestsOf(const Subject& subject) const {
  Tests tests;
  for (const law::ExprId id : tests_) {
    if (law_.expr(id).subject == subject) tests.push_back(&law_.expr(id));
  }
  return tests;
}

// Returns the values of a subject from which on a matter as of the day that it
// says is looked at on a day of change.
std::set<Value> ValuesToTry::ChangesBy(const Subject& subject) const {
  std::set<law::MatterId> looked;
  for (const law::ExprId id : tests_) {
    const Expr& test = law_.expr(id);
    const auto* matter = std::get_if<law::MatterId>(&test.subject);
    if (matter != nullptr) looked.insert(*matter);
    if (test.kind == Expr::Kind::kCompare) looked.insert(test.matter);
  }
  std::set<Value> changes;
  for (const law::MatterId matter : looked) {
    const auto& as_of = law_.matter(matter).as_of;
    if (!as_of || as_of->by != subject) continue;
    const bool counted = std::holds_alternative<law::MeasureId>(subject);
    for (const Value day : record_.DaysOfChange(matter)) {
      if (counted || as_of->day.steps == nullptr) {
        changes.insert(day);
      } else if (const auto first = FirstToReach(as_of->day.steps, day)) {
        changes.insert(*first);
      }
    }
  }
  return changes;
}

std::set<Value> ValuesToTry::ConstantsOf(const Tests& tests) const {
  std::set<Value> constants;
  for (const Expr* test : tests) {
    if (test->kind == Expr::Kind::kCompare) {
      constants.merge(record_.ValuesOf(test->matter));
      continue;
    }
    for (const Interval& run : test->values.intervals()) {
      constants.insert(run.lo);
      constants.insert(run.hi);
    }
  }
  return constants;
}

std::vector<bool> ValuesToTry::TreatmentOf(Value value,
                                           const Tests& tests) const {
  std::vector<bool> treatment;
  for (const Expr* test : tests) {
    if (test->kind == Expr::Kind::kIn) {
      treatment.push_back(test->values.Contains(value));
      continue;
    }
    for (const Value other : record_.ValuesOf(test->matter)) {
      treatment.push_back(StandsIn(value, test->comparison, other));
    }
  }
  return treatment;
}

std::vector<Value> ValuesToTry::OneOfAKind(const std::set<Value>& values,
                                           const Tests& tests) const {
  if (!one_of_a_kind_) return {values.begin(), values.end()};
  std::map<std::vector<bool>, Value> kinds;
  for (const Value value : values) {
    kinds.emplace(TreatmentOf(value, tests), value);
  }
  std::vector<Value> chosen;
  for (const auto& [kind, value] : kinds) chosen.push_back(value);
  return chosen;
}

std::vector<Value> ValuesToTry::OfFact(law::FactId fact,
                                       const IntervalSet& possible) const {
  const law::TypeForm form = law_.fact(fact).type.form;
  const bool ordered =
      form == law::TypeForm::kNumber || law_.fact(fact).type.is_date();
  const Tests tests = TestsOf(fact);
  if (const auto changes = ChangesBy(fact); !changes.empty()) {
    return EachNextTo(changes, tests, possible);
  }
  return OneOfAKind(
      ordered ? NextTo(ConstantsOf(tests), possible) : EachOf(possible), tests);
}

// Which of two days is later makes a difference where both say what a matter
// was, so that none stands for others.
std::vector<Value> ValuesToTry::EachNextTo(std::set<Value> changes,
                                           const Tests& tests,
                                           const IntervalSet& possible) const {
  changes.merge(ConstantsOf(tests));
  const std::set<Value> all = NextTo(changes, possible);
  return {all.begin(), all.end()};
}

std::vector<Value> ValuesToTry::OfMeasure(law::MeasureId measure,
                                          const IntervalSet& possible) const {
  const Tests tests = TestsOf(measure);
  if (const auto changes = ChangesBy(measure); !changes.empty()) {
    return EachNextTo(changes, tests, possible);
  }
  return OneOfAKind(NextTo(ConstantsOf(tests), possible), tests);
}

std::vector<Value> ValuesToTry::Days(
    const chart::Days& days, const std::set<law::MatterId>& matters) const {
  const Tests tests = TestsOf(law::Today());
  std::set<Value> changes = ChangesBy(law::Today());
  for (const law::MatterId matter : matters) {
    if (law_.matter(matter).as_of) continue;
    changes.merge(record_.DaysOfChange(matter));
  }
  std::set<Value> constants = ConstantsOf(tests);
  constants.insert(changes.begin(), changes.end());
  const std::set<Value> next_to =
      NextTo(constants, IntervalSet::Range(days.first.days, days.last.days));
  if (!one_of_a_kind_ || record_.HasOrders()) {
    return {next_to.begin(), next_to.end()};
  }
  // Alike are days between which no matter changes.
  std::map<std::pair<size_t, std::vector<bool>>, Value> kinds;
  for (const Value day : next_to) {
    const auto past = static_cast<size_t>(
        std::distance(changes.begin(), changes.upper_bound(day)));
    kinds.emplace(std::pair(past, TreatmentOf(day, tests)), day);
  }
  std::vector<Value> chosen;
  for (const auto& [kind, day] : kinds) chosen.push_back(day);
  return chosen;
}

}  // namespace safeconduct::oracle
