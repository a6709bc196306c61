// SPDX-License-Identifier: Apache-2.0
//
// An outcome depends on a fact where two real situations that are alike but for
// that fact come to two outcomes of one route. PairedSituations puts both
// situations into one diagram, and a search decides it: exactly, for dates too.
//
// Two values of a `one of` fact are told apart by an outcome where, one of them
// put for the fact, a route is another function of all else than with the other
// put for it, and some real situation shows it; and where the clause that alone
// closes the route is another one. Not being told apart is an equivalence, so
// each value is held against one of each group so far.
//
// Only values that a clause tells apart are looked at. That `refused` and
// `withdrawn` come to the same because no clause names either is no oddity: a
// fact has the values that a person's life has. Nor is it one that `pending`
// and `granted` both close a route, each by a clause of its own. That a clause
// makes a difference between two values of which nothing comes is.
//
// Both situations are possible ones. A fact that some assumption looks at may
// matter together with another that it binds, where neither does alone; of such
// facts nothing is said.
//
// Example. `barred by decided when court_order or claim in refused, granted`,
// `barred by refused when appeal or claim is refused`, `barred by granted when
// leave or claim is granted`. Both values close the route, and always by two
// clauses: they might be one value. With the first bar left out, `refused` and
// `granted` would each be what lets one clause alone close the route.
#include <algorithm>
#include <map>
#include <optional>

#include "chart/dependencies.h"
#include "diagram/analysis.h"
#include "prove/coverage/coverage.h"
#include "prove/coverage/paired_situations.h"
#include "query/closing_diagrams.h"
#include "query/tested.h"

namespace safeconduct::prove {
namespace {

using diagram::NodeId;
using diagram::NodeStore;
using End = Search::End;
using diagram::VarId;
using law::ClauseId;
using law::FactId;

// Returns, by fact, the first clause that tests it, itself or through a
// measure.
std::vector<std::optional<ClauseId>> FirstTests(const chart::Chart& chart) {
  const law::Law& law = chart.law();
  std::vector<std::optional<ClauseId>> first(law.facts.size());
  for (const ClauseId clause : law.ClauseIds()) {
    for (const VarId var : query::VarsTested(chart, clause)) {
      for (const auto& fact : chart::LookedAt(law, chart.variable(var))) {
        if (fact && !first[fact->index()]) first[fact->index()] = clause;
      }
    }
  }
  return first;
}

class IdleFactFinder {
 public:
  IdleFactFinder(SearchContext& context, Coverage& coverage)
      : context_(context),
        law_(context.chart->law()),
        routes_(context.chart->free().routes),
        coverage_(coverage) {
    for (const NodeId route : routes_) {
      support_.push_back(diagram::Support(context.store, route));
    }
    const law::Law& law = context.chart->law();
    assumed_.resize(law.facts.size());
    for (const VarId var :
         diagram::Support(context.store, context.chart->assumed())) {
      for (const auto& fact :
           chart::LookedAt(law, context.chart->variable(var))) {
        if (fact) assumed_[fact->index()] = true;
      }
    }
    // A free matter as of a day knows nothing of the day.
    for (const law::Matter& matter : law.matters) {
      const law::DateRef date =
          matter.as_of ? matter.as_of->day.root : law::DateRef();
      if (date) assumed_[date->index()] = true;
    }
    FindResults();
  }

  void Run() {
    const auto tests = FirstTests(*context_.chart);
    for (const FactId fact : law_.FactIds()) {
      const auto& tested_by = tests[fact.index()];
      // That nothing tests a fact is another warning, made without a search.
      if (!tested_by || assumed_[fact.index()]) continue;
      const End end = SearchDependence(fact);
      if (end == End::kGaveUp) coverage_.undecided.facts.push_back(fact);
      if (end == End::kNone) coverage_.facts.push_back({fact, *tested_by});
      const auto form = law_.fact(fact).type.form;
      if (end == End::kFound && form == law::TypeForm::kChoice) {
        LookAtValues(fact);
      }
    }
  }

 private:
  // Searches the routes for an outcome that depends on a fact.
  End SearchDependence(FactId fact) {
    const Difference difference =
        DifferenceIn(*context_.chart, context_.variables.searched(), fact);
    End end = End::kNone;
    for (size_t i = 0; i < routes_.size() && end != End::kFound; ++i) {
      // A route that tests nothing which looks at the fact does not depend on
      // it.
      if (!Tests(i, difference.vars)) continue;
      PairedSituations paired(context_.store, context_.variables.searched(),
                              difference);
      const NodeId possible = context_.chart->assumed();
      const NodeId differ =
          paired.store().And(paired.store().And(paired.OfFirst(possible),
                                                paired.OfSecond(possible)),
                             paired.store().Xor(paired.OfFirst(routes_[i]),
                                                paired.OfSecond(routes_[i])));
      const End found = paired.FindWhether(differ, context_.step_budget);
      if (found != End::kNone) end = found;
    }
    return end;
  }

