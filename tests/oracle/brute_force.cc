// SPDX-License-Identifier: Apache-2.0
// Each class is stood for by its least value. The chart is only asked what its
// classes are; whether a situation violates is read off the law as written.
#include "tests/oracle/brute_force.h"

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "tests/oracle/combinations.h"
#include "tests/oracle/slow_law.h"

namespace safeconduct::oracle {
namespace {

using chart::Chart;
using chart::Variable;

constexpr size_t kMaxSituations = size_t{1} << 20;

bool IsMentioned(const Variable& variable, const Mentions& mentions) {
  return std::visit(
      Overloaded{
          [&](law::Today) { return mentions.today; },
          [&](law::MatterId id) { return mentions.matters.contains(id); },
          [&](law::FactId id) { return mentions.facts.contains(id); },
          [&](law::MeasureId id) { return mentions.measures.contains(id); },
          [](record::WindowId) { return false; },
          [](record::DisputeId) { return false; },
          [](law::ExprId) { return false; },  // see ComparesMatters
      },
      variable);
}

void Put(const Variable& variable, Value value, Assignment& values) {
  std::visit(
      Overloaded{
          [&](law::Today) { values.today = value; },
          [&](law::MatterId id) { values.matters[id.index()] = value; },
          [&](law::FactId id) { values.facts[id.index()] = value; },
          [&](law::MeasureId id) { values.measures[id.index()] = value; },
          [](record::WindowId) {},
          [](record::DisputeId) {},
          [](law::ExprId) {},
      },
      variable);
}

// Returns whether a matter that is mentioned is compared with anything: how it
// stands to that is not free of what both are, and the chart counts it so.
bool ComparesMatters(const Chart& chart, const Mentions& mentions) {
  return std::ranges::any_of(chart.Vars(), [&](diagram::VarId var) {
    const law::Expr* comparison = chart.ComparisonOf(var);
    return comparison != nullptr &&
           mentions.matters.contains(comparison->matter);
  });
}

std::vector<diagram::VarId> VariablesOf(const Chart& chart,
                                        const Mentions& mentions) {
  std::vector<diagram::VarId> vars;
  for (const diagram::VarId var : chart.Vars()) {
    if (IsMentioned(chart.variable(var), mentions)) vars.push_back(var);
  }
  return vars;
}

Assignment EmptyAssignment(const law::Law& law) {
  return {0, std::vector<Value>(law.facts.size()),
          std::vector<Value>(law.measures.size()),
          std::vector<Value>(law.matters.size())};
}

}  // namespace

std::optional<Counted> CountByBruteForce(const Chart& chart,
                                         law::GuaranteeId guarantee) {
  const law::Law& law = chart.law();
  const Mentions mentions = MentionsOf(law, guarantee);
  if (ComparesMatters(chart, mentions)) return std::nullopt;
  const auto vars = VariablesOf(chart, mentions);
  std::vector<size_t> sizes;
  for (const diagram::VarId var : vars) {
    sizes.push_back(chart.domain(var).class_count());
  }
  if (!CountOf(sizes, kMaxSituations)) return std::nullopt;
  Counted counted;
  Assignment values = EmptyAssignment(law);
  Combinations combinations(sizes);
  do {
    for (size_t i = 0; i < vars.size(); ++i) {
      const size_t chosen = combinations.choices()[i];
      Put(chart.variable(vars[i]), chart.domain(vars[i]).values(chosen).min(),
          values);
    }
    ++counted.situations;
    if (Violates(law, guarantee, values)) ++counted.violating;
  } while (combinations.Next());
  return counted;
}

}  // namespace safeconduct::oracle
