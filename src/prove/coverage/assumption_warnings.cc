// SPDX-License-Identifier: Apache-2.0
//
// What of the assumptions of a pack does nothing, or too much, and where one is
// missing.
//
// A count to a date that lies before its other is negative, and `counted <= 6`
// holds of it: a limit that runs from the end of a challenge is kept while the
// challenge still runs. So of each clause that tests a count from above it is
// asked whether the count may be negative, by the assumptions, and whether the
// clause then is what it is within the limit and would not be beyond it. To ask
// it the count needs a class of its own below 0, which the law may not give it;
// so the pack is compiled once more, with a guarantee that nobody proves and
// that parts the numbers there.
#include "prove/coverage/assumption_warnings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "law/values.h"
#include "law/walk.h"
#include "pack/pack.h"
#include "text/diagnostic.h"

namespace safeconduct::prove {
namespace {

using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;
using text::DiagnosticKind;
using End = Search::End;

class AssumptionWarner {
 public:
  AssumptionWarner(SearchContext& context, text::Diagnostics& diagnostics)
      : context_(context),
        chart_(*context.chart),
        law_(chart_.law()),
        diagnostics_(diagnostics) {}

  void Run() {
    bool leave_none = false;
    for (const law::AssumptionId id : law_.AssumptionIds()) {
      const NodeId holds = NodeOf(id);
      if (IsNever(context_.store.Not(holds))) {
        Warn(DiagnosticKind::kIdleAssumption, id,
             "no case can break it; leave it out");
      }
      if (!IsNever(holds)) continue;
      Warn(DiagnosticKind::kNoCaseLeft, id,
           "no case fulfils it; say what every life fulfils");
      leave_none = true;
    }
    if (!leave_none) leave_none = WarnOfPairs();
    if (!leave_none && IsNever(chart_.assumed())) {
      Warn(DiagnosticKind::kNoCaseLeft, law::AssumptionId(size_t{0}),
           "with all others it leaves no case; say what every life fulfils");
    }
  }

 private:
  NodeId NodeOf(law::AssumptionId id) const {
    return chart_.assumptions()[id.index()];
  }

  // Whether no real situation, possible or not, makes a diagram true.
  bool IsNever(NodeId root) const {
    return FindWhether(context_.store, context_.variables.searched(), root,
                       context_.step_budget) == End::kNone;
  }

  // Returns whether any two leave no case.
  bool WarnOfPairs() {
    bool found = false;
    for (const law::AssumptionId a : law_.AssumptionIds()) {
      for (const law::AssumptionId b : law_.AssumptionIds()) {
        if (b.index() <= a.index()) continue;
        if (!IsNever(context_.store.And(NodeOf(a), NodeOf(b)))) continue;
        found = true;
        const law::Assumption& first = law_.assumption(a);
        Warn(DiagnosticKind::kNoCaseLeft, b,
             fmt::format("with `{}` it leaves no case; say what every life "
                         "fulfils",
                         first.name),
             {{first.place, fmt::format("`{}` is assumed here", first.name)}});
      }
    }
    return found;
  }

  void Warn(DiagnosticKind kind, law::AssumptionId id, const std::string& text,
            std::vector<text::Note> notes = {}) {
    const law::Assumption& assumption = law_.assumption(id);
    diagnostics_.Add(kind, assumption.place,
                     fmt::format("assumption `{}`: {}", assumption.name, text),
                     std::move(notes));
  }

