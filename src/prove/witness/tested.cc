// SPDX-License-Identifier: Apache-2.0
#include "prove/witness/tested.h"

#include <set>

#include "diagram/analysis.h"

namespace safeconduct::prove {
namespace {

using diagram::VarId;
using law::Expr;
using law::ExprId;

// Walks conditions with all that they are made of.
class Walker {
 public:
  explicit Walker(const chart::Chart& chart)
      : chart_(chart), seen_(chart.law().exprs.size()) {}

  void Walk(ExprId root) {
    std::vector<ExprId> pending = {root};
    while (!pending.empty()) {
      const ExprId id = pending.back();
      pending.pop_back();
      if (seen_[id.index()]) continue;
      seen_[id.index()] = true;
      Visit(chart_.law().expr(id), pending);
    }
  }

  std::vector<VarId> vars() const { return {vars_.begin(), vars_.end()}; }

 private:
  void Visit(const Expr& expr, std::vector<ExprId>& pending) {
    const law::Law& law = chart_.law();
    pending.insert(pending.end(), expr.children.begin(), expr.children.end());
    switch (expr.kind) {
      case Expr::Kind::kCompare:
        vars_.insert(*chart_.VarOf(expr.matter));
        [[fallthrough]];
      case Expr::Kind::kIn:
        vars_.insert(*chart_.VarOf(expr.subject));
        break;
      case Expr::Kind::kTerm:
        pending.push_back(law.terms[expr.term.index()].condition);
        break;
      case Expr::Kind::kRouteOpen:
        for (const law::ClauseId id : law.ClausesOf(expr.route)) {
          pending.push_back(law.clause(id).when);
          if (law.clause(id).unless) pending.push_back(*law.clause(id).unless);
        }
        break;
      default:
        break;
    }
  }

  const chart::Chart& chart_;
  std::vector<bool> seen_;  // by ExprId
  std::set<VarId> vars_;
};

}  // namespace

std::vector<VarId> VarsTested(const chart::Chart& chart, ExprId condition) {
  Walker walker(chart);
  walker.Walk(condition);
  return walker.vars();
}

std::vector<VarId> VarsTested(const chart::Chart& chart, law::ClauseId clause) {
  const law::Clause& tested = chart.law().clause(clause);
  Walker walker(chart);
  walker.Walk(tested.when);
  if (tested.unless) walker.Walk(*tested.unless);
  return walker.vars();
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

}  // namespace safeconduct::prove
