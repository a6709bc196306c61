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
#include "tests/oracle/least_flips.h"
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

// Tries every class of each of some variables.
template <typename Visit>
void ForEachAssignment(const Chart& chart,
                       const std::vector<diagram::VarId>& vars,
                       const std::vector<size_t>& sizes, const Visit& visit) {
  Assignment values = EmptyAssignment(chart.law());
  Combinations combinations(sizes);
  do {
    for (size_t i = 0; i < vars.size(); ++i) {
      const size_t chosen = combinations.choices()[i];
      Put(chart.variable(vars[i]), chart.domain(vars[i]).values(chosen).min(),
          values);
    }
    visit(values);
  } while (combinations.Next());
}

std::vector<size_t> SizesOf(const Chart& chart,
                            const std::vector<diagram::VarId>& vars) {
  std::vector<size_t> sizes;
  for (const diagram::VarId var : vars) {
    sizes.push_back(chart.domain(var).class_count());
  }
  return sizes;
}

// Returns the variables that have a say in what is possible: those of which two
// classes come to different things. Nothing where there is too much to try.
std::optional<std::vector<diagram::VarId>> VariablesOfPossible(
    const Chart& chart) {
  const auto vars = VariablesOf(chart, MentionsOfAssumptions(chart.law()));
  MadeOfRoute possible{SizesOf(chart, vars), {}};
  if (!CountOf(possible.sizes, kMaxSituations)) return std::nullopt;
  ForEachAssignment(chart, vars, possible.sizes, [&](const Assignment& values) {
    possible.made.push_back(IsPossible(chart.law(), values) ? Made::kOpen
                                                            : Made::kClosed);
  });
  const auto matters = *InLeastFlips(possible, 0);
  std::vector<diagram::VarId> having_a_say;
  for (size_t i = 0; i < vars.size(); ++i) {
    if (matters[i]) having_a_say.push_back(vars[i]);
  }
  return having_a_say;
}

}  // namespace

std::optional<Counted> CountByBruteForce(const Chart& chart,
                                         law::GuaranteeId guarantee) {
  const law::Law& law = chart.law();
  const Mentions mentions = MentionsOf(law, guarantee);
  if (ComparesMatters(chart, mentions)) return std::nullopt;
  // As of two days matters are not free of each other.
  for (const law::MatterId matter : mentions.matters) {
    if (law.matter(matter).as_of) return std::nullopt;
  }
  auto vars = VariablesOf(chart, mentions);
  const auto of_possible = VariablesOfPossible(chart);
  if (!of_possible) return std::nullopt;
  vars.insert(vars.end(), of_possible->begin(), of_possible->end());
  std::ranges::sort(vars);
  const auto twice = std::ranges::unique(vars);
  vars.erase(twice.begin(), twice.end());
  const std::vector<size_t> sizes = SizesOf(chart, vars);
  if (!CountOf(sizes, kMaxSituations)) return std::nullopt;
  Counted counted;
  ForEachAssignment(chart, vars, sizes, [&](const Assignment& values) {
    if (IsPossible(law, values)) ++counted.situations;
    if (Violates(law, guarantee, values)) ++counted.violating;
  });
  return counted;
}

}  // namespace safeconduct::oracle
