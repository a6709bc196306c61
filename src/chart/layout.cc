// SPDX-License-Identifier: Apache-2.0
//
// Every test of the law is membership of one variable in a set of values, so a
// variable's values fall into classes that no test tells apart. Here the
// variables and their tests are found.
//
// Variables are ordered: the day, windows, disputes, then matters, facts and
// measures as they are given: see order.cc. How a number stands to a matter is
// a variable right behind the number: see standing.cc.
//
// A matter, like a fact, may have any value that is declared, in classes by
// what tests it. What a number is compared with in the dated chart is what the
// record makes of the matter, so those values part the number's classes.
//
// A matter as of a day is composed away by what the record made of the matter
// until that day, so that what says when the day is falls into classes where
// the matter changes.
//
// Windows, disputes and matters that are no numbers have a class for each
// value: the settings of matters ask for single ones, and there are few.
#include "chart/layout.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "case/case.h"
#include "chart/runs.h"
#include "chart/standing.h"
#include "law/walk.h"

namespace safeconduct::chart {

using diagram::VarId;
using law::ExprId;
using law::Subject;

namespace {

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
    var_of_comparison_.resize(law.exprs.size());
  }

  Layout Run(const Order& order) {
    const VarId today = Add(law::Today(), AllDays());
    AddEventVariables();
    // One walker for all, so that a term that several conditions name is noted
    // once.
    law::Walker walker(law_);
    for (const ExprId root : law::AllConditions(law_)) {
      walker.Walk(root, [this](ExprId id) { Note(id); });
    }
    for (const law::Agreement& agreement : law_.agreements) {
      walker.Walk(agreement.condition, [this](ExprId id) { Note(id); });
    }
    for (const law::DayOrder& days : law_.day_orders) {
      if (!OrdersWindows(days)) continue;
      for (const ExprId root : {days.a_not_later, days.b_not_later}) {
        walker.Walk(root, [this](ExprId id) { Note(id); });
      }
    }
    // Variables come before tests: those of `order` as given, others as tests
    // name them.
    for (const Subject& subject : order) VarOf(subject);
    for (const ExprId test : tests_) AddTestsOf(test);
    AddEpochs(today);
    return std::move(layout_);
  }

 private:
  VarId Add(const Variable& variable, IntervalSet universe) {
    layout_.variables.push_back(variable);
    layout_.universes.push_back(std::move(universe));
    layout_.tests.emplace_back();
    return VarId(layout_.variables.size() - 1);
  }

  void AddEventVariables() {
    for (const record::WindowId window : timeline_.WindowIds()) {
      layout_.of_window.emplace_back(Add(window, IntervalSet::Range(0, 1)));
      AddSingles(*layout_.of_window.back());
    }
    for (const record::DisputeId dispute : timeline_.DisputeIds()) {
      const auto worlds =
          static_cast<Value>(timeline_.dispute(dispute).worlds.size());
      layout_.of_dispute.emplace_back(
          Add(dispute, IntervalSet::Range(0, worlds - 1)));
      AddSingles(*layout_.of_dispute.back());
    }
  }

  // Whether some event has a window by both days.
  bool OrdersWindows(const law::DayOrder& order) const {
    return std::ranges::any_of(
        timeline_.windows(), [&](const record::Window& window) {
          return window.by == order.a &&
                 timeline_.WindowOf(window.event, order.b).has_value();
        });
  }

  // Makes each value of a variable a class of its own.
  void AddSingles(VarId var) {
    for (const Value value : layout_.universes[var.index()].values()) {
      AddTest(var, IntervalSet::Single(value));
    }
  }

  void AddTest(VarId var, IntervalSet values) {
    layout_.tests[var.index()].push_back(std::move(values));
  }

  // Notes an expression that is a test.
  void Note(ExprId id) {
    const law::Expr& expr = law_.expr(id);
    if (expr.kind == law::Expr::Kind::kIn) tests_.push_back(id);
    if (expr.kind == law::Expr::Kind::kCompare) {
      tests_.push_back(id);
      comparisons_of_[expr.subject].push_back(id);
    }
  }

  void AddTestsOf(ExprId test) {
    const law::Expr& expr = law_.expr(test);
    const VarId var = VarOf(expr.subject);
    if (expr.kind == law::Expr::Kind::kIn) {
      AddTest(var, expr.values);
      return;
    }
    VarOf(expr.matter);
    AddTest(var_of_comparison_[test.index()],
            law::ValuesThatCompare(expr.comparison, kEqual));
    // A matter is composed away: in the dated chart both are values that the
    // record knows.
    if (std::holds_alternative<law::MatterId>(expr.subject)) return;
    for (const Value value : timeline_.ValuesOf(expr.matter).values()) {
      AddTest(var, law::ValuesThatCompare(expr.comparison, value));
    }
  }

