// SPDX-License-Identifier: Apache-2.0
#include "prove/coverage/example_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "chart/chart_testing.h"

namespace safeconduct::prove {
namespace {

// Returns the page for a pack's clauses.
std::string PageOf(const std::string& law, const std::string& record = "") {
  const auto pack = chart::ReadTestPack(law, record);
  SearchContext context(chart::CompileTestPack(pack), kDefaultStepBudget);
  const Coverage coverage = FindCoverage(context);
  return FormatExamplePage(context.chart, coverage, FindDecidingCases(context));
}

// Returns the examples alone, without the page's head and foot.
std::string Examples(const std::string& law, const std::string& record = "") {
  const std::string page = PageOf(law, record);
  const std::string end_of_head = "supposes.\n\n";
  const size_t begin = page.find(end_of_head) + end_of_head.size();
  return page.substr(begin, page.rfind("```") - begin);
}

TEST(ExampleText, SaysWhatItRestsOn) {
  EXPECT_THAT(PageOf("fact age \"\" : 0..120 years\nroute france \"\" to FR\n"),
              testing::ContainsRegex(
                  "```law\n# .* [0-9a-f]+, safeconduct [0-9.]+; the record as "
                  "it stands,.*\n"));
}

TEST(ExampleText, MovesOneFact) {
  EXPECT_EQ(Examples("fact age \"\" : 0..120 years\n"
                     "fact tired \"\" : yes or no\n"
                     "route france \"\" to FR\n"
                     "  barred by child \"Under 18\" when age < 18\n"
                     "route home \"\" to IR\n"
                     "  barred by tired \"Tired\" when tired"),
            "# france.child: Under 18\n"
            "\n"
            "example \"Only france.child closes france\"\n"
            "  on 1900-01-01\n"
            "  given age 0\n"
            "  expect france closed because france.child\n"
            "\n"
            "example \"The same but for age: france is open\"\n"
            "  on 1900-01-01\n"
            "  given age 18\n"
            "  expect france open\n"
            "\n"
            "# home.tired: Tired\n"
            "\n"
            "example \"Only home.tired closes home\"\n"
            "  on 1900-01-01\n"
            "  given tired yes\n"
            "  expect home closed because home.tired\n"
            "\n"
            "example \"The same but for tired: home is open\"\n"
            "  on 1900-01-01\n"
            "  given tired no\n"
            "  expect home open\n");
}

constexpr const char* kTreaty =
    "matter treaty \"\" : one of none, in_force; at first none\n"
    "route france \"\" to FR\n"
    "  needs treaty \"A treaty\" when treaty is in_force\n";

TEST(ExampleText, MovesTheDayWhereTheRecordMovesAMatter) {
  EXPECT_EQ(Examples(kTreaty,
                     "source paper \"\" newspaper published 2020-01-01\n"
                     "event signed \"\" on 2023-01-01 treaty becomes in_force\n"
                     "  according to paper"),
            "# france.treaty: A treaty\n"
            "\n"
            "example \"Only france.treaty closes france\"\n"
            "  on 2022-12-31\n"
            "  expect france closed because france.treaty\n"
            "\n"
            "example \"The same but for the day: france is open\"\n"
            "  on 2023-01-01\n"
            "  expect france open\n");
}

TEST(ExampleText, SupposesWhatTheRecordDoesNotSay) {
  EXPECT_EQ(Examples(kTreaty),
            "# france.treaty: A treaty\n"
            "\n"
            "example \"Only france.treaty closes france\"\n"
            "  on 1900-01-01\n"
            "  expect france closed because france.treaty\n"
            "\n"
            "example \"The same but for treaty: france is open\"\n"
            "  on 1900-01-01\n"
            "  supposing treaty becomes in_force on 1900-01-01\n"
            "  expect france open\n");
}

TEST(ExampleText, SettlesADispute) {
  EXPECT_EQ(Examples(kTreaty,
                     "source paper \"\" newspaper published 2020-01-01\n"
                     "source memo \"\" official published 2020-01-01\n"
                     "event signed \"\" on 1900-01-01 treaty becomes in_force\n"
                     "  according to paper denied by memo"),
            "# france.treaty: A treaty\n"
            "\n"
            "example \"Only france.treaty closes france\"\n"
            "  on 1900-01-01\n"
            "  supposing signed did not happen\n"
            "  expect france closed because france.treaty\n"
            "\n"
            "example \"The same but for signed: france is open\"\n"
            "  on 1900-01-01\n"
            "  supposing signed happened\n"
            "  expect france open\n");
}

// From neither to both takes two moves.
TEST(ExampleText, SaysWhereNoOneThingOpensTheRoute) {
  EXPECT_EQ(Examples("fact a \"\" : yes or no\n"
                     "fact b \"\" : yes or no\n"
                     "route france \"\" to FR\n"
                     "  needs same \"Alike\" when a and b or not a and not b\n"
                     "  needs both \"Both\" when a and b\n"),
            "# france.same: Alike\n"
            "# No case: clause `france.same` decides no outcome: where it "
            "closes `france`, `france.both` does too.\n"
            "\n"
            "# france.both: Both\n"
            "\n"
            "example \"Only france.both closes france\"\n"
            "  on 1900-01-01\n"
            "  given a no, b no\n"
            "  expect france closed because france.both\n"
            "# No one thing that it looks at opens the route.\n");
}

TEST(ExampleText, BreaksLongLists) {
  const std::string page = Examples(
      "fact first_long_name \"\" : yes or no\n"
      "fact second_long_name \"\" : yes or no\n"
      "fact third_long_name \"\" : yes or no\n"
      "fact fourth_long_name \"\" : yes or no\n"
      "route france \"\" to FR\n"
      "  needs all \"All\" when first_long_name and second_long_name\n"
      "    and third_long_name and fourth_long_name");
  EXPECT_NE(page.find("  given first_long_name yes, second_long_name yes, "
                      "third_long_name yes,\n    fourth_long_name yes\n"),
            std::string::npos)
      << page;
}

}  // namespace
}  // namespace safeconduct::prove
