// SPDX-License-Identifier: Apache-2.0
#include "tests/random/vocabulary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "safeconduct/date.h"
#include "tests/random/key_days.h"

namespace safeconduct::random {
namespace {

using Form = Word::Form;

constexpr std::array<std::string_view, 4> kUnits = {"days", "months", "years",
                                                    "points"};

std::string DayText(Dice& dice) { return FormatDate(DayNearKey(dice)); }

// Makes a number: its unit, and bounds that are not far apart. Numbers of one
// unit may be compared, so that it may be that of one of `others`.
void MakeNumber(Dice& dice, const std::vector<Word>& others, Word& word) {
  word.form = Form::kNumber;
  word.unit = kUnits[dice.Below(kUnits.size())];
  for (const Word& other : others) {
    if (other.form == Form::kNumber && dice.Chance(50)) word.unit = other.unit;
  }
  word.low = dice.Chance(80) ? 0 : dice.Between(1, 5);
  word.high = word.low + dice.Between(0, dice.Chance(50) ? 5 : 60);
}

void MakeChoice(Dice& dice, Word& word) {
  word.form = Form::kChoice;
  const int count = dice.Between(2, 4);
  for (int i = 0; i < count; ++i) {
    word.choices.push_back(fmt::format("value_{}", i));
  }
}

std::string TypeText(const Word& word) {
  switch (word.form) {
    case Form::kYesNo:
      return "yes or no";
    case Form::kChoice:
      return fmt::format("one of {}", fmt::join(word.choices, ", "));
    case Form::kCountry:
      return "country";
    case Form::kNumber:
      return fmt::format("{}..{} {}", word.low, word.high, word.unit);
    case Form::kDate:
      return word.may_be_none ? "date or none" : "date";
  }
  return {};
}

Word RandomFact(Dice& dice, const Shape& shape,
                const std::vector<Word>& others) {
  Word fact;
  fact.name = fmt::format("fact_{}", others.size());
  if (dice.Chance(shape.dates)) {
    fact.form = Form::kDate;
    fact.may_be_none = dice.Chance(50);
    return fact;
  }
  switch (dice.Between(1, 4)) {
    case 1:
      break;  // yes or no
    case 2:
      MakeChoice(dice, fact);
      break;
    case 3:
      fact.form = Form::kCountry;
      break;
    default:
      MakeNumber(dice, others, fact);
  }
  return fact;
}

void DeclareFacts(Dice& dice, const Shape& shape, Vocabulary& words,
                  std::string& text) {
  const int count = dice.Between(1, 6);
  for (int i = 0; i < count; ++i) {
    const Word fact = RandomFact(dice, shape, words.facts);
    text += fmt::format("fact {} \"A fact\" : {}{}\n", fact.name,
                        TypeText(fact), dice.Chance(20) ? ", fixed" : "");
    words.facts.push_back(fact);
  }
}

void DeclareMeasures(Dice& dice, Vocabulary& words, std::string& text) {
  std::vector<Word> dates;
  for (const Word& fact : words.facts) {
    if (fact.form == Form::kDate) dates.push_back(fact);
  }
  if (dates.empty()) return;
  Word today;
  today.name = "today";
  dates.push_back(today);
  const int count = dice.Between(0, 3);
  for (int i = 0; i < count; ++i) {
    const size_t from = dice.Below(dates.size());
    const size_t to = (from + 1 + dice.Below(dates.size() - 1)) % dates.size();
    const size_t unit = dice.Below(3);
    Word measure;
    measure.name = fmt::format("measure_{}", i);
    measure.form = Form::kNumber;
    measure.is_measure = true;
    measure.may_be_none = dates[from].may_be_none || dates[to].may_be_none;
    measure.unit = kUnits[unit];
    measure.low = unit == 0 ? -40 : -2;
    measure.high = unit == 0 ? 400 : unit == 1 ? 14 : 2;
    measure.from = dates[from].name;
    measure.to = dates[to].name;
    measure.full = unit > 0 && dice.Chance(40);
    text += fmt::format("measure {} \"A count\" counts {}{} from {} to {}\n",
                        measure.name, measure.full ? "full " : "", measure.unit,
                        measure.from, measure.to);
    words.measures.push_back(std::move(measure));
  }
}

void DeclareMatters(Dice& dice, Vocabulary& words, std::string& text) {
  const int count = dice.Between(0, 4);
  for (int i = 0; i < count; ++i) {
    Word matter;
    matter.name = fmt::format("matter_{}", i);
    matter.is_matter = true;
    const int kind = dice.Between(1, 3);
    if (kind == 1) MakeChoice(dice, matter);
    if (kind == 2) MakeNumber(dice, {}, matter);
    text += fmt::format("matter {} \"A matter\" : {}; at first {}\n",
                        matter.name, TypeText(matter), ValueOf(dice, matter));
    words.matters.push_back(std::move(matter));
  }
}

void DeclareSets(Dice& dice, Vocabulary& words, std::string& text) {
  const int count = dice.Between(0, 2);
  for (int i = 0; i < count; ++i) {
    const std::string name = fmt::format("set_{}", i);
    text += fmt::format("set {} \"Some countries\" is {}, {}\n", name,
                        Country(dice), Country(dice));
    words.sets.push_back(name);
  }
}

// -- Conditions ---------------------------------------------------------------

// Returns a constant that a word may be compared with.
std::string Constant(Dice& dice, const Word& word) {
  if (word.form == Form::kDate) return DayText(dice);
  if (word.is_measure && word.unit == "days" && dice.Chance(90)) {
    constexpr std::array<int, 8> kLimits = {0, 1, 14, 28, 30, 31, 59, 365};
    const int limit = dice.Chance(50) ? kLimits[dice.Below(kLimits.size())]
                                      : KeyDay(dice).days - KeyDay(dice).days;
    return fmt::format("{}", limit + dice.Between(-1, 1));
  }
  return fmt::format("{}", dice.Between(word.low, word.high));
}

std::string ComparisonSign(Dice& dice) {
  constexpr std::array<std::string_view, 6> kSigns = {"<",  "<=", ">",
                                                      ">=", "=",  "!="};
  return std::string(kSigns[dice.Below(kSigns.size())]);
}

std::string RangeText(Dice& dice, const Word& word) {
  if (word.form == Form::kDate) {
    const Date from = DayNearKey(dice);
    return fmt::format("{}..{}", FormatDate(from),
                       FormatDate(Date{from.days + dice.Between(0, 90)}));
  }
  const int low = dice.Between(word.low, word.high);
  return fmt::format("{}..{}", low, dice.Between(low, word.high));
}

// Returns a number matter with the unit of a word; empty where there is none.
std::string MatterToCompare(Dice& dice, const Vocabulary& words,
                            const Word& word) {
  std::vector<std::string> names;
  if (word.of_days) return "";
  for (const auto* all : {&words.matters, &words.as_of}) {
    for (const Word& matter : *all) {
      if (matter.form == Form::kNumber && matter.unit == word.unit &&
          matter.name != word.name) {
        names.push_back(matter.name);
      }
    }
  }
  return names.empty() ? "" : dice.OneOf(names);
}

// Returns another date, such as today; empty where there is none.
std::string DateToCompare(Dice& dice, const Vocabulary& words,
                          const Word& word) {
  std::vector<std::string> names;
  for (const Word& fact : words.facts) {
    if (fact.form == Form::kDate && fact.name != word.name) {
      names.push_back(fact.name);
    }
  }
  for (const Word& day : words.days) {
    if (day.name != word.name) names.push_back(day.name);
  }
  if (word.name != "today") names.emplace_back("today");
  return names.empty() ? "" : dice.OneOf(names);
}

// Returns another fact or matter with the values of a word; empty where there
// is none.
std::string SameToCompare(Dice& dice, const Vocabulary& words,
                          const Word& word) {
  std::vector<std::string> names;
  for (const auto* all : {&words.facts, &words.matters, &words.as_of}) {
    for (const Word& other : *all) {
      if (other.form == word.form && other.choices == word.choices &&
          other.name != word.name) {
        names.push_back(other.name);
      }
    }
  }
  return names.empty() ? "" : dice.OneOf(names);
}

// Returns a test that two of few values are the same; empty where there is
// none.
std::string TestOfSame(Dice& dice, const Vocabulary& words, const Word& word) {
  const std::string other = SameToCompare(dice, words, word);
  if (other.empty()) return other;
  return fmt::format("{} is {}{}", word.name, dice.Chance(40) ? "not " : "",
                     other);
}

// Returns a number fact with the unit of another; empty where there is none.
std::string FactToCompare(Dice& dice, const Vocabulary& words,
                          const Word& word) {
  std::vector<std::string> names;
  for (const Word& fact : words.facts) {
    if (fact.form == Form::kNumber && fact.unit == word.unit &&
        fact.name != word.name) {
      names.push_back(fact.name);
    }
  }
  return names.empty() ? "" : dice.OneOf(names);
}

// Returns what a number or a date may be compared with beside a constant; empty
// where there is nothing.
std::string OrderedToCompare(Dice& dice, const Vocabulary& words,
                             const Word& word) {
  if (word.form == Form::kDate) return DateToCompare(dice, words, word);
  if (!word.is_matter && !word.is_measure && dice.Chance(60)) {
    const std::string fact = FactToCompare(dice, words, word);
    if (!fact.empty()) return fact;
  }
  return MatterToCompare(dice, words, word);
}

std::string TestOfCountry(Dice& dice, const Vocabulary& words,
                          const Word& word) {
  if (dice.Chance(40)) {
    return fmt::format("{} is {}{}", word.name, dice.Chance(30) ? "not " : "",
                       Country(dice));
  }
  const std::string more =
      words.sets.empty() ? Country(dice) : dice.OneOf(words.sets);
  return dice.Chance(50)
             ? fmt::format("{} in {}", word.name, more)
             : fmt::format("{} in {}, {}", word.name, Country(dice), more);
}

std::string TestOfChoice(Dice& dice, const Word& word) {
  if (dice.Chance(70)) {
    return fmt::format("{} is {}{}", word.name, dice.Chance(30) ? "not " : "",
                       dice.OneOf(word.choices));
  }
  return fmt::format("{} in {} or {}", word.name, dice.OneOf(word.choices),
                     dice.OneOf(word.choices));
}

std::string TestOfYesNo(Dice& dice, const Word& word) {
  if (dice.Chance(60)) return word.name;
  return fmt::format("{} is {}{}", word.name, dice.Chance(30) ? "not " : "",
                     dice.Chance(50) ? "yes" : "no");
}

std::string TestOfOrdered(Dice& dice, const Vocabulary& words,
                          const Word& word) {
  if (word.may_be_none && dice.Chance(25)) {
    return fmt::format("{} is {}none", word.name,
                       dice.Chance(40) ? "not " : "");
  }
  const int kind = dice.Between(1, 100);
  if (kind <= 40) {
    const std::string other = OrderedToCompare(dice, words, word);
    if (!other.empty() && dice.Chance(85)) {
      return fmt::format("{} {} {}", word.name, ComparisonSign(dice), other);
    }
    if (!other.empty()) {
      return fmt::format("{} is {}{}", word.name, dice.Chance(50) ? "not " : "",
                         other);
    }
  }
  if (kind <= 70) {
    return fmt::format("{} {} {}", word.name, ComparisonSign(dice),
                       Constant(dice, word));
  }
  if (kind <= 80) {
    return fmt::format("{} is {}{}", word.name, dice.Chance(50) ? "not " : "",
                       Constant(dice, word));
  }
  const std::string more =
      dice.Chance(30) ? fmt::format(", {}", Constant(dice, word)) : "";
  return fmt::format("{} in {}{}", word.name, RangeText(dice, word), more);
}

std::string TestOf(Dice& dice, const Vocabulary& words, const Word& word) {
  // Of countries there are so many that few oracles try two of them.
  if (dice.Chance(word.form == Form::kCountry ? 5 : 20) &&
      (word.form == Form::kYesNo || word.form == Form::kChoice ||
       word.form == Form::kCountry)) {
    const std::string test = TestOfSame(dice, words, word);
    if (!test.empty()) return test;
  }
  switch (word.form) {
    case Form::kYesNo:
      return TestOfYesNo(dice, word);
    case Form::kChoice:
      return TestOfChoice(dice, word);
    case Form::kCountry:
      return TestOfCountry(dice, words, word);
    case Form::kNumber:
    case Form::kDate:
      break;
  }
  return TestOfOrdered(dice, words, word);
}

std::string Test(Dice& dice, const Vocabulary& words) {
  // Asked first, and only where there are days: without them the dice fall as
  // they did.
  if (!words.days.empty() && dice.Chance(35)) {
    const auto& measures = words.measures_of_days;
    return TestOf(dice, words,
                  !measures.empty() && dice.Chance(30)
                      ? dice.OneOf(measures)
                      : dice.OneOf(words.days));
  }
  if (!words.as_of.empty() && dice.Chance(30)) {
    return TestOf(dice, words, dice.OneOf(words.as_of));
  }
  const int kind = dice.Between(1, 100);
  if (kind <= 10 && !words.terms.empty()) return dice.OneOf(words.terms);
  if (kind <= 35 && !words.matters.empty()) {
    return TestOf(dice, words, dice.OneOf(words.matters));
  }
  if (kind <= 60 && !words.measures.empty()) {
    return TestOf(dice, words, dice.OneOf(words.measures));
  }
  if (kind <= 65) {
    Word today;
    today.name = "today";
    today.form = Form::kDate;
    return TestOf(dice, words, today);
  }
  return TestOf(dice, words, dice.OneOf(words.facts));
}

}  // namespace

std::string Country(Dice& dice) {
  constexpr std::array<std::string_view, 6> kCountries = {"FR", "BE", "IR",
                                                          "AL", "IE", "XX"};
  return std::string(kCountries[dice.Below(kCountries.size())]);
}

std::string ValueOf(Dice& dice, const Word& word) {
  switch (word.form) {
    case Form::kYesNo:
      return dice.Chance(50) ? "yes" : "no";
    case Form::kChoice:
      return dice.OneOf(word.choices);
    case Form::kCountry:
      return Country(dice);
    case Form::kNumber:
      return fmt::format("{}", dice.Between(word.low, word.high));
    case Form::kDate:
      return DayText(dice);
  }
  return {};
}

namespace {

// -- Days
// -----------------------------------------------------------------------

// Appends a calendar, the first of which begins or ends now and then where
// cases crowd. They are so long that steps lead somewhere from many days.
void DeclareCalendar(Dice& dice, int index, std::string& text) {
  const bool whole = dice.Chance(60) || index > 0;
  const bool begins = !whole && dice.Chance(50);
  const Date first = begins ? DayNearKey(dice) : *ParseDate("2005-01-01");
  const Date last =
      whole || begins ? *ParseDate("2045-12-31") : DayNearKey(dice);
  text +=
      fmt::format("calendar calendar_{} \"A calendar\" from {} to {} closed ",
                  index, FormatDate(first), FormatDate(last));
  std::vector<std::string> closed = {dice.Chance(80) ? "sunday" : "wednesday"};
  if (dice.Chance(70)) closed.emplace_back("saturday");
  for (int i = dice.Between(0, 3); i > 0; --i) {
    const Date day = DayNearKey(dice);
    if (day < first || last < day) continue;
    closed.push_back(FormatDate(day));
  }
  text += fmt::format("{}\n", fmt::join(closed, ", "));
}

std::string StepText(Dice& dice, int calendars) {
  const std::string_view way = dice.Chance(75) ? "plus" : "minus";
  const std::string calendar =
      fmt::format("calendar_{}", dice.Between(0, calendars - 1));
  switch (dice.Between(1, 6)) {
    case 1:
      return fmt::format("{} {} days", way, dice.Between(0, 31));
    case 2:
      return fmt::format("{} {} months", way, dice.Between(0, 3));
    case 3:
      return fmt::format("{} 1 year", way);
    case 4:
      return fmt::format("{} {} working days of {}", way, dice.Between(0, 9),
                         calendar);
    case 5:
      return fmt::format("rolled on {}", calendar);
    default:
      return fmt::format("rolled back on {}", calendar);
  }
}

// Returns a way to find a day; says in `may_be_none` whether it may be none,
// but for its condition.
std::string WayText(Dice& dice, const std::vector<Word>& dates, int calendars,
                    bool& may_be_none) {
  const int starts = dice.Chance(75) ? 1 : 2;
  std::string text = starts == 1       ? ""
                     : dice.Chance(50) ? "later of "
                                       : "earlier of ";
  for (int i = 0; i < starts; ++i) {
    const Word& date = dice.OneOf(dates);
    may_be_none = may_be_none || date.may_be_none;
    text += fmt::format("{}{}", i == 0 ? "" : ", ", date.name);
  }
  for (int i = dice.Between(0, 3); i > 0; --i) {
    text += fmt::format(", {}", StepText(dice, calendars));
  }
  return text;
}

void DeclareDays(Dice& dice, Vocabulary& words, std::string& text) {
  const int calendars = dice.Between(1, 2);
  for (int i = 0; i < calendars; ++i) DeclareCalendar(dice, i, text);
  std::vector<Word> dates;
  for (const Word& fact : words.facts) {
    if (fact.form == Form::kDate) dates.push_back(fact);
  }
  Word today;
  today.name = "today";
  today.form = Form::kDate;
  dates.push_back(today);
  const int count = dice.Between(1, 3);
  for (int i = 0; i < count; ++i) {
    Word day;
    day.name = fmt::format("day_{}", i);
    day.form = Form::kDate;
    const size_t begin = text.size();
    text += fmt::format("day {} \"A day\" is ", day.name);
    for (int more = dice.Between(0, 1); more > 0; --more) {
      text += fmt::format("{} when {} or ",
                          WayText(dice, dates, calendars, day.may_be_none),
                          Condition(dice, words, 1));
    }
    text += WayText(dice, dates, calendars, day.may_be_none);
    if (dice.Chance(30)) {
      text += fmt::format(" when {}", Condition(dice, words, 1));
      day.may_be_none = true;
    }
    text += "\n";
    const std::string_view told = std::string_view(text).substr(begin);
    day.of_matters = told.find("matter_") != std::string_view::npos ||
                     std::ranges::any_of(words.days, [&](const Word& other) {
                       return other.of_matters &&
                              told.find(other.name) != std::string_view::npos;
                     });
    words.days.push_back(day);
    dates.push_back(day);
  }
  for (int i = dice.Between(0, 2); i > 0; --i) {
    const Word& from = dice.OneOf(words.days);
    const Word& to = dice.OneOf(dates);
    if (from.name == to.name) continue;
    const size_t unit = dice.Below(3);
    Word measure;
    measure.name = fmt::format("measure_of_days_{}", i);
    measure.form = Form::kNumber;
    measure.is_measure = true;
    measure.of_days = true;
    measure.of_matters = from.of_matters || to.of_matters;
    measure.may_be_none = from.may_be_none || to.may_be_none;
    measure.unit = kUnits[unit];
    measure.low = unit == 0 ? -40 : -2;
    measure.high = unit == 0 ? 60 : 3;
    text += fmt::format("measure {} \"A count\" counts {} from {} to {}\n",
                        measure.name, measure.unit, from.name, to.name);
    words.measures_of_days.push_back(std::move(measure));
  }
}

// Adds each matter as of each of some dates.
void LookAtMattersOn(const std::vector<Word>& dates, Vocabulary& words) {
  for (const Word& date : dates) {
    if (date.form != Form::kDate) continue;
    for (Word matter : words.matters) {
      matter.name = fmt::format("{} on {}", matter.name, date.name);
      words.as_of.push_back(std::move(matter));
    }
  }
}

}  // namespace

Vocabulary DeclareWords(Dice& dice, const Shape& shape, std::string& text) {
  Vocabulary words;
  DeclareFacts(dice, shape, words, text);
  DeclareMeasures(dice, words, text);
  DeclareMatters(dice, words, text);
  DeclareSets(dice, words, text);
  if (shape.as_of) LookAtMattersOn(words.facts, words);
  if (shape.days) DeclareDays(dice, words, text);
  if (shape.as_of) LookAtMattersOn(words.days, words);
  return words;
}

std::string Condition(Dice& dice, const Vocabulary& words, int depth) {
  const int kind = depth == 0 ? 1 : dice.Between(1, 100);
  if (kind <= 30) return Test(dice, words);
  if (kind <= 40) {
    return fmt::format("not ({})", Condition(dice, words, depth - 1));
  }
  const std::string_view joint = kind <= 70 ? "and" : "or";
  std::string all = fmt::format("({})", Condition(dice, words, depth - 1));
  const int more = dice.Between(1, 2);
  for (int i = 0; i < more; ++i) {
    all += fmt::format(" {} ({})", joint, Condition(dice, words, depth - 1));
  }
  return all;
}

}  // namespace safeconduct::random
