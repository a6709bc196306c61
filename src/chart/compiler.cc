// SPDX-License-Identifier: Apache-2.0
// Compiles a pack and a timeline into diagrams.
//
// Every test of the law is membership of one variable in a set of values, so a
// variable's values fall into classes that no test tells apart (Domain), and a
// condition is a diagram over classes. First comes the free chart, in which the
// matters are variables. Then each matter is written as a function of the day,
// the disputes and the windows - the timeline says which setting holds when -
// and composed away, which gives the dated chart.
//
// Clauses are built once and kept, as answers tell of each whether it holds;
// routes are built of them, free and dated. What can go wrong is that a diagram
// outgrows the budget: operations on a full store return false at once and
// Run() refuses the chart in the end.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "chart/chart.h"
#include "chart/conditions.h"
#include "chart/layout.h"
#include "chart/runs.h"
#include "chart/standing.h"
#include "diagram/analysis.h"
#include "diagram/transfer.h"
#include "pack/pack.h"

namespace safeconduct::chart {

using diagram::Domain;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

// Builds a chart's diagrams.
class Compiler {
 public:
  static std::expected<std::shared_ptr<Chart>, Error> Run(
      std::shared_ptr<const Pack> pack, record::Scenario scenario,
      const Order& order, size_t node_budget) {
    auto timeline =
        record::Timeline::Make(pack->law, pack->record, std::move(scenario));
    if (!timeline) return std::unexpected(timeline.error());
    Layout layout = LayOut(pack->law, *timeline, order);
    std::vector<Domain> domains;
    std::vector<uint32_t> class_counts;
    for (size_t i = 0; i < layout.variables.size(); ++i) {
      domains.emplace_back(layout.universes[i], layout.tests[i]);
      class_counts.push_back(
          static_cast<uint32_t>(domains.back().class_count()));
    }
    std::shared_ptr<Chart> chart(
        new Chart(std::move(pack), *std::move(timeline),
                  std::move(class_counts), node_budget));
    chart->domains_ = std::move(domains);
    Compiler compiler(*chart, layout);
    compiler.Build();
    if (chart->store_.over_budget() || compiler.over_budget_) {
      return std::unexpected(Error{
          Error::Kind::kLimit,
          fmt::format("law pack: with the diagram of {} it needs more than {} "
                      "nodes over {} variables (simplify the clauses that test "
                      "the most facts, or raise --max-nodes)",
                      compiler.outgrown_, node_budget, chart->var_count())});
    }
    // What made the diagrams is not asked again, and charts are kept for long.
    chart->store_.ClearCaches();
    return chart;
  }

 private:
  Compiler(Chart& chart, Layout& layout)
      : chart_(chart),
        law_(chart.law()),
        store_(chart.store_),
        conditions_(chart, chart.store_, chart.free_.routes) {
    chart.variables_ = std::move(layout.variables);
    chart.fact_vars_ = std::move(layout.of_fact);
    chart.measure_vars_ = std::move(layout.of_measure);
    chart.matter_vars_ = std::move(layout.of_matter);
    chart.dispute_vars_ = std::move(layout.of_dispute);
    chart.window_vars_ = std::move(layout.of_window);
    chart.comparison_vars_ = std::move(layout.of_comparison);
    for (const VarId var : store_.Vars()) {
      class_counts_.push_back(static_cast<uint32_t>(store_.class_count(var)));
      all_vars_.push_back(diagram::Transfer::Target::WithSameClasses(
          var, class_counts_.back()));
    }
  }

  void Build() {
    for (const law::Clause& clause : law_.clauses) {
      chart_.free_.clauses.push_back(BuildClause(clause));
      NoteBudget("clause", clause.address);
    }
    for (const law::RouteId id : law_.RouteIds()) {
      chart_.free_.routes.push_back(RouteOf(id, chart_.free_));
      NoteBudget("route", law_.route(id).name);
    }
    for (const law::Day& day : law_.days) {
      chart_.free_.days.push_back(BuildDay(day));
      NoteBudget("day", day.name);
    }
    // Dated clauses and routes need what the record makes of the matters.
    SettleMatters();
    for (const law::ClauseId id : law_.ClauseIds()) {
      chart_.dated_.clauses.push_back(store_.Compose(
          chart_.free_.clauses[id.index()], chart_.matter_settings_));
      NoteBudget("dated clause", law_.clause(id).address);
    }
    for (const law::RouteId id : law_.RouteIds()) {
      chart_.dated_.routes.push_back(RouteOf(id, chart_.dated_));
      NoteBudget("dated route", law_.route(id).name);
    }
    for (const law::DayId id : law_.DayIds()) {
      auto& ways = chart_.dated_.days.emplace_back();
      for (const NodeId way : chart_.free_.days[id.index()]) {
        ways.push_back(store_.Compose(way, chart_.matter_settings_));
      }
      NoteBudget("dated day", law_.day(id).name);
    }
    BuildAssumptions();
    BuildAgreements();
    BuildWindowOrders();
    for (const law::ClauseId id : law_.ClauseIds()) {
      chart_.clause_possible_.push_back(
          PossibleOf(chart_.dated_.clauses[id.index()]));
      NoteBudget("possible combinations of clause", law_.clause(id).address);
    }
    for (const law::RouteId id : law_.RouteIds()) {
      BuildSides(id);
      NoteBudget("possible combinations of route", law_.route(id).name);
    }
  }

