// SPDX-License-Identifier: Apache-2.0
//
// Two things are asked. First, whether the clause may be one thing on the last
// day and another on the next: where it is settled on both, and the same, the
// tests decide nothing.
//
// Where it is settled on neither, something else may be why. A test may decide
// a condition of several parts where some part that it may decide stands alone:
// of `A and B`, A decides where B may hold; of `A or B`, where B may fail. So
// of each part it is found, from the parts within, whether it may hold and may
// fail, and whether the tests may decide it.
//
// Example. In `(imprisoned and months <= 12) or months <= 6`, asked of the day
// on which six months end: where the person is imprisoned, the first part holds
// and `months <= 6` decides nothing.
#include "ask/deciding_tests.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "case/counts.h"
#include "chart/limits.h"
#include "chart/runs.h"
#include "chart/standing.h"
#include "law/walk.h"

namespace safeconduct::ask {
namespace {

using law::Expr;
using law::ExprId;

struct Look {
  bool may_hold = false;
  bool may_fail = false;
  bool decided = false;  // the tests may decide it
};

// What is taken for the tests themselves.
enum class Taken : uint8_t { kUntil, kBehind, kEither };

class Looker {
 public:
  // Keeps references.
  Looker(const chart::Chart& chart, std::span<const EdgeTest> tests,
         const Moment& moment, Taken taken)
      : chart_(chart),
        law_(chart.law()),
        tests_(tests),
        person_(moment.person),
        days_(moment.days),
        taken_(taken),
        looks_(law_.exprs.size()) {}

  Look At(law::ClauseId id) {
    const law::Clause& clause = law_.clause(id);
    const Look when = At(clause.when);
    if (!clause.unless) return when;
    const Look unless = At(*clause.unless);
    // A need holds by either; a bar by `when` alone.
    return clause.kind == law::ClauseKind::kNeeds
               ? Join({when, unless}, &Look::may_fail, &Look::may_hold)
               : Join({when, Turned(unless)}, &Look::may_hold, &Look::may_fail);
  }

 private:
  // Parts before what they are parts of, by a list of what is pending: terms
  // stand in one another without a limit.
  Look At(ExprId root) {
    std::vector<ExprId> pending = {root};
    while (!pending.empty()) {
      const ExprId id = pending.back();
      if (looks_[id.index()]) {
        pending.pop_back();
        continue;
      }
      const size_t before = pending.size();
      if (TestOf(id) == nullptr) {
        std::vector<ExprId> parts;
        law::AddParts(law_, law_.expr(id), parts);
        for (const ExprId part : parts) {
          if (!looks_[part.index()]) pending.push_back(part);
        }
      }
      if (pending.size() > before) continue;
      looks_[id.index()] = LookAt(id);
      pending.pop_back();
    }
    return *looks_[root.index()];
  }

  // Returns null of what is none of the tests.
  const EdgeTest* TestOf(ExprId id) const {
    const auto test = std::ranges::find(tests_, id, &EdgeTest::test);
    return test != tests_.end() ? &*test : nullptr;
  }

  static Look Turned(const Look& look) {
    return {look.may_fail, look.may_hold, look.decided};
  }

  Look LookAt(ExprId id) const {
    if (const EdgeTest* test = TestOf(id)) {
      if (taken_ == Taken::kEither) return {true, true, true};
      const bool holds = test->holds_until == (taken_ == Taken::kUntil);
      return {holds, !holds, false};
    }
    const Expr& expr = law_.expr(id);
    switch (expr.kind) {
      case Expr::Kind::kIn:
        return LookAtValues(expr);
      case Expr::Kind::kCompare:
        return LookAtComparison(expr);
      case Expr::Kind::kNot:
        return Turned(*looks_[expr.children.front().index()]);
      case Expr::Kind::kTerm:
        return *looks_[law_.term(expr.term).condition.index()];
      case Expr::Kind::kAnd:
        return Join(PartsOf(expr), &Look::may_hold, &Look::may_fail);
      case Expr::Kind::kOr:
        return Join(PartsOf(expr), &Look::may_fail, &Look::may_hold);
      case Expr::Kind::kRouteOpen:
        break;  // in guarantees only
    }
    return {true, true, false};
  }

