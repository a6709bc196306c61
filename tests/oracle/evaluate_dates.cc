// SPDX-License-Identifier: Apache-2.0
// The second oracle tries dates instead of measures. An assignment says which
// day it is and which day each date is, one by one, and all measures follow. So
// two measures of one date move together, as they do for a real person, and
// what it finds is what can be. The first oracle lets them move apart, and may
// find more.
//
// The variables are the day, the disputes and windows, and the facts that the
// clauses of the route and the assumptions look at: dates, by measures too, and
// then others. The others turn fastest, so that what is counted between dates,
// and what the record tells, is mostly left as it is from one combination to
// the next.
#include "tests/oracle/evaluate_dates.h"

#include <algorithm>
#include <set>
#include <utility>

#include "tests/oracle/combinations.h"
#include "tests/oracle/least_flips.h"
#include "tests/oracle/slow_law.h"
#include "tests/oracle/values_to_try.h"

namespace safeconduct::oracle {
namespace {

// Of what looks at no date, a value of each kind will do but where a fact
// itself is asked about.
class DateOracle {
 public:
  DateOracle(const SlowQuestion& question, const Mentions& mentions,
             std::optional<law::FactId> asked = std::nullopt)
      : law_(question.law),
        record_(question.record),
        person_(question.person),
        matters_(mentions.matters),
        measures_(mentions.measures) {
    values_.measures.resize(law_.measures.size());
    values_.matters.resize(law_.matters.size());
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      // What is not looked at has any possible value.
      values_.facts.push_back(person_.values(law::FactId(i)).min());
    }
    FindVariables(mentions, question.days, asked);
  }

  const std::vector<size_t>& sizes() const { return sizes_; }

  // Calls `visit` with each combination until it returns true. Returns false
  // where there are too many, and where a calendar does not know a day on which
  // something hangs: any number would have to be tried.
  template <typename Visit>
  bool ForEach(size_t max_combinations, const Visit& visit) {
    if (!CountOf(sizes_, max_combinations)) return false;
    Combinations combinations(sizes_);
    std::optional<size_t> changed = 0;
    while (changed) {
      if (!Assign(combinations.choices(), *changed)) return false;
      in_order_ = record_.InOrder(
          values_,
          {combinations.choices().data() + 1, record_.variables().size()},
          events_, true);
      if (visit(values_)) return true;
      changed = combinations.Next();
    }
    return true;
  }

  // Whether what has happened by one day has by later ones, in the combination
  // that is visited.
  bool in_order() const { return in_order_; }

  // Adds a variable to what a route turns on.
  void AddWhatMatters(size_t variable, SlowRoute& answer) const {
    if (variable == 0) {
      answer.turns_on_today = true;
      return;
    }
    if (variable > record_.variables().size()) {
      answer.turns_on_facts.insert(FactOf(variable));
      return;
    }
    // The events that happened in one possible way and not in another.
    const EventVariable& about = record_.variables()[variable - 1];
    for (size_t i = 0; i < about.events.size(); ++i) {
      for (const std::vector<bool>& way : about.ways) {
        if (way[i] != about.ways.front()[i]) {
          answer.turns_on_events.insert(about.events[i]);
        }
      }
    }
  }

 private:
  // The first is the day, then come the disputes and windows, then dates, then
  // other facts.
  void FindVariables(const Mentions& mentions, const chart::Days& days,
                     std::optional<law::FactId> asked) {
    std::set<law::FactId> dates;
    std::set<law::FactId> others;
    bool day = mentions.today || !matters_.empty();
    for (const law::MatterId matter : matters_) {
      events_.merge(record_.VariablesOf(matter));
    }
    for (const law::FactId fact : mentions.facts) {
      (law_.fact(fact).type.is_date() ? dates : others).insert(fact);
    }
    for (const law::MeasureId measure : mentions.measures) {
      const law::Measure& counted = law_.measure(measure);
      if (counted.from) dates.insert(*counted.from);
      if (counted.to) dates.insert(*counted.to);
      day = day || !counted.from || !counted.to;
    }
    // Where nothing looks at the day, any will do.
    Add(EachOf(IntervalSet::Range(days.first.days,
                                  day ? days.last.days : days.first.days)));
    for (size_t i = 0; i < record_.variables().size(); ++i) {
      const size_t ways =
          events_.contains(i) ? record_.variables()[i].ways.size() : 1;
      Add(EachOf(IntervalSet::Range(0, static_cast<Value>(ways) - 1)));
    }
    for (const law::FactId fact : dates) {
      facts_.push_back(fact);
      Add(EachOf(person_.values(fact)));
    }
    first_other_ = tried_.size();
    const ValuesToTry to_try(law_, record_, mentions.tests, true);
    for (const law::FactId fact : others) {
      // Each value of a number that is compared with another is tried.
      if (dates.contains(fact)) continue;
      facts_.push_back(fact);
      Add(fact == asked ? EachOf(person_.values(fact))
                        : to_try.OfFact(fact, person_.values(fact)));
    }
  }

