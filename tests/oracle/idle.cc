// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/idle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <variant>

#include "api/access.h"
#include "law/values.h"
#include "tests/inside/random_case.h"
#include "tests/oracle/combinations.h"
#include "tests/oracle/compared_values.h"
#include "tests/oracle/slow_law.h"
#include "tests/oracle/slow_record.h"
#include "tests/random/random_case.h"

namespace safeconduct::oracle {
namespace {

using law::ClauseId;
using law::FactId;
using law::RouteId;

// What comes of an assignment: for each route the clauses that close it.
using Result = std::vector<std::vector<ClauseId>>;

Result ResultOf(const law::Law& law, const Assignment& values) {
  Result result;
  for (size_t i = 0; i < law.routes.size(); ++i) {
    auto& closing = result.emplace_back();
    for (const ClauseId clause : law.ClausesOf(RouteId(i))) {
      if (ClosesRoute(law, clause, ClauseHolds(law, clause, values))) {
        closing.push_back(clause);
      }
    }
  }
  return result;
}

// Returns for each route whether it is open.
std::vector<bool> OutcomesOf(const Result& result) {
  std::vector<bool> outcomes;
  for (const auto& closing : result) outcomes.push_back(closing.empty());
  return outcomes;
}

// Returns for each route nothing but whether it is open and the clause that
// alone closes it.
Result AloneOf(Result result) {
  for (auto& closing : result) {
    if (closing.size() > 1) closing.assign(2, ClauseId(size_t{0}));
  }
  return result;
}

// Tries every combination of values, one of each class at least, of a chart
// whose facts are no dates.
class Everything {
 public:
  explicit Everything(const chart::Chart& chart)
      : chart_(chart), law_(chart.law()) {
    for (const diagram::VarId var : chart.Vars()) {
      // What is disputed settles matters, which are free. How a number stands
      // to another follows from both.
      const auto& variable = chart.variable(var);
      if (std::holds_alternative<record::WindowId>(variable) ||
          std::holds_alternative<record::DisputeId>(variable) ||
          std::holds_alternative<law::ExprId>(variable)) {
        continue;
      }
      // Nor is a count free of what it is counted between.
      if (std::holds_alternative<law::MeasureId>(variable)) continue;
      Add(variable);
    }
    for (const FactId fact : NumbersCompared(chart)) {
      if (!chart.VarOf(fact)) Add(fact);
    }
  }

  // Returns whether it was done.
  bool Run(size_t max_combinations) {
    if (!CountOf(sizes_, max_combinations)) return false;
    Combinations combinations(sizes_);
    do {
      const Assignment values = AssignmentOf(combinations.choices());
      possible_.push_back(IsPossible(law_, values));
      results_.push_back(ResultOf(law_, values));
      std::vector<bool> holds;
      for (size_t i = 0; i < law_.clauses.size(); ++i) {
        holds.push_back(ClauseHolds(law_, ClauseId(i), values));
      }
      holds_.push_back(std::move(holds));
    } while (combinations.Next());
    return true;
  }

  Idle Find() const {
    Found found;
    for (size_t i = 0; i < law_.clauses.size(); ++i) found.clauses.emplace(i);
    for (size_t i = 0; i < results_.size(); ++i) {
      if (!possible_[i]) continue;
      for (const auto& closing : results_[i]) {
        if (closing.size() == 1) found.clauses.erase(closing.front());
      }
    }
    for (size_t i = 0; i < vars_.size(); ++i) {
      const auto* fact = std::get_if<FactId>(&vars_[i]);
      if (fact != nullptr) FindInFact(i, *fact, found);
    }
    return Named(found);
  }

 private:
  void Add(const chart::Variable& variable) {
    vars_.push_back(variable);
    values_.push_back(ValuesThatStandApart(chart_, SubjectOf(variable)));
    sizes_.push_back(values_.back().size());
  }

