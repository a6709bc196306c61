// SPDX-License-Identifier: Apache-2.0
#include "law/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "law/law_testing.h"
#include "text/markdown/page.h"

namespace safeconduct::law {
namespace {

using syntax::Expr;
using syntax::ExprKind;

std::string PrintItem(const syntax::Item& item) {
  std::string text(item.low.name.text);
  if (item.high) text += ".." + std::string(item.high->name.text);
  return text;
}

// Returns an expression as it was grouped: chains in parentheses, lists in
// brackets.
std::string Print(const Expr& expr) {
  static constexpr const char* kComparisons[] = {"<",  "<=", ">",
                                                 ">=", "=",  "!="};
  const auto join = [](const auto& parts, const auto& print,
                       const char* between) {
    std::vector<std::string> printed;
    for (const auto& part : parts) printed.push_back(print(part));
    return fmt::format("{}", fmt::join(printed, between));
  };
  std::string name(expr.name.text);
  switch (expr.kind) {
    case ExprKind::kAnd:
      return "(" + join(expr.children, Print, " and ") + ")";
    case ExprKind::kOr:
      return "(" + join(expr.children, Print, " or ") + ")";
    case ExprKind::kNot:
      return "not " + Print(expr.children.front());
    case ExprKind::kName:
      return name;
    case ExprKind::kIs:
      return name + " is " + PrintItem(expr.items.front());
    case ExprKind::kIsNot:
      return name + " is not " + PrintItem(expr.items.front());
    case ExprKind::kIn:
      return name + " in [" + join(expr.items, PrintItem, ", ") + "]";
    case ExprKind::kCompare:
      return name + " " + kComparisons[static_cast<size_t>(expr.comparison)] +
             " " + PrintItem(expr.items.front());
  }
  return "";
}

struct ParsedLaw {
  text::SourceText source;
  text::Diagnostics diagnostics;
  syntax::Law law;

  explicit ParsedLaw(const std::string& content)
      : source("test.law.md", content) {
    const std::vector<text::Block> blocks = {
        text::LexText(source, text::BlockKind::kLaw, diagnostics)};
    law = ParseLaw(blocks, diagnostics);
  }

