// SPDX-License-Identifier: Apache-2.0
//
// Whether a clause is the same in two packs is asked of how it is written, not
// of what it does: that two clauses do the same, the diagrams say already. A
// reader of a difference wants to know whether the clause that is responsible
// was rewritten, or stands as it stood while something that it looks at has
// changed.
#include "prove/diff/same_clause.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "base/overloaded.h"

namespace safeconduct::prove {
namespace {

using law::Expr;
using law::ExprId;
using law::Subject;

// Walks two conditions side by side.
class Pairs {
 public:
  Pairs(const law::Law& a, const law::Law& b,
        const query::Vocabulary& vocabulary)
      : a_(a), b_(b), vocabulary_(vocabulary) {}

  bool AreSame(ExprId of_a, ExprId of_b) {
    Push(of_a, of_b);
    while (!pending_.empty()) {
      const auto [x, y] = pending_.back();
      pending_.pop_back();
      if (!AreAlike(a_.expr(x), b_.expr(y))) return false;
    }
    return true;
  }

 private:
  // By a list and not by calls, so that depth is bounded by memory alone; a
  // term that is used twice is compared once.
  void Push(ExprId of_a, ExprId of_b) {
    if (seen_.emplace(of_a, of_b).second) pending_.emplace_back(of_a, of_b);
  }

  // Compares what stands in two expressions; their parts wait.
  bool AreAlike(const Expr& x, const Expr& y) {
    if (x.kind != y.kind || x.children.size() != y.children.size()) {
      return false;
    }
    for (size_t i = 0; i < x.children.size(); ++i) {
      Push(x.children[i], y.children[i]);
    }
    switch (x.kind) {
      case Expr::Kind::kIn:
        return vocabulary_.AreSame(x.subject, y.subject) &&
               SameValues(x.subject, x.values, y.values);
      case Expr::Kind::kCompare:
        return x.comparison == y.comparison &&
               vocabulary_.AreSame(x.subject, y.subject) &&
               vocabulary_.AreSame(x.matter, y.matter);
      case Expr::Kind::kTerm:
        Push(a_.term(x.term).condition, b_.term(y.term).condition);
        return true;
      case Expr::Kind::kRouteOpen:
        return a_.route(x.route).name == b_.route(y.route).name;
      default:
        return true;
    }
  }

  bool SameValues(const Subject& subject, const IntervalSet& of_a,
                  const IntervalSet& of_b) const {
    // Values that one pack lacks are left out: that they are new is told among
    // the words.
    const auto same = [&](const query::Correspondence& values) {
      return of_a.Intersect(values.common()) == values.InA(of_b);
    };
    return std::visit(
        Overloaded{
            [&](law::FactId fact) { return same(vocabulary_.Of(fact)); },
            [&](law::MatterId matter) { return same(vocabulary_.Of(matter)); },
            [&](law::MeasureId) { return of_a == of_b; },
            [&](law::Today) { return of_a == of_b; },
        },
        subject);
  }

  const law::Law& a_;
  const law::Law& b_;
  const query::Vocabulary& vocabulary_;
  std::set<std::pair<ExprId, ExprId>> seen_;
  std::vector<std::pair<ExprId, ExprId>> pending_;
};

}  // namespace

bool SameClause(const law::Law& a, law::ClauseId of_a, const law::Law& b,
                law::ClauseId of_b, const query::Vocabulary& vocabulary) {
  const law::Clause& x = a.clause(of_a);
  const law::Clause& y = b.clause(of_b);
  // Labels and citations are words about a clause and change nothing that it
  // does.
  if (x.kind != y.kind || x.unless.has_value() != y.unless.has_value()) {
    return false;
  }
  Pairs pairs(a, b, vocabulary);
  return pairs.AreSame(x.when, y.when) &&
         (!x.unless || pairs.AreSame(*x.unless, *y.unless));
}

}  // namespace safeconduct::prove
