// SPDX-License-Identifier: Apache-2.0
//
// Does an outcome depend on a fact? It does where two people who are alike but
// for that fact come to two outcomes. A date cannot be held against a diagram
// one variable at a time: with the day of arrival, the days from arrival to the
// request and the months since arrival move too.
//
// Idea. Both people are put into one diagram. Each variable that looks at the
// fact stands in it twice, once for either person, and so does the fact's date
// among the dates that a search chooses; all else stands once, being the same
// for both. A condition f is copied twice, as f of the first person and as f of
// the second; `f of the first and not f of the second` is one more diagram, and
// FindWitness decides it exactly over real dates.
//
// Example. f is `arrived >= 2025-08-06 and days from arrived to requested <=
// 14`. The store for `arrived` has the variables arrived, arrived of the
// second, days, days of the second, and the dates arrived, requested, arrived
// of the second. A witness is a request on 10 August 2025, an arrival on the
// 6th for the one and on the 5th for the other.
//
// Invariants. The second copy of a variable stands next to the first, so that
// both copies of a diagram keep its order and their conjunction stays small.
#include "prove/coverage/paired_situations.h"

#include <algorithm>

#include "base/overloaded.h"
#include "chart/dependencies.h"
#include "prove/witness/search_context.h"

namespace safeconduct::prove {

using diagram::NodeId;
using diagram::NodeStore;
using diagram::Transfer;
using diagram::VarId;

Difference DifferenceIn(const chart::Chart& chart,
                        const SearchVariables& searched,
                        const law::DateRef& fact) {
  const law::Law& law = chart.law();
  Difference difference;
  for (const VarId var : chart.Vars()) {
    const auto dates = chart::LookedAt(law, chart.variable(var));
    const auto found = std::find(dates.begin(), dates.end(), fact);
    if (found == dates.end()) continue;
    difference.vars.push_back(var);
    // LookedAt names the date that a measure counts from first.
    const bool is_first = found == dates.begin();
    const auto end = [&](const DateCount& count) {
      return is_first ? count.from : count.to;
    };
    std::visit(
        Overloaded{
            [](const PlainVariable&) {},
            [&](const ChosenDate& chosen) { difference.date = chosen.date; },
            [&](const CountVariable& counted) {
              difference.date = end(counted.count);
            },
            [&](const NumberStanding& stands) {
              difference.date = stands.number;
            },
            [&](const CountStanding& stands) {
              difference.date = end(stands.count);
            },
        },
        searched.variables[var.index()].form);
  }
  return difference;
}

Difference DifferenceIn(const chart::Chart& chart,
                        const SearchVariables& searched, law::MatterId matter) {
  Difference difference;
  for (const VarId var : chart.Vars()) {
    const SearchVariableForm& form = searched.variables[var.index()].form;
    const auto* number = std::get_if<NumberStanding>(&form);
    const auto* count = std::get_if<CountStanding>(&form);
    if (chart.variable(var) == chart::Variable(matter)) {
      const auto* chosen = std::get_if<ChosenDate>(&form);
      if (chosen != nullptr) difference.date = chosen->date;
      difference.vars.push_back(var);
    } else if (const law::Expr* expr = chart.ComparisonOf(var)) {
      // A comparison is a number's standing to the matter, or a count's.
      if (expr->matter == matter) {
        difference.date = number != nullptr ? number->matter : count->matter;
      } else if (expr->subject == law::Subject(matter)) {
        difference.date = number->number;
      } else {
        continue;
      }
      difference.vars.push_back(var);
    }
  }
  return difference;
}

PairedSituations::PairedSituations(const NodeStore& from,
                                   const SearchVariables& searched,
                                   const Difference& difference)
    : pairs_(PairsOf(searched, difference)),
      date_(difference.date),
      store_(StoreFor(from, pairs_)),
      first_(from, store_, Targets(from, pairs_, &Pair::first)),
      second_(from, store_, Targets(from, pairs_, &Pair::second)) {
  AddVariables(searched, difference);
}

// In the order of the variables, with a second copy right behind its first.
std::vector<PairedSituations::Pair> PairedSituations::PairsOf(
    const SearchVariables& searched, const Difference& difference) {
  std::vector<Pair> pairs;
  size_t next = 0;
  for (const VarId var : IdsBelow<VarId>(searched.variables.size())) {
    const VarId first(next++);
    const auto& vars = difference.vars;
    const bool twice = std::find(vars.begin(), vars.end(), var) != vars.end();
    pairs.push_back({first, twice ? VarId(next++) : first});
  }
  return pairs;
}

NodeStore PairedSituations::StoreFor(const NodeStore& from,
                                     const std::vector<Pair>& pairs) {
  std::vector<uint32_t> class_counts;
  for (const VarId var : from.Vars()) {
    const auto count = static_cast<uint32_t>(from.class_count(var));
    const Pair& pair = pairs[var.index()];
    class_counts.push_back(count);
    if (pair.second != pair.first) class_counts.push_back(count);
  }
  return NodeStore(std::move(class_counts), from.node_budget());
}

std::vector<Transfer::Target> PairedSituations::Targets(
    const NodeStore& from, const std::vector<Pair>& pairs,
    VarId Pair::* which) {
  std::vector<Transfer::Target> targets;
  for (const VarId var : from.Vars()) {
    // Copies have the classes of what they are copies of.
    targets.push_back(Transfer::Target::WithSameClasses(
        pairs[var.index()].*which, from.class_count(var)));
  }
  return targets;
}

void PairedSituations::AddVariables(const SearchVariables& searched,
                                    const Difference& difference) {
  searched_.dates = searched.dates;
  const DateId copy(searched.dates.size());
  // Last, so that all others stay where they are.
  if (date_) searched_.dates.push_back(searched.dates[date_->index()]);
  const auto moved = [&](DateId date) {
    return difference.date == date ? copy : date;
  };
  for (size_t i = 0; i < pairs_.size(); ++i) {
    const SearchVariable& variable = searched.variables[i];
    searched_.variables.push_back(variable);
    if (pairs_[i].second == pairs_[i].first) continue;
    searched_.variables.push_back(
        {WithDates(variable.form, moved), variable.domain});
  }
}

Search PairedSituations::Find(NodeId root, size_t step_budget) const {
  return FindWitness(store_, searched_, root, step_budget);
}

Search::End PairedSituations::FindWhether(NodeId root,
                                          size_t step_budget) const {
  return prove::FindWhether(store_, searched_, root, step_budget);
}

std::pair<Witness, Witness> PairedSituations::Split(
    const Witness& witness) const {
  std::pair<Witness, Witness> split;
  split.first.cost = split.second.cost = witness.cost;
  split.first.dates = split.second.dates = witness.dates;
  split.first.asked = split.second.asked = witness.asked;
  if (date_) {
    for (Witness* each : {&split.first, &split.second}) {
      each->dates.pop_back();
      each->asked.pop_back();
    }
    split.second.dates[date_->index()] = witness.dates.back();
    split.second.asked[date_->index()] = witness.asked.back();
  }
  for (const WitnessStep& step : witness.steps) {
    for (const VarId var : IdsBelow<VarId>(pairs_.size())) {
      // A step of what stands once is a step of both.
      WitnessStep own = step;
      own.var = var;
      const Pair& pair = pairs_[var.index()];
      if (pair.first == step.var) split.first.steps.push_back(own);
      if (pair.second == step.var) split.second.steps.push_back(own);
    }
  }
  return split;
}

}  // namespace safeconduct::prove
