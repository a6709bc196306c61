// SPDX-License-Identifier: Apache-2.0
//
// The orders that the program's own is held against. Matters stand first in all
// of them. FORCE puts each fact at the mean of the places of what it is tested
// with, again and again, as long as the clauses become shorter: Aloul, Markov
// and Sakallah, "FORCE: a fast and easy-to-implement variable-ordering
// heuristic", GLSVLSI 2003.
#include "bench/growth/orders.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>
#include <variant>

namespace safeconduct::bench {
namespace {

using chart::Order;
using law::Subject;
using Numbers = std::vector<size_t>;

constexpr int kMaxRounds = 200;

// The facts and measures of a law, and which of them each clause tests.
class Tests {
 public:
  explicit Tests(const law::Law& law) : law_(law) {
    for (const Subject& subject : chart::OrderAsNamed(law)) {
      const bool is_matter = std::holds_alternative<law::MatterId>(subject);
      (is_matter ? matters_ : named_).push_back(subject);
    }
    for (const law::Clause& clause : law.clauses) {
      Numbers tested;
      AddTests(clause.when, tested);
      if (clause.unless) AddTests(*clause.unless, tested);
      clauses_.push_back(std::move(tested));
    }
  }

  Numbers Named() const {
    Numbers order(named_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    return order;
  }

  // By kind of subject, then by id, which is the order of declaration.
  Numbers Declared() const {
    Numbers order = Named();
    std::ranges::sort(order, {}, [&](size_t i) { return named_[i]; });
    return order;
  }

  Numbers MostTestedFirst() const {
    std::vector<int> counts(named_.size());
    for (const Numbers& clause : clauses_) {
      for (const size_t i : clause) ++counts[i];
    }
    Numbers order = Named();
    std::ranges::sort(order, {},
                      [&](size_t i) { return std::pair(-counts[i], i); });
    return order;
  }

  Numbers Force() const {
    Numbers order = Named();
    Numbers best = order;
    size_t least = std::numeric_limits<size_t>::max();
    for (int round = 0; round < kMaxRounds; ++round) {
      const size_t length = Length(order);
      if (length < least) {
        least = length;
        best = order;
        // It may get worse before it gets better, by a tenth and no more.
      } else if (length > least + least / 10) {
        break;
      }
      order = Pulled(order);
    }
    return best;
  }

  Order Make(const Numbers& numbers) const {
    Order order = matters_;
    for (const size_t i : numbers) order.push_back(named_[i]);
    return order;
  }

 private:
  void AddTests(law::ExprId root, Numbers& tested) const {
    std::vector<law::ExprId> pending = {root};
    while (!pending.empty()) {
      const law::Expr& expr = law_.expr(pending.back());
      pending.pop_back();
      pending.insert(pending.end(), expr.children.begin(), expr.children.end());
      if (expr.kind == law::Expr::Kind::kTerm) {
        pending.push_back(law_.term(expr.term).condition);
      }
      // Matters are not found: they are not moved.
      const auto found = std::ranges::find(named_, expr.subject);
      const bool is_test = expr.kind == law::Expr::Kind::kIn ||
                           expr.kind == law::Expr::Kind::kCompare;
      if (!is_test || found == named_.end()) continue;
      const auto number = static_cast<size_t>(found - named_.begin());
      if (!std::ranges::count(tested, number)) tested.push_back(number);
    }
  }

  static Numbers PlacesIn(const Numbers& order) {
    Numbers place_of(order.size());
    for (size_t i = 0; i < order.size(); ++i) place_of[order[i]] = i;
    return place_of;
  }

  // Returns how far the clauses reach, all together.
  // The measure that FORCE makes small: of each clause, how far apart the first
  // and the last of what it tests stand.
  size_t Length(const Numbers& order) const {
    const Numbers place_of = PlacesIn(order);
    size_t length = 0;
    for (const Numbers& clause : clauses_) {
      if (clause.empty()) continue;
      const auto [first, last] = std::ranges::minmax(
          clause, {}, [&](size_t i) { return place_of[i]; });
      length += place_of[last] - place_of[first];
    }
    return length;
  }

  Numbers Pulled(Numbers order) const {
    const Numbers place_of = PlacesIn(order);
    std::vector<double> sums(order.size());
    std::vector<double> counts(order.size());
    for (const Numbers& clause : clauses_) {
      double sum = 0;
      for (const size_t i : clause) sum += static_cast<double>(place_of[i]);
      for (const size_t i : clause) {
        sums[i] += sum / static_cast<double>(clause.size());
        ++counts[i];
      }
    }
    std::ranges::sort(order, {}, [&](size_t i) {
      const double pulled = counts[i] > 0 ? sums[i] / counts[i]
                                          : static_cast<double>(place_of[i]);
      // Of facts pulled alike the order stays, so that a run is the same each
      // time.
      return std::pair(pulled, place_of[i]);
    });
    return order;
  }

  const law::Law& law_;
  Order matters_;
  Order named_;
  std::vector<Numbers> clauses_;
};

NamedOrder Timed(std::string name, const std::function<Order()>& find) {
  const auto start = std::chrono::steady_clock::now();
  Order order = find();
  const std::chrono::duration<double, std::milli> taken =
      std::chrono::steady_clock::now() - start;
  return {std::move(name), std::move(order), taken.count()};
}

}  // namespace

std::vector<NamedOrder> OrdersOf(const law::Law& law) {
  const Tests tests(law);
  return {
      Timed("declared", [&] { return tests.Make(tests.Declared()); }),
      Timed("most-tested", [&] { return tests.Make(tests.MostTestedFirst()); }),
      Timed("force", [&] { return tests.Make(tests.Force()); }),
      Timed("named", [&] { return chart::OrderAsNamed(law); }),
      Timed("sifted", [&] { return chart::FindOrder(law); })};
}

}  // namespace safeconduct::bench
