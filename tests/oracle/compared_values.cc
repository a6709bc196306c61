// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/compared_values.h"

#include <set>
#include <variant>

namespace safeconduct::oracle {
namespace {

using law::Subject;

std::set<Subject> ComparedIn(const chart::Chart& chart) {
  std::set<Subject> compared;
  for (const diagram::VarId var : chart.Vars()) {
    if (const law::Expr* expr = chart.ComparisonOf(var)) {
      compared.insert(expr->subject);
      compared.insert(expr->matter);
    }
  }
  for (const law::FactId fact : NumbersCompared(chart)) compared.insert(fact);
  return compared;
}

// Returns the classes of something that a test looks at; of a number that is
// only compared with another, all that it may be as one.
std::vector<IntervalSet> ClassesOf(const chart::Chart& chart,
                                   const Subject& subject) {
  const auto var = chart.VarOf(subject);
  if (!var) {
    const auto fact = std::get<law::FactId>(subject);
    return {chart.law().fact(fact).type.Universe()};
  }
  std::vector<IntervalSet> classes;
  const diagram::Domain& domain = chart.domain(*var);
  for (size_t c = 0; c < domain.class_count(); ++c) {
    classes.push_back(domain.values(c));
  }
  return classes;
}

}  // namespace

std::set<law::FactId> NumbersCompared(const chart::Chart& chart) {
  std::set<law::FactId> numbers;
  for (const law::MeasureId id : chart.law().MeasureIds()) {
    const law::Measure& measure = chart.law().measure(id);
    if (measure.unit != law::Unit::kNumbers || !chart.VarOf(id)) continue;
    numbers.insert({*measure.from, *measure.to});
  }
  return numbers;
}

std::vector<Value> ValuesThatStandApart(const chart::Chart& chart,
                                        const Subject& subject) {
  std::set<Value> values;
  IntervalSet universe;
  for (const IntervalSet& each : ClassesOf(chart, subject)) {
    values.insert(each.min());
    universe = universe.Union(each);
  }
  const std::set<Subject> compared = ComparedIn(chart);
  if (!compared.contains(subject)) return {values.begin(), values.end()};
  const auto add_about = [&](Value end) {
    for (Value value = end - 2; value <= end + 2; ++value) {
      if (universe.Contains(value)) values.insert(value);
    }
  };
  for (const Subject& other : compared) {
    for (const IntervalSet& classes : ClassesOf(chart, other)) {
      for (const Interval& run : classes.intervals()) {
        if (run.lo == kNone) continue;
        add_about(run.lo);
        add_about(run.hi);
      }
    }
  }
  return {values.begin(), values.end()};
}

}  // namespace safeconduct::oracle
