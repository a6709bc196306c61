// SPDX-License-Identifier: Apache-2.0
#include "chart/class_words.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "chart/chart_testing.h"

namespace safeconduct::chart {
namespace {

using diagram::ClassSet;
using diagram::VarId;

// Returns the name of each variable but `today`, and its classes in words:
// "age: 17 years or less | 18 years or more".
std::vector<std::string> Told(const Chart& chart) {
  std::vector<std::string> lines;
  for (size_t i = 1; i < chart.var_count(); ++i) {
    const VarId var(i);
    const size_t count = chart.domain(var).class_count();
    std::string line = VariableName(chart, chart.variable(var)) + ":";
    for (size_t c = 0; c < count; ++c) {
      line += (c > 0 ? " | " : " ") +
              ClassWords(chart, var, ClassSet::Single(count, c));
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> Told(const std::string& law,
                              const std::string& record = "",
                              const Scenario& scenario = {}) {
  return Told(*CompileTestPack(ReadTestPack(law, record), scenario));
}

using Lines = std::vector<std::string>;

TEST(ClassWords, TellsYesNoAndChoices) {
  EXPECT_EQ(Told("fact here \"\" : yes or no\n"
                 "fact claim \"\" : one of none, pending, refused, granted\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when here\n"
                 "  needs b \"\" when claim in none, pending, refused"),
            (Lines{"here: no | yes", "claim: other than granted | granted"}));
}

TEST(ClassWords, TellsNumbersWithTheirUnit) {
  EXPECT_EQ(Told("fact age \"\" : 0..120 years\n"
                 "fact here \"\" : yes or no\n"
                 "fact count \"\" : 0..9 trips\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when age >= 18 or age in 1, 5..6\n"
                 "  needs c \"\" when age < 18 or here\n"
                 "  needs b \"\" when count > 0"),
            (Lines{"age: 0 years, 2 to 4 years or 7 to 17 years | 1 year or 5 "
                   "to 6 years | 18 years or more",
                   "here: no | yes", "count: 0 trips | 1 trips or more"}));
}

TEST(ClassWords, TellsDates) {
  EXPECT_EQ(Told("fact sent \"\" : date or none\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when sent in 2023-01-02..2023-02-03\n"
                 "  barred by b \"\" when sent is 2023-05-05\n"
                 "  barred by c \"\" when sent > 2024-01-01"),
            (Lines{"sent: none, before 2 January 2023, 4 February 2023 to 4 "
                   "May 2023 or 6 May 2023 to 1 January 2024 | 2 January 2023 "
                   "to 3 February 2023 | 5 May 2023 | from 2 January 2024"}));
}

TEST(ClassWords, TellsTheOrderOfDatesThatAreCompared) {
  EXPECT_EQ(Told("fact sent \"\" : date or none\n"
                 "fact arrived \"\" : date\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when sent <= today\n"
                 "  needs b \"\" when arrived < sent"),
            (Lines{"sent and today: sent is none or sent after today | sent "
                   "not after today",
                   "arrived and sent: sent is none or arrived not before sent "
                   "| arrived before sent"}));
}

TEST(ClassWords, TellsMeasures) {
  EXPECT_EQ(Told("fact arrived \"\" : date\n"
                 "measure stay \"\" counts days from arrived to today\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when stay >= 0\n"
                 "  barred by b \"\" when stay >= 30"),
            (Lines{"stay: less than 0 days | 0 to 29 days | 30 days or "
                   "more"}));
}

TEST(ClassWords, TellsFullUnits) {
  EXPECT_EQ(Told("fact born \"\" : date\n"
                 "measure age_now \"\" counts full years from born to today\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when age_now >= 18\n"
                 "  barred by b \"\" when age_now is 1"),
            (Lines{"age_now: 0 full years or less or 2 to 17 full years | 1 "
                   "full year | 18 full years or more"}));
}

TEST(ClassWords, TellsTheOrderOfNumbersThatAreCompared) {
  EXPECT_EQ(Told("fact rent \"\" : 0..5000 euros\n"
                 "fact income \"\" : 0..9000 euros\n"
                 "route r \"\" to FR\n"
                 "  needs a \"\" when rent <= income"),
            (Lines{"rent and income: rent above income | rent at most "
                   "income"}));
}

TEST(ClassWords, TellsCountriesByCodeOrBySet) {
  const std::string law =
      "fact home \"\" : country\n"
      "set big \"\" is AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI\n"
      "set small \"\" is FR, IE\n"
      "route r \"\" to FR\n";
  EXPECT_EQ(Told(law + "  needs a \"\" when home in big"),
            (Lines{"home: not in big | in big"}));
  EXPECT_EQ(Told(law + "  needs a \"\" when home in small"),
            (Lines{"home: not in small | in small"}));
  EXPECT_EQ(Told(law + "  needs a \"\" when home in IT, MT"),
            (Lines{"home: other than IT or MT | IT or MT"}));
  EXPECT_EQ(Told(law + "  needs a \"\" when home in big, SE"),
            (Lines{"home: not in big nor SE | in big or SE"}));
  EXPECT_EQ(Told(law + "  needs a \"\" when home in AD, AE, AF, AG, AI, AL, "
                       "AM, AO, AQ"),
            (Lines{"home: 9 others | 241 others"}));
}

TEST(ClassWords, TellsDisputesAndWindows) {
  EXPECT_EQ(
      Told("matter treaty \"\" : one of none, signed, torn; at first "
           "none\n"
           "matter ship \"\" : yes or no; at first no\n"
           "route r \"\" to FR\n"
           "  needs a \"\" when treaty is signed\n"
           "  needs b \"\" when ship",
           "source a \"\" newspaper published 2023-01-01\n"
           "source b \"\" newspaper published 2023-01-01\n"
           "event signing \"\" on 2022-01-01\n"
           "  treaty becomes signed according to a denied by b\n"
           "event sailing \"\" between 2022-02-01 and 2022-03-01\n"
           "  ship becomes yes according to a"),
      (Lines{"sailing: not yet | already", "signing: did not happen | happened",
             "treaty: none | signed | torn", "ship: no | yes"}));
}

TEST(ClassWords, TellsOnlyTheValuesLeft) {
  const auto chart = CompileTestPack(
      ReadTestPack("fact age \"\" : 0..120 years\n"
                   "route r \"\" to FR\n  needs a \"\" when age >= 18",
                   ""));
  const VarId age(size_t{1});
  EXPECT_EQ(ClassWords(*chart, age, ClassSet::Single(2, 0),
                       IntervalSet::Range(16, 19)),
            "16 to 17 years");
  EXPECT_EQ(ClassWords(*chart, age, ClassSet::All(2)), "any");
}

}  // namespace
}  // namespace safeconduct::chart
