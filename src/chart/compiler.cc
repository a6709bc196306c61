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
// Variables are ordered: the day, windows, disputes, matters, then facts and
// measures as the routes' clauses first name them, so that what is tested
// together stands together.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "chart/chart.h"

namespace safeconduct::chart {

using diagram::Domain;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;
using law::ExprId;
using law::Subject;

namespace {

// Where the subjects of the law stand among the variables.
struct Layout {
  std::vector<Variable> variables;
  std::vector<std::vector<IntervalSet>> tests;  // by variable
  std::vector<IntervalSet> universes;           // by variable
  std::vector<std::optional<VarId>> of_fact;
  std::vector<std::optional<VarId>> of_measure;
  std::vector<std::optional<VarId>> of_matter;
  std::vector<VarId> of_dispute;
  std::vector<VarId> of_window;

  VarId Add(Variable::Kind kind, size_t index, IntervalSet universe) {
    variables.push_back({kind, static_cast<uint32_t>(index)});
    universes.push_back(std::move(universe));
    tests.emplace_back();
    return VarId(variables.size() - 1);
  }
};

IntervalSet AllDays() {
  return IntervalSet::Range(kFirstDay.days, kLastDay.days);
}

// Finds the variables and what is asked of each.
class LayoutMaker {
 public:
  LayoutMaker(const law::Law& law, const record::Timeline& timeline)
      : law_(law), timeline_(timeline) {
    layout_.of_fact.resize(law.facts.size());
    layout_.of_measure.resize(law.measures.size());
    layout_.of_matter.resize(law.matters.size());
    seen_.resize(law.exprs.size());
  }

  Layout Run() {
    const VarId today = layout_.Add(Variable::Kind::kToday, 0, AllDays());
    AddEventVariables();
    CollectMatters();
    VisitClauses();
    for (const auto& guarantee : law_.guarantees) Visit(guarantee.condition);
    AddEpochs(today);
    return std::move(layout_);
  }

 private:
  void AddEventVariables() {
    const auto& windows = timeline_.windows();
    for (size_t i = 0; i < windows.size(); ++i) {
      layout_.of_window.push_back(
          layout_.Add(Variable::Kind::kWindow, i, IntervalSet::Range(0, 1)));
      AddSingles(layout_.of_window.back());
    }
    const auto& disputes = timeline_.disputes();
    for (size_t i = 0; i < disputes.size(); ++i) {
      const auto worlds = static_cast<Value>(disputes[i].worlds.size());
      layout_.of_dispute.push_back(layout_.Add(
          Variable::Kind::kDispute, i, IntervalSet::Range(0, worlds - 1)));
      AddSingles(layout_.of_dispute.back());
    }
  }

  // Makes each value of a variable a class of its own.
  void AddSingles(VarId var) {
    for (const Interval& run : layout_.universes[var.index()].intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) {
        AddTest(var, IntervalSet::Single(value));
      }
    }
  }

  void AddTest(VarId var, IntervalSet values) {
    layout_.tests[var.index()].push_back(std::move(values));
  }

  // Matters come before all facts: a variable for each that a test looks at.
  void CollectMatters() {
    std::vector<bool> tested(law_.matters.size());
    for (const law::Expr& expr : law_.exprs) {
      if (expr.subject.kind == Subject::Kind::kMatter &&
          (expr.kind == law::Expr::Kind::kIn ||
           expr.kind == law::Expr::Kind::kCompare)) {
        tested[expr.subject.index] = true;
      }
      if (expr.kind == law::Expr::Kind::kCompare) {
        tested[expr.matter.index()] = true;
      }
    }
    for (size_t i = 0; i < tested.size(); ++i) {
      if (!tested[i]) continue;
      const law::MatterId matter(i);
      const auto& type = law_.matter(matter).type;
      layout_.of_matter[i] = layout_.Add(Variable::Kind::kMatter, i,
                                         type.form == law::TypeForm::kNumber
                                             ? timeline_.ValuesOf(matter)
                                             : type.Universe());
      AddSingles(*layout_.of_matter[i]);
    }
  }

  void VisitClauses() {
    for (const law::Clause& clause : law_.clauses) {
      Visit(clause.when);
      if (clause.unless) Visit(*clause.unless);
    }
  }

