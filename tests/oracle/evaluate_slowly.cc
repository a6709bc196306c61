// SPDX-License-Identifier: Apache-2.0
// The definition of an answer, word for word. Of a route, the variables are the
// day, the disputes and windows behind the matters that its clauses test, and
// the facts and measures that they test. Each has some values to be tried. A
// clause is evaluated for all combinations of those of its own variables, and a
// route, from what its clauses came to, for all combinations of its. Then:
//
//   outcome    what some combination makes of the route
//   turns_on   the variables for which two combinations that differ in them
//              alone differ in what they make of it
//   because    the clauses that, for all combinations, close it
//   wide       the dates not known exactly behind two variables it turns on
//
// A note is its condition: it holds, and turns on what it does, as a route of
// that one clause would be open. Nothing that is found of notes is used for
// anything else.
#include "tests/oracle/evaluate_slowly.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "tests/oracle/combinations.h"
#include "tests/oracle/slow_calendar.h"
#include "tests/oracle/slow_law.h"
#include "tests/oracle/values_to_try.h"

namespace safeconduct::oracle {

using chart::Case;
using chart::Days;
using law::Law;
using law::MatterId;

namespace {

struct SlowVariable {
  // Those that the values of matters hang on come first.
  enum class Kind : uint8_t { kToday, kEvents, kFact, kMeasure };
  Kind kind = Kind::kToday;
  size_t index = 0;           // in the table of its kind
  std::vector<Value> values;  // to be tried; of events, which way
};

// What some variables make of a condition, by combination.
struct Table {
  std::vector<size_t> variables;  // ascending
  std::vector<size_t> sizes;
  std::vector<bool> truth;
};

Possible PossibleOf(const std::vector<bool>& truth) {
  Possible possible;
  for (const bool value : truth) (value ? possible.yes : possible.no) = true;
  return possible;
}

// Whether two combinations that differ in the variable at `place` alone differ.
bool Matters(const Table& table, size_t place) {
  size_t stride = 1;
  for (size_t i = place + 1; i < table.sizes.size(); ++i) {
    stride *= table.sizes[i];
  }
  for (size_t i = 0; i < table.truth.size(); ++i) {
    if (i / stride % table.sizes[place] == 0) continue;
    if (table.truth[i] != table.truth[i - stride]) return true;
  }
  return false;
}

// Answers about one route, or about one note.
class RouteOracle {
 public:
  RouteOracle(const SlowQuestion& question, const Trying& trying)
      : law_(question.law),
        record_(question.record),
        person_(question.person),
        days_(question.days),
        trying_(trying) {
    values_.facts.resize(law_.facts.size());
    values_.measures.resize(law_.measures.size());
    values_.matters.resize(law_.matters.size());
    choices_.resize(record_.variables().size());
  }

  // Returns nothing where there are too many combinations.
  std::optional<SlowRoute> Run(law::RouteId route) {
    clauses_ = law_.ClausesOf(route);
    for (const law::ClauseId id : clauses_) {
      mentions_.push_back(MentionsOf(law_, id));
    }
    FindVariables(mentions_);
    SlowRoute answer;
    for (size_t i = 0; i < clauses_.size(); ++i) {
      auto table = TableOfClause(i);
      if (!table) return std::nullopt;
      const Possible holds = PossibleOf(table->truth);
      answer.clauses.push_back({clauses_[i], holds});
      if (holds.settled() && ClosesRoute(law_, clauses_[i], holds.yes)) {
        answer.because.push_back(clauses_[i]);
      }
      if (holds.settled()) {
        // The same for all combinations: it needs no variables.
        table = Table{{}, {}, {holds.yes}};
      }
      tables_.push_back(*std::move(table));
    }
    const auto table = TableOfRoute();
    if (!table) return std::nullopt;
    answer.open = PossibleOf(table->truth);
    FindWhatMatters(*table, answer);
    return answer;
  }

  // Returns nothing where there are too many combinations.
  std::optional<SlowCondition> Run(law::NoteId note) {
    const Mentions mentions = MentionsOf(law_, note);
    FindVariables({mentions});
    const law::ExprId when = law_.notes[note.index()].when;
    const auto table =
        TableOf(mentions, [&] { return ConditionHolds(law_, when, values_); });
    if (!table) return std::nullopt;
    SlowCondition answer;
    answer.holds = PossibleOf(table->truth);
    FindWhatMatters(*table, answer);
    return answer;
  }

 private:
  using Kind = SlowVariable::Kind;

  // -- Variables and the values to be tried ---------------------------------