  bool Tests(size_t route, const std::vector<VarId>& vars) const {
    return std::any_of(vars.begin(), vars.end(), [&](VarId var) {
      return std::binary_search(support_[route].begin(), support_[route].end(),
                                var);
    });
  }

  // Finds what is to tell two values apart: where routes are open, which does
  // most often, and where each clause alone closes one.
  void FindResults() {
    results_ = routes_;
    query::ClosingDiagrams closing(law_, context_.chart->free(),
                                   context_.store);
    for (const law::RouteId route : law_.RouteIds()) {
      const auto alone = closing.Alone(route);
      results_.insert(results_.end(), alone.begin(), alone.end());
    }
    deciding_.assign(law_.clauses.size(), true);
    for (const IdleClause& idle : coverage_.clauses) {
      deciding_[idle.clause.index()] = false;
    }
  }

  // Groups the values of a fact by what comes of them.
  void LookAtValues(FactId fact) {
    const VarId var = *context_.chart->VarOf(fact);
    std::vector<std::vector<Value>> groups;
    for (const Value value : ValuesApart(var)) {
      End end = End::kNone;
      const auto alike =
          std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            end = SearchApart(var, group.front(), value);
            return end != End::kFound;
          });
      if (alike == groups.end()) {
        groups.push_back({value});
      } else if (end == End::kNone) {
        alike->push_back(value);
      } else {
        coverage_.undecided.values.push_back(fact);
        return;
      }
    }
    // Diagrams that are not whole may have made values look alike.
    if (context_.store.over_budget()) {
      coverage_.undecided.values.push_back(fact);
      return;
    }
    for (auto& group : groups) {
      if (group.size() > 1) Report(fact, std::move(group));
    }
  }

  // Returns one value of each set of values that no clause that decides
  // anything tells apart.
  std::vector<Value> ValuesApart(VarId var) {
    const diagram::Domain& domain = context_.chart->domain(var);
    std::map<std::vector<NodeId>, Value> first;
    for (size_t c = 0; c < domain.class_count(); ++c) {
      const Value value = domain.values(c).min();
      std::vector<NodeId> clauses;
      for (size_t i = 0; i < deciding_.size(); ++i) {
        if (deciding_[i]) clauses.push_back(ClauseWith(i, var, value));
      }
      // Equal functions are the same node, so values that no clause tells apart
      // have the same list.
      first.try_emplace(std::move(clauses), value);
    }
    std::vector<Value> values;
    for (const auto& [clauses, value] : first) values.push_back(value);
    std::sort(values.begin(), values.end());
    return values;
  }

  NodeId ClauseWith(size_t clause, VarId var, Value value) {
    return With(context_.chart->free().clauses[clause], var, value);
  }

  // Searches for a result that tells two values apart.
  End SearchApart(VarId var, Value a, Value b) {
    End end = End::kNone;
    for (size_t i = 0; i < results_.size() && end != End::kFound; ++i) {
      const NodeId differ = context_.store.Xor(With(results_[i], var, a),
                                               With(results_[i], var, b));
      const End found = context_.FindWhether(differ);
      if (found != End::kNone) end = found;
    }
    return end;
  }

  NodeId With(NodeId root, VarId var, Value value) {
    const diagram::Domain& domain = context_.chart->domain(var);
    const NodeStore::Limit limit{var,
                                 domain.ClassesOf(IntervalSet::Single(value))};
    return context_.store.Restrict(root, {&limit, 1});
  }

  void Report(FactId fact, std::vector<Value> values) {
    const VarId var = *context_.chart->VarOf(fact);
    size_t apart = 0;
    // It ends: only values that some deciding clause tells apart are ever
    // compared.
    while (!deciding_[apart] || ClauseWith(apart, var, values[0]) ==
                                    ClauseWith(apart, var, values[1])) {
      ++apart;
    }
    coverage_.values.push_back({fact, std::move(values), ClauseId(apart)});
  }

  SearchContext& context_;
  const law::Law& law_;
  const std::vector<NodeId>& routes_;
  Coverage& coverage_;
  std::vector<std::vector<VarId>> support_;  // by route
  std::vector<bool> assumed_;  // by FactId: whether an assumption looks at it
  std::vector<NodeId> results_;
  std::vector<bool> deciding_;  // by clause
};

}  // namespace

void FindIdleFacts(SearchContext& context, Coverage& coverage) {
  IdleFactFinder(context, coverage).Run();
}

}  // namespace safeconduct::prove