  VarId VarOf(const Subject& subject) {
    const size_t known = layout_.variables.size();
    const VarId var =
        std::visit([&](auto id) { return VarOfOne(id); }, subject);
    // Only when the number's own variable is new, so that they stand right
    // behind it.
    if (layout_.variables.size() > known) AddComparisonsOf(subject, var);
    return var;
  }

  // Adds a variable for each matter that a number is compared with.
  void AddComparisonsOf(const Subject& subject, VarId var) {
    std::map<law::MatterId, VarId> with;
    for (const ExprId id : comparisons_of_[subject]) {
      const law::MatterId matter = law_.expr(id).matter;
      if (!with.contains(matter)) {
        const IntervalSet standings =
            StandingsOf(layout_.universes[var.index()],
                        law_.matter(matter).type.Universe());
        with[matter] = Add(id, standings);
        layout_.of_comparison.push_back(with[matter]);
      }
      var_of_comparison_[id.index()] = with[matter];
    }
  }

  static VarId VarOfOne(law::Today) { return VarId(size_t{0}); }

  VarId VarOfOne(law::FactId fact) {
    auto& var = layout_.of_fact[fact.index()];
    if (!var) {
      var = Add(fact, law_.fact(fact).type.Universe());
    }
    return *var;
  }

  VarId VarOfOne(law::MeasureId measure) {
    auto& var = layout_.of_measure[measure.index()];
    if (!var) {
      var = Add(measure, UniverseOf(law_.measure(measure)));
    }
    return *var;
  }

  VarId VarOfOne(law::MatterId matter) {
    auto& var = layout_.of_matter[matter.index()];
    if (!var) {
      const law::Matter& declared = law_.matter(matter);
      var = Add(matter, declared.type.Universe());
      if (declared.type.form != law::TypeForm::kNumber) AddSingles(*var);
      if (declared.as_of) AddRunsOf(*declared.as_of);
    }
    return *var;
  }

  // Cuts what says when a day is where the matter as of it changes.
  void AddRunsOf(const law::AsOf& as_of) {
    const VarId by = VarOf(as_of.by);
    for (const IntervalSet& run : RunsOf(timeline_, as_of)) {
      AddTest(by, run);
    }
  }

  IntervalSet UniverseOf(const law::Measure& measure) const {
    const auto all = [&](const law::DateRef& date) {
      return date ? law_.fact(*date).type.Universe() : AllDays();
    };
    const IntervalSet from = all(measure.from);
    const IntervalSet to = all(measure.to);
    const bool are_known =
        KnownOfOneDate(measure) == Interval{kFirstDay.days, kLastDay.days};
    // To follow steps from every day would take long. More counts than there
    // are do no harm here, as no date has them.
    if (!are_known) return CountsOf(measure, from, to);
    if (!measure.is_of_one_date()) {
      return CountBetween(measure.unit, EndsReached(measure.from_steps, from),
                          EndsReached(measure.to_steps, to));
    }
    if (measure.unit != law::Unit::kDays) return CountsOf(measure, from, to);
    const Interval start = calendar::Shift(measure.from_steps);
    const Interval end = calendar::Shift(measure.to_steps);
    const IntervalSet counts =
        IntervalSet::Range(end.lo - start.hi, end.hi - start.lo);
    return from.Contains(kNone) ? counts.Union(IntervalSet::Single(kNone))
                                : counts;
  }

  // Cuts the days where a tested matter's settings change.
  void AddEpochs(VarId today) {
    const auto& epochs = timeline_.epochs();
    for (size_t i = 1; i < epochs.size(); ++i) {
      // An epoch that begins with a move of an untested matter would part days
      // that no outcome tells apart.
      if (!ChangesAt(i)) continue;
      AddTest(today,
              IntervalSet::Range(kFirstDay.days, epochs[i].first.days - 1));
    }
  }

  bool ChangesAt(size_t epoch) const {
    for (const law::MatterId matter : law_.DeclaredMatterIds()) {
      if (layout_.of_matter[matter.index()] &&
          ChangesWith(timeline_, matter, epoch)) {
        return true;
      }
    }
    return false;
  }

  const law::Law& law_;
  const record::Timeline& timeline_;
  Layout layout_;
  std::vector<ExprId> tests_;             // as first named
  std::vector<VarId> var_of_comparison_;  // by ExprId
  std::map<Subject, std::vector<ExprId>> comparisons_of_;
};

}  // namespace

Layout LayOut(const law::Law& law, const record::Timeline& timeline,
              const Order& order) {
  return LayoutMaker(law, timeline).Run(order);
}

}  // namespace safeconduct::chart
