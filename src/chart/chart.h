// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CHART_CHART_H_
#define SAFECONDUCT_CHART_CHART_H_

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "diagram/domain.h"
#include "diagram/node_store.h"
#include "law/law.h"
#include "record/ids.h"

namespace safeconduct {
struct Error;
}

namespace safeconduct::record {
struct Record;
struct Scenario;
class Timeline;
}  // namespace safeconduct::record

namespace safeconduct::chart {

class Pack;

// What a variable of the diagrams stands for. An expression stands for how its
// number is to its number matter (see standing.cc): the first that compares the
// two, for all that do.
using Variable =
    std::variant<law::Today, record::WindowId, record::DisputeId, law::MatterId,
                 law::FactId, law::MeasureId, law::ExprId>;

// The diagrams of the clauses (true where the clause holds) and of the routes
// (true where the route is open), a root each, by their ids.
struct Roots {
  std::vector<diagram::NodeId> clauses;
  std::vector<diagram::NodeId> routes;
  // By DayId and alternative: where it is the first that fits, and behind the
  // last where none does.
  std::vector<std::vector<diagram::NodeId>> days;
};

// Where an assignment of possible values makes a route, or a clause, one thing
// and not the other: those with which the diagram under `root` comes to
// `terminal`.
struct Side {
  diagram::NodeId root;
  bool terminal = true;
};

// A pack compiled for one scenario. In the free chart matters are variables;
// in the dated chart they have been composed away, and what remains are the
// day, the disputes and windows, and the facts of the person. Immutable; safe
// to share between threads.
class Chart {
 public:
  // Fails where the scenario does, and where a diagram outgrows the budget.
  static std::expected<std::shared_ptr<const Chart>, Error> Compile(
      std::shared_ptr<const Pack> pack, record::Scenario scenario,
      size_t node_budget = diagram::kDefaultNodeBudget);
  // The same with the variables of matters, facts and measures in an order of
  // the caller's, to measure what an order costs. What is tested and not in
  // `order` follows behind.
  static std::expected<std::shared_ptr<const Chart>, Error> CompileInOrder(
      std::shared_ptr<const Pack> pack, record::Scenario scenario,
      const std::vector<law::Subject>& order,
      size_t node_budget = diagram::kDefaultNodeBudget);

  const Pack& pack() const { return *pack_; }
  const std::shared_ptr<const Pack>& shared_pack() const { return pack_; }
  const law::Law& law() const { return *law_; }
  const record::Record& record() const { return *record_; }
  const record::Timeline& timeline() const { return *timeline_; }
  const diagram::NodeStore& store() const { return store_; }

  const Roots& free() const { return free_; }
  const Roots& dated() const { return dated_; }

  // Where each assumption holds, by AssumptionId, and where all do. Assumptions
  // test no matter, so that these are of both charts.
  const std::vector<diagram::NodeId>& assumptions() const {
    return assumptions_;
  }
  diagram::NodeId assumed() const { return assumed_; }
  // What two variables cannot be at once, though no diagram of a route says so:
  // that a matter has two values on one day, or that an event has happened by
  // the earlier of two days and not by the later.
  struct Bound {
    diagram::VarId a;
    diagram::VarId b;
    diagram::NodeId holds;
  };
  const std::vector<Bound>& agreements() const { return agreements_; }
  const std::vector<Bound>& window_orders() const { return window_orders_; }
  // In the dated chart, which combinations of what a clause looks at are
  // possible: all assumptions hold, and what binds its windows. Of windows that
  // it does not look at some values always fit.
  diagram::NodeId PossibleOf(law::ClauseId clause) const {
    return clause_possible_[clause.index()];
  }
  // In the dated chart, the combinations that are possible and with which a
  // route is open, or closed.
  Side OpenSide(law::RouteId route) const { return open_[route.index()]; }
  Side ClosedSide(law::RouteId route) const { return closed_[route.index()]; }
  // Returns the chart of the pack's notes in the same scenario; null where it
  // has none. It is one of a pack in which a route for each note, by the same
  // number, is open where the note's condition holds (PackOfNotes), so that
  // notes have no part in the diagrams of what they stand beside.
  const std::shared_ptr<const Chart>& notes() const { return notes_; }

