// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/violation.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>
#include <vector>

#include "law/walk.h"
#include "record/timeline.h"
#include "tests/oracle/asked.h"
#include "tests/oracle/slow_law.h"

namespace safeconduct::oracle {
namespace {

// Returns what a condition of a guarantee comes to where the routes are as
// asked.
bool Holds(const law::Law& law, law::ExprId id, const Assignment& values,
           std::span<const Outcome> outcomes) {
  const law::Expr& expr = law.expr(id);
  const auto child = [&](law::ExprId each) {
    return Holds(law, each, values, outcomes);
  };
  switch (expr.kind) {
    case law::Expr::Kind::kRouteOpen:
      return outcomes[expr.route.index()] == Outcome::kOpen;
    case law::Expr::Kind::kNot:
      return !child(expr.children.front());
    case law::Expr::Kind::kAnd:
      for (const law::ExprId each : expr.children) {
        if (!child(each)) return false;
      }
      return true;
    case law::Expr::Kind::kOr:
      for (const law::ExprId each : expr.children) {
        if (child(each)) return true;
      }
      return false;
    default:
      return ConditionHolds(law, id, values);
  }
}

// Returns the value that a matter has on a day or, where a dispute is left open
// that makes no difference, one that it may have.
Value ValueOf(const record::Timeline& timeline, law::MatterId matter,
              Date day) {
  const auto may_be = [&](const record::Literal& literal) {
    const auto* dispute = std::get_if<record::DisputeId>(&literal.variable);
    if (dispute != nullptr) {
      const auto& possible = timeline.disputes()[dispute->index()].possible;
      return possible.Intersects(literal.values);
    }
    const auto window = std::get<record::WindowId>(literal.variable);
    const auto& possible = timeline.windows()[window.index()].possible;
    return possible.Intersects(literal.values);
  };
  const auto& settings = timeline.SettingsOf(matter, timeline.EpochOf(day));
  const auto first = std::find_if(
      settings.begin(), settings.end(), [&](const record::Setting& setting) {
        return std::all_of(setting.conditions.begin(), setting.conditions.end(),
                           may_be);
      });
  return first->value;
}

using Into = law::Walker::Into;

// Returns the tests of measures under a condition.
std::vector<law::ExprId> CountsTested(const law::Law& law, law::ExprId root,
                                      Into into) {
  std::vector<law::ExprId> tests;
  law::Walker(law, into).Walk(root, [&](law::ExprId id) {
    law::ForEachTested(law.expr(id), [&](const law::Subject& subject) {
      if (std::holds_alternative<law::MeasureId>(subject)) tests.push_back(id);
    });
  });
  return tests;
}

bool TestsAny(const law::Law& law, const std::vector<law::ExprId>& tests,
              const std::vector<law::MeasureId>& measures) {
  return std::ranges::any_of(tests, [&](law::ExprId test) {
    return std::ranges::any_of(measures, [&](law::MeasureId measure) {
      return law.expr(test).subject == law::Subject(measure);
    });
  });
}

}  // namespace

std::string WhyNoViolation(const chart::Chart& asked,
                           law::GuaranteeId guarantee, Assignment values,
                           std::span<const Outcome> outcomes) {
  const law::Law& law = asked.law();
  values.measures.resize(law.measures.size());
  auto unknown = CountMeasures(law, values);
  for (size_t i = 0; i < law.matters.size(); ++i) {
    const law::MatterId matter(i);
    const Value day = DayLookedAt(law, matter, values).value_or(values.today);
    values.matters.push_back(ValueOf(asked.timeline(), matter, Date{day}));
  }
  const law::Guarantee& about = law.guarantees[guarantee.index()];
  // Only where the guarantee, or a route that it names, counts to such a day.
  const bool on_open_day = TestsAny(
      law, CountsTested(law, about.condition, Into::kTermsAndRoutes), unknown);
  // Of routes the outcomes are known, so that what their clauses count does not
  // matter.
  const auto tests = CountsTested(law, about.condition, Into::kTerms);
  std::erase_if(unknown, [&](law::MeasureId measure) {
    return !TestsAny(law, tests, {measure});
  });
  const bool violated =
      ForUnknown(law, tests, unknown, values, [&](const Assignment& each) {
        return Holds(law, about.condition, each, outcomes) != about.always;
      });
  if (violated) return "";
  if (on_open_day) return std::string(kOnOpenDay);
  std::string why = "is not violated:";
  for (const law::RouteId route : law::RoutesNamed(law, about.condition)) {
    why += fmt::format(" {} {}", law.route(route).name,
                       OutcomeName(outcomes[route.index()]));
  }
  return why;
}

}  // namespace safeconduct::oracle