  void FindVariables(const std::vector<Mentions>& mentions) {
    Mentions all;
    for (const Mentions& each : mentions) {
      all.today = all.today || each.today;
      all.facts.insert(each.facts.begin(), each.facts.end());
      all.measures.insert(each.measures.begin(), each.measures.end());
      all.matters.insert(each.matters.begin(), each.matters.end());
      all.tests.insert(all.tests.end(), each.tests.begin(), each.tests.end());
    }
    std::set<size_t> events;
    for (const MatterId matter : all.matters) {
      events.merge(record_.VariablesOf(matter));
    }
    const ValuesToTry to_try(law_, record_, all.tests, trying_.one_of_a_kind);
    Add(Kind::kToday, 0, to_try.Days(days_, all.matters));
    for (const size_t index : events) Add(Kind::kEvents, index, Ways(index));
    for (const law::FactId fact : all.facts) {
      Add(Kind::kFact, fact.index(), to_try.OfFact(fact, person_.values(fact)));
    }
    for (const law::MeasureId id : all.measures) {
      const law::Measure& measure = law_.measure(id);
      const IntervalSet counts =
          MeasuresSlowly(measure, DatesOf(measure.from), DatesOf(measure.to));
      Add(Kind::kMeasure, id.index(), to_try.OfMeasure(id, counts));
    }
  }

  void Add(Kind kind, size_t index, std::vector<Value> values) {
    place_of_[{kind, index}] = variables_.size();
    variables_.push_back({kind, index, std::move(values)});
  }

  IntervalSet DatesOf(const law::DateRef& date) const {
    return date ? person_.values(*date)
                : IntervalSet::Range(days_.first.days, days_.last.days);
  }

  std::vector<Value> Ways(size_t index) const {
    std::vector<Value> ways;
    for (size_t i = 0; i < record_.variables()[index].ways.size(); ++i) {
      ways.push_back(static_cast<Value>(i));
    }
    return ways;
  }

  // -- Tables ---------------------------------------------------------------

  std::optional<Table> MakeTable(const std::set<size_t>& variables) const {
    Table table;
    table.variables.assign(variables.begin(), variables.end());
    for (const size_t variable : table.variables) {
      table.sizes.push_back(variables_[variable].values.size());
    }
    const auto count = CountOf(table.sizes, trying_.max_combinations);
    if (!count) return std::nullopt;
    table.truth.reserve(*count);
    return table;
  }

  std::set<size_t> VariablesOfClause(const Mentions& mentions) const {
    std::set<size_t> found;
    if (mentions.today || !mentions.matters.empty()) {
      found.insert(place_of_.at({Kind::kToday, 0}));
    }
    for (const MatterId matter : mentions.matters) {
      for (const size_t index : record_.VariablesOf(matter)) {
        found.insert(place_of_.at({Kind::kEvents, index}));
      }
    }
    for (const law::FactId fact : mentions.facts) {
      found.insert(place_of_.at({Kind::kFact, fact.index()}));
    }
    for (const law::MeasureId measure : mentions.measures) {
      found.insert(place_of_.at({Kind::kMeasure, measure.index()}));
    }
    return found;
  }

  std::optional<Table> TableOfClause(size_t index) {
    return TableOf(mentions_[index],
                   [&] { return ClauseHolds(law_, clauses_[index], values_); });
  }

  // Returns what `holds` makes of each combination of what is mentioned.
  template <typename Holds>
  std::optional<Table> TableOf(const Mentions& mentions, const Holds& holds) {
    auto table = MakeTable(VariablesOfClause(mentions));
    if (!table) return std::nullopt;
    Combinations combinations(table->sizes);
    std::optional<size_t> changed = 0;
    while (changed) {
      bool moved = table->variables.empty();
      for (size_t i = *changed; i < table->variables.size(); ++i) {
        moved = Assign(variables_[table->variables[i]],
                       combinations.choices()[i]) ||
                moved;
      }
      if (moved) AssignMatters(mentions);
      table->truth.push_back(holds());
      changed = combinations.Next();
    }
    return table;
  }

  // Gives a variable a value. Returns whether matters may change with it.
  bool Assign(const SlowVariable& variable, size_t choice) {
    const Value value = variable.values[choice];
    switch (variable.kind) {
      case Kind::kToday:
        values_.today = value;
        return true;
      case Kind::kEvents:
        choices_[variable.index] = static_cast<size_t>(value);
        return true;
      case Kind::kFact:
        values_.facts[variable.index] = value;
        return false;
      case Kind::kMeasure:
        values_.measures[variable.index] = value;
        return false;
    }
    return false;
  }

  void AssignMatters(const Mentions& mentions) {
    for (const MatterId matter : mentions.matters) {
      values_.matters[matter.index()] =
          record_.ValueOn(matter, Date{values_.today}, choices_);
    }
  }

  // A clause within the combinations of its route: how far each of the route's
  // choices moves on in the clause's table.
  using Strides = std::vector<size_t>;

  std::optional<Table> TableOfRoute() const {
    std::set<size_t> variables;
    for (const Table& clause : tables_) {
      variables.insert(clause.variables.begin(), clause.variables.end());
    }
    auto table = MakeTable(variables);
    if (!table) return std::nullopt;
    std::vector<Strides> strides;
    for (const Table& clause : tables_) {
      strides.push_back(StridesOf(clause, *table));
    }
    Combinations combinations(table->sizes);
    do {
      table->truth.push_back(IsOpen(strides, combinations.choices()));
    } while (combinations.Next());
    return table;
  }