  // By VarId: what the variable stands for, and its classes.
  const Variable& variable(diagram::VarId var) const {
    return variables_[var.index()];
  }
  const diagram::Domain& domain(diagram::VarId var) const {
    return domains_[var.index()];
  }
  size_t var_count() const { return variables_.size(); }
  auto Vars() const { return IdsBelow<diagram::VarId>(var_count()); }
  // The day is always there, and always first.
  diagram::VarId today() const { return diagram::VarId(size_t{0}); }
  // Returns the variable of what some test looks at.
  std::optional<diagram::VarId> VarOf(law::FactId fact) const {
    return fact_vars_[fact.index()];
  }
  std::optional<diagram::VarId> VarOf(law::MeasureId measure) const {
    return measure_vars_[measure.index()];
  }
  std::optional<diagram::VarId> VarOf(law::MatterId matter) const {
    return matter_vars_[matter.index()];
  }
  std::optional<diagram::VarId> VarOf(record::DisputeId dispute) const {
    return dispute_vars_[dispute.index()];
  }
  std::optional<diagram::VarId> VarOf(record::WindowId window) const {
    return window_vars_[window.index()];
  }
  std::optional<diagram::VarId> VarOf(const law::Subject& subject) const;

  // Returns the variable of what an expression of kind kCompare compares, which
  // some test looks at.
  diagram::VarId VarOfComparison(const law::Expr& expr) const;
  // Returns the expression whose comparison a variable is; null of any other.
  const law::Expr* ComparisonOf(diagram::VarId var) const {
    const auto* comparison = std::get_if<law::ExprId>(&variable(var));
    return comparison != nullptr ? &law().expr(*comparison) : nullptr;
  }

  // Returns each matter that a test looks at as a function of the day, the
  // windows and the disputes, and each comparison as one of those and of what
  // is compared. Composing them takes the free chart to the dated.
  const std::vector<diagram::NodeStore::Substitution>& matter_settings() const {
    return matter_settings_;
  }

 private:
  friend class Compiler;
  Chart(std::shared_ptr<const Pack> pack, record::Timeline timeline,
        std::vector<uint32_t> class_counts, size_t node_budget);

  std::shared_ptr<const Pack> pack_;
  const law::Law* law_;  // of the pack
  const record::Record* record_;
  std::shared_ptr<const record::Timeline> timeline_;
  diagram::NodeStore store_;
  std::vector<Variable> variables_;
  std::vector<diagram::Domain> domains_;
  // By id, nothing where no test looks at it; so the next four.
  std::vector<std::optional<diagram::VarId>> fact_vars_;
  std::vector<std::optional<diagram::VarId>> measure_vars_;
  std::vector<std::optional<diagram::VarId>> matter_vars_;
  std::vector<std::optional<diagram::VarId>> dispute_vars_;
  std::vector<std::optional<diagram::VarId>> window_vars_;
  // In the order of the variables.
  std::vector<diagram::VarId> comparison_vars_;
  std::vector<diagram::NodeStore::Substitution> matter_settings_;
  Roots free_;
  Roots dated_;
  std::vector<diagram::NodeId> assumptions_;  // by AssumptionId
  diagram::NodeId assumed_ = diagram::kTrue;
  std::vector<Bound> agreements_;
  std::vector<Bound> window_orders_;
  std::vector<diagram::NodeId> clause_possible_;  // by ClauseId
  std::vector<Side> open_;                        // by RouteId, here and below
  std::vector<Side> closed_;
  std::shared_ptr<const Chart> notes_;
};

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CHART_CHART_H_
