// SPDX-License-Identifier: Apache-2.0
// Idea. The free chart has a variable for each matter, and the record says of
// each what it is as a function of the day, the windows and the disputes. Here
// the variable of a matter has its values' classes and one more, "as recorded".
// A matter has a value where its variable is in the value's class, or is as
// recorded and the record says so.
//
// Example. The record has a treaty in force from May on. Then "the treaty is in
// force" becomes: in_force, or as recorded and the day is in May or later. A
// question about the case as it stands has every matter as recorded; a matter
// that moves is a change of one variable, like a fact that does.
//
// A comparison with a matter that is as recorded is what the record and the
// number make of it; with one that has moved it is a variable, to be put to how
// the number stands to the value moved to.
#include "ask/change/what_if.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <variant>

#include "diagram/analysis.h"
#include "diagram/domain.h"
#include "diagram/transfer.h"

namespace safeconduct::ask {
namespace {

using diagram::ClassSet;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

// Copies the diagrams of the free chart into the other store.
class WhatIfBuilder {
 public:
  WhatIfBuilder(const chart::Chart& chart, NodeStore& to)
      : from_(chart.store()), to_(to), guards_(chart.var_count()) {
    std::vector<diagram::Transfer::Target> targets(chart.var_count());
    for (const VarId var : chart.Vars()) {
      targets[var.index()] =
          diagram::Transfer::Target::WithSameClasses(var, to.class_count(var));
    }
    // The settings know neither matters nor comparisons, and are copied as they
    // are.
    diagram::Transfer transfer(from_, to, std::move(targets));
    for (const auto& settings : chart.matter_settings()) {
      const law::Expr* comparison = chart.ComparisonOf(settings.var);
      if (comparison == nullptr) {
        AddMatter(settings, transfer);
      } else {
        AddComparison(chart, *comparison, settings, transfer);
      }
    }
    copies_[diagram::kFalse] = diagram::kFalse;
    copies_[diagram::kTrue] = diagram::kTrue;
  }

  NodeId Copy(NodeId root) {
    // Children come before their parents.
    for (const NodeId node : diagram::NodesUnder(from_, root)) {
      if (!copies_.contains(node)) copies_[node] = CopyNode(node);
    }
    return copies_.at(root);
  }

 private:
  void AddMatter(const NodeStore::Substitution& settings,
                 diagram::Transfer& transfer) {
    const size_t count = to_.class_count(settings.var);
    const NodeId recorded = AsRecorded(settings.var);
    auto& guards = guards_[settings.var.index()];
    // All but the class "as recorded", which is the last.
    for (size_t c = 0; c + 1 < count; ++c) {
      guards.push_back(
          to_.Or(to_.In(settings.var, ClassSet::Single(count, c)),
                 to_.And(transfer.Copy(settings.guards[c]), recorded)));
    }
  }

  void AddComparison(const chart::Chart& chart, const law::Expr& expr,
                     const NodeStore::Substitution& settings,
                     diagram::Transfer& transfer) {
    NodeId recorded = AsRecorded(*chart.VarOf(expr.matter));
    if (const auto* number = std::get_if<law::MatterId>(&expr.subject)) {
      // Of two matters both must be as recorded for the record to tell.
      recorded = to_.And(recorded, AsRecorded(*chart.VarOf(*number)));
    }
    const size_t count = to_.class_count(settings.var);
    auto& guards = guards_[settings.var.index()];
    for (size_t c = 0; c < count; ++c) {
      guards.push_back(
          to_.IfThenElse(recorded, transfer.Copy(settings.guards[c]),
                         to_.In(settings.var, ClassSet::Single(count, c))));
    }
  }

  // Returns where a matter is as recorded.
  NodeId AsRecorded(VarId matter) {
    const size_t count = to_.class_count(matter);
    return to_.In(matter, ClassSet::Single(count, count - 1));
  }

  NodeId CopyNode(NodeId node) {
    const VarId var = from_.var(node);
    NodeId copy = diagram::kFalse;
    for (const auto& [child, leading] : from_.Edges(node)) {
      copy = to_.Or(copy, to_.And(Within(var, leading), copies_.at(child)));
    }
    return copy;
  }

  // Returns where a variable of the chart is in one of `classes`.
  NodeId Within(VarId var, const ClassSet& classes) {
    const auto& guards = guards_[var.index()];
    if (guards.empty()) return to_.In(var, classes);
    NodeId within = diagram::kFalse;
    for (size_t c = 0; c < guards.size(); ++c) {
      if (classes.Contains(c)) within = to_.Or(within, guards[c]);
    }
    return within;
  }

  const NodeStore& from_;
  NodeStore& to_;
  // By variable: where a matter has the values of each class, or a number
  // stands so to one; else empty.
  std::vector<std::vector<NodeId>> guards_;
  std::unordered_map<NodeId, NodeId> copies_;
};

}  // namespace

WhatIf::WhatIf(const chart::Chart& chart)
    : chart_(chart), store_(ClassCounts(chart), chart.store().node_budget()) {
  WhatIfBuilder builder(chart, store_);
  sides_.assumed = builder.Copy(chart.assumed());
  std::vector<chart::Chart::Bound> orders = chart.window_orders();
  for (chart::Chart::Bound& order : orders) {
    order.holds = builder.Copy(order.holds);
  }
  for (const NodeId route : chart.free().routes) {
    const NodeId open = builder.Copy(route);
    const auto looked = diagram::Support(store_, open);
    NodeId possible = sides_.assumed;
    for (const chart::Chart::Bound& order : orders) {
      if (std::ranges::binary_search(looked, order.a) &&
          std::ranges::binary_search(looked, order.b)) {
        possible = store_.And(possible, order.holds);
      }
    }
    if (possible == diagram::kTrue) {
      sides_.open.push_back({open, true});
      sides_.closed.push_back({open, false});
    } else {
      sides_.open.push_back({store_.And(open, possible), true});
      sides_.closed.push_back({store_.And(store_.Not(open), possible), true});
    }
  }
  store_.ClearCaches();
}

std::vector<uint32_t> WhatIf::ClassCounts(const chart::Chart& chart) {
  std::vector<uint32_t> counts;
  for (const VarId var : chart.Vars()) {
    const bool matter =
        std::holds_alternative<law::MatterId>(chart.variable(var));
    counts.push_back(static_cast<uint32_t>(chart.store().class_count(var)) +
                     (matter ? 1 : 0));
  }
  return counts;
}

diagram::PossibleClasses WhatIf::Ask(const chart::Question& question) const {
  diagram::PossibleClasses possible(store_);
  for (const VarId var : chart_.Vars()) {
    if (std::holds_alternative<law::MatterId>(chart_.variable(var))) {
      possible.Set(var,
                   ClassSet::Single(store_.class_count(var), AsRecorded(var)));
    } else {
      std::ranges::copy(question.possible().words(var),
                        possible.mutable_words(var).begin());
    }
  }
  return possible;
}

}  // namespace safeconduct::ask