  static Strides StridesOf(const Table& clause, const Table& route) {
    Strides strides(route.variables.size());
    size_t stride = 1;
    for (size_t i = clause.variables.size(); i-- > 0;) {
      const auto at = std::find(route.variables.begin(), route.variables.end(),
                                clause.variables[i]);
      strides[static_cast<size_t>(at - route.variables.begin())] = stride;
      stride *= clause.sizes[i];
    }
    return strides;
  }

  bool IsOpen(const std::vector<Strides>& strides,
              const std::vector<size_t>& choices) const {
    for (size_t i = 0; i < clauses_.size(); ++i) {
      size_t at = 0;
      for (size_t j = 0; j < choices.size(); ++j) {
        at += choices[j] * strides[i][j];
      }
      if (ClosesRoute(law_, clauses_[i], tables_[i].truth[at])) return false;
    }
    return true;
  }

  // -- What matters ---------------------------------------------------------

  // `Answer` is of a route or of a condition.
  template <typename Answer>
  void FindWhatMatters(const Table& table, Answer& answer) const {
    std::map<law::DateRef, size_t> looks;
    for (size_t i = 0; i < table.variables.size(); ++i) {
      if (!Matters(table, i)) continue;
      const SlowVariable& variable = variables_[table.variables[i]];
      switch (variable.kind) {
        case Kind::kToday:
          ++looks[std::nullopt];
          break;
        case Kind::kEvents:
          AddEvents(record_.variables()[variable.index], answer);
          break;
        case Kind::kFact:
          ++looks[law::FactId(variable.index)];
          break;
        case Kind::kMeasure: {
          const law::Measure& measure = law_.measures[variable.index];
          for (const law::DateRef& date : {measure.from, measure.to}) {
            if (!DatesOf(date).OnlyValue()) ++looks[date];
          }
          break;
        }
      }
    }
    for (const auto& [what, times] : looks) {
      if (times > 1) answer.wide.insert(what);
      if (what) {
        answer.turns_on_facts.insert(*what);
      } else {
        answer.turns_on_today = true;
      }
    }
  }

  // Adds the events that happened in one possible way and not in another.
  template <typename Answer>
  static void AddEvents(const EventVariable& variable, Answer& answer) {
    for (size_t i = 0; i < variable.events.size(); ++i) {
      const auto differs = [&](const std::vector<bool>& way) {
        return way[i] != variable.ways.front()[i];
      };
      if (std::any_of(variable.ways.begin(), variable.ways.end(), differs)) {
        answer.turns_on_events.insert(variable.events[i]);
      }
    }
  }

  const Law& law_;
  const SlowRecord& record_;
  const Case& person_;
  const Days& days_;
  const Trying& trying_;
  std::vector<law::ClauseId> clauses_;
  std::vector<Mentions> mentions_;  // by clause, as tables_
  std::vector<Table> tables_;
  std::vector<SlowVariable> variables_;
  std::map<std::pair<Kind, size_t>, size_t> place_of_;
  Assignment values_;
  std::vector<size_t> choices_;  // by variable of the record
};

}  // namespace

std::expected<std::vector<SlowRoute>, SlowFault> EvaluateSlowly(
    const Law& law, const record::Record& record,
    const record::Scenario& scenario, const Case& person, const Days& days,
    const Trying& trying) {
  const auto slow_record = SlowRecord::Make(law, record, scenario);
  if (!slow_record) return std::unexpected(SlowFault::kNoSuchScenario);
  std::vector<SlowRoute> routes;
  for (size_t i = 0; i < law.routes.size(); ++i) {
    auto route = EvaluateRouteSlowly({law, *slow_record, person, days},
                                     law::RouteId(i), trying);
    if (!route) return std::unexpected(SlowFault::kTooMany);
    routes.push_back(*std::move(route));
  }
  return routes;
}

std::optional<SlowRoute> EvaluateRouteSlowly(const SlowQuestion& question,
                                             law::RouteId route,
                                             const Trying& trying) {
  auto answer = RouteOracle(question, trying).Run(route);
  if (!answer) return answer;
  const law::Law& law = question.law;
  std::vector<law::NoteId> notes = law.route(route).own_notes;
  for (const law::GroupId group : law.route(route).groups) {
    const auto& more = law.group(group).notes;
    notes.insert(notes.end(), more.begin(), more.end());
  }
  for (const law::NoteId note : notes) {
    auto condition = RouteOracle(question, trying).Run(note);
    if (!condition) return std::nullopt;
    answer->notes.push_back({note, *std::move(condition)});
  }
  return answer;
}

}  // namespace safeconduct::oracle