  void Add(std::vector<Value> values) {
    sizes_.push_back(values.size());
    tried_.push_back(std::move(values));
  }

  law::FactId FactOf(size_t variable) const {
    return facts_[variable - 1 - record_.variables().size()];
  }

  static std::vector<Value> EachOf(const IntervalSet& possible) {
    std::vector<Value> values;
    for (const Interval& run : possible.intervals()) {
      for (Value value = run.lo; value <= run.hi; ++value) {
        values.push_back(value);
      }
    }
    return values;
  }

  // Gives the variables from `changed` on their values, and what follows.
  // Returns whether all that is counted is known.
  bool Assign(const std::vector<size_t>& choices, size_t changed) {
    const size_t events = record_.variables().size();
    for (size_t i = std::max(changed, events + 1); i < choices.size(); ++i) {
      values_.facts[FactOf(i).index()] = tried_[i][choices[i]];
    }
    if (changed < first_other_) {
      values_.today = tried_[0][choices[0]];
      for (const law::MeasureId unknown : CountMeasures(law_, values_)) {
        if (measures_.contains(unknown)) return false;
      }
    }
    // Dates say as of when some matters are looked at.
    if (changed >= first_other_) return true;
    const std::span<const size_t> ways(choices.data() + 1, events);
    for (const law::MatterId matter : matters_) {
      const auto day = DayLookedAt(law_, matter, values_);
      // Where there is no such day, nothing asks.
      if (!day) continue;
      values_.matters[matter.index()] =
          record_.ValueOn(matter, Date{*day}, ways);
    }
    return true;
  }

  const law::Law& law_;
  const SlowRecord& record_;
  const chart::Case& person_;
  std::set<law::MatterId> matters_;
  std::set<law::MeasureId> measures_;
  std::set<size_t> events_;                // variables of the record, tried
  std::vector<std::vector<Value>> tried_;  // by variable
  std::vector<size_t> sizes_;
  std::vector<law::FactId> facts_;  // the last of the variables
  size_t first_other_ = 0;          // the first that is no date
  Assignment values_;
  bool in_order_ = true;
};

}  // namespace

std::optional<SlowRoute> EvaluateDates(const SlowQuestion& question,
                                       law::RouteId route,
                                       size_t max_combinations) {
  const law::Law& law = question.law;
  const auto clauses = law.ClausesOf(route);
  Mentions mentions = MentionsOfAssumptions(law);
  for (const law::ClauseId clause : clauses) {
    Add(MentionsOf(law, clause), mentions);
  }
  DateOracle oracle(question, mentions);
  MadeOfRoute found{oracle.sizes(), {}};
  std::vector<Possible> holds(clauses.size());
  const auto visit = [&](const Assignment& values) {
    if (!IsPossible(law, values) || !oracle.in_order()) {
      found.made.push_back(Made::kNothing);
      return false;
    }
    bool open = true;
    for (size_t i = 0; i < clauses.size(); ++i) {
      const bool truth = ClauseHolds(law, clauses[i], values);
      (truth ? holds[i].yes : holds[i].no) = true;
      open = open && !ClosesRoute(law, clauses[i], truth);
    }
    found.made.push_back(open ? Made::kOpen : Made::kClosed);
    return false;
  };
  if (!oracle.ForEach(max_combinations, visit)) return std::nullopt;
  SlowRoute answer;
  for (const Made made : found.made) {
    if (made == Made::kOpen) answer.open.yes = true;
    if (made == Made::kClosed) answer.open.no = true;
  }
  answer.possible = answer.open.yes || answer.open.no;
  for (size_t i = 0; i < clauses.size(); ++i) {
    answer.clauses.push_back({clauses[i], holds[i]});
    if (holds[i].settled() && ClosesRoute(law, clauses[i], holds[i].yes)) {
      answer.because.push_back(clauses[i]);
    }
  }
  const auto matters = InLeastFlips(found, 100 * max_combinations);
  if (!matters) return std::nullopt;
  for (size_t i = 0; i < matters->size(); ++i) {
    if ((*matters)[i]) oracle.AddWhatMatters(i, answer);
  }
  return answer;
}

std::optional<bool> IsOpenOverDates(const SlowQuestion& question,
                                    law::FactId fact, size_t max_combinations) {
  const law::Law& law = question.law;
  if (question.person.values(fact).OnlyValue()) return false;
  Mentions mentions = MentionsOfAssumptions(law);
  mentions.facts.insert(fact);
  DateOracle oracle(question, mentions, fact);
  std::set<Value> values;
  const bool done =
      oracle.ForEach(max_combinations, [&](const Assignment& each) {
        if (IsPossible(law, each)) values.insert(each.facts[fact.index()]);
        return values.size() > 1;
      });
  if (!done) return std::nullopt;
  return values.size() > 1;
}

}  // namespace safeconduct::oracle
