// SPDX-License-Identifier: Apache-2.0
// The second oracle tries dates instead of measures. An assignment says which
// day it is and which day each date is, one by one, and all measures follow. So
// two measures of one date move together, as they do for a real person, and
// what it finds is what can be. The first oracle lets them move apart, and may
// find more.
#include "tests/oracle/evaluate_dates.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tests/oracle/combinations.h"
#include "tests/oracle/values_to_try.h"

namespace safeconduct::oracle {
namespace {

class DateOracle {
 public:
  explicit DateOracle(const SlowQuestion& question)
      : law_(question.law),
        record_(question.record),
        person_(question.person),
        days_(question.days) {}

  std::optional<Possible> Run(law::RouteId route, size_t max_combinations) {
    return Run(law_.ClausesOf(route), max_combinations,
               [&](const Assignment& values) {
                 return RouteIsOpen(law_, route, values);
               });
  }

  std::optional<Possible> Run(law::ClauseId clause, size_t max_combinations) {
    return Run({clause}, max_combinations, [&](const Assignment& values) {
      return ClauseHolds(law_, clause, values);
    });
  }

 private:
  template <typename Truth>
  std::optional<Possible> Run(const std::vector<law::ClauseId>& clauses,
                              size_t max_combinations, const Truth& is_true) {
    FindVariables(clauses);
    std::vector<size_t> sizes;
    for (const std::vector<Value>& values : values_) {
      sizes.push_back(values.size());
    }
    if (!CountOf(sizes, max_combinations)) return std::nullopt;
    Possible possible;
    Combinations combinations(sizes);
    do {
      Assignment values = AssignmentOf(combinations.choices());
      ForUnknown(law_, unknown_, values, [&](const Assignment& each) {
        (is_true(each) ? possible.yes : possible.no) = true;
        return possible.yes && possible.no;
      });
    } while (combinations.Next());
    return possible;
  }

  // The first is the day, then come the disputes and windows, then facts.
  void FindVariables(const std::vector<law::ClauseId>& clauses) {
    std::vector<law::ExprId> tests;
    std::set<law::FactId> dates;
    std::set<law::FactId> others;
    std::set<size_t> events;
    for (const law::ClauseId clause : clauses) {
      const Mentions mentions = MentionsOf(law_, clause);
      tests.insert(tests.end(), mentions.tests.begin(), mentions.tests.end());
      for (const law::MatterId matter : mentions.matters) {
        events.merge(record_.VariablesOf(matter));
      }
      for (const law::FactId fact : mentions.facts) {
        (law_.fact(fact).type.is_date() ? dates : others).insert(fact);
      }
      for (const law::MeasureId measure : mentions.measures) {
        measures_.insert(measure);
        const law::Measure& counted = law_.measure(measure);
        if (counted.from) dates.insert(*counted.from);
        if (counted.to) dates.insert(*counted.to);
      }
    }
    values_.push_back(
        EachOf(IntervalSet::Range(days_.first.days, days_.last.days)));
    for (size_t i = 0; i < record_.variables().size(); ++i) {
      const size_t ways =
          events.contains(i) ? record_.variables()[i].ways.size() : 1;
      values_.push_back(
          EachOf(IntervalSet::Range(0, static_cast<Value>(ways) - 1)));
    }
    for (const law::FactId fact : dates) {
      Add(fact, EachOf(person_.values(fact)));
    }
    const ValuesToTry to_try(law_, record_, tests, true);
    for (const law::FactId fact : others) {
      // Each value of a number that is compared with another is tried.
      if (dates.contains(fact)) continue;
      Add(fact, to_try.OfFact(fact, person_.values(fact)));
    }
  }

  void Add(law::FactId fact, std::vector<Value> values) {
    facts_.push_back(fact);
    values_.push_back(std::move(values));
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

  Assignment AssignmentOf(const std::vector<size_t>& choices) {
    Assignment values;
    values.today = values_[0][choices[0]];
    const size_t events = record_.variables().size();
    const std::span<const size_t> ways(choices.data() + 1, events);
    for (size_t i = 0; i < law_.matters.size(); ++i) {
      values.matters.push_back(
          record_.ValueOn(law::MatterId(i), Date{values.today}, ways));
    }
    // What the route does not look at has any possible value.
    for (size_t i = 0; i < law_.facts.size(); ++i) {
      values.facts.push_back(person_.values(law::FactId(i)).min());
    }
    for (size_t i = 0; i < facts_.size(); ++i) {
      const size_t place = 1 + events + i;
      values.facts[facts_[i].index()] = values_[place][choices[place]];
    }
    // Of the measures that the route looks at.
    unknown_ = CountMeasures(law_, values);
    std::erase_if(unknown_, [this](law::MeasureId measure) {
      return !measures_.contains(measure);
    });
    return values;
  }

  const law::Law& law_;
  const SlowRecord& record_;
  const chart::Case& person_;
  const chart::Days& days_;
  std::vector<std::vector<Value>> values_;  // to be tried, by variable
  std::vector<law::FactId> facts_;          // the last of the variables
  std::set<law::MeasureId> measures_;       // that are looked at
  std::vector<law::MeasureId> unknown_;     // of them, by the last assignment
};

}  // namespace

std::optional<Possible> EvaluateDates(const SlowQuestion& question,
                                      law::RouteId route,
                                      size_t max_combinations) {
  return DateOracle(question).Run(route, max_combinations);
}

std::optional<Possible> EvaluateDates(const SlowQuestion& question,
                                      law::ClauseId clause,
                                      size_t max_combinations) {
  return DateOracle(question).Run(clause, max_combinations);
}

}  // namespace safeconduct::oracle
