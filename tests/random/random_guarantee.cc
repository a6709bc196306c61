// SPDX-License-Identifier: Apache-2.0
// A guarantee drawn blindly is nearly always broken. So most are made from
// something that must hold, and then, about half of the time, spoilt:
//
// - a route is never open while one of its clauses closes it; spoilt, the
//   route's clause is taken in part;
// - a limit is never passed between two days that lie within it: `measure_0 > 2
//   and from >= 2023-01-31 and to <= 2023-03-31`; spoilt, the last day is one
//   later. No test of a single date or measure tells the two apart;
// - the same, the limit being a number matter of so much at least, of whatever
//   value the record never names;
// - three dates never go round in a circle; spoilt, they are one day. Nor do
// two
//   numbers or three.
#include "tests/random/random_guarantee.h"

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/date.h"
#include "tests/random/key_days.h"

namespace safeconduct::random {
namespace {

std::string RouteIsOpen(Dice& dice, const Vocabulary& words) {
  return dice.OneOf(words.routes).name + " is open";
}

// Returns what is so of every route, as a guarantee has to name one.
std::string OpenOrClosed(Dice& dice, const Vocabulary& words) {
  const std::string& route = dice.OneOf(words.routes).name;
  return fmt::format("({} is open or {} is closed)", route, route);
}

// Returns when a clause closes its route.
std::string Closes(const DrawnClause& clause) {
  std::string text =
      fmt::format("{}({})", clause.needs ? "not " : "", clause.when);
  if (!clause.unless.empty()) {
    text += fmt::format(" and not ({})", clause.unless);
  }
  return text;
}

// Returns what is never so as a clause of the route closes it; spoilt, without
// what lifts the clause, or with another condition as good as it.
std::string NeverWhileClosed(Dice& dice, const Vocabulary& words) {
  const DrawnClauses& route = dice.OneOf(words.routes);
  const DrawnClause& clause = dice.OneOf(route.clauses);
  std::string closed = Closes(clause);
  const int kind = dice.Between(1, 100);
  if (kind <= 40) {
    closed = fmt::format("({}) or ({})", closed, Condition(dice, words, 1));
  } else if (kind <= 65 && !clause.unless.empty()) {
    closed = fmt::format("{}({})", clause.needs ? "not " : "", clause.when);
  } else if (kind <= 80) {
    closed = fmt::format("({}) and ({})", closed, Condition(dice, words, 1));
  }
  if (dice.Chance(20)) {
    return fmt::format("always not ({} is open) or not ({})", route.name,
                       closed);
  }
  return fmt::format("never {} is open and ({})", route.name, closed);
}

Date Later(Date from, std::string_view unit, int count) {
  if (unit == "days") return Date{from.days + count};
  return AddMonths(from, unit == "months" ? count : 12 * count);
}

// Returns what is never so as no count passes its limit between two days.
std::string NeverPastLimit(Dice& dice, const Vocabulary& words) {
  const Word& measure = dice.OneOf(words.measures);
  const int limit = dice.Between(0, measure.unit == "days" ? 60 : 5);
  const Date first = DayNearKey(dice);
  const Date last = Later(first, measure.unit, limit);
  const Date written{last.days + (dice.Chance(50) ? 1 : 0)};
  const std::string past = fmt::format(
      "{} > {} and {} >= {} and {} <= {}", measure.name, limit, measure.from,
      FormatDate(first), measure.to, FormatDate(written));
  return fmt::format(
      "never {} and {}",
      dice.Chance(50) ? OpenOrClosed(dice, words) : RouteIsOpen(dice, words),
      past);
}

// Returns the measures and the number matters that they can be compared with.
std::vector<std::pair<Word, Word>> MeasuresAndMatters(const Vocabulary& words) {
  std::vector<std::pair<Word, Word>> pairs;
  for (const Word& measure : words.measures) {
    for (const Word& matter : words.matters) {
      if (matter.form == Word::Form::kNumber && matter.unit == measure.unit) {
        pairs.emplace_back(measure, matter);
      }
    }
  }
  return pairs;
}

// Returns what is never so as no count between two days passes a matter that is
// no less than what lies between them.
std::string NeverPastMatter(Dice& dice, const Vocabulary& words,
                            const std::vector<std::pair<Word, Word>>& pairs) {
  const auto [measure, matter] = dice.OneOf(pairs);
  const int least = dice.Between(matter.low, matter.high);
  const Date first = DayNearKey(dice);
  const Date last = Later(first, measure.unit, least);
  const Date written{last.days + (dice.Chance(50) ? 1 : 0)};
  return fmt::format(
      "never {} and {} > {} and {} >= {} and {} >= {} and {} <= {}",
      dice.Chance(50) ? OpenOrClosed(dice, words) : RouteIsOpen(dice, words),
      measure.name, matter.name, matter.name, least, measure.from,
      FormatDate(first), measure.to, FormatDate(written));
}

std::vector<std::string> DatesOf(const Vocabulary& words) {
  std::vector<std::string> dates;
  for (const Word& fact : words.facts) {
    if (fact.form == Word::Form::kDate) dates.push_back(fact.name);
  }
  dates.emplace_back("today");
  return dates;
}

// Returns the number facts of some unit of which there are several; none where
// there is no such unit.
std::vector<std::string> NumbersOf(Dice& dice, const Vocabulary& words) {
  std::map<std::string, std::vector<std::string>> numbers;
  for (const Word& fact : words.facts) {
    if (fact.form == Word::Form::kNumber) {
      numbers[fact.unit].push_back(fact.name);
    }
  }
  std::vector<std::vector<std::string>> several;
  for (const auto& [unit, names] : numbers) {
    if (names.size() > 1) several.push_back(names);
  }
  return several.empty() ? std::vector<std::string>() : dice.OneOf(several);
}

// Returns what is never so as dates, or numbers, do not go round in a circle.
std::string NeverInCircle(Dice& dice, const Vocabulary& words,
                          std::vector<std::string> dates) {
  while (dates.size() > 3) {
    dates.erase(dates.begin() +
                static_cast<std::ptrdiff_t>(dice.Below(dates.size())));
  }
  if (dates.size() < 3) dates.push_back(dates[1]);
  const std::string last =
      dates[1] == dates[2] ? ""
                           : fmt::format(" and {} <= {}", dates[1], dates[2]);
  return fmt::format("never {} and {} <= {}{} and {} {} {}",
                     OpenOrClosed(dice, words), dates[0], dates[1], last,
                     dates[2], dice.Chance(50) ? "<" : "<=", dates[0]);
}

std::string NeverAtRandom(Dice& dice, const Vocabulary& words) {
  const std::string route = RouteIsOpen(dice, words);
  switch (dice.Between(1, 3)) {
    case 1:
      return fmt::format("always not ({}) or ({})", route,
                         Condition(dice, words, 1));
    case 2: {
      const std::string other = RouteIsOpen(dice, words);
      return fmt::format("never {} and not ({}) and ({})", route, other,
                         Condition(dice, words, 1));
    }
    default:
      return fmt::format("never {} and ({})", route, Condition(dice, words, 2));
  }
}

std::string RandomGuarantee(Dice& dice, const Vocabulary& words) {
  const auto pairs = MeasuresAndMatters(words);
  if (!pairs.empty() && dice.Chance(25)) {
    return NeverPastMatter(dice, words, pairs);
  }
  const int kind = dice.Between(1, 100);
  if (kind <= 35 && !words.measures.empty()) return NeverPastLimit(dice, words);
  if (dice.Chance(15)) {
    const std::vector<std::string> numbers = NumbersOf(dice, words);
    if (!numbers.empty()) return NeverInCircle(dice, words, numbers);
  }
  if (kind <= 50) {
    const std::vector<std::string> dates = DatesOf(words);
    if (dates.size() >= 3) return NeverInCircle(dice, words, dates);
  }
  if (kind <= 85) return NeverWhileClosed(dice, words);
  return NeverAtRandom(dice, words);
}

}  // namespace

std::string RandomGuarantees(Dice& dice, const Vocabulary& words) {
  std::string text;
  const int count = dice.Between(1, 3);
  for (int i = 1; i <= count; ++i) {
    text += fmt::format("guarantee guarantee_{} \"A guarantee\"\n  {}\n", i,
                        RandomGuarantee(dice, words));
  }
  return text;
}

}  // namespace safeconduct::random
