// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/compared_values.h"

#include <set>

namespace safeconduct::oracle {
namespace {

std::set<diagram::VarId> ComparedIn(const chart::Chart& chart) {
  std::set<diagram::VarId> compared;
  for (const diagram::VarId var : chart.Vars()) {
    const law::Expr* expr = chart.ComparisonOf(var);
    if (expr == nullptr) continue;
    compared.insert(*chart.VarOf(expr->subject));
    compared.insert(*chart.VarOf(expr->matter));
  }
  return compared;
}

}  // namespace

std::vector<Value> ValuesThatStandApart(const chart::Chart& chart,
                                        diagram::VarId var) {
  std::set<Value> values;
  const diagram::Domain& domain = chart.domain(var);
  for (size_t c = 0; c < domain.class_count(); ++c) {
    values.insert(domain.values(c).min());
  }
  const std::set<diagram::VarId> compared = ComparedIn(chart);
  if (!compared.contains(var)) return {values.begin(), values.end()};
  const auto add_about = [&](Value end) {
    for (Value value = end - 2; value <= end + 2; ++value) {
      if (domain.universe().Contains(value)) values.insert(value);
    }
  };
  for (const diagram::VarId other : compared) {
    const diagram::Domain& classes = chart.domain(other);
    for (size_t c = 0; c < classes.class_count(); ++c) {
      for (const Interval& run : classes.values(c).intervals()) {
        if (run.lo == kNone) continue;
        add_about(run.lo);
        add_about(run.hi);
      }
    }
  }
  return {values.begin(), values.end()};
}

}  // namespace safeconduct::oracle