  // Returns the faults, each as `line:column text`.
  std::string Faults() const {
    std::string faults;
    for (const text::Diagnostic& fault : diagnostics.Sorted()) {
      const auto position = source.PositionOf(fault.place.begin);
      faults +=
          fmt::format("{}:{} {}\n", position.line, position.column, fault.text);
    }
    return faults;
  }
};

TEST(Parser, GroupsConditions) {
  struct Case {
    const char* written;
    const char* grouped;
  };
  // `child` is a condition of its own, `eu` and `older` are not.
  const std::string shared =
      "fact child \"\" : yes or no set eu \"\" is FR\n"
      "term young \"\" when child\n"
      "term t \"\" when ";
  const std::vector<Case> cases = {
      {"a or b and c", "(a or (b and c))"},
      {"(a or b) and c", "((a or b) and c)"},
      {"a and b and c or d or e", "((a and b and c) or d or e)"},
      {"not a and not not b", "(not a and not not b)"},
      {"not (a or b)", "not (a or b)"},
      {"a is b or c is not d", "(a is b or c is not d)"},
      {"a < 3 and b >= 4 or c != 5", "((a < 3 and b >= 4) or c != 5)"},
      {"a = 2023-01-01", "a = 2023-01-01"},
      {"a in b, c or d", "a in [b, c, d]"},
      {"a in 1..2 or 5, 7", "a in [1..2, 5, 7]"},
      {"a in FR or eu", "a in [FR, eu]"},
      // An `or` after a list goes on with it unless a condition follows.
      {"a in b or c is d", "(a in [b] or c is d)"},
      {"a in b or c in d", "(a in [b] or c in [d])"},
      {"a in b or c < 3", "(a in [b] or c < 3)"},
      {"a in b or not c", "(a in [b] or not c)"},
      {"a in b or (c)", "(a in [b] or c)"},
      {"a in b or child", "(a in [b] or child)"},
      {"a in b or young", "(a in [b] or young)"},
      {"a in b or older and child", "(a in [b, older] and child)"},
      {"a in b or c or child or d", "(a in [b, c] or child or d)"},
  };
  for (const auto& [written, grouped] : cases) {
    const ParsedLaw parsed(shared + written);
    ASSERT_EQ(parsed.Faults(), "") << written;
    EXPECT_EQ(Print(parsed.law.terms.back().when), grouped) << written;
  }
}

TEST(Parser, ReadsTypes) {
  const ParsedLaw parsed(
      "fact a \"A?\" : yes or no, fixed\n"
      "fact b \"B?\" : one of x, y \"The y\", fixed\n"
      "fact c \"C?\" : one of x, fixed, y\n"
      "fact d \"D?\" : -5..120 years\n"
      "fact e \"E?\" : date or none, fixed\n"
      "fact f \"F?\" : date\n"
      "fact g \"G?\" : country\n");
  ASSERT_EQ(parsed.Faults(), "");
  const auto& facts = parsed.law.facts;
  ASSERT_EQ(facts.size(), 7U);
  EXPECT_EQ(facts[0].question.text, "A?");
  EXPECT_TRUE(facts[0].fixed);
  EXPECT_EQ(facts[1].type.choices.size(), 2U);
  EXPECT_EQ(facts[1].type.choices[1].label->text, "The y");
  EXPECT_TRUE(facts[1].fixed);
  // Here `fixed` is one of the values.
  EXPECT_EQ(facts[2].type.choices.size(), 3U);
  EXPECT_FALSE(facts[2].fixed);
  EXPECT_EQ(facts[3].type.low, -5);
  EXPECT_EQ(facts[3].type.unit.text, "years");
  EXPECT_EQ(facts[4].type.form, TypeForm::kDateOrNone);
  EXPECT_TRUE(facts[4].fixed);
  EXPECT_EQ(facts[5].type.form, TypeForm::kDate);
  EXPECT_EQ(facts[6].type.form, TypeForm::kCountry);
}

TEST(Parser, ReadsMattersAndMeasures) {
  const ParsedLaw parsed(
      "matter m \"M\" : one of a, b; at first a; for the record\n"
      "matter n \"N\" : 0..9 days; at first 3\n"
      "measure d \"D\" counts months from x to today\n");
  ASSERT_EQ(parsed.Faults(), "");
  EXPECT_TRUE(parsed.law.matters[0].for_the_record);
  EXPECT_FALSE(parsed.law.matters[1].for_the_record);
  EXPECT_EQ(parsed.law.matters[1].at_first.value, 3);
  EXPECT_EQ(parsed.law.measures[0].unit.text, "months");
  EXPECT_EQ(parsed.law.measures[0].to.text, "today");
}

TEST(Parser, ReadsRoutes) {
  const ParsedLaw parsed(
      "route r \"R\" to FR under g, h\n"
      "  needs a \"A\" when x cite s \"art 1\", t\n"
      "  barred by b \"B\" when y unless z\n"
      "safeguards g \"G\" barred by c \"C\" when x\n"
      "route q \"Q\" to home\n");
  ASSERT_EQ(parsed.Faults(), "");
  const syntax::Route& route = parsed.law.routes[0];
  EXPECT_TRUE(route.to_country);
  EXPECT_EQ(route.groups.size(), 2U);
  ASSERT_EQ(route.body.clauses.size(), 2U);
  EXPECT_TRUE(route.body.clauses[0].needs);
  EXPECT_EQ(route.body.clauses[0].citations.size(), 2U);
  EXPECT_FALSE(route.body.clauses[1].needs);
  EXPECT_EQ(Print(*route.body.clauses[1].unless), "z");
  EXPECT_FALSE(parsed.law.routes[1].to_country);
  EXPECT_EQ(parsed.law.groups[0].body.clauses.size(), 1U);
}

TEST(Parser, ReadsExamples) {
  using Kind = Supposition::Kind;
  const ParsedLaw parsed(
      "example \"E\" on 2023-01-01..2023-01-31 known on 2023-02-01\n"
      "  as told by v supposing m becomes 3 on 2023-01-05\n"
      "  supposing e happened supposing f did not happen\n"
      "  given a 1..2 or 5, b unknown, c none\n"
      "  expect r open\n"
      "  expect q closed because r.a, g.b turns on x, today\n");
  ASSERT_EQ(parsed.Faults(), "");
  const syntax::Example& example = parsed.law.examples[0];
  EXPECT_EQ(example.last_day - example.first_day, 30);
  EXPECT_EQ(example.known_on, example.last_day + 1);
  EXPECT_EQ(example.viewpoint->text, "v");
  ASSERT_EQ(example.suppositions.size(), 3U);
  EXPECT_EQ(example.suppositions[0].kind, Kind::kBecomes);
  EXPECT_EQ(example.suppositions[1].kind, Kind::kHappened);
  EXPECT_EQ(example.suppositions[2].kind, Kind::kDidNotHappen);
  ASSERT_EQ(example.givens.size(), 3U);
  EXPECT_EQ(example.givens[0].items.size(), 2U);
  EXPECT_TRUE(example.givens[1].unknown);
  ASSERT_EQ(example.expectations.size(), 2U);
  EXPECT_EQ(example.expectations[1].because[1].clause.text, "b");
  EXPECT_EQ(example.expectations[1].turns_on->size(), 2U);
}

TEST(Parser, GoesOnAtTheNextDeclaration) {
  const ParsedLaw parsed(
      "fact a : yes or no\n"
      "fact b \"B\" : perhaps\n"
      "matter m \"M\" : yes or no\n"
      "fact c \"C\" : yes or no\n"
      "set s \"S\" is fr\n"
      "guarantee g \"G\" c\n"
      "fact d \"D\" : yes or no\n"
      "hello\n"
      "term t \"T\" when\n");
  EXPECT_EQ(
      parsed.Faults(),
      "1:8 expected its question in double quotes, found `:`\n"
      "2:14 expected a type (`yes or no`, `one of ...`, `country`, `date`, "
      "`date or none`, or a range with a unit), found `perhaps`\n"
      "4:1 expected `; at first` and a value, found `fact`\n"
      "5:14 expected a country code, found `fr`\n"
      "6:17 expected `never` or `always`, found `c`\n"
      "8:1 expected a declaration (`fact`, `measure`, `matter`, `set`, `term`, "
      "`safeguards`, `requirements`, `route`, `guarantee`, `assume`, "
      "`procedure`, `example`, `calendar`, `day` or `pack`), found `hello`\n"
      "10:1 expected a condition, found the end of the block\n");
  EXPECT_EQ(parsed.law.facts.size(), 2U);
}

TEST(Parser, GoesOnAtTheNextClause) {
  const ParsedLaw parsed(
      "route r \"R\" to FR\n"
      "  needs a \"A\" when x\n"
      "  needs b when x\n"
      "  barred c \"C\" when x\n"
      "  barred by d \"D\" when (x\n"
      "  barred by e \"E\" when x\n"
      "safeguards g\n"
      "  barred by f \"F\" when x\n");
  EXPECT_EQ(parsed.Faults(),
            "3:11 expected its label in double quotes, found `when`\n"
            "4:10 expected `by`, found `c`\n"
            "6:3 expected `)`, found `barred`\n"
            "8:3 expected their label in double quotes, found `barred`\n");
  // What is named stays known.
  ASSERT_EQ(parsed.law.routes.size(), 1U);
  EXPECT_EQ(parsed.law.routes[0].body.clauses.size(), 2U);
  EXPECT_EQ(parsed.law.groups[0].body.clauses.size(), 1U);
}

// What other languages and other sentences have, in a condition `c` of a term
// or as the whole of a block.
TEST(Parser, SaysWhatToWriteInstead) {
  struct Mistake {
    std::string condition;
    std::string remedy;
  };
  const std::vector<Mistake> mistakes = {
      {"n between 5 and 10", "a range is written `in 5..10`"},
      {"n at least 5", "write `>=` for at least, `<=` for at most"},
      {"n > 5 and < 10",
       "name what is compared again, as in `n > 5 and n < 10`, or write a "
       "range, `n in 6..9`"},
      {"5 < n", "the name stands first, as in `n > 5`"},
      {"n = 18 or 19",
       "several values are a list behind `in`, as in `n in 18, 19`"},
      {"n < 1,000",
       "numbers are written without commas, and several values are a list "
       "behind `in`"},
      {"n >= 18 years", "a number is compared without its unit"},
      {"n <> 5", "not equal is `!=`"},
      {"n =< 5", "at most is `<=`"},
      {"n => 5", "at least is `>=`"},
      {"n == 5", "equal is one `=`, or `is`"},
      {"c not in FR",
       "`not` stands before the name, as in `not claim in refused, withdrawn`"},
      {"c is in FR, BE", "write `in` without `is`"},
      {"c is France",
       "countries are codes of two capital letters, such as `FR`, and other "
       "values are in small letters"},
      {"x is a, b",
       "several values are a list behind `in`, as in `claim in refused, "
       "withdrawn`"},
      {"a implies b", "write `not a or b` where b follows from a"},
      {"f <= d plus 14 days",
       "declare a `day`, such as `day due \"Last day\" is asked plus 14 days`, "
       "and compare with it"},
      {"f within 14 days of d",
       "declare a `day`, such as `day due \"Last day\" is asked plus 14 days`, "
       "and compare with it"},
      {"a where b", "conditions stand behind `when` or `unless`"},
      {"a AND b", "keywords are in small letters: `and`"},
  };
  for (const Mistake& mistake : mistakes) {
    const ParsedLaw parsed("term t \"T\" when " + mistake.condition);
    const std::string faults = parsed.Faults();
    EXPECT_TRUE(faults.ends_with("; " + mistake.remedy + "\n"))
        << mistake.condition << ": " << faults;
  }
}

TEST(Parser, SaysWhatToDeclareInstead) {
  const std::vector<std::pair<std::string, std::string>> mistakes = {
      {"bared by b \"B\" when x", "did you mean `barred`?"},
      {"need b \"B\" when x", "did you mean `needs`?"},
      {"needs b \"B\" when x", "clauses stand in a route or a group of them"},
      {"event e \"E\" on 2020-01-01", "events stand in a `record` block"},
      {"set s \"S\" is FR or BE", "countries of a set have commas between"},
      {"route r \"R\" to FR, BE",
       "a route leads to one country, or to that of a `country` fact"},
      {"matter m \"M\" : yes or no; at first is yes",
       "the value stands alone behind the name"},
  };
  for (const auto& [block, remedy] : mistakes) {
    const std::string faults = ParsedLaw(block).Faults();
    EXPECT_TRUE(faults.ends_with("; " + remedy + "\n"))
        << block << ": " << faults;
  }
}

// The next declaration is no unit and no value.
TEST(Parser, LeavesTheNextDeclarationAlone) {
  const ParsedLaw parsed(
      "fact z \"Z\" : 0..5\n"
      "route r \"R\" to FR\n"
      "  needs a \"A\" when z is\n"
      "  needs b \"B\" when z in 5.. cite act\n"
      "fact y \"Y\" : yes or no\n");
  EXPECT_EQ(parsed.Faults(),
            "2:1 expected a unit, such as `years`, found `route`\n"
            "4:3 expected a value, found `needs`\n"
            "4:29 expected a value, found `cite`\n");
  EXPECT_EQ(parsed.law.facts.size(), 1U);
}

TEST(Parser, NestingIsBounded) {
  for (const char* open : {"(", "not ", "not (", "(not "}) {
    std::string condition;
    for (int i = 0; i < 100'000; ++i) condition += open;
    const ParsedLaw parsed("term t \"\" when " + condition + "a");
    EXPECT_NE(parsed.Faults().find("nests deeper than 200"), std::string::npos);
    EXPECT_TRUE(parsed.law.terms.empty());
  }
}

TEST(Parser, LongChainsAreNotDeep) {
  std::string condition = "a";
  for (int i = 0; i < 100'000; ++i)
    condition += i % 2 == 0 ? " or a" : " and a";
  const ParsedLaw parsed("term t \"\" when " + condition);
  EXPECT_EQ(parsed.Faults(), "");
}

TEST(Parser, ReadsLawBlocksOnly) {
  const text::SourceText source("a.law.md",
                                "# Law\n```law\nfact a \"A\" : date\n```\n"
                                "```record\nsource s \"S\"\n```\n"
                                "```\nfact b\n```\n"
                                "```law\nfact c \"C\" : date\n```\n");
  text::Diagnostics diagnostics;
  const auto blocks = text::ReadPage(source, diagnostics).blocks;
  const syntax::Law law = ParseLaw(blocks, diagnostics);
  EXPECT_EQ(diagnostics.Render(), "");
  ASSERT_EQ(law.facts.size(), 2U);
  EXPECT_EQ(source.PositionOf(law.facts[1].name.place.begin).line, 12U);
}

}  // namespace
}  // namespace safeconduct::law
