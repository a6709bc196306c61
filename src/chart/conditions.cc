// SPDX-License-Identifier: Apache-2.0
#include "chart/conditions.h"

#include <algorithm>
#include <cstddef>

#include "chart/standing.h"
#include "law/walk.h"

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
    // An expression waits below its parts, and is met again once they are
    // built.
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
  const auto waiting = static_cast<std::ptrdiff_t>(pending.size());
  law::AddParts(law_, expr, pending);
  const auto built = std::remove_if(
      pending.begin() + waiting, pending.end(),
      [this](ExprId part) { return memo_[part.index()].has_value(); });
  // What is built already need not wait, and terms that are named often are
  // built once.
  pending.erase(built, pending.end());
}

// Makes the node of an expression whose parts are built.
NodeId Conditions::Combine(const law::Expr& expr) {
  using Kind = law::Expr::Kind;
  switch (expr.kind) {
    case Kind::kIn:
      return In(*chart_.VarOf(expr.subject), expr.values);
    case Kind::kCompare:
      // A constant of nought: what is compared is how the number stands.
      return In(chart_.VarOfComparison(expr),
                law::ValuesThatCompare(expr.comparison, kEqual));
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
      return Built(law_.term(expr.term).condition);
    case Kind::kRouteOpen:
      return routes_[expr.route.index()];
  }
  return diagram::kFalse;
}

NodeId Conditions::In(VarId var, const IntervalSet& values) {
  return store_.In(var, chart_.domain(var).ClassesOf(values));
}

}  // namespace safeconduct::chart
