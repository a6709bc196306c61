// SPDX-License-Identifier: Apache-2.0
#include "cli/command/command_line.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace safeconduct::cli {
namespace {

const Date kToday = *ParseDate("2026-07-09");

std::expected<CommandLine, std::string> Read(
    const std::vector<std::string>& arguments) {
  return CommandLine::Read(arguments, kToday);
}

std::string FaultOf(const std::vector<std::string>& arguments) {
  const auto line = Read(arguments);
  return line ? "" : line.error();
}

TEST(CommandLine, ReadsOptionsAndArgumentsInAnyOrder) {
  const auto line =
      Read({"ask", "--set", "age=16..19", "case.json", "--json",
            "--on=2023-08-14", "--set=claim=none", "--changes", "5"});
  ASSERT_TRUE(line) << line.error();
  EXPECT_EQ(line->command().name, "ask");
  EXPECT_EQ(line->Text("CASE"), "case.json");
  EXPECT_EQ(line->Text("--on"), "2023-08-14");
  EXPECT_EQ(line->Texts("--set"),
            (std::vector<std::string>{"age=16..19", "claim=none"}));
  EXPECT_EQ(line->Count("--changes", 3), 5U);
  EXPECT_EQ(line->Count("--max-nodes", 7), 7U);
  EXPECT_TRUE(line->Has("--json"));
  EXPECT_FALSE(line->Has("--timeline"));
}

TEST(CommandLine, TakesTodayForThePresentDayWhereDaysAreTaken) {
  const auto line = Read({"ask", "--on", "today..2030-12-31", "--known-on",
                          "today", "--set", "arrived=today"});
  ASSERT_TRUE(line) << line.error();
  EXPECT_EQ(line->Text("--on"), "2026-07-09..2030-12-31");
  EXPECT_EQ(line->GivenScenario().known_on, "2026-07-09");
  EXPECT_EQ(line->Texts("--set").front(), "arrived=today");
}

TEST(CommandLine, KeepsTheScenarioBehindVersusApart) {
  const auto line =
      Read({"survey", "--suppose", "a happened", "cases.csv", "--versus",
            "--suppose", "b happened", "--suppose", "c happened", "--viewpoint",
            "theirs", "--on", "2023-08-14"});
  ASSERT_TRUE(line) << line.error();
  EXPECT_EQ(line->GivenScenario().suppositions,
            std::vector<std::string>{"a happened"});
  EXPECT_EQ(line->GivenScenario().viewpoint, "");
  ASSERT_TRUE(line->Versus());
  EXPECT_EQ(line->Versus()->suppositions,
            (std::vector<std::string>{"b happened", "c happened"}));
  EXPECT_EQ(line->Versus()->viewpoint, "theirs");
  EXPECT_EQ(line->Text("--on"), "2023-08-14");
  EXPECT_FALSE(Read({"survey", "cases.csv"})->Versus());
}

TEST(CommandLine, TakesADashForAPathAndAllBehindTwoForArguments) {
  EXPECT_EQ(Read({"ask", "-"})->Text("CASE"), "-");
  EXPECT_EQ(Read({"ask", "--", "--json"})->Text("CASE"), "--json");
}

TEST(CommandLine, TakesTheBeginningOfANameThatIsThatOfNoOther) {
  EXPECT_TRUE(Read({"ask", "--timel"})->Has("--timeline"));
  EXPECT_EQ(FaultOf({"ask", "--all"}),
            "--all: may be `--all-changes` or `--all-days` (write it out)\n");
}

TEST(CommandLine, TakesNoOptionForTheValueOfAnother) {
  EXPECT_EQ(FaultOf({"ask", "--on", "--json"}),
            "--on: has no value (`safeconduct ask --help` shows its form)\n");
  EXPECT_EQ(Read({"ask", "--set=-x"})->Texts("--set").front(), "-x");
}

TEST(CommandLine, GivesHelpAndTheVersionOfWhatIsNotFinished) {
  EXPECT_TRUE(Read({"--help"})->asks_for_help());
  EXPECT_TRUE(Read({"-h"})->asks_for_help());
  const auto line = Read({"ask", "--on", "--help"});
  EXPECT_TRUE(line->asks_for_help());
  EXPECT_EQ(line->command().name, "ask");
  EXPECT_TRUE(Read({"ask", "--version"})->asks_for_version());
}

TEST(CommandLine, SaysWhatIsAtFault) {
  struct Row {
    std::vector<std::string> arguments;
    const char* fault;
  };
  const Row rows[] = {
      {{"aks"}, "aks: unknown command (did you mean `ask`?)\n"},
      {{"--jsn"}, "--jsn: unknown option (`safeconduct --help` lists them)\n"},
      {{"ask", "--jsn"}, "--jsn: unknown option (did you mean `--json`?)\n"},
      {{"ask", "--rute=x"},
       "--rute: unknown option (did you mean `--route`?)\n"},
      // `--out` is near by count of edits, and means nothing of the kind.
      {{"export", "--route", "france"},
       "--route: unknown option (`safeconduct export --help` lists them)\n"},
      {{"ask", "-x"},
       "-x: unknown option (`safeconduct ask --help` lists them)\n"},
      {{"ask", "--on"},
       "--on: has no value (`safeconduct ask --help` shows its form)\n"},
      {{"ask", "--on", "--json"},
       "--on: has no value (`safeconduct ask --help` shows its form)\n"},
      {{"ask", "--on="},
       "--on: has an empty value (give one, or leave it out)\n"},
      {{"ask", ""}, "CASE: has an empty value (give one, or leave it out)\n"},
      {{"ask", "--on", "today", "--on", "today"},
       "--on: is given more than once (give it once)\n"},
      {{"ask", "--json=no"}, "--json: takes no value (leave it out)\n"},
      {{"ask", "a", "b"},
       "b: one argument too many (`safeconduct ask --help` shows what `ask` "
       "takes)\n"},
      {{"ask", "--changes", "9"},
       "--changes: `9` is no whole number from 0 to 8 (`safeconduct ask "
       "--help` shows the form)\n"},
      {{"ask", "--max-nodes", "12x"},
       "--max-nodes: `12x` is no whole number from 1 to 4000000000 "
       "(`safeconduct ask --help` shows the form)\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(FaultOf(row.arguments), row.fault)
        << fmt::format("{}", fmt::join(row.arguments, " "));
  }
  EXPECT_TRUE(FaultOf({}).starts_with(
      "safeconduct: no command (name one of ask, steps, check, "));
}

}  // namespace
}  // namespace safeconduct::cli
