// SPDX-License-Identifier: Apache-2.0
// Each class is stood for by its least value. The chart is only asked what its
// classes are; whether a situation violates is read off the law as written.
#include "tests/oracle/brute_force.h"

#include <cstddef>
#include <vector>

#include "tests/oracle/combinations.h"
#include "tests/oracle/slow_law.h"

namespace safeconduct::oracle {
namespace {

using chart::Chart;
using chart::Variable;

constexpr size_t kMaxSituations = size_t{1} << 20;

bool IsMentioned(const Variable& variable, const Mentions& mentions) {
  switch (variable.kind) {
    case Variable::Kind::kToday:
      return mentions.today;
    case Variable::Kind::kMatter:
      return mentions.matters.contains(law::MatterId(size_t{variable.index}));
    case Variable::Kind::kFact:
      return mentions.facts.contains(law::FactId(variable.index));
    case Variable::Kind::kMeasure:
      return mentions.measures.contains(law::MeasureId(variable.index));
    case Variable::Kind::kWindow:
    case Variable::Kind::kDispute:
    case Variable::Kind::kComparison:  // see ComparesMatters
      break;
  }
  return false;
}

void Put(const Variable& variable, Value value, Assignment& values) {
  switch (variable.kind) {
    case Variable::Kind::kToday:
      values.today = value;
      break;
    case Variable::Kind::kMatter:
      values.matters[variable.index] = value;
      break;
    case Variable::Kind::kFact:
      values.facts[variable.index] = value;
      break;
    case Variable::Kind::kMeasure:
      values.measures[variable.index] = value;
      break;
    case Variable::Kind::kWindow:
    case Variable::Kind::kDispute:
    case Variable::Kind::kComparison:
      break;
  }
}

// Returns whether a matter that is mentioned is compared with anything: how it
// stands to that is not free of what both are, and the chart counts it so.
bool ComparesMatters(const Chart& chart, const Mentions& mentions) {
  for (size_t i = 0; i < chart.var_count(); ++i) {
    const Variable& variable = chart.variable(diagram::VarId(i));
    if (variable.kind == Variable::Kind::kComparison &&
        mentions.matters.contains(chart.ComparisonOf(variable).matter)) {
      return true;
    }
  }
  return false;
}

std::vector<diagram::VarId> VariablesOf(const Chart& chart,
                                        const Mentions& mentions) {
  std::vector<diagram::VarId> vars;
  for (size_t i = 0; i < chart.var_count(); ++i) {
    const diagram::VarId var(i);
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
