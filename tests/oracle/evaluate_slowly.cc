// SPDX-License-Identifier: Apache-2.0
// The definition of an answer, word for word. Of a route, the variables are the
// day, the disputes and windows behind the matters that its clauses test, and
// the facts and measures that its clauses and the assumptions of the pack test.
// Each has some values to be tried. A clause, and an assumption, is evaluated
// for all combinations of those of its own variables, and a route, from what
// its clauses came to, for all combinations of its. Possible are those in which
// every assumption holds. Then, of possible combinations:
//
//   outcome    what some make of the route
//   holds      what some make of the clause
//   turns_on   the variables of least flips: see least_flips.cc
//   because    the clauses that, for all, close it
//
// A measure moves by itself here, whatever its dates. So what is said is so
// over real dates where no date that is not known exactly is looked at through
// two variables; elsewhere it may be too wide.
#include "tests/oracle/evaluate_slowly.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "tests/oracle/combinations.h"
#include "tests/oracle/least_flips.h"
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

// Answers about one route, or about one note, which is as a route of its one
// condition would be.
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
    has_as_of_ = std::ranges::any_of(law_.matters, [](const law::Matter& each) {
      return each.as_of.has_value();
    });
  }

  // Returns nothing where there are too many combinations.
  std::optional<SlowRoute> Run(law::RouteId route) {
    clauses_ = law_.ClausesOf(route);
    for (const law::ClauseId id : clauses_) {
      mentions_.push_back(MentionsOf(law_, id));
    }
    return RunParts();
  }

  // The same of a note; clauses and `because` stay empty.
  std::optional<SlowRoute> Run(law::NoteId note) {
    note_ = note;
    mentions_.push_back(MentionsOf(law_, note));
    return RunParts();
  }

 private:
  using Kind = SlowVariable::Kind;

  // Answers about the clauses, or the note, whose mentions are found.
  std::optional<SlowRoute> RunParts() {
    part_count_ = mentions_.size();
    for (size_t i = 0; i < law_.assumptions.size(); ++i) {
      mentions_.push_back(MentionsOf(law_, law::AssumptionId(i)));
    }
    if (record_.HasOrders()) mentions_.push_back(MentionsOfOrders());
    FindVariables();
    SlowRoute answer;
    for (size_t i = 0; i < mentions_.size(); ++i) {
      auto table = TableOf(i);
      if (!table) return std::nullopt;
      const Possible holds = PossibleOf(table->truth);
      if (holds.settled()) {
        // The same for all combinations: it needs no variables.
        table = Table{{}, {}, {holds.yes}};
      }
      tables_.push_back(*std::move(table));
    }
    SayWhatIsExact(answer);
    if (!FindOutcome(answer)) return std::nullopt;
    return answer;
  }

  // Returns what says which of the windows go together: all matters that some
  // part looks at, and when.
  Mentions MentionsOfOrders() const {
    Mentions all;
    for (const Mentions& each : mentions_) oracle::Add(each, all);
    Mentions orders;
    orders.matters = all.matters;
    for (const MatterId matter : all.matters) {
      const auto& as_of = law_.matter(matter).as_of;
      if (!as_of) continue;
      if (const auto* fact = std::get_if<law::FactId>(&as_of->by)) {
        orders.facts.insert(*fact);
      }
    }
    return orders;
  }

  // -- Variables and the values to be tried ---------------------------------

  void FindVariables() {
    Mentions all;
    for (const Mentions& each : mentions_) oracle::Add(each, all);
    for (const MatterId matter : all.matters) {
      events_.merge(record_.VariablesOf(matter));
    }
    const ValuesToTry to_try(law_, record_, all.tests, trying_.one_of_a_kind);
    Add(Kind::kToday, 0, to_try.Days(days_, all.matters));
    for (const size_t index : events_) Add(Kind::kEvents, index, Ways(index));
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

  // Says whether the date of some variables is looked at by one of them alone,
  // and whether each measure has one open date at most.
  void SayWhatIsExact(SlowRoute& answer) const {
    Mentions all;
    for (const Mentions& each : mentions_) oracle::Add(each, all);
    const auto is_open = [&](const law::DateRef& date) { return IsOpen(date); };
    answer.exact = LooksAtEachDateOnce(law_, all, is_open);
    answer.exact_possible =
        LooksAtEachDateOnce(law_, MentionsOfAssumptions(law_), is_open);
    answer.exact_turns_on = answer.exact;
    if (record_.HasOrders()) SayOfOrders(all, answer);
    for (const law::MeasureId id : all.measures) {
      const law::Measure& measure = law_.measure(id);
      if (IsOpen(measure.from) && IsOpen(measure.to)) {
        answer.exact_turns_on = false;
      }
    }
  }

  // Which of two days is later is a third thing that looks at them.
  void SayOfOrders(const Mentions& all, SlowRoute& answer) const {
    for (const MatterId matter : all.matters) {
      const auto& as_of = law_.matter(matter).as_of;
      if (!as_of) continue;
      if (IsOpen(as_of->day.root) || IsOpen(std::nullopt)) {
        answer.exact_turns_on = false;
      }
      // Not held against today: see SlowRecord::InOrder.
      if (std::holds_alternative<law::MeasureId>(as_of->by)) {
        answer.exact = answer.exact_possible = answer.exact_turns_on = false;
      }
    }
  }

  bool IsOpen(const law::DateRef& date) const {
    return !DatesOf(date).OnlyValue();
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

  std::set<size_t> VariablesOf(const Mentions& mentions) const {
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

  // Returns what a clause or, behind them, an assumption comes to.
  std::optional<Table> TableOf(size_t index) {
    const Mentions& mentions = mentions_[index];
    auto table = MakeTable(VariablesOf(mentions));
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
      table->truth.push_back(index < part_count_
                                 ? PartHolds(index)
                                 : IsPossible(index - part_count_));
      changed = combinations.Next();
    }
    return table;
  }

  // Behind the assumptions stands, where there are any, the orders of windows.
  bool IsPossible(size_t index) const {
    return index < law_.assumptions.size()
               ? AssumptionHolds(law_, law::AssumptionId(index), values_)
               : record_.InOrder(values_, choices_, events_, false);
  }

  bool PartHolds(size_t index) const {
    return note_
               ? ConditionHolds(law_, law_.notes[note_->index()].when, values_)
               : ClauseHolds(law_, clauses_[index], values_);
  }

  // Whether a clause that holds, or does not, closes the route; a note is its
  // own need.
  bool PartCloses(size_t index, bool holds) const {
    return note_ ? !holds : ClosesRoute(law_, clauses_[index], holds);
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
        return has_as_of_;
      case Kind::kMeasure:
        values_.measures[variable.index] = value;
        return has_as_of_;
    }
    return false;
  }

  void AssignMatters(const Mentions& mentions) {
    for (const MatterId matter : mentions.matters) {
      const auto day = DayLookedAt(law_, matter, values_);
      // Where there is no such day, nothing asks.
      if (!day) continue;
      values_.matters[matter.index()] =
          record_.ValueOn(matter, Date{*day}, choices_);
    }
  }

  // A clause within the combinations of its route: how far each of the route's
  // choices moves on in the clause's table.
  using Strides = std::vector<size_t>;

  // Returns false where there are too many combinations.
  bool FindOutcome(SlowRoute& answer) const {
    std::set<size_t> variables;
    for (const Table& each : tables_) {
      variables.insert(each.variables.begin(), each.variables.end());
    }
    auto table = MakeTable(variables);
    if (!table) return false;
    std::vector<Strides> strides;
    for (const Table& each : tables_) {
      strides.push_back(StridesOf(each, *table));
    }
    MadeOfRoute route{table->sizes, {}};
    std::vector<Possible> holds(part_count_);
    Combinations combinations(table->sizes);
    do {
      route.made.push_back(MadeBy(strides, combinations.choices(), holds));
    } while (combinations.Next());
    for (const Made made : route.made) {
      if (made == Made::kOpen) answer.open.yes = true;
      if (made == Made::kClosed) answer.open.no = true;
    }
    answer.possible = answer.open.yes || answer.open.no;
    for (size_t i = 0; i < clauses_.size(); ++i) {
      answer.clauses.push_back({clauses_[i], holds[i]});
      if (holds[i].settled() && ClosesRoute(law_, clauses_[i], holds[i].yes)) {
        answer.because.push_back(clauses_[i]);
      }
    }
    const auto matters = InLeastFlips(route, 4 * trying_.max_combinations);
    if (!matters) return false;
    for (size_t i = 0; i < matters->size(); ++i) {
      if ((*matters)[i])
        AddWhatMatters(variables_[table->variables[i]], answer);
    }
    return true;
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

  bool TruthOf(size_t index, const Strides& strides,
               const std::vector<size_t>& choices) const {
    size_t at = 0;
    for (size_t j = 0; j < choices.size(); ++j) at += choices[j] * strides[j];
    return tables_[index].truth[at];
  }

  // Returns what a combination makes of the route, and adds to `holds` what it
  // makes of the clauses.
  Made MadeBy(const std::vector<Strides>& strides,
              const std::vector<size_t>& choices,
              std::vector<Possible>& holds) const {
    for (size_t i = part_count_; i < tables_.size(); ++i) {
      if (!TruthOf(i, strides[i], choices)) return Made::kNothing;
    }
    bool open = true;
    for (size_t i = 0; i < part_count_; ++i) {
      const bool truth = TruthOf(i, strides[i], choices);
      (truth ? holds[i].yes : holds[i].no) = true;
      open = open && !PartCloses(i, truth);
    }
    return open ? Made::kOpen : Made::kClosed;
  }

  // -- What matters ---------------------------------------------------------

  void AddWhatMatters(const SlowVariable& variable, SlowRoute& answer) const {
    const auto add = [&](const law::DateRef& date) {
      if (date) {
        answer.turns_on_facts.insert(*date);
      } else {
        answer.turns_on_today = true;
      }
    };
    switch (variable.kind) {
      case Kind::kToday:
        return add(std::nullopt);
      case Kind::kEvents:
        return AddEvents(record_.variables()[variable.index], answer);
      case Kind::kFact:
        return add(law::FactId(variable.index));
      case Kind::kMeasure:
        break;
    }
    const law::Measure& measure = law_.measures[variable.index];
    for (const law::DateRef& date : {measure.from, measure.to}) {
      if (IsOpen(date)) add(date);
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
  std::optional<law::NoteId> note_;  // in place of the clauses
  size_t part_count_ = 0;            // of the clauses, or 1 of a note
  std::vector<Mentions> mentions_;  // by clause, then by assumption; as tables_
  std::vector<Table> tables_;
  std::vector<SlowVariable> variables_;
  std::set<size_t> events_;  // variables of the record, tried
  std::map<std::pair<Kind, size_t>, size_t> place_of_;
  Assignment values_;
  std::vector<size_t> choices_;  // by variable of the record
  bool has_as_of_ = false;       // whether facts say what matters are
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
    auto found = RouteOracle(question, trying).Run(note);
    if (!found) return std::nullopt;
    answer->notes.push_back(
        {note, found->open, std::move(found->turns_on_facts),
         std::move(found->turns_on_events), found->turns_on_today, found->exact,
         found->exact_turns_on});
  }
  return answer;
}

}  // namespace safeconduct::oracle
