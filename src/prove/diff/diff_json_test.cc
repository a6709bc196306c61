// SPDX-License-Identifier: Apache-2.0
#include "prove/diff/diff_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "chart/chart_testing.h"

namespace safeconduct::prove {
namespace {

DiffQuestion QuestionOf(const std::string& clause_a,
                        const std::string& clause_b) {
  const auto read = [](const std::string& clause) {
    return chart::ReadTestPack(
        "fact age \"Age\" : 0..120 years\n"
        "matter treaty \"Treaty\" : yes or no; at first no\n"
        "route france \"France\" to FR\n" +
            clause,
        "source act \"An Act\" statute published 2020-01-01\n"
        "event signed \"Signed\" on 2021-01-01\n"
        "  treaty becomes yes according to act\n");
  };
  return {.a = read(clause_a), .b = read(clause_b)};
}

nlohmann::json JsonOf(const DiffQuestion& question) {
  return nlohmann::json::parse(
      FormatDiffJson(question, {}, ComparePacks(question).value()));
}

TEST(DiffJson, HoldsTheExampleForBothPacks) {
  const auto json =
      JsonOf(QuestionOf("barred by child \"Child\" when age < 18 and treaty",
                        "barred by child \"Child\" when age < 16 and treaty"));
  EXPECT_EQ(json["schema"], "urn:safeconduct:diff:1");
  EXPECT_EQ(json["packs"]["a"]["digest"].get<std::string>().size(), 64U);
  EXPECT_NE(json["packs"]["a"]["digest"], json["packs"]["b"]["digest"]);
  const auto& route = json["routes"][0];
  EXPECT_EQ(route["verdict"], "differs");
  EXPECT_EQ(route["differing"], "1");
  EXPECT_EQ(route["situations"], "6");
  EXPECT_EQ(route["days"]["from"], "2021-01-01");
  EXPECT_TRUE(route["days"]["to"].is_null());
  const auto& group = route["groups"][0];
  EXPECT_EQ(group["closes_in"], "a");
  EXPECT_EQ(group["change"], "rewritten");
  EXPECT_EQ(group["example"]["a"]["case"]["age"], 16);
  EXPECT_EQ(group["example"]["a"]["outcome"], "closed");
  EXPECT_EQ(group["example"]["b"]["outcome"], "open");
}

TEST(DiffJson, IsNullWhereNothingIsToBeSaid) {
  const auto json =
      JsonOf(QuestionOf("barred by child \"Child\" when age < 18 and treaty",
                        "barred by child \"Child\" when treaty and age < 18"));
  EXPECT_TRUE(json["words"].empty());
  EXPECT_TRUE(json["known_on"].is_null());
  const auto& route = json["routes"][0];
  EXPECT_EQ(route["verdict"], "equal");
  EXPECT_TRUE(route["days"].is_null());
  EXPECT_TRUE(route["why"].is_null());
  EXPECT_TRUE(route["groups"].empty());
}

}  // namespace
}  // namespace safeconduct::prove