  std::vector<Look> PartsOf(const Expr& expr) const {
    std::vector<Look> parts;
    for (const ExprId part : expr.children) {
      parts.push_back(*looks_[part.index()]);
    }
    return parts;
  }

  // For the whole to be `so` all parts have to be, and for it to be the other
  // one of them.
  static Look Join(const std::vector<Look>& parts, bool Look::* so,
                   bool Look::* other) {
    Look whole;
    whole.*so = true;
    for (const Look& part : parts) {
      whole.*so = whole.*so && part.*so;
      whole.*other = whole.*other || part.*other;
      whole.decided = whole.decided || part.decided;
    }
    // What the tests decide may hold and may fail: it is never in the way
    // itself.
    whole.decided = whole.decided && whole.*so;
    return whole;
  }

  Look LookAtValues(const Expr& expr) const {
    const auto of_values = [&](const IntervalSet& values) {
      return Look{values.Intersects(expr.values), !expr.values.Includes(values),
                  false};
    };
    return std::visit(
        Overloaded{
            [&](law::Today) {
              return of_values(chart::DaysOf(std::nullopt, person_, days_));
            },
            [&](law::FactId fact) { return of_values(person_.values(fact)); },
            [&](law::MatterId matter) { return of_values(ValuesOf(matter)); },
            [&](law::MeasureId id) {
              const law::Measure& measure = law_.measure(id);
              const IntervalSet all = IntervalSet::Range(kMinNumber, kMaxNumber)
                                          .Union(IntervalSet::Single(kNone));
              return Look{MayBe(measure, expr.values),
                          MayBe(measure, all.Minus(expr.values)), false};
            },
        },
        expr.subject);
  }

  bool MayBe(const law::Measure& measure, const IntervalSet& counts) const {
    const IntervalSet from = chart::DaysOf(measure.from, person_, days_);
    const IntervalSet to = chart::DaysOf(measure.to, person_, days_);
    return std::ranges::any_of(counts.intervals(), [&](const Interval& run) {
      if (run.lo == kNone) return from.Contains(kNone) || to.Contains(kNone);
      return chart::MayCount(measure, from, to, run);
    });
  }

  Look LookAtComparison(const Expr& expr) const {
    const auto* matter = std::get_if<law::MatterId>(&expr.subject);
    const IntervalSet standings = chart::StandingsOf(
        matter != nullptr
            ? ValuesOf(*matter)
            : chart::NumbersOf(law_, expr.subject, person_, days_),
        ValuesOf(expr.matter));
    const IntervalSet held = law::ValuesThatCompare(expr.comparison, 0);
    return {standings.Intersects(held), !held.Includes(standings), false};
  }

  // As of a day that is none a matter has no value, and what tests it asks for
  // the day too.
  IntervalSet ValuesOf(law::MatterId matter) const {
    IntervalSet values = chart::ValuesLookedAt(chart_, matter, person_, days_);
    return values.empty() ? law_.matter(matter).type.Universe() : values;
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  std::span<const EdgeTest> tests_;
  const chart::Case& person_;
  const chart::Days& days_;
  Taken taken_;
  std::vector<std::optional<Look>> looks_;  // by ExprId
};

}  // namespace

bool MayDecide(const chart::Chart& chart, law::ClauseId clause,
               std::span<const EdgeTest> tests, const Moment& last,
               const Moment& next, const Moment& both) {
  const Look until = Looker(chart, tests, last, Taken::kUntil).At(clause);
  const Look behind = Looker(chart, tests, next, Taken::kBehind).At(clause);
  const bool may_differ = (until.may_hold && behind.may_fail) ||
                          (until.may_fail && behind.may_hold);
  if (!may_differ) return false;
  return Looker(chart, tests, both, Taken::kEither).At(clause).decided;
}

}  // namespace safeconduct::ask
