// SPDX-License-Identifier: Apache-2.0
#include "chart/conditions.h"

namespace safeconduct::chart {

using diagram::NodeId;
using diagram::VarId;
using law::ExprId;

// Terms may be used before they stand, so what a condition is made of is
// built on demand. A list of what is pending keeps long chains of terms off
// the stack.
NodeId Conditions::Build(ExprId root) {
  std::vector<ExprId> pending = {root};
  while (!pending.empty()) {
    const ExprId id = pending.back();
    const size_t waiting = pending.size();
    if (!memo_[id.index()]) {
      AddUnbuilt(law_.expr(id), pending);
      if (pending.size() > waiting) continue;
      memo_[id.index()] = Combine(law_.expr(id));
    }
    pending.pop_back();
  }
  return *memo_[root.index()];
}

void Conditions::AddUnbuilt(const law::Expr& expr,
                            std::vector<ExprId>& pending) const {
  if (expr.kind == law::Expr::Kind::kTerm) {
    const ExprId condition = law_.terms[expr.term.index()].condition;
    if (!memo_[condition.index()]) pending.push_back(condition);
  }
  // Reversed, so that the first child is built first.
  for (auto child = expr.children.rbegin(); child != expr.children.rend();
       ++child) {
    if (!memo_[child->index()]) pending.push_back(*child);
  }
}

// Makes the node of an expression whose parts are built.
NodeId Conditions::Combine(const law::Expr& expr) {
  using Kind = law::Expr::Kind;
  switch (expr.kind) {
    case Kind::kIn:
      return In(*chart_.VarOf(expr.subject), expr.values);
    case Kind::kCompare:
      return BuildComparison(expr);
    case Kind::kNot:
      return store_.Not(Built(expr.children.front()));
    case Kind::kAnd: {
      NodeId all = diagram::kTrue;
      for (const ExprId child : expr.children) {
        all = store_.And(all, Built(child));
      }
      return all;
    }
    case Kind::kOr: {
      NodeId any = diagram::kFalse;
      for (const ExprId child : expr.children) {
        any = store_.Or(any, Built(child));
      }
      return any;
    }
    case Kind::kTerm:
      return Built(law_.terms[expr.term.index()].condition);
    case Kind::kRouteOpen:
      return routes_[expr.route.index()];
  }
  return diagram::kFalse;
}

NodeId Conditions::In(VarId var, const IntervalSet& values) {
  return store_.In(var, chart_.domain(var).ClassesOf(values));
}

// The matter takes only the values that the record gives it: for each, the
// matter has it and the subject compares with it.
NodeId Conditions::BuildComparison(const law::Expr& expr) {
  const VarId subject = *chart_.VarOf(expr.subject);
  const VarId matter = *chart_.VarOf(expr.matter);
  NodeId any = diagram::kFalse;
  const IntervalSet& values = chart_.domain(matter).universe();
  for (const Interval& run : values.intervals()) {
    for (Value value = run.lo; value <= run.hi; ++value) {
      const NodeId has = In(matter, IntervalSet::Single(value));
      const NodeId compares =
          In(subject, law::ValuesThatCompare(expr.comparison, value));
      any = store_.Or(any, store_.And(has, compares));
    }
  }
  return any;
}

}  // namespace safeconduct::chart