  // Of what an assignment gives a value.
  static law::Subject SubjectOf(const chart::Variable& variable) {
    if (const auto* fact = std::get_if<FactId>(&variable)) return *fact;
    if (const auto* id = std::get_if<law::MatterId>(&variable)) return *id;
    return law::Today();
  }

  // What is found, by ids.
  struct Found {
    std::set<ClauseId> clauses;
    std::set<FactId> facts;
    std::set<std::pair<FactId, std::vector<Value>>> values;
  };

  Idle Named(const Found& found) const {
    Idle idle;
    for (const ClauseId clause : found.clauses) {
      idle.clauses.insert(law_.clause(clause).address);
    }
    for (const FactId fact : found.facts) {
      idle.facts.insert(law_.fact(fact).name);
    }
    for (const auto& [fact, values] : found.values) {
      std::vector<std::string> written;
      for (const Value value : values) {
        written.push_back(law::FormatValue(law_.fact(fact).type, value));
      }
      idle.values.emplace(law_.fact(fact).name, std::move(written));
    }
    return idle;
  }

  Assignment AssignmentOf(const std::vector<size_t>& choices) const {
    Assignment values;
    for (const law::Fact& fact : law_.facts) {
      values.facts.push_back(fact.type.Universe().min());
    }
    values.matters.resize(law_.matters.size());
    for (size_t i = 0; i < vars_.size(); ++i) {
      const chart::Variable& variable = vars_[i];
      const Value value = values_[i][choices[i]];
      if (std::holds_alternative<law::Today>(variable)) values.today = value;
      if (const auto* fact = std::get_if<FactId>(&variable)) {
        values.facts[fact->index()] = value;
      }
      if (const auto* matter = std::get_if<law::MatterId>(&variable)) {
        values.matters[matter->index()] = value;
      }
    }
    CountMeasures(law_, values);
    return values;
  }

  // Returns whether some assumption has to do with a fact: whether it is
  // possible changes with its class.
  bool IsBound(size_t var) const {
    size_t stride = 1;
    for (size_t i = var + 1; i < sizes_.size(); ++i) stride *= sizes_[i];
    for (size_t i = 0; i < possible_.size(); ++i) {
      if (i / stride % sizes_[var] == 0) continue;
      if (possible_[i] != possible_[i - stride]) return true;
    }
    return false;
  }

  // Returns whether `same` is true of every two possible combinations that
  // differ in a variable's being one or the other of two classes.
  template <typename Same>
  bool Alike(size_t var, size_t a, size_t b, const Same& same) const {
    size_t stride = 1;
    for (size_t i = var + 1; i < sizes_.size(); ++i) stride *= sizes_[i];
    for (size_t i = 0; i < results_.size(); ++i) {
      const size_t choice = i / stride % sizes_[var];
      if (choice != a) continue;
      const size_t other = i + stride * (b - a);
      if (possible_[i] && possible_[other] && !same(i, other)) return false;
    }
    return true;
  }

  bool IsTested(FactId fact) const {
    for (size_t i = 0; i < law_.clauses.size(); ++i) {
      const auto mentions = MentionsOf(law_, ClauseId(i));
      if (mentions.facts.contains(fact)) return true;
      for (const law::MeasureId id : mentions.measures) {
        const law::Measure& measure = law_.measure(id);
        if (measure.from == fact || measure.to == fact) return true;
      }
    }
    return false;
  }

  void FindInFact(size_t var, FactId fact, Found& found) const {
    // Nor of dates as of which matters are looked at, which here are free.
    for (const law::Matter& matter : law_.matters) {
      if (matter.as_of && matter.as_of->day.root == fact) return;
    }
    // Of facts that are bound to others nothing is said.
    if (!IsTested(fact) || IsBound(var)) return;
    bool idle = true;
    for (size_t c = 1; c < sizes_[var]; ++c) {
      idle = idle && Alike(var, 0, c, [&](size_t i, size_t j) {
               return OutcomesOf(results_[i]) == OutcomesOf(results_[j]);
             });
    }
    if (idle) {
      found.facts.insert(fact);
    } else if (law_.fact(fact).type.form == law::TypeForm::kChoice) {
      FindValues(var, fact, found);
    }
  }

