// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_VOCABULARY_H_
#define SAFECONDUCT_TESTS_RANDOM_VOCABULARY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tests/random/dice.h"
#include "tests/random/seeds.h"

// What a random law talks about.
namespace safeconduct::random {

struct Word {
  enum class Form : uint8_t { kYesNo, kChoice, kCountry, kNumber, kDate };
  std::string name;
  Form form = Form::kYesNo;
  bool is_matter = false;
  bool may_be_none = false;  // of a date or a measure
  bool is_measure = false;   // a number without bounds
  // Of a measure: whether it counts from or to a day. It is compared with no
  // matter, as both its days may rest on one date.
  bool of_days = false;
  bool of_matters = false;  // of a day, and of a measure of days: tests some
  std::vector<std::string> choices;  // of kChoice
  int low = 0;  // of kNumber: what constants are drawn from
  int high = 0;
  std::string unit;
  bool full = false;  // of a measure: it counts full ones
  std::string from;   // of a measure: the dates that it counts between
  std::string to;
};

// A clause of a random law, and all that one route or group holds.
struct DrawnClause {
  bool needs = false;
  std::string when;
  std::string unless;  // empty where there is none
};
struct DrawnClauses {
  std::string name;
  std::vector<DrawnClause> clauses;
};

// What random laws are mostly about.
struct Shape {
  int dates = 40;  // so many of a hundred facts
  // All events fall on one day and most are denied, so that they hang together.
  bool one_day = false;
  // Guarantees of which many hold. All else is the same with and without.
  bool guarantees = false;
  // Whether it has notes. They are drawn aside, so that all else is the same
  // with and without.
  bool notes = true;
  // With calendars, and days computed on them.
  bool days = false;
  // Matters are looked at as of dates, and of days where there are some. Then
  // half the tests of matters are so.
  bool as_of = false;
  // So many of a hundred packs have assumptions. All else is the same but for
  // guarantees.
  int assumptions = 50;

  // Returns how long a suite of such laws takes: days are long to try.
  Length length() const { return days ? Length::kLong : Length::kShort; }
};

struct Vocabulary {
  std::vector<Word> facts;
  std::vector<Word> measures;
  std::vector<Word> days;
  std::vector<Word> measures_of_days;
  std::vector<Word> matters;
  std::vector<Word> as_of;  // matters, each named with a date
  std::vector<std::string> sets;
  std::vector<std::string> terms;
  std::vector<std::string> terms_of_facts;  // those that test no matter
  std::vector<DrawnClauses> groups;
  std::vector<DrawnClauses> routes;  // with the clauses of their groups
};

// Appends declarations of facts, measures, matters and sets to `text`.
Vocabulary DeclareWords(Dice& dice, const Shape& shape, std::string& text);

// Returns a value that a matter or fact may have, as it is written.
std::string ValueOf(Dice& dice, const Word& word);

// Returns the code of one of a handful of countries.
std::string Country(Dice& dice);

// Returns a condition of up to some tests, the fewer the smaller `depth`.
std::string Condition(Dice& dice, const Vocabulary& words, int depth);

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_VOCABULARY_H_
