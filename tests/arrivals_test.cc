// SPDX-License-Identifier: Apache-2.0
//
// The example table of arrivals is what the published tables say. These are not
// part of the project: where they are absent, what needs them is skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <expected>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/survey.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"

namespace safeconduct {
namespace {

constexpr const char* kExample = "examples/arrivals.csv";
constexpr const char* kPublished = "../shared/data/home-office/";
// The end of the last quarter of the tables: by then everybody in them had
// arrived, and a survey of an earlier day would find fault with who had not.
constexpr const char* kDay = "2023-12-31";

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// What the program makes of a published table.
struct Converted {
  std::string cases;
  std::string remarks;
};

// Returns nothing where the published tables are absent.
std::optional<Converted> Convert(const std::string& table,
                                 const std::string& options = "") {
  if (!ReadFile(std::string(kPublished) + "README.md")) return std::nullopt;
  const std::string path = testing::TempDir() + "safeconduct-arrivals";
  const std::string command = fmt::format(
      "'{}' convert home-office '{}' --table {} {} --out '{}.csv' 2>'{}.txt'",
      SAFECONDUCT_PROGRAM, kPublished, table, options, path, path);
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  Converted converted{ReadFile(path + ".csv").value_or(""),
                      ReadFile(path + ".txt").value_or("")};
  std::remove((path + ".csv").c_str());
  std::remove((path + ".txt").c_str());
  return converted;
}

// Surveys a table of cases, by a column where one is named. Columns that are no
// facts are kept.
std::expected<SurveyAnswer, Error> Survey(const std::string& cases,
                                          const std::vector<std::string>& by) {
  const Pack pack = random::ChannelPack();
  SurveyOptions options;
  options.days = {*ParseDate(kDay), *ParseDate(kDay)};
  options.by = by;
  std::istringstream names(cases.substr(0, cases.find('\n')));
  for (std::string name; std::getline(names, name, ',');) {
    const auto fact = std::ranges::find(pack.facts(), name, &Fact::name);
    const bool has_meaning = fact != pack.facts().end() || name == "id" ||
                             name == "weight" || name == "on";
    if (!has_meaning) options.keep.push_back(name);
  }
  return SurveyTable(Chart::Compile(pack).value(), options,
                     random::ReaderOf(cases));
}

// Source: Home Office, Irr_D01, year ending December 2023.
TEST(Arrivals, AddUpToThePublishedTotals) {
  const auto text = ReadFile(kExample);
  ASSERT_TRUE(text) << kExample;
  const auto answer = Survey(*text, {"year"});
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(answer->fault_count, 0U);
  std::map<std::string, double> totals;
  for (const SurveyGroup& group : answer->groups) {
    totals[group.values.front()] = group.weight;
  }
  const std::map<std::string, double> published = {
      {"2018", 299},   {"2019", 1843},  {"2020", 8466},
      {"2021", 28526}, {"2022", 45774}, {"2023", 29437}};
  EXPECT_EQ(totals, published);
}

TEST(Arrivals, AreMadeFromThePublishedTable) {
  const auto made = Convert("small-boats", "--keep year");
  if (!made) GTEST_SKIP() << "no tables in " << kPublished;
  EXPECT_TRUE(made->cases == ReadFile(kExample))
      << kExample << ": make it anew as examples/arrivals.md says";
}

struct Total {
  const char* table;
  uint64_t weight;
};

// Each table has known labels only, keeps its count, and is read by a survey.
// Referrals count once under their latest stage: as many as were raised.
TEST(Arrivals, EveryPublishedTableBecomesCases) {
  for (const Total& total :
       {Total{"arrivals", 174977}, Total{"small-boats", 114345},
        Total{"applications", 91918}, Total{"decisions", 84637},
        Total{"referrals", 91918}, Total{"outcomes", 7923}}) {
    const auto made = Convert(total.table);
    if (!made) GTEST_SKIP() << "no tables in " << kPublished;
    std::istringstream remarks(made->remarks);
    for (std::string remark; std::getline(remarks, remark);) {
      EXPECT_NE(remark.find("counted a second time"), std::string::npos)
          << total.table << ": " << remark;
    }
    const auto answer = Survey(made->cases, {});
    ASSERT_TRUE(answer) << answer.error().text;
    EXPECT_EQ(answer->fault_count, 0U) << answer->faults.front().text;
    EXPECT_EQ(answer->total.weight, static_cast<double>(total.weight))
        << total.table;
  }
}

}  // namespace
}  // namespace safeconduct