  void BuildAssumptions() {
    for (const law::AssumptionId id : law_.AssumptionIds()) {
      const law::Assumption& assumption = law_.assumption(id);
      const NodeId holds = conditions_.Build(assumption.condition);
      chart_.assumptions_.push_back(assumption.always ? holds
                                                      : store_.Not(holds));
      NoteBudget("assumption", assumption.name);
    }
    chart_.assumed_ = AllOf(store_, chart_.assumptions_);
  }

  void BuildAgreements() {
    for (const law::Agreement& agreement : law_.agreements) {
      chart_.agreements_.push_back({*chart_.VarOf(agreement.a),
                                    *chart_.VarOf(agreement.b),
                                    conditions_.Build(agreement.condition)});
      NoteBudget("agreement of matter", law_.matter(agreement.b).name);
    }
  }

  // What has happened by one day has happened by every later one.
  void BuildWindowOrders() {
    const record::Timeline& timeline = *chart_.timeline_;
    for (const law::DayOrder& order : law_.day_orders) {
      for (const record::WindowId id : timeline.WindowIds()) {
        const record::Window& window = timeline.window(id);
        if (window.by != order.a) continue;
        const auto other = timeline.WindowOf(window.event, order.b);
        if (!other) continue;
        const VarId a = *chart_.VarOf(id);
        const VarId b = *chart_.VarOf(*other);
        const NodeId by_a = conditions_.In(a, IntervalSet::Single(1));
        const NodeId by_b = conditions_.In(b, IntervalSet::Single(1));
        const NodeId one_way =
            Implies(conditions_.Build(order.a_not_later), Implies(by_a, by_b));
        const NodeId back =
            Implies(conditions_.Build(order.b_not_later), Implies(by_b, by_a));
        chart_.window_orders_.push_back({a, b, store_.And(one_way, back)});
        NoteBudget("window of event", chart_.record().event(window.event).name);
      }
    }
  }

  // Returns which combinations of what a dated diagram looks at are possible.
  // All orders of windows at once would tie all days of a pack together.
  NodeId PossibleOf(NodeId root) {
    const auto looked = diagram::Support(store_, root);
    const auto looks_at = [&](VarId var) {
      return std::ranges::binary_search(looked, var);
    };
    std::vector<NodeId> all = {chart_.assumed_};
    for (const Chart::Bound& order : chart_.window_orders_) {
      if (looks_at(order.a) && looks_at(order.b)) all.push_back(order.holds);
    }
    return AllOf(store_, std::move(all));
  }

  NodeId Implies(NodeId when, NodeId then) {
    return store_.Or(store_.Not(when), then);
  }

  // Where no combination is ruled out, a route's diagram has both sides, and
  // one walk finds both.
  void BuildSides(law::RouteId route) {
    const NodeId open = chart_.dated_.routes[route.index()];
    const NodeId possible = PossibleOf(open);
    if (possible == diagram::kTrue) {
      chart_.open_.push_back({open, true});
      chart_.closed_.push_back({open, false});
      return;
    }
    chart_.open_.push_back({store_.And(open, possible), true});
    chart_.closed_.push_back({store_.And(store_.Not(open), possible), true});
  }

  // Remembers with which diagram the budget was reached.
  void NoteBudget(std::string_view what, std::string_view name) {
    const bool over_budget = over_budget_ || store_.over_budget();
    if (!over_budget || !outgrown_.empty()) return;
    outgrown_ = fmt::format("{} `{}`", what, name);
  }

  // -- Clauses and routes ---------------------------------------------------