  void Visit(ExprId root) {
    std::vector<ExprId> pending = {root};
    while (!pending.empty()) {
      const ExprId id = pending.back();
      pending.pop_back();
      if (seen_[id.index()]) continue;
      seen_[id.index()] = true;
      const law::Expr& expr = law_.expr(id);
      // Reversed, so that the first child is visited first.
      pending.insert(pending.end(), expr.children.rbegin(),
                     expr.children.rend());
      if (expr.kind == law::Expr::Kind::kTerm) {
        pending.push_back(law_.terms[expr.term.index()].condition);
      }
      if (expr.kind == law::Expr::Kind::kIn) {
        AddTest(VarOf(expr.subject), expr.values);
      } else if (expr.kind == law::Expr::Kind::kCompare) {
        AddComparisons(expr);
      }
    }
  }

  void AddComparisons(const law::Expr& expr) {
    const VarId var = VarOf(expr.subject);
    const IntervalSet& values = timeline_.ValuesOf(expr.matter);
    for (const Interval& run : values.intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) {
        AddTest(var, law::ValuesThatCompare(expr.comparison, value));
      }
    }
  }

  VarId VarOf(const Subject& subject) {
    switch (subject.kind) {
      case Subject::Kind::kToday:
        return VarId(size_t{0});
      case Subject::Kind::kMatter:
        return *layout_.of_matter[subject.index];
      case Subject::Kind::kFact: {
        auto& var = layout_.of_fact[subject.index];
        if (!var) {
          var = layout_.Add(Variable::Kind::kFact, subject.index,
                            law_.facts[subject.index].type.Universe());
        }
        return *var;
      }
      case Subject::Kind::kMeasure: {
        auto& var = layout_.of_measure[subject.index];
        if (!var) {
          var = layout_.Add(Variable::Kind::kMeasure, subject.index,
                            MeasureUniverse(subject.index));
        }
        return *var;
      }
    }
    return VarId(size_t{0});
  }

  IntervalSet MeasureUniverse(size_t index) const {
    const law::Measure& measure = law_.measures[index];
    const auto all = [&](const law::DateRef& date) {
      return date ? law_.fact(*date).type.Universe() : AllDays();
    };
    return CountBetween(measure.unit, all(measure.from), all(measure.to));
  }

  // Cuts the days where a tested matter's settings change.
  void AddEpochs(VarId today) {
    const auto& epochs = timeline_.epochs();
    for (size_t i = 1; i < epochs.size(); ++i) {
      if (!ChangesAt(i)) continue;
      AddTest(today,
              IntervalSet::Range(kFirstDay.days, epochs[i].first.days - 1));
    }
  }

  bool ChangesAt(size_t epoch) const {
    for (size_t i = 0; i < law_.matters.size(); ++i) {
      if (!layout_.of_matter[i]) continue;
      const law::MatterId matter(i);
      if (!SameFunction(timeline_.SettingsOf(matter, epoch - 1),
                        timeline_.SettingsOf(matter, epoch))) {
        return true;
      }
    }
    return false;
  }

  static bool SameFunction(const std::vector<record::Setting>& a,
                           const std::vector<record::Setting>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const record::Setting& x, const record::Setting& y) {
                        return x.value == y.value &&
                               std::equal(
                                   x.conditions.begin(), x.conditions.end(),
                                   y.conditions.begin(), y.conditions.end(),
                                   [](const auto& p, const auto& q) {
                                     return p.variable == q.variable &&
                                            p.values == q.values;
                                   });
                      });
  }

  const law::Law& law_;
  const record::Timeline& timeline_;
  Layout layout_;
  std::vector<bool> seen_;
};

}  // namespace

// Builds a chart's diagrams.
class Compiler {
 public:
  static std::expected<std::shared_ptr<const Chart>, Error> Run(
      std::shared_ptr<const Pack> pack, record::Scenario scenario,
      size_t node_budget) {
    auto timeline =
        record::Timeline::Make(pack->law, pack->record, std::move(scenario));
    if (!timeline) return std::unexpected(timeline.error());
    Layout layout = LayoutMaker(pack->law, *timeline).Run();
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
    Compiler(*chart, layout).Build();
    if (chart->store_.over_budget()) {
      return std::unexpected(Error{
          Error::Kind::kBudget,
          fmt::format("law pack: its diagrams need more than {} nodes over "
                      "{} variables (simplify the clauses that test the most "
                      "facts, or raise the node budget)",
                      node_budget, chart->var_count())});
    }
    chart->store_.ClearCaches();
    return chart;
  }

