// SPDX-License-Identifier: Apache-2.0
#include "law/values.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/countries.h"
#include "law/law_testing.h"

namespace safeconduct::law {
namespace {

constexpr Value kDay = 19583;  // 2023-08-14

const Type kYesNo{TypeForm::kYesNo, {}, 0, 0, ""};
const Type kClaim{TypeForm::kChoice,
                  {{"none", ""}, {"pending", "Pending"}, {"granted", ""}},
                  0,
                  0,
                  ""};
const Type kCountry{TypeForm::kCountry, {}, 0, 0, ""};
const Type kAge{TypeForm::kNumber, {}, 0, 120, "years"};
const Type kDate{TypeForm::kDate, {}, 0, 0, ""};
const Type kDateOrNone{TypeForm::kDateOrNone, {}, 0, 0, ""};
const Type kDays{TypeForm::kNumber, {}, kMinNumber, kMaxNumber, "days"};

Value Country(const char* code) { return FindCountry(code).value(); }

TEST(Values, DescribesTypes) {
  EXPECT_EQ(DescribeType(kYesNo), "yes or no");
  EXPECT_EQ(DescribeType(kClaim), "one of none, pending, granted");
  EXPECT_EQ(DescribeType(kCountry), "a country");
  EXPECT_EQ(DescribeType(kAge), "0..120 years");
  EXPECT_EQ(DescribeType(kDate), "a date");
  EXPECT_EQ(DescribeType(kDateOrNone), "a date or none");
  EXPECT_EQ(DescribeType(kDays), "a number of days");
}

TEST(Values, FormatsValues) {
  EXPECT_EQ(FormatValue(kYesNo, 0), "no");
  EXPECT_EQ(FormatValue(kYesNo, 1), "yes");
  EXPECT_EQ(FormatValue(kClaim, 1), "pending");
  EXPECT_EQ(FormatValue(kCountry, Country("IR")), "IR");
  EXPECT_EQ(FormatValue(kAge, 17), "17");
  EXPECT_EQ(FormatValue(kDays, -3), "-3");
  EXPECT_EQ(FormatValue(kDate, kDay), "2023-08-14");
  EXPECT_EQ(FormatValue(kDateOrNone, kNone), "none");
}

TEST(Values, FormatsSetsAndCells) {
  struct Case {
    const Type& type;
    IntervalSet values;
    const char* words;
    const char* cell;
  };
  const Value first = kFirstDay.days;
  const Value last = kLastDay.days;
  const std::vector<Case> cases = {
      {kYesNo, {{1, 1}}, "yes", "yes"},
      {kYesNo, {{0, 1}}, "unknown", ""},
      {kClaim, {{0, 1}}, "none or pending", "none|pending"},
      {kClaim, {{0, 2}}, "unknown", ""},
      {kCountry, {{Country("IQ"), Country("IR")}}, "IQ or IR", "IQ|IR"},
      {kAge, {{16, 19}}, "16..19", "16..19"},
      {kAge, {{0, 0}, {16, 19}}, "0 or 16..19", "0|16..19"},
      {kAge, {{0, 119}}, "0..119", "0..119"},
      {kAge, {{0, 120}}, "unknown", ""},
      {kDate, {{kDay, kDay}}, "2023-08-14", "2023-08-14"},
      {kDate,
       {{kDay, kDay + 1}},
       "2023-08-14..2023-08-15",
       "2023-08-14..2023-08-15"},
      {kDate, {{first, kDay}}, "..2023-08-14", "..2023-08-14"},
      {kDate, {{kDay, last}}, "2023-08-14..", "2023-08-14.."},
      {kDate, {{first, last}}, "unknown", ""},
      {kDateOrNone,
       {{kNone, kNone}, {kDay, last}},
       "none or 2023-08-14..",
       "none|2023-08-14.."},
      {kDateOrNone, {{kNone, kNone}, {first, last}}, "unknown", ""},
      // Not unknown: none is not among them.
      {kDateOrNone,
       {{first, last}},
       "1900-01-01..2100-12-31",
       "1900-01-01..2100-12-31"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(FormatValues(test.type, test.values), test.words);
    EXPECT_EQ(FormatCell(test.type, test.values), test.cell);
  }
}

TEST(Values, UnitsAreAddedAsTheCalendarDoes) {
  const auto added = [](const char* day, Unit unit, int32_t count) {
    return FormatDate(Date{AddUnits(ParseDate(day).value().days, unit, count)});
  };
  EXPECT_EQ(added("2024-01-31", Unit::kDays, 30), "2024-03-01");
  EXPECT_EQ(added("2024-01-31", Unit::kMonths, 1), "2024-02-29");
  EXPECT_EQ(added("2024-03-31", Unit::kMonths, -1), "2024-02-29");
  EXPECT_EQ(added("2024-02-29", Unit::kYears, 1), "2025-02-28");
}

TEST(Values, OnlyValueOfTypeIsTold) {
  const Type one{TypeForm::kNumber, {}, 5, 5, "days"};
  EXPECT_EQ(FormatValues(one, one.Universe()), "5");
}

// Returns the values of `given` as an item of the fact in front of it, or the
// faults.
std::string Resolve(const std::string& given) {
  const TestLaw read = ReadWithSharedLaw("example \"\" on 2023-08-14 given\n" +
                                         given + "\nexpect home open");
  if (!read.diagnostics.empty()) return read.Faults();
  return read.law.examples.front().givens.front().values.ToString();
}

TEST(Values, ResolvesItems) {
  EXPECT_EQ(Resolve("alone yes"), "{1}");
  EXPECT_EQ(Resolve("alone no"), "{0}");
  EXPECT_EQ(Resolve("claim none"), "{0}");
  EXPECT_EQ(Resolve("claim granted"), "{2}");
  EXPECT_EQ(Resolve("age 17"), "{17}");
  EXPECT_EQ(Resolve("age 0..120"), "{0..120}");
  EXPECT_EQ(Resolve("arrived 1970-01-02"), "{1}");
  EXPECT_EQ(Resolve("arrived 1970-01-02..1970-01-03"), "{1..2}");
  EXPECT_EQ(Resolve("requested none"), "{none}");
  EXPECT_EQ(Resolve("requested none or 1970-01-02"), "{none, 1}");
}

TEST(Values, SaysWhyAnItemDoesNotFit) {
  EXPECT_EQ(Resolve("arrived none"),
            "3:9 type-mismatch: name `none` cannot be a value of fact "
            "`arrived`, which is a date\n");
  EXPECT_EQ(Resolve("age -1"),
            "3:5 value-outside-type: number `-1` lies outside fact `age`, "
            "which runs from 0 to 120\n");
  EXPECT_EQ(Resolve("claim grantd"),
            "3:7 unknown-value: unknown value `grantd` of fact `claim`; "
            "its values are none, pending, granted; did you mean "
            "`granted`?\n");
  EXPECT_EQ(Resolve("came_from ZZ"),
            "3:11 unknown-country: unknown country `ZZ`; countries are the "
            "codes of ISO 3166-1, and `XX` for none\n");
  EXPECT_EQ(Resolve("came_from FR..IT"),
            "3:11 type-mismatch: range `FR..IT` cannot be a value of fact "
            "`came_from`, which is a country; only numbers and dates have "
            "ranges\n");
}

TEST(Values, DateOutsideTheDaysReasonedAbout) {
  text::SourceText source("case", "1800-01-01");
  const Operand operand{text::TokenKind::kDate,
                        {source.content(), {&source, 0, 10}},
                        kFirstDay.days - 1};
  text::Diagnostics diagnostics;
  EXPECT_EQ(ResolveOperand(kDate, operand, "fact `d`", diagnostics),
            std::nullopt);
  EXPECT_EQ(diagnostics.Sorted().front().text,
            "date `1800-01-01` lies outside fact `d`, which runs from "
            "1900-01-01 to 2100-12-31");
}

TEST(Values, EchoIsShort) {
  EXPECT_EQ(
      Resolve("claim " + std::string(100, 'x')),
      "3:7 unknown-value: unknown value `" + std::string(40, 'x') +
          "...` of fact `claim`; its values are none, pending, granted\n");
}

TEST(Values, LongListsOfValuesAreCut) {
  std::string law = "fact f \"\" : one of v0";
  for (int i = 1; i < 30; ++i) law += fmt::format(", v{}", i);
  const std::string faults =
      ReadTestLaw(law + "\nterm t \"\" when f is x").Faults();
  EXPECT_NE(faults.find("v18, v19, ...\n"), std::string::npos) << faults;
}

// What stands in a comparison is what the set of it holds, at and around the
// constant.
TEST(Values, SetsOfComparisonsAgreeWithComparing) {
  for (const auto comparison :
       {Comparison::kLess, Comparison::kLessEqual, Comparison::kGreater,
        Comparison::kGreaterEqual, Comparison::kEqual, Comparison::kNotEqual}) {
    for (const Value right : {kMinNumber, 0, 5, kMaxNumber}) {
      const IntervalSet set = ValuesThatCompare(comparison, right);
      EXPECT_FALSE(set.Contains(kNone));
      for (const Value left : {kMinNumber, -1, 0, 1, 4, 5, 6, kMaxNumber}) {
        EXPECT_EQ(set.Contains(left), Compares(left, comparison, right));
      }
    }
  }
}

}  // namespace
}  // namespace safeconduct::law
