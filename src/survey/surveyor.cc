// SPDX-License-Identifier: Apache-2.0
#include "survey/surveyor.h"

#include <algorithm>
#include <utility>

namespace safeconduct::survey {

using chart::Chart;
using chart::Variable;
using diagram::NodeId;
using diagram::NodeStore;

namespace {

constexpr BlockBits kNoCase{};
constexpr BlockBits kEveryCase = [] {
  BlockBits bits{};
  bits.fill(~uint64_t{0});
  return bits;
}();

std::vector<NodeId> RootsOf(const Chart& chart, SurveyRoots wanted) {
  std::vector<NodeId> roots = chart.dated().routes;
  if (wanted == SurveyRoots::kRoutes) return roots;
  const auto& clauses = chart.dated().clauses;
  roots.insert(roots.end(), clauses.begin(), clauses.end());
  return roots;
}

// Returns what the days asked about and the scenario leave possible.
std::vector<NodeStore::Limit> LimitsOf(const Chart& chart, const Days& days) {
  std::vector<NodeStore::Limit> limits;
  const record::Timeline& timeline = chart.timeline();
  for (size_t i = 0; i < chart.var_count(); ++i) {
    const diagram::VarId var(i);
    const Variable& variable = chart.variable(var);
    IntervalSet possible = chart.domain(var).universe();
    if (variable.kind == Variable::Kind::kToday) {
      possible = IntervalSet::Range(days.first.days, days.last.days);
    } else if (variable.kind == Variable::Kind::kWindow) {
      possible = timeline.windows()[variable.index].possible;
    } else if (variable.kind == Variable::Kind::kDispute) {
      possible = timeline.disputes()[variable.index].possible;
    } else {
      continue;
    }
    limits.push_back({var, chart.domain(var).ClassesOf(possible)});
  }
  return limits;
}

Plan PlanFor(const Chart& chart, const Days& days, SurveyRoots wanted) {
  NodeStore store = chart.store();
  const auto limits = LimitsOf(chart, days);
  std::vector<NodeId> roots = RootsOf(chart, wanted);
  for (NodeId& root : roots) root = store.Restrict(root, limits);
  return MakePlan(store, roots);
}

}  // namespace

SurveyPlan::SurveyPlan(std::shared_ptr<const Chart> chart, const Days& days,
                       bool has_day_column, SurveyRoots roots)
    : chart_(std::move(chart)),
      days_(days),
      plan_(PlanFor(*chart_, has_day_column ? Days{kFirstDay, kLastDay} : days,
                    roots)) {}

Surveyor::Surveyor(const SurveyPlan& plan)
    : plan_(plan),
      planes_(plan.plan()),
      classes_(plan.chart(), plan.plan(), plan.days()),
      kernel_(plan.plan()) {
  for (const Plan::Root& root : plan.plan().roots) {
    if (root.kind == Plan::Root::Kind::kNode) {
      true_.push_back(planes_.words(plan.plan().MayBeTrue(root.node)));
      false_.push_back(planes_.words(plan.plan().MayBeFalse(root.node)));
      continue;
    }
    const bool holds = root.kind == Plan::Root::Kind::kTrue;
    true_.push_back((holds ? kEveryCase : kNoCase).data());
    false_.push_back((holds ? kNoCase : kEveryCase).data());
  }
}

void Surveyor::Run(const Block& block) {
  kernel_.Run(classes_.Fill(block, planes_), planes_);
  if (kernel_.made_may_be_false()) return;
  const Plan& plan = plan_.plan();
  for (const Plan::Root& root : plan.roots) {
    if (root.kind != Plan::Root::Kind::kNode) continue;
    const uint64_t* may_be_true = planes_.words(plan.MayBeTrue(root.node));
    std::transform(may_be_true, may_be_true + kPlaneWords,
                   planes_.words(plan.MayBeFalse(root.node)),
                   [](uint64_t word) { return ~word; });
  }
}

}  // namespace safeconduct::survey
