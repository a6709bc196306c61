// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "safeconduct/json.h"
#include "safeconduct/prover.h"

namespace safeconduct {
namespace {

Pack PackWith(const std::string& clause) {
  return Pack::Read({{"test.law.md",
                      "```law\n"
                      "fact age \"Age\" : 0..120 years\n"
                      "matter treaty \"Treaty\" : yes or no; at first no\n"
                      "route france \"France\" to FR\n" +
                          clause + "\n```\n"},
                     {"test.record.md",
                      "```record\n"
                      "source act \"An Act\" statute published 2020-01-01\n"
                      "event signed \"Signed\" on 2021-01-01\n"
                      "  treaty becomes yes according to act\n```\n"}})
      .value();
}

// Returns what is printed of a route that both packs have.
std::string RouteJson(const std::string& clause_a, const std::string& clause_b,
                      const DiffOptions& options = {}) {
  const std::string json = FormatJson(
      Compare(PackWith(clause_a), PackWith(clause_b), options).value());
  return json.substr(json.find("  \"free\""));
}

constexpr const char* kChild =
    "barred by child \"Child\" when age < 18 and treaty";

TEST(DiffJson, HoldsTheExampleForBothPacks) {
  EXPECT_EQ(
      RouteJson(kChild, "barred by child \"Child\" when age < 16 and treaty"),
      R"(  "free": false,
  "known_on": null,
  "viewpoint": null,
  "suppose": [],
  "words": [],
  "routes": [
    {
      "route": "france",
      "verdict": "differs",
      "situations": "6",
      "open_a": "4",
      "open_b": "5",
      "differing": "1",
      "share": 0.16666666666666666,
      "days": {
        "from": "2021-01-01",
        "to": null
      },
      "groups": [
        {
          "clause": "france.child",
          "label": "Child",
          "closes_in": "a",
          "change": "rewritten",
          "situations": "1",
          "alone": "1",
          "share": 0.16666666666666666,
          "days": {
            "from": "2021-01-01",
            "to": null
          },
          "example": {
            "on": "2021-01-01",
            "alone": true,
            "a": {
              "outcome": "closed",
              "case": {
                "age": 16
              },
              "suppose": []
            },
            "b": {
              "outcome": "open",
              "case": {
                "age": 16
              },
              "suppose": []
            },
            "matters": []
          },
          "why": null
        }
      ],
      "why": null
    }
  ]
})");
}

TEST(DiffJson, IsNullWhereNothingIsToBeSaid) {
  DiffOptions options;
  options.free = true;
  EXPECT_EQ(
      RouteJson(kChild, "barred by child \"Child\" when treaty and age < 18",
                options),
      R"(  "free": true,
  "known_on": null,
  "viewpoint": null,
  "suppose": [],
  "words": [],
  "routes": [
    {
      "route": "france",
      "verdict": "equal",
      "situations": "4",
      "open_a": "3",
      "open_b": "3",
      "differing": "0",
      "share": 0.0,
      "days": null,
      "groups": [],
      "why": null
    }
  ]
})");
}

}  // namespace
}  // namespace safeconduct
