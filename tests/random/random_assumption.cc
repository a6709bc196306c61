// SPDX-License-Identifier: Apache-2.0
// An assumption drawn blindly rules most people out. So most are of the forms
// that law needs, and leave room for some:
//
// - one date is not after another, or not after the day asked about;
// - what has a day has also happened: `x is none or y is yes`;
// - two facts go together: what the one is rules out something of the other;
// - a count has a limit.
#include "tests/random/random_assumption.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace safeconduct::random {
namespace {

// Returns what the facts alone tell: no matter may stand in an assumption.
Vocabulary OfFacts(Vocabulary words) {
  words.matters.clear();
  words.as_of.clear();
  words.terms = words.terms_of_facts;
  const auto of_matters = [](const Word& word) { return word.of_matters; };
  std::erase_if(words.days, of_matters);
  std::erase_if(words.measures_of_days, of_matters);
  return words;
}

std::vector<Word> DatesOf(const Vocabulary& words) {
  std::vector<Word> dates;
  for (const Word& fact : words.facts) {
    if (fact.form == Word::Form::kDate) dates.push_back(fact);
  }
  return dates;
}

// Returns that a date is none, where it may be, joined by `or`.
std::string NoneOr(const Word& date) {
  return date.may_be_none ? date.name + " is none or " : "";
}

std::string InOrder(Dice& dice, const std::vector<Word>& dates) {
  const size_t i = dice.Below(dates.size());
  const Word& first = dates[i];
  const std::string_view sign = dice.Chance(70) ? "<=" : "<";
  if (dates.size() == 1 || dice.Chance(35)) {
    return fmt::format("always {}{} {} today", NoneOr(first), first.name, sign);
  }
  const Word& last =
      dates[(i + 1 + dice.Below(dates.size() - 1)) % dates.size()];
  if (dice.Chance(30)) {
    return fmt::format("never {} > {}", first.name, last.name);
  }
  return fmt::format("always {}{}{} {} {}", NoneOr(first), NoneOr(last),
                     first.name, sign, last.name);
}

// Returns one test of a fact.
std::string TestOfFact(Dice& dice, const Vocabulary& words) {
  Vocabulary one = words;
  one.facts = {dice.OneOf(words.facts)};
  one.measures.clear();
  one.terms.clear();
  return Condition(dice, one, 0);
}

std::string NoneWithout(Dice& dice, const Vocabulary& words,
                        const std::vector<Word>& dates) {
  const Word& date = dice.OneOf(dates);
  const std::string other = TestOfFact(dice, words);
  if (!date.may_be_none) {
    return fmt::format("always {} or {} <= today", other, date.name);
  }
  if (dice.Chance(50)) {
    return fmt::format("never not ({}) and {} is not none", other, date.name);
  }
  return fmt::format("always {} is none or {}", date.name, other);
}

std::string Together(Dice& dice, const Vocabulary& words) {
  const std::string one = TestOfFact(dice, words);
  const std::string other = TestOfFact(dice, words);
  if (dice.Chance(25)) {
    return fmt::format("always ({0} and {1}) or (not ({0}) and not ({1}))", one,
                       other);
  }
  return dice.Chance(50) ? fmt::format("never {} and {}", one, other)
                         : fmt::format("always {} or {}", one, other);
}

std::string Limited(Dice& dice, const Vocabulary& words) {
  const Word& measure = dice.OneOf(words.measures);
  if (dice.Chance(50)) return fmt::format("never {} < 0", measure.name);
  const int most = dice.Between(0, measure.high);
  return fmt::format("never {} > {}", measure.name, most);
}

std::string Blindly(Dice& dice, const Vocabulary& words) {
  const std::string one = Condition(dice, words, 1);
  const std::string other = Condition(dice, words, 1);
  return dice.Chance(50) ? fmt::format("never ({}) and ({})", one, other)
                         : fmt::format("always ({}) or ({})", one, other);
}

std::string Assumed(Dice& dice, const Vocabulary& words) {
  const std::vector<Word> dates = DatesOf(words);
  const int kind = dice.Between(1, 100);
  if (kind <= 35 && !dates.empty()) return InOrder(dice, dates);
  if (kind <= 55 && !dates.empty()) return NoneWithout(dice, words, dates);
  if (kind <= 65 && !words.measures.empty()) return Limited(dice, words);
  if (kind <= 85) return Together(dice, words);
  return Blindly(dice, words);
}

}  // namespace

std::string RandomAssumptions(Dice& dice, const Shape& shape,
                              const Vocabulary& words) {
  std::string text;
  if (!dice.Chance(shape.assumptions)) return text;
  const Vocabulary of_facts = OfFacts(words);
  const int count = dice.Between(1, 3);
  for (int i = 0; i < count; ++i) {
    text +=
        fmt::format("assume assumption_{} \"What every life fulfils\"\n  {}\n",
                    i, Assumed(dice, of_facts));
  }
  return text;
}

}  // namespace safeconduct::random
