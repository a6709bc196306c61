// SPDX-License-Identifier: Apache-2.0
//
// The order of the variables.
//
// Idea. Matters come first, so that the day, the disputes and the windows,
// which are put in for them, stand above all that remains. Facts and measures
// are sifted from the order in which the clauses first name them
// (order_estimate.cc).
//
// What is bound together is found in the clauses. A route is open where all its
// needs hold and no bar does, a conjunction. Of it a diagram keeps nothing in
// mind but how the parts stand that are half tested, so each part is a bond of
// the facts that it tests. `needs x when a and b` is two parts, and so is
// `barred by x when a or b`. A part that also looks at matters - as most that
// say `unless` do - is kept in mind from the start, but one bond will do for
// all of a route's parts that look at the same matters.
//
// Example. `needs x when (a or b) and c unless m is done`: parts `a or b or m`
// and `c or m`; bonds {a, b}, {c} and, from the start, {a, b, c}.
//
// Matters that a fact chooses among are no such parts, and stand behind it.
// `(state is AL and albania) or (state is RS and serbia)` looks at one of them,
// whichever the state is; read before the state, each would have to be kept in
// mind, and eighteen agreements make 2^18 nodes.
//
// Invariant. The order follows from the law alone, so charts of one law differ
// in windows and disputes only.
#include "chart/order.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <variant>

#include "chart/order_estimate.h"
#include "law/walk.h"

namespace safeconduct::chart {

using law::Expr;
using law::ExprId;
using law::Subject;

namespace {

// The most expressions that are looked at to find bonds: terms may be named
// again and again. Beyond it variables stay as named.
constexpr size_t kMaxVisits = 1'000'000;

// Calls `visit` with what an expression itself tests, but for today, and of a
// matter as of a day with what says when the day is.
template <typename Visit>
void ForEachVariable(const law::Law& law, const Expr& expr,
                     const Visit& visit) {
  const auto visit_one = [&](const Subject& subject) {
    if (!std::holds_alternative<law::Today>(subject)) visit(subject);
  };
  law::ForEachTested(expr, [&](const Subject& subject) {
    visit_one(subject);
    const auto* matter = std::get_if<law::MatterId>(&subject);
    if (matter == nullptr || !law.matter(*matter).as_of) return;
    visit_one(law.matter(*matter).as_of->by);
  });
}

// How many matters a fact must choose among for them to stand behind it. Of
// fewer the day, the disputes and the windows are better read at once.
constexpr size_t kFewestChosen = 4;

// The fact that chooses each matter that is chosen.
using Choosers = std::map<law::MatterId, law::FactId>;

// Finds the facts that choose among matters: a matter is chosen where whatever
// tests it stands in a conjunction beside a test of the fact.
class ChooserFinder {
 public:
  explicit ChooserFinder(const law::Law& law) : law_(law) {}

  Choosers Run() {
    law::Walker walker(law_);
    for (const ExprId condition : law::AllConditions(law_)) {
      Narrow(condition, {});
      walker.Walk(condition, [&](const Expr& expr) { LookAt(expr); });
    }
    std::map<law::FactId, std::vector<law::MatterId>> chosen;
    for (const auto& [matter, facts] : beside_) {
      if (!facts.empty()) chosen[*facts.begin()].push_back(matter);
    }
    Choosers choosers;
    for (const auto& [fact, matters] : chosen) {
      if (matters.size() < kFewestChosen) continue;
      for (const law::MatterId matter : matters) choosers[matter] = fact;
    }
    return choosers;
  }

 private:
  using Facts = std::set<law::FactId>;

  // Narrows what stands beside each test of the matters that a part itself
  // tests to these facts.
  void Narrow(ExprId part, const Facts& facts) {
    law::ForEachTested(law_.expr(part), [&](const Subject& subject) {
      const auto* matter = std::get_if<law::MatterId>(&subject);
      if (matter == nullptr) return;
      const auto [known, is_new] = beside_.try_emplace(*matter, facts);
      if (is_new) return;
      std::erase_if(known->second, [&](const law::FactId fact) {
        return !facts.contains(fact);
      });
    });
  }

  void LookAt(const Expr& expr) {
    Facts facts;
    if (expr.kind == Expr::Kind::kAnd) {
      for (const ExprId child : expr.children) {
        if (law_.expr(child).kind != Expr::Kind::kIn) continue;
        const Subject& subject = law_.expr(child).subject;
        if (const auto* fact = std::get_if<law::FactId>(&subject)) {
          facts.insert(*fact);
        }
      }
    }
    std::vector<ExprId> parts;
    law::AddParts(law_, expr, parts);
    for (const ExprId part : parts) Narrow(part, facts);
  }

  const law::Law& law_;
  std::map<law::MatterId, Facts> beside_;
};

// Finds what binds facts and measures together.
class BondFinder {
 public:
  // `subjects` are the facts and measures, by the numbers they have in bonds.
  BondFinder(const law::Law& law, std::span<const Subject> subjects,
             const Choosers& choosers)
      : law_(law), choosers_(choosers), walker_(law) {
    for (size_t i = 0; i < subjects.size(); ++i) {
      number_of_[subjects[i]] = i;
    }
  }

  // Returns nothing where the law is too large.
  std::optional<std::vector<Bond>> Run() {
    for (const law::Clause& clause : law_.clauses) {
      parts_of_.push_back(PartsOf(clause));
    }
    if (visits_ > kMaxVisits) return std::nullopt;
    for (const law::RouteId route : law_.RouteIds()) AddRoute(route);
    return std::move(bonds_);
  }

 private:
  // A part of a conjunction: what it tests, each in ascending order.
  struct Part {
    std::set<size_t> vars;
    std::set<law::MatterId> matters;
  };