  SearchContext& context_;
  const chart::Chart& chart_;
  const law::Law& law_;
  text::Diagnostics& diagnostics_;
};

// The measures that a clause tests from above alone, and the limits.
using TestedFromAbove = std::map<law::MeasureId, Value>;

TestedFromAbove TestsFromAbove(const law::Law& law, const law::Clause& clause) {
  TestedFromAbove tests;
  law::Walker walker(law);
  for (const law::ExprId condition : law::ConditionsOf(clause)) {
    walker.Walk(condition, [&](const law::Expr& expr) {
      const auto* measure = std::get_if<law::MeasureId>(&expr.subject);
      if (expr.kind != law::Expr::Kind::kIn || measure == nullptr ||
          expr.values.empty()) {
        return;
      }
      // A comparison of two days is of their order, and not of how long it was;
      // so is a limit of 0.
      if (law.measure(*measure).name.empty()) return;
      const Interval first = expr.values.intervals().front();
      if (first.lo == kMinNumber && first.hi > 0 && first.hi < kMaxNumber) {
        tests.emplace(*measure, first.hi);
      }
    });
  }
  return tests;
}

// Returns the pack with guarantees that part each of these counts at 0.
std::shared_ptr<const chart::Pack> PartedAtZero(
    const chart::Chart& chart, const std::vector<law::MeasureId>& measures) {
  auto parted = std::make_shared<chart::Pack>();
  parted->law = chart.law();
  parted->record = chart.record();
  for (const law::MeasureId measure : measures) {
    law::Expr negative;
    negative.subject = measure;
    negative.values = IntervalSet::Range(kMinNumber, -1);
    parted->law.exprs.push_back(std::move(negative));
    law::Guarantee guarantee;
    guarantee.condition = law::ExprId(parted->law.exprs.size() - 1);
    parted->law.guarantees.push_back(std::move(guarantee));
  }
  return parted;
}

// Warns of clauses that a negative count fulfils.
class NegativeCountWarner {
 public:
  NegativeCountWarner(SearchContext& context, text::Diagnostics& diagnostics)
      : of_pack_(context), diagnostics_(diagnostics) {}

  void Run() {
    const law::Law& law = of_pack_.chart->law();
    std::map<law::ClauseId, TestedFromAbove> tests;
    std::vector<law::MeasureId> measures;
    for (const law::ClauseId clause : law.ClauseIds()) {
      tests[clause] = TestsFromAbove(law, law.clause(clause));
      for (const auto& [measure, limit] : tests[clause]) {
        if (std::ranges::find(measures, measure) == measures.end()) {
          measures.push_back(measure);
        }
      }
    }
    if (measures.empty()) return;
    const auto chart =
        chart::Chart::Compile(PartedAtZero(*of_pack_.chart, measures), {},
                              of_pack_.store.node_budget());
    // It outgrows the budget where the pack itself all but does; then that is
    // what there is to be said of it.
    if (!chart) return;
    SearchContext context(*chart, of_pack_.step_budget);
    for (const auto& [clause, of_clause] : tests) {
      for (const auto& [measure, limit] : of_clause) {
        context.Renew();
        if (Passes(context, clause, measure, limit)) {
          Warn(clause, measure, limit);
        }
      }
    }
  }

 private:
  // Whether a possible situation has a negative count that the clause takes as
  // it takes one within the limit, and not as one beyond.
  static bool Passes(SearchContext& context, law::ClauseId clause,
                     law::MeasureId measure, Value limit) {
    const chart::Chart& chart = *context.chart;
    NodeStore& store = context.store;
    const VarId var = *chart.VarOf(measure);
    const diagram::Domain& domain = chart.domain(var);
    const NodeId root = chart.free().clauses[clause.index()];
    const auto with = [&](Value value) {
      const NodeStore::Limit only{
          var, diagram::ClassSet::Single(domain.class_count(),
                                         domain.ClassOf(value))};
      return store.Restrict(root, {&only, 1});
    };
    const NodeId negative =
        store.In(var, domain.ClassesOf(IntervalSet::Range(kMinNumber, -1)));
    const NodeId differ = store.Xor(with(-1), with(limit + 1));
    return context.FindWhether(store.And(negative, differ)) == End::kFound;
  }

  void Warn(law::ClauseId clause, law::MeasureId id, Value limit) {
    const law::Law& law = of_pack_.chart->law();
    const law::Measure& measure = law.measure(id);
    const std::string_view from = law::DateName(law, measure.from);
    const std::string_view to = law::DateName(law, measure.to);
    diagnostics_.Add(
        DiagnosticKind::kNegativeCount, law.clause(clause).place,
        fmt::format("clause `{}` tests `{}` against {}, and a count below 0 "
                    "passes: where `{}` lies before `{}`; assume that it does "
                    "not, or test the order of the two as well",
                    law.clause(clause).address, measure.name, limit, to, from));
  }

  SearchContext& of_pack_;
  text::Diagnostics& diagnostics_;
};

}  // namespace

void WarnOfAssumptions(SearchContext& context, text::Diagnostics& diagnostics) {
  AssumptionWarner(context, diagnostics).Run();
  NegativeCountWarner(context, diagnostics).Run();
}

}  // namespace safeconduct::prove