  void FindValues(size_t var, FactId fact, Found& found) const {
    std::vector<size_t> apart;
    for (size_t c = 0; c < sizes_[var]; ++c) {
      const bool known =
          std::any_of(apart.begin(), apart.end(), [&](size_t other) {
            return Alike(var, other, c, [&](size_t i, size_t j) {
              return SameClauses(i, j, found.clauses);
            });
          });
      if (!known) apart.push_back(c);
    }
    std::map<size_t, std::vector<Value>> groups;
    for (const size_t c : apart) {
      size_t leader = c;
      for (const auto& [other, values] : groups) {
        if (Alike(var, other, c, [&](size_t i, size_t j) {
              return AloneOf(results_[i]) == AloneOf(results_[j]);
            })) {
          leader = other;
          break;
        }
      }
      groups[leader].push_back(values_[var][c]);
    }
    for (auto& [leader, values] : groups) {
      if (values.size() > 1) found.values.emplace(fact, values);
    }
  }

  bool SameClauses(size_t i, size_t j, const std::set<ClauseId>& idle) const {
    for (size_t c = 0; c < law_.clauses.size(); ++c) {
      if (holds_[i][c] != holds_[j][c] && !idle.contains(ClauseId(c))) {
        return false;
      }
    }
    return true;
  }

  const chart::Chart& chart_;
  const law::Law& law_;
  std::vector<chart::Variable> vars_;
  std::vector<std::vector<Value>> values_;  // by position in vars_
  std::vector<size_t> sizes_;
  std::vector<bool> possible_;  // by combination, as results_
  std::vector<Result> results_;
  std::vector<std::vector<bool>> holds_;  // by combination and clause
};

// -- Samples ------------------------------------------------------------------

// People and days against what coverage found.
class Sampler {
 public:
  Sampler(const Pack& pack, const chart::Chart& chart, const Coverage& coverage,
          int samples, random::Dice& dice)
      : pack_(pack),
        chart_(chart),
        law_(chart.law()),
        coverage_(coverage),
        samples_(samples),
        dice_(dice) {}

  void Run() {
    for (int i = 0; i < samples_; ++i) {
      const Assignment values = Sample();
      if (!IsPossible(law_, values)) continue;
      const Result result = ResultOf(law_, values);
      for (const IdleClause& idle : coverage_.clauses) {
        for (const auto& closing : result) {
          ASSERT_NE(closing, std::vector<ClauseId>{IdOf(*idle.clause)});
        }
        ASSERT_NO_FATAL_FAILURE(TestImplied(idle, result));
      }
      for (const IdleFact& idle : coverage_.facts) {
        Assignment other = values;
        other.facts[IdOf(*idle.fact).index()] = ValueOf(IdOf(*idle.fact));
        CountMeasures(law_, other);
        if (!IsPossible(law_, other)) continue;
        ASSERT_EQ(OutcomesOf(ResultOf(law_, other)), OutcomesOf(result));
      }
      for (const IdleValues& idle : coverage_.values) {
        ASSERT_EQ(AloneOf(ResultOf(law_, With(values, idle, 0))),
                  AloneOf(ResultOf(
                      law_, With(values, idle, idle.values.size() - 1))));
      }
    }
    ASSERT_NO_FATAL_FAILURE(TestClosedRoutes());
  }

 private:
  // Declarations stand at the positions of their ids.
  ClauseId IdOf(const Clause& clause) const {
    return ClauseId(static_cast<size_t>(&clause - pack_.clauses().data()));
  }
  FactId IdOf(const Fact& fact) const {
    return FactId(static_cast<size_t>(&fact - pack_.facts().data()));
  }
  RouteId IdOf(const Route& route) const {
    return RouteId(static_cast<size_t>(&route - pack_.routes().data()));
  }