  NodeId BuildClause(const law::Clause& clause) {
    const NodeId when = conditions_.Build(clause.when);
    if (!clause.unless) return when;
    const NodeId unless = conditions_.Build(*clause.unless);
    // An exception lets a need hold, and keeps a bar from holding.
    return clause.kind == law::ClauseKind::kNeeds
               ? store_.Or(when, unless)
               : store_.And(when, store_.Not(unless));
  }

  // Returns where each way is the one in which a day is found, and where none
  // is.
  std::vector<NodeId> BuildDay(const law::Day& day) {
    std::vector<NodeId> ways;
    NodeId left = diagram::kTrue;
    for (const law::DayAlternative& way : day.alternatives) {
      const NodeId fits =
          way.when ? conditions_.Build(*way.when) : diagram::kTrue;
      ways.push_back(store_.And(left, fits));
      left = store_.And(left, store_.Not(fits));
    }
    ways.push_back(left);
    return ways;
  }

  // Returns where a route is open: all its needs hold and none of its bars. It
  // is built in a store of its own, from which the result alone is taken: what
  // is made on the way is many times as much.
  NodeId RouteOf(law::RouteId route, const Roots& roots) {
    if (over_budget_ || store_.over_budget()) return diagram::kFalse;
    NodeStore work(class_counts_, store_.node_budget());
    diagram::Transfer into(store_, work, all_vars_);
    const auto clauses = law_.ClausesOf(route);
    std::vector<NodeId> parts;
    for (const law::ClauseId clause : clauses) {
      const NodeId holds = into.Copy(roots.clauses[clause.index()]);
      parts.push_back(law_.clause(clause).closes_where_it_holds()
                          ? work.Not(holds)
                          : holds);
    }
    const NodeId open = AllOf(work, std::move(parts));
    over_budget_ = over_budget_ || work.over_budget();
    if (over_budget_) return diagram::kFalse;
    return diagram::Transfer(work, store_, all_vars_).Copy(open);
  }

  // Returns the conjunction of many functions. One after another, each would be
  // joined to a diagram that is already large; by twos, and the results by twos
  // again, most are small.
  static NodeId AllOf(NodeStore& store, std::vector<NodeId> parts) {
    while (parts.size() > 1) {
      std::vector<NodeId> joined;
      for (size_t i = 0; i < parts.size(); i += 2) {
        joined.push_back(i + 1 < parts.size()
                             ? store.And(parts[i], parts[i + 1])
                             : parts[i]);
      }
      parts = std::move(joined);
    }
    return parts.empty() ? diagram::kTrue : parts.front();
  }

  // -- Matters --------------------------------------------------------------

  void SettleMatters() {
    for (const law::MatterId matter : law_.MatterIds()) {
      const auto var = chart_.VarOf(matter);
      if (!var) continue;
      chart_.matter_settings_.push_back({*var, MatterGuards(matter, *var)});
      NoteBudget("matter", law_.matter(matter).name);
    }
    for (const VarId var : chart_.comparison_vars_) {
      const law::Expr& expr = *chart_.ComparisonOf(var);
      chart_.matter_settings_.push_back({var, ComparisonGuards(expr, var)});
      NoteBudget("comparison with", law_.matter(expr.matter).name);
    }
  }

  // Returns, for each class of a matter, where it is taken.
  std::vector<NodeId> MatterGuards(law::MatterId matter, VarId var) {
    const Domain& domain = chart_.domains_[var.index()];
    std::vector<NodeId> guards(domain.class_count(), diagram::kFalse);
    // Several values of a number matter may lie in one class.
    for (const auto& [value, taken] : ValueGuards(matter)) {
      NodeId& guard = guards[domain.ClassOf(value)];
      guard = store_.Or(guard, taken);
    }
    return guards;
  }

  // Returns, for each way in which a number may stand to a matter, where it
  // does so to what the record makes of the matter.
  std::vector<NodeId> ComparisonGuards(const law::Expr& expr, VarId var) {
    const Domain& domain = chart_.domains_[var.index()];
    std::vector<NodeId> guards(domain.class_count(), diagram::kFalse);
    for (const auto& [value, taken] : ValueGuards(expr.matter)) {
      for (size_t c = 0; c < guards.size(); ++c) {
        const NodeId stands =
            Has(expr.subject, NumbersStanding(domain.values(c), value));
        guards[c] = store_.Or(guards[c], store_.And(taken, stands));
      }
    }
    return guards;
  }