 private:
  Compiler(Chart& chart, Layout& layout)
      : chart_(chart), law_(chart.law()), store_(chart.store_) {
    chart.variables_ = std::move(layout.variables);
    chart.fact_vars_ = layout.of_fact;
    chart.measure_vars_ = layout.of_measure;
    matter_vars_ = std::move(layout.of_matter);
    window_vars_ = std::move(layout.of_window);
    for (const VarId var : layout.of_dispute) {
      chart.dispute_vars_.emplace_back(var);
    }
    memo_.resize(law_.exprs.size());
  }

  void Build() {
    for (const law::Clause& clause : law_.clauses) {
      chart_.free_.clauses.push_back(BuildClause(clause));
    }
    for (size_t i = 0; i < law_.routes.size(); ++i) {
      chart_.free_.routes.push_back(RouteOf(law::RouteId(i), chart_.free_));
    }
    FindDecidingClauses();
    const auto substitutions = MatterSubstitutions();
    for (const NodeId root : chart_.free_.clauses) {
      chart_.dated_.clauses.push_back(store_.Compose(root, substitutions));
    }
    for (size_t i = 0; i < law_.routes.size(); ++i) {
      chart_.dated_.routes.push_back(RouteOf(law::RouteId(i), chart_.dated_));
    }
  }

  // -- Conditions -----------------------------------------------------------