  // Returns the assignment with one of the idle values of a choice.
  Assignment With(Assignment values, const IdleValues& idle, size_t at) const {
    const FactId fact = IdOf(*idle.fact);
    const auto& choices = law_.fact(fact).type.choices;
    const auto choice =
        std::ranges::find(choices, idle.values[at], &law::Choice::name);
    values.facts[fact.index()] = static_cast<Value>(choice - choices.begin());
    return values;
  }

  Value ValueOf(FactId fact) {
    return inside::RandomValues(dice_, law_, fact, {100, 0}).min();
  }

  Assignment Sample() {
    Assignment values;
    values.today = random::RandomDays(dice_, 0).first.days;
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      values.facts.push_back(ValueOf(FactId(i)));
    }
    CountMeasures(law_, values);
    // One matter has one value a day.
    std::map<std::pair<law::MatterId, std::optional<Value>>, Value> drawn;
    for (size_t i = 0; i < law_.matters.size(); ++i) {
      const law::MatterId id(i);
      const auto& as_of = law_.matter(id).as_of;
      const Value value = OneOf(law_.matter(id).type.Universe());
      const auto [known, is_new] = drawn.emplace(
          std::pair(as_of ? as_of->matter : id, DayLookedAt(law_, id, values)),
          value);
      values.matters.push_back(known->second);
    }
    return values;
  }

  Value OneOf(const IntervalSet& values) {
    std::vector<Value> all;
    for (const Interval& run : values.intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) all.push_back(value);
    }
    return dice_.OneOf(all);
  }

  void TestImplied(const IdleClause& idle, const Result& result) {
    for (const auto& implied : idle.implied) {
      const auto& closing = result[IdOf(*implied.route).index()];
      const auto closes = [&](ClauseId clause) {
        return std::find(closing.begin(), closing.end(), clause) !=
               closing.end();
      };
      if (!closes(IdOf(*idle.clause))) continue;
      ASSERT_TRUE(std::ranges::any_of(implied.by, [&](const Clause* clause) {
        return closes(IdOf(*clause));
      }));
    }
  }

  // On the record, in some way in which what it leaves open may have been.
  void TestClosedRoutes() {
    if (coverage_.closed_routes.empty()) return;
    const auto record =
        SlowRecord::Make(law_, chart_.record(), chart_.timeline().scenario());
    ASSERT_TRUE(record.has_value());
    std::set<size_t> all;
    for (size_t i = 0; i < record->variables().size(); ++i) all.insert(i);
    for (int i = 0; i < samples_; ++i) {
      std::vector<size_t> choices;
      for (const auto& variable : record->variables()) {
        choices.push_back(dice_.Below(variable.ways.size()));
      }
      Assignment values = Sample();
      for (size_t j = 0; j < law_.matters.size(); ++j) {
        const law::MatterId matter(j);
        const auto day = DayLookedAt(law_, matter, values);
        if (!day) continue;
        values.matters[j] = record->ValueOn(matter, Date{*day}, choices);
      }
      if (!IsPossible(law_, values)) continue;
      if (!record->InOrder(values, choices, all, true)) continue;
      for (const Route* closed : coverage_.closed_routes) {
        ASSERT_FALSE(RouteIsOpen(law_, IdOf(*closed), values));
      }
    }
  }

  const Pack& pack_;
  const chart::Chart& chart_;
  const law::Law& law_;
  const Coverage& coverage_;
  int samples_;
  random::Dice& dice_;
};

}  // namespace

std::optional<Idle> FindIdleSlowly(const Chart& chart,
                                   size_t max_combinations) {
  Everything everything(*api::Access::ChartOf(chart));
  if (!everything.Run(max_combinations)) return std::nullopt;
  return everything.Find();
}

void ExpectNotBelied(const Chart& chart, const Coverage& coverage, int samples,
                     random::Dice& dice) {
  Sampler(chart.pack(), *api::Access::ChartOf(chart), coverage, samples, dice)
      .Run();
}

}  // namespace safeconduct::oracle
