// SPDX-License-Identifier: Apache-2.0
//
// The example table of arrivals is what the published tables say. These are not
// part of the project: where they are absent, what needs them is skipped.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <expected>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "convert/home_office.h"
#include "record/timeline.h"
#include "survey/survey.h"
#include "tests/inside/channel.h"
#include "text/csv.h"

namespace safeconduct {
namespace {

constexpr const char* kExample = "examples/arrivals.csv";
constexpr std::string_view kPublished = "../shared/data/home-office/";

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// A table as published and the request to convert it.
struct Published {
  convert::ConversionRequest request;
  std::string path;
  std::string text;
};

std::optional<Published> ReadPublished(std::string_view name) {
  Published published;
  for (const convert::PublishedTable& table : convert::PublishedTables()) {
    if (table.name == name) published.request.table = &table;
  }
  published.path =
      fmt::format("{}{}", kPublished, published.request.table->file);
  auto text = ReadFile(published.path);
  if (!text) return std::nullopt;
  published.text = *std::move(text);
  return published;
}

// Source: Home Office, Irr_D01, year ending December 2023.
TEST(Arrivals, AddUpToThePublishedTotals) {
  const auto text = ReadFile(kExample);
  ASSERT_TRUE(text) << kExample;
  text::CsvRows rows(*text);
  ASSERT_TRUE(rows.Next());
  const std::vector<std::string> names(rows.fields().begin(),
                                       rows.fields().end());
  const auto column = [&](std::string_view name) {
    return static_cast<size_t>(std::ranges::find(names, name) - names.begin());
  };
  const size_t year = column("year");
  const size_t weight = column("weight");
  ASSERT_LT(std::max(year, weight), names.size());
  std::map<std::string, int> totals;
  while (rows.Next()) {
    ASSERT_EQ(rows.fault(), nullptr);
    ASSERT_EQ(rows.fields().size(), names.size());
    totals[std::string(rows.fields()[year])] +=
        std::atoi(std::string(rows.fields()[weight]).c_str());
  }
  const std::map<std::string, int> published = {
      {"2018", 299},   {"2019", 1843},  {"2020", 8466},
      {"2021", 28526}, {"2022", 45774}, {"2023", 29437}};
  EXPECT_EQ(totals, published);
}

TEST(Arrivals, AreMadeFromThePublishedTable) {
  auto published = ReadPublished("small-boats");
  if (!published) GTEST_SKIP() << "no tables in " << kPublished;
  published->request.keep = {"year"};
  const auto made = convert::ConvertTable(published->request, published->path,
                                          published->text);
  ASSERT_TRUE(made) << made.error().text;
  EXPECT_TRUE(made->cases == ReadFile(kExample))
      << kExample << ": make it anew as examples/arrivals.md says";
}

// Returns what a survey makes of a table of cases.
std::expected<survey::SurveyResult, Error> Survey(
    const std::string& cases, const std::vector<std::string>& keep) {
  const auto pack = inside::ReadChannelPack();
  const auto chart = chart::Chart::Compile(pack, {});
  if (!chart) return std::unexpected(chart.error());
  survey::SurveyQuestion question;
  question.chart = *chart;
  question.days = {*ParseDate("2023-08-14"), *ParseDate("2023-08-14")};
  question.keep = keep;
  size_t at = 0;
  survey::SurveyStreams streams;
  streams.read = [&](char* to, size_t size) {
    const size_t count = std::min(size, cases.size() - at);
    cases.copy(to, count, at);
    at += count;
    return count;
  };
  return survey::RunSurvey(question, streams);
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
    auto published = ReadPublished(total.table);
    if (!published) GTEST_SKIP() << "no tables in " << kPublished;
    const auto made = convert::ConvertTable(published->request, published->path,
                                            published->text);
    ASSERT_TRUE(made) << made.error().text;
    EXPECT_EQ(made->weight, total.weight) << total.table;
    for (const std::string& remark : made->remarks) {
      EXPECT_NE(remark.find("counted a second time"), std::string::npos)
          << total.table << ": " << remark;
    }
    std::vector<std::string> keep;
    for (const auto& column : published->request.table->kept) {
      keep.emplace_back(column.name);
    }
    const auto result = Survey(made->cases, keep);
    ASSERT_TRUE(result) << result.error().text;
    EXPECT_EQ(result->fault_count, 0) << result->faults.front().text;
    EXPECT_EQ(result->total.weight.value(), static_cast<double>(total.weight));
  }
}

}  // namespace
}  // namespace safeconduct
