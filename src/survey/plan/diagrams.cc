// SPDX-License-Identifier: Apache-2.0
//
// Two charts of one pack differ in their scenarios: other days on which the
// record moves, other disputes and windows, other values of number matters.
// To ask about both at once their diagrams are copied into one store, in which
// a shared variable has the classes that both tell apart: where one chart cuts
// the days at 1 May and the other at 1 June, the day has three.
#include "survey/plan/diagrams.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "diagram/transfer.h"

namespace safeconduct::survey {

using chart::Chart;
using chart::Variable;
using diagram::Domain;
using diagram::NodeId;
using diagram::NodeStore;
using diagram::VarId;

namespace {

DiagramVariable VariableOf(const Chart& chart, VarId var) {
  DiagramVariable made{chart.variable(var), chart.domain(var),
                       chart.domain(var).universe()};
  const record::Timeline& timeline = chart.timeline();
  if (made.variable.kind == Variable::Kind::kWindow) {
    made.possible = timeline.windows()[made.variable.index].possible;
  } else if (made.variable.kind == Variable::Kind::kDispute) {
    made.possible = timeline.disputes()[made.variable.index].possible;
  }
  return made;
}

// Returns what the days asked about and the scenario leave possible.
std::vector<NodeStore::Limit> LimitsOf(const Chart& chart, const Days& days) {
  std::vector<NodeStore::Limit> limits;
  for (size_t i = 0; i < chart.var_count(); ++i) {
    const VarId var(i);
    const DiagramVariable about = VariableOf(chart, var);
    IntervalSet possible = about.possible;
    if (about.variable.kind == Variable::Kind::kToday) {
      possible = IntervalSet::Range(days.first.days, days.last.days);
    } else if (about.variable.kind != Variable::Kind::kWindow &&
               about.variable.kind != Variable::Kind::kDispute) {
      continue;
    }
    limits.push_back({var, chart.domain(var).ClassesOf(possible)});
  }
  return limits;
}

// -- Two charts in one store --------------------------------------------------

// Returns the partition that tells apart what either domain does.
Domain Refined(const Domain& a, const Domain& b) {
  std::vector<IntervalSet> tests;
  for (const Domain* domain : {&a, &b}) {
    for (size_t c = 0; c < domain->class_count(); ++c) {
      tests.push_back(domain->values(c));
    }
  }
  return {a.universe().Union(b.universe()), tests};
}

bool SameEvents(const Chart& a, const Chart& b, const Variable& of_a,
                const Variable& of_b) {
  if (of_a.kind == Variable::Kind::kWindow) {
    const record::Window& x = a.timeline().windows()[of_a.index];
    const record::Window& y = b.timeline().windows()[of_b.index];
    return x.event == y.event && x.possible == y.possible;
  }
  const record::Dispute& x = a.timeline().disputes()[of_a.index];
  const record::Dispute& y = b.timeline().disputes()[of_b.index];
  return x.events == y.events && x.worlds == y.worlds &&
         x.possible == y.possible;
}

class Joiner {
 public:
  Joiner(const Chart& a, const Chart& b) : a_(a), b_(b) { Align(); }

  std::vector<DiagramVariable> TakeVariables() { return std::move(joined_); }
  std::vector<uint32_t> ClassCounts() const {
    std::vector<uint32_t> counts;
    for (const DiagramVariable& each : joined_) {
      counts.push_back(static_cast<uint32_t>(each.domain.class_count()));
    }
    return counts;
  }
  // By VarId of a chart, the variable of both.
  const std::vector<VarId>& of_first() const { return of_a_; }
  const std::vector<VarId>& of_second() const { return of_b_; }

 private:
  // Kinds that stand together. Both charts have the same variables in the same
  // order, but for windows and disputes.
  static int RankOf(const Variable& variable) {
    switch (variable.kind) {
      case Variable::Kind::kToday:
        return 0;
      case Variable::Kind::kWindow:
        return 1;
      case Variable::Kind::kDispute:
        return 2;
      case Variable::Kind::kMatter:
        return 3;
      case Variable::Kind::kFact:
      case Variable::Kind::kMeasure:
        break;
    }
    return 4;
  }

  void Align() {
    of_a_.resize(a_.var_count());
    of_b_.resize(b_.var_count());
    for (int rank = 0; rank <= 4; ++rank) {
      if (rank == 1 || rank == 2) {
        AlignEvents(rank);
      } else {
        AlignSame(rank);
      }
    }
  }

