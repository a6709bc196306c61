// SPDX-License-Identifier: Apache-2.0
#include "query/tested.h"

#include <set>

#include "diagram/analysis.h"
#include "law/walk.h"

namespace safeconduct::query {
namespace {

using diagram::VarId;
using law::ExprId;

// Returns the variables that conditions test, ascending.
std::vector<VarId> VarsTestedIn(const chart::Chart& chart,
                                const std::vector<ExprId>& conditions) {
  std::set<VarId> vars;
  law::Walker walker(chart.law(), law::Walker::Into::kTermsAndRoutes);
  for (const ExprId condition : conditions) {
    walker.Walk(condition, [&](const law::Expr& expr) {
      // The variable is the comparison; the number and the matter by themselves
      // are not asked for here.
      if (expr.kind == law::Expr::Kind::kCompare) {
        vars.insert(chart.VarOfComparison(expr));
        return;
      }
      law::ForEachTested(expr, [&](const law::Subject& subject) {
        vars.insert(*chart.VarOf(subject));
      });
    });
  }
  return {vars.begin(), vars.end()};
}

}  // namespace

std::vector<VarId> VarsTested(const chart::Chart& chart, ExprId condition) {
  return VarsTestedIn(chart, {condition});
}

std::vector<VarId> VarsTested(const chart::Chart& chart, law::ClauseId clause) {
  return VarsTestedIn(chart, law::ConditionsOf(chart.law().clause(clause)));
}

std::vector<VarId> WithoutMatters(const chart::Chart& chart,
                                  const std::vector<VarId>& vars) {
  std::set<VarId> left(vars.begin(), vars.end());
  for (const auto& [matter, guards] : chart.matter_settings()) {
    if (left.erase(matter) == 0) continue;
    for (const diagram::NodeId guard : guards) {
      const auto support = diagram::Support(chart.store(), guard);
      left.insert(support.begin(), support.end());
    }
  }
  return {left.begin(), left.end()};
}

}  // namespace safeconduct::query