  // Returns the parts of what lets a clause not close its route.
  std::vector<Part> PartsOf(const law::Clause& clause) {
    struct Pending {
      ExprId id;
      bool is_so;  // else its negation is meant
    };
    std::vector<Part> parts;
    // A bar is negated: what keeps a route open is that it does not hold.
    std::vector<Pending> pending = {
        {clause.when, clause.kind == law::ClauseKind::kNeeds}};
    while (!pending.empty() && visits_ <= kMaxVisits) {
      const auto [id, is_so] = pending.back();
      pending.pop_back();
      ++visits_;
      const Expr& expr = law_.expr(id);
      if (!IsSplit(expr, is_so)) {
        parts.emplace_back();
        AddTo(id, parts.back());
        // An exception is an alternative to each part: `(a and b) or c` is `(a
        // or c) and (b or c)`.
        if (clause.unless) AddTo(*clause.unless, parts.back());
        continue;
      }
      std::vector<ExprId> inner;
      law::AddParts(law_, expr, inner);
      const bool is_inner_so = is_so != (expr.kind == Expr::Kind::kNot);
      for (const ExprId each : inner) pending.push_back({each, is_inner_so});
    }
    return parts;
  }

  // Whether an expression, or its negation, is a conjunction of its parts.
  // What is spelled out value by value is one test.
  static bool IsSplit(const Expr& expr, bool is_so) {
    if (expr.same) return false;
    return expr.kind == Expr::Kind::kNot || expr.kind == Expr::Kind::kTerm ||
           expr.kind == (is_so ? Expr::Kind::kAnd : Expr::Kind::kOr);
  }

  void AddTo(ExprId root, Part& part) {
    walker_.Forget();
    walker_.Walk(root, [&](const Expr& expr) {
      ++visits_;
      ForEachVariable(law_, expr, [&](const Subject& subject) {
        if (const auto* matter = std::get_if<law::MatterId>(&subject)) {
          // What is as of a day is what that day makes of it.
          if (!choosers_.contains(*matter) && !law_.matter(*matter).as_of) {
            part.matters.insert(*matter);
          }
        } else {
          part.vars.insert(number_of_.at(subject));
        }
      });
    });
  }

  void AddRoute(law::RouteId route) {
    std::map<std::set<law::MatterId>, std::set<size_t>> vars_by_matters;
    for (const law::ClauseId clause : law_.ClausesOf(route)) {
      for (const Part& part : parts_of_[clause.index()]) {
        AddBond(part.vars, /*from_start=*/false, route);
        if (part.matters.empty()) continue;
        vars_by_matters[part.matters].insert(part.vars.begin(),
                                             part.vars.end());
      }
    }
    for (const auto& [matters, vars] : vars_by_matters) {
      AddBond(vars, /*from_start=*/true, route);
    }
  }

  void AddBond(const std::set<size_t>& vars, bool from_start,
               law::RouteId route) {
    if (vars.empty()) return;
    const auto [known, is_new] =
        bond_of_.try_emplace({vars, from_start}, bonds_.size());
    if (is_new) bonds_.push_back({{vars.begin(), vars.end()}, from_start, {}});
    std::vector<size_t>& routes = bonds_[known->second].routes;
    if (routes.empty() || routes.back() != route.index()) {
      routes.push_back(route.index());
    }
  }

  const law::Law& law_;
  const Choosers& choosers_;
  law::Walker walker_;
  std::map<Subject, size_t> number_of_;
  std::vector<std::vector<Part>> parts_of_;  // by clause
  std::map<std::pair<std::set<size_t>, bool>, size_t> bond_of_;
  std::vector<Bond> bonds_;
  size_t visits_ = 0;
};

bool IsMatter(const Subject& subject) {
  return std::holds_alternative<law::MatterId>(subject);
}

// Returns the order with each chosen matter behind the fact that chooses it.
Order BehindChoosers(const Order& order, const Choosers& choosers) {
  Order moved;
  for (const Subject& subject : order) {
    const auto* matter = std::get_if<law::MatterId>(&subject);
    if (matter != nullptr && choosers.contains(*matter)) continue;
    moved.push_back(subject);
    const auto* fact = std::get_if<law::FactId>(&subject);
    if (fact == nullptr) continue;
    for (const auto& [chosen, chooser] : choosers) {
      if (chooser == *fact) moved.emplace_back(chosen);
    }
  }
  return moved;
}

}  // namespace

Order OrderAsNamed(const law::Law& law) {
  law::Walker walker(law);
  Order all;
  std::set<Subject> listed;
  for (const ExprId condition : law::AllConditions(law)) {
    walker.Walk(condition, [&](const Expr& expr) {
      ForEachVariable(law, expr, [&](const Subject& subject) {
        if (listed.insert(subject).second) all.push_back(subject);
      });
    });
  }
  Order order;
  std::ranges::copy_if(all, std::back_inserter(order), IsMatter);
  // Matters by their ids: in the order of declaration.
  std::ranges::sort(order);
  std::ranges::remove_copy_if(all, std::back_inserter(order), IsMatter);
  return order;
}

Order FindOrder(const law::Law& law) {
  Order order = OrderAsNamed(law);
  const auto first = std::ranges::find_if_not(order, IsMatter);
  const Order named(first, order.end());
  const Choosers choosers = ChooserFinder(law).Run();
  const auto bonds = BondFinder(law, named, choosers).Run();
  if (bonds) {
    const auto sifted = Sift(named.size(), *bonds, law.routes.size());
    std::ranges::transform(sifted, first, [&](size_t i) { return named[i]; });
  }
  return BehindChoosers(order, choosers);
}

}  // namespace safeconduct::chart