  void AlignSame(int rank) {
    std::vector<VarId> of_b;
    for (size_t j = 0; j < b_.var_count(); ++j) {
      if (RankOf(b_.variable(VarId(j))) == rank) of_b.emplace_back(j);
    }
    size_t next = 0;
    for (size_t i = 0; i < a_.var_count(); ++i) {
      if (RankOf(a_.variable(VarId(i))) != rank) continue;
      Join(VarId(i), of_b[next++]);
    }
  }

  void AlignEvents(int rank) {
    std::vector<bool> taken(b_.var_count());
    for (size_t i = 0; i < a_.var_count(); ++i) {
      if (RankOf(a_.variable(VarId(i))) != rank) continue;
      const auto same = FindSame(VarId(i), rank);
      if (same) {
        Join(VarId(i), *same);
        taken[same->index()] = true;
      } else {
        of_a_[i] = Add(VariableOf(a_, VarId(i)));
      }
    }
    for (size_t j = 0; j < b_.var_count(); ++j) {
      if (RankOf(b_.variable(VarId(j))) != rank || taken[j]) continue;
      of_b_[j] = Add(VariableOf(b_, VarId(j)));
    }
  }

  std::optional<VarId> FindSame(VarId of_a, int rank) const {
    for (size_t j = 0; j < b_.var_count(); ++j) {
      const Variable& variable = b_.variable(VarId(j));
      if (RankOf(variable) == rank &&
          SameEvents(a_, b_, a_.variable(of_a), variable)) {
        return VarId(j);
      }
    }
    return std::nullopt;
  }

  void Join(VarId a, VarId b) {
    DiagramVariable made = VariableOf(a_, a);
    made.domain = Refined(a_.domain(a), b_.domain(b));
    of_a_[a.index()] = of_b_[b.index()] = Add(std::move(made));
  }

  VarId Add(DiagramVariable made) {
    joined_.push_back(std::move(made));
    return VarId(joined_.size() - 1);
  }

  const Chart& a_;
  const Chart& b_;
  std::vector<DiagramVariable> joined_;
  std::vector<VarId> of_a_;
  std::vector<VarId> of_b_;
};

// Returns what each variable of a chart is in the store of both.
std::vector<diagram::Transfer::Target> TargetsOf(
    const Chart& chart, const std::vector<VarId>& var_of,
    const std::vector<DiagramVariable>& joined) {
  std::vector<diagram::Transfer::Target> targets;
  for (size_t i = 0; i < var_of.size(); ++i) {
    const Domain& own = chart.domain(VarId(i));
    const Domain& classes = joined[var_of[i].index()].domain;
    auto& target = targets.emplace_back(var_of[i], std::vector<uint32_t>());
    for (size_t c = 0; c < classes.class_count(); ++c) {
      const Value value = classes.values(c).min();
      // A value that only the other chart knows is never met in this one.
      const bool knows = own.universe().Contains(value);
      target.class_of.push_back(
          knows ? static_cast<uint32_t>(own.ClassOf(value)) : 0);
    }
  }
  return targets;
}

}  // namespace

Diagrams RestrictToDays(const Chart& chart, const Days& days) {
  Diagrams diagrams{chart.store(), {}, {}, {}, {}};
  for (size_t i = 0; i < chart.var_count(); ++i) {
    diagrams.variables.push_back(VariableOf(chart, VarId(i)));
  }
  const auto limits = LimitsOf(chart, days);
  for (const NodeId route : chart.dated().routes) {
    diagrams.routes.push_back(diagrams.store.Restrict(route, limits));
  }
  for (const NodeId clause : chart.dated().clauses) {
    diagrams.clauses.push_back(diagrams.store.Restrict(clause, limits));
  }
  return diagrams;
}

Diagrams JoinCharts(const Chart& chart, const Chart& other, const Days& days) {
  const Diagrams first = RestrictToDays(chart, days);
  const Diagrams second = RestrictToDays(other, days);
  Joiner joiner(chart, other);
  Diagrams joined{NodeStore(joiner.ClassCounts(), chart.store().node_budget()),
                  joiner.TakeVariables(),
                  {},
                  {},
                  {}};
  diagram::Transfer copier(
      first.store, joined.store,
      TargetsOf(chart, joiner.of_first(), joined.variables));
  for (const NodeId route : first.routes) {
    joined.routes.push_back(copier.Copy(route));
  }
  for (const NodeId clause : first.clauses) {
    joined.clauses.push_back(copier.Copy(clause));
  }
  diagram::Transfer other_copier(
      second.store, joined.store,
      TargetsOf(other, joiner.of_second(), joined.variables));
  for (const NodeId route : second.routes) {
    joined.other_routes.push_back(other_copier.Copy(route));
  }
  return joined;
}

}  // namespace safeconduct::survey
