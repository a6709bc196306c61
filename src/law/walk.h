// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_WALK_H_
#define SAFECONDUCT_LAW_WALK_H_

#include <concepts>
#include <cstdint>
#include <span>
#include <vector>

#include "law/law.h"

// Walks over conditions. Terms may be named again and again and may stand
// nested without a limit, so a walk keeps a list of what is pending, never
// recurses, and comes by each expression once.
namespace safeconduct::law {

// Appends what an expression is made of, the last first: its children, and the
// condition of its term.
void AddParts(const Law& law, const Expr& expr, std::vector<ExprId>& pending);

// Returns the conditions of a clause: `when` and, where it has one, `unless`.
std::vector<ExprId> ConditionsOf(const Clause& clause);
// Returns the conditions of all clauses, then of all guarantees, then of all
// assumptions, then of the ways in which days are found, then of the gates that
// are proved against guarantees.
std::vector<ExprId> AllConditions(const Law& law);

// Calls `visit` with each subject that an expression itself tests.
template <typename Visit>
void ForEachTested(const Expr& expr, const Visit& visit) {
  if (expr.kind != Expr::Kind::kIn && expr.kind != Expr::Kind::kCompare) return;
  visit(expr.subject);
  if (expr.kind == Expr::Kind::kCompare) {
    visit(Subject(expr.matter));
  }
}

// Returns, by clause, the matters that it tests, ascending.
std::vector<std::vector<MatterId>> MattersOfClauses(const Law& law);

// Returns the declared days that the clauses and the notes of some routes look
// at, those by which a step of a procedure on one is to be taken, and those
// that all these are made of, ascending.
std::vector<DayId> DaysOfRoutes(const Law& law,
                                std::span<const RouteId> routes);

// Returns the routes that the condition of a guarantee asks about, ascending.
std::vector<RouteId> RoutesNamed(const Law& law, ExprId condition);

// Walks conditions with all that they are made of. Keeps a reference to the
// law.
class Walker {
 public:
  // Whether what a route's clauses test belongs to a condition that names it.
  enum class Into : uint8_t { kTerms, kTermsAndRoutes };

  explicit Walker(const Law& law, Into into = Into::kTerms)
      : law_(law), into_(into), seen_in_(law.exprs.size()) {}

  // Calls `visit` with each expression under `root`, or with its id if it takes
  // one, that no walk came by since Forget: a parent before its parts, and
  // these in their order.
  template <typename Visit>
  void Walk(ExprId root, const Visit& visit) {
    std::vector<ExprId> pending = {root};
    while (!pending.empty()) {
      const ExprId id = pending.back();
      pending.pop_back();
      if (seen_in_[id.index()] == round_) continue;
      seen_in_[id.index()] = round_;
      const Expr& expr = law_.expr(id);
      AddParts(law_, expr, pending);
      if (into_ == Into::kTermsAndRoutes) AddClauses(expr, pending);
      if constexpr (std::invocable<const Visit&, ExprId>) {
        visit(id);
      } else {
        visit(expr);
      }
    }
  }

  // Forgets what it came by.
  void Forget() { ++round_; }

 private:
  void AddClauses(const Expr& expr, std::vector<ExprId>& pending) const;

  const Law& law_;
  Into into_;
  std::vector<uint32_t> seen_in_;  // by ExprId: the last round that came by
  // Entries begin at 0, so that the first walk has seen nothing.
  uint32_t round_ = 1;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_WALK_H_
