// SPDX-License-Identifier: Apache-2.0
#include "export/sql.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <expected>
#include <string>

#include "case/case_testing.h"
#include "chart/chart_testing.h"

namespace safeconduct::survey {
namespace {

using testing::HasSubstr;

std::expected<std::string, Error> SqlOf(const std::string& law) {
  return FormatSql(*chart::CompileTestPack(chart::ReadTestPack(law, "")),
                   chart::TestDays("2023-08-14").first, {});
}

std::string LawWithRoute(const std::string& name) {
  return fmt::format(
      "fact age \"\" : 0..120 years\n"
      "route {} \"\" to FR\n"
      "  barred by child \"\" when age < 18\n",
      name);
}

std::string LawWithFact(const std::string& name, const std::string& type) {
  return fmt::format(
      "fact {0} \"\" : {1}\n"
      "route home \"\" to FR\n"
      "  barred by it \"\" when {0} is none\n",
      name, type);
}

TEST(Sql, TakesNamesThatNoDatabaseCutsOff) {
  const std::string name(49, 'r');
  const auto sql = SqlOf(LawWithRoute(name));
  ASSERT_TRUE(sql);
  EXPECT_THAT(*sql, HasSubstr(fmt::format("\"{}_may_be_closed\"", name)));
}

TEST(Sql, RefusesRoutesWhoseColumnsWouldBeCutOff) {
  const auto sql = SqlOf(LawWithRoute(std::string(50, 'r')));
  ASSERT_FALSE(sql);
  EXPECT_EQ(sql.error().kind, Error::Kind::kLimit);
  EXPECT_EQ(
      sql.error().text,
      fmt::format("column `{}_may_be_closed`: its name has 64 bytes, and "
                  "PostgreSQL cuts names off at 63 (give the route or the "
                  "fact a shorter name)",
                  std::string(50, 'r')));
}

TEST(Sql, RefusesFactsWhoseColumnsWouldBeCutOff) {
  EXPECT_TRUE(SqlOf(LawWithFact(std::string(63, 'f'), "one of none, some")));
  EXPECT_FALSE(SqlOf(LawWithFact(std::string(64, 'f'), "one of none, some")));
  // A date that may be none has a second column, of a longer name.
  EXPECT_TRUE(SqlOf(LawWithFact(std::string(58, 'f'), "date or none")));
  EXPECT_FALSE(SqlOf(LawWithFact(std::string(59, 'f'), "date or none")));
}

TEST(Sql, LeavesNoCommentBeforeItsEnd) {
  // The folder's name is the pack's, where no page has a title.
  const auto reading =
      chart::ReadPack({{"x/two\nlines; DROP TABLE cases;\r--/a.law.md",
                        "```law\n" + LawWithRoute("home") + "```\n"}});
  ASSERT_TRUE(reading.diagnostics.empty());
  const auto sql = FormatSql(*chart::CompileTestPack(reading.pack),
                             chart::TestDays("2023-08-14").first, {});
  ASSERT_TRUE(sql);
  EXPECT_THAT(*sql, HasSubstr("\n-- two?lines; DROP TABLE cases;?-- "));
}

}  // namespace
}  // namespace safeconduct::survey
