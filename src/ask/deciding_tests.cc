// SPDX-License-Identifier: Apache-2.0
//
// A test may decide a condition of several parts where some part that it may
// decide stands alone: of `A and B`, A decides where B may hold; of `A or B`,
// where B may fail. So two things are found of each part, from the parts
// within: whether it may hold and may fail, and whether the tests may decide
// it.
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
#include "chart/standing.h"
#include "law/walk.h"
#include "record/timeline.h"

namespace safeconduct::ask {
namespace {

using law::Expr;
using law::ExprId;

struct Look {
  bool may_hold = false;
  bool may_fail = false;
  bool decided = false;  // the tests may decide it
};

class Looker {
 public:
  Looker(const chart::Chart& chart, std::span<const ExprId> tests,
         const chart::Case& person, const chart::Days& days)
      : chart_(chart),
        law_(chart.law()),
        tests_(tests),
        person_(person),
        days_(days),
        looks_(law_.exprs.size()) {}

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
      if (!IsTest(id)) {
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

 private:
  bool IsTest(ExprId id) const {
    return std::ranges::find(tests_, id) != tests_.end();
  }

  Look LookAt(ExprId id) const {
    if (IsTest(id)) return {true, true, true};
    const Expr& expr = law_.expr(id);
    switch (expr.kind) {
      case Expr::Kind::kIn:
        return LookAtValues(expr);
      case Expr::Kind::kCompare:
        return LookAtComparison(expr);
      case Expr::Kind::kNot: {
        const Look& part = *looks_[expr.children.front().index()];
        return {part.may_fail, part.may_hold, part.decided};
      }
      case Expr::Kind::kTerm:
        return *looks_[law_.term(expr.term).condition.index()];
      case Expr::Kind::kAnd:
        return Join(expr.children, &Look::may_hold, &Look::may_fail);
      case Expr::Kind::kOr:
        return Join(expr.children, &Look::may_fail, &Look::may_hold);
      case Expr::Kind::kRouteOpen:
        break;  // in guarantees only
    }
    return {true, true, false};
  }

  // For the whole to be `so` all parts have to be, and for it to be the other
  // one of them.
  Look Join(const std::vector<ExprId>& parts, bool Look::* so,
            bool Look::* other) const {
    Look whole;
    whole.*so = true;
    for (const ExprId part : parts) {
      const Look& look = *looks_[part.index()];
      whole.*so = whole.*so && look.*so;
      whole.*other = whole.*other || look.*other;
      whole.decided = whole.decided || look.decided;
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
            [&](law::MatterId matter) {
              return of_values(chart_.timeline().ValuesOn(matter, days_));
            },
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
    const record::Timeline& timeline = chart_.timeline();
    const IntervalSet standings = chart::StandingsOf(
        matter != nullptr
            ? timeline.ValuesOn(*matter, days_)
            : chart::NumbersOf(law_, expr.subject, person_, days_),
        timeline.ValuesOn(expr.matter, days_));
    const IntervalSet held = law::ValuesThatCompare(expr.comparison, 0);
    return {standings.Intersects(held), !held.Includes(standings), false};
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  std::span<const ExprId> tests_;
  const chart::Case& person_;
  const chart::Days& days_;
  std::vector<std::optional<Look>> looks_;  // by ExprId
};

}  // namespace

bool MayDecide(const chart::Chart& chart, law::ClauseId id,
               std::span<const ExprId> tests, const chart::Case& person,
               const chart::Days& days) {
  const law::Clause& clause = chart.law().clause(id);
  Looker looker(chart, tests, person, days);
  const Look when = looker.At(clause.when);
  if (!clause.unless) return when.decided;
  const Look unless = looker.At(*clause.unless);
  // A need holds by either; a bar by `when` alone.
  const bool unless_counts =
      clause.kind == law::ClauseKind::kNeeds ? when.may_fail : when.may_hold;
  return (when.decided && unless.may_fail) || (unless.decided && unless_counts);
}

}  // namespace safeconduct::ask