  // Terms may be used before they stand, so what a condition is made of is
  // built on demand. A list of what is pending keeps long chains of terms off
  // the stack.
  NodeId Build(ExprId root) {
    std::vector<ExprId> pending = {root};
    while (!pending.empty()) {
      const ExprId id = pending.back();
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

  void AddUnbuilt(const law::Expr& expr, std::vector<ExprId>& pending) const {
    if (expr.kind == law::Expr::Kind::kTerm) {
      const ExprId condition = law_.terms[expr.term.index()].condition;
      if (!memo_[condition.index()]) pending.push_back(condition);
    }
    // Reversed, so that the first child is built first.
    for (auto child = expr.children.rbegin(); child != expr.children.rend();
         ++child) {
      if (!memo_[child->index()]) pending.push_back(*child);
    }
  }

  NodeId Built(ExprId id) const { return *memo_[id.index()]; }

  // Makes the node of an expression whose parts are built.
  NodeId Combine(const law::Expr& expr) {
    using Kind = law::Expr::Kind;
    switch (expr.kind) {
      case Kind::kIn:
        return In(VarOf(expr.subject), expr.values);
      case Kind::kCompare:
        return BuildComparison(expr);
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
        return Built(law_.terms[expr.term.index()].condition);
      case Kind::kRouteOpen:
        return chart_.free_.routes[expr.route.index()];
    }
    return diagram::kFalse;
  }

  NodeId In(VarId var, const IntervalSet& values) {
    return store_.In(var, chart_.domains_[var.index()].ClassesOf(values));
  }

  // The matter takes only the values that the record gives it: for each, the
  // matter has it and the subject compares with it.
  NodeId BuildComparison(const law::Expr& expr) {
    const VarId subject = VarOf(expr.subject);
    const VarId matter = *matter_vars_[expr.matter.index()];
    NodeId any = diagram::kFalse;
    const IntervalSet& values = chart_.domains_[matter.index()].universe();
    for (const Interval& run : values.intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) {
        const NodeId has = In(matter, IntervalSet::Single(value));
        const NodeId compares =
            In(subject, law::ValuesThatCompare(expr.comparison, value));
        any = store_.Or(any, store_.And(has, compares));
      }
    }
    return any;
  }

  VarId VarOf(const Subject& subject) const {
    switch (subject.kind) {
      case Subject::Kind::kToday:
        break;
      case Subject::Kind::kMatter:
        return *matter_vars_[subject.index];
      case Subject::Kind::kFact:
        return *chart_.fact_vars_[subject.index];
      case Subject::Kind::kMeasure:
        return *chart_.measure_vars_[subject.index];
    }
    return chart_.today();
  }

  // -- Clauses and routes ---------------------------------------------------

  NodeId BuildClause(const law::Clause& clause) {
    const NodeId when = Build(clause.when);
    if (!clause.unless) return when;
    const NodeId unless = Build(*clause.unless);
    return clause.kind == law::ClauseKind::kNeeds
               ? store_.Or(when, unless)
               : store_.And(when, store_.Not(unless));
  }

  // Returns where a clause does not close its route.
  NodeId Allows(law::ClauseId clause, const Roots& roots) {
    const NodeId holds = roots.clauses[clause.index()];
    const bool needed = law_.clause(clause).kind == law::ClauseKind::kNeeds;
    return needed ? holds : store_.Not(holds);
  }

  // Returns where a route is open: all its needs hold and none of its bars.
  NodeId RouteOf(law::RouteId route, const Roots& roots) {
    NodeId open = diagram::kTrue;
    // From the last, so that each step works on the lower end of the order.
    const auto clauses = law_.ClausesOf(route);
    for (auto id = clauses.rbegin(); id != clauses.rend(); ++id) {
      open = store_.And(open, Allows(*id, roots));
    }
    return open;
  }

  void FindDecidingClauses() {
    chart_.clause_decides_.assign(law_.clauses.size(), false);
    for (size_t i = 0; i < law_.routes.size(); ++i) {
      FindDecidingClauses(law::RouteId(i));
    }
  }

  // A clause decides where the route is another one without it: where what the
  // clauses before and behind it allow is not what all of them do.
  void FindDecidingClauses(law::RouteId route) {
    const auto clauses = law_.ClausesOf(route);
    std::vector<NodeId> behind = {diagram::kTrue};
    for (auto id = clauses.rbegin(); id != clauses.rend(); ++id) {
      behind.push_back(store_.And(behind.back(), Allows(*id, chart_.free_)));
    }
    const NodeId open = behind.back();
    NodeId before = diagram::kTrue;
    for (size_t i = 0; i < clauses.size(); ++i) {
      const NodeId without = store_.And(before, behind[clauses.size() - 1 - i]);
      if (without != open) chart_.clause_decides_[clauses[i].index()] = true;
      before = store_.And(before, Allows(clauses[i], chart_.free_));
    }
  }

  // -- Matters --------------------------------------------------------------

  std::vector<NodeStore::Substitution> MatterSubstitutions() {
    std::vector<NodeStore::Substitution> substitutions;
    for (size_t i = 0; i < matter_vars_.size(); ++i) {
      if (!matter_vars_[i]) continue;
      substitutions.push_back(
          {*matter_vars_[i], MatterGuards(law::MatterId(i), *matter_vars_[i])});
    }
    return substitutions;
  }

  // Returns, for each class of a matter, where it is taken: over all epochs,
  // the first setting whose conditions hold.
  std::vector<NodeId> MatterGuards(law::MatterId matter, VarId var) {
    const Domain& domain = chart_.domains_[var.index()];
    std::vector<NodeId> guards(domain.class_count(), diagram::kFalse);
    const auto& epochs = chart_.timeline_.epochs();
    for (size_t i = 0; i < epochs.size(); ++i) {
      const Value last =
          i + 1 < epochs.size() ? epochs[i + 1].first.days - 1 : kLastDay.days;
      NodeId left =
          In(chart_.today(), IntervalSet::Range(epochs[i].first.days, last));
      for (const auto& setting : chart_.timeline_.SettingsOf(matter, i)) {
        const NodeId here = store_.And(left, Conditions(setting));
        NodeId& guard = guards[domain.ClassOf(setting.value)];
        guard = store_.Or(guard, here);
        left = store_.And(left, store_.Not(here));
      }
    }
    return guards;
  }

  NodeId Conditions(const record::Setting& setting) {
    NodeId all = diagram::kTrue;
    for (const record::Literal& literal : setting.conditions) {
      const auto* dispute = std::get_if<record::DisputeId>(&literal.variable);
      const VarId var =
          dispute != nullptr
              ? *chart_.dispute_vars_[dispute->index()]
              : window_vars_[std::get<record::WindowId>(literal.variable)
                                 .index()];
      all = store_.And(all, In(var, literal.values));
    }
    return all;
  }

  Chart& chart_;
  const law::Law& law_;
  NodeStore& store_;
  std::vector<std::optional<VarId>> matter_vars_;
  std::vector<VarId> window_vars_;
  std::vector<std::optional<NodeId>> memo_;
};

std::expected<std::shared_ptr<const Chart>, Error> Chart::Compile(
    std::shared_ptr<const Pack> pack, record::Scenario scenario,
    size_t node_budget) {
  return Compiler::Run(std::move(pack), std::move(scenario), node_budget);
}

}  // namespace safeconduct::chart