  // Returns where what is compared has one of some values, a matter by what the
  // record makes of it.
  NodeId Has(const law::Subject& subject, const IntervalSet& values) {
    const auto* matter = std::get_if<law::MatterId>(&subject);
    if (matter == nullptr) {
      return conditions_.In(*chart_.VarOf(subject), values);
    }
    NodeId any = diagram::kFalse;
    for (const auto& [value, taken] : ValueGuards(*matter)) {
      if (values.Contains(value)) any = store_.Or(any, taken);
    }
    return any;
  }

  // Returns where a matter has each of its values. Found once: comparisons ask
  // for it again and again.
  const std::map<Value, NodeId>& ValueGuards(law::MatterId matter) {
    const auto [known, is_new] = value_guards_.try_emplace(matter);
    if (is_new) known->second = FindValueGuards(matter);
    return known->second;
  }

  // Over all epochs, the first setting whose conditions hold.
  std::map<Value, NodeId> FindValueGuards(law::MatterId matter) {
    std::map<Value, NodeId> guards;
    const std::vector<NodeId> in_epoch = EpochGuards(matter);
    for (size_t i = 0; i < in_epoch.size(); ++i) {
      NodeId left = in_epoch[i];
      for (const auto& setting : chart_.timeline_->SettingsOf(matter, i)) {
        const NodeId here = store_.And(left, ConditionsOf(setting));
        NodeId& guard =
            guards.try_emplace(setting.value, diagram::kFalse).first->second;
        guard = store_.Or(guard, here);
        // Of the days of the epoch, what no setting so far has taken. The last
        // setting has no conditions and takes the rest, so that the guards of a
        // matter cover all days.
        left = store_.And(left, store_.Not(here));
      }
    }
    return guards;
  }

  // Returns, by epoch, where the day that a matter is looked at on lies in it:
  // the day asked about, or the day that it is as of.
  std::vector<NodeId> EpochGuards(law::MatterId matter) {
    const auto& as_of = law_.matter(matter).as_of;
    const law::AsOf today = {matter, {}, law::Today()};
    const VarId by = *chart_.VarOf(as_of ? as_of->by : today.by);
    std::vector<NodeId> guards;
    for (const IntervalSet& values :
         EpochsBy(*chart_.timeline_, as_of ? *as_of : today)) {
      guards.push_back(conditions_.In(by, values));
    }
    return guards;
  }

  NodeId ConditionsOf(const record::Setting& setting) {
    NodeId all = diagram::kTrue;
    for (const record::Literal& literal : setting.conditions) {
      const auto var = std::visit([this](auto id) { return *chart_.VarOf(id); },
                                  literal.variable);
      all = store_.And(all, conditions_.In(var, literal.values));
    }
    return all;
  }

  Chart& chart_;
  const law::Law& law_;
  NodeStore& store_;
  Conditions conditions_;
  std::string outgrown_;  // the diagram with which the budget was reached
  // For stores with the same variables: their classes, and each as itself.
  std::vector<uint32_t> class_counts_;
  std::vector<diagram::Transfer::Target> all_vars_;
  bool over_budget_ = false;  // a store of a route's own
  std::map<law::MatterId, std::map<Value, NodeId>> value_guards_;
};

VarId Chart::VarOfComparison(const law::Expr& expr) const {
  // Few: one for each number and matter that are compared.
  return *std::ranges::find_if(comparison_vars_, [&](VarId var) {
    const law::Expr& made = *ComparisonOf(var);
    return made.subject == expr.subject && made.matter == expr.matter;
  });
}

std::expected<std::shared_ptr<const Chart>, Error> Chart::Compile(
    std::shared_ptr<const Pack> pack, record::Scenario scenario,
    size_t node_budget) {
  const Order order = FindOrder(pack->law);
  auto chart = Compiler::Run(std::move(pack), scenario, order, node_budget);
  if (chart && !(*chart)->law().notes.empty()) {
    auto notes = Compile(PackOfNotes((*chart)->pack()), std::move(scenario),
                         node_budget);
    if (!notes) return std::unexpected(std::move(notes).error());
    (*chart)->notes_ = *std::move(notes);
  }
  return chart;
}

std::expected<std::shared_ptr<const Chart>, Error> Chart::CompileInOrder(
    std::shared_ptr<const Pack> pack, record::Scenario scenario,
    const Order& order, size_t node_budget) {
  return Compiler::Run(std::move(pack), std::move(scenario), order,
                       node_budget);
}

}  // namespace safeconduct::chart
