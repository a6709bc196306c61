// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "safeconduct/json.h"
#include "safeconduct/version.h"

namespace safeconduct {
namespace {

Pack MakePack(const std::string& guarantee) {
  return Pack::Read({{"children.law.md",
                      "```law\n"
                      "fact age \"\" : 0..120 years\n"
                      "fact alone \"\" : yes or no\n"
                      "fact claim \"\" : one of none, pending, refused\n"
                      "route home \"\" to FR\n"
                      "  barred by child \"\" when age < 18 and alone\n"
                      "  barred by pending \"\" when claim is pending\n"
                      "example \"ordinary\" on 2023-08-14\n"
                      "  given age 30, claim pending expect home closed\n" +
                          guarantee + "\n```\n"}})
      .value();
}

TEST(ProveJson, HasEveryKey) {
  const Chart chart =
      Chart::Compile(MakePack("guarantee g \"G\" never home is open")).value();
  EXPECT_EQ(FormatJson(Prove(chart).value()),
            R"({
  "schema": "urn:safeconduct:prove:1",
  "program": "safeconduct )" SAFECONDUCT_VERSION R"(",
  "pack": {
    "name": "the law pack",
    "digest": ")" +
                chart.pack().identity().digest +
                R"(",
    "title": null,
    "version": null,
    "law_as_of": null
  },
  "as_recorded": false,
  "known_on": null,
  "viewpoint": null,
  "suppose": [],
  "guarantees": [
    {
      "guarantee": "g",
      "label": "G",
      "verdict": "refuted",
      "situations": "8",
      "violating": "3",
      "case": {
        "age": 30,
        "alone": false,
        "claim": "none"
      },
      "on": "2023-08-14",
      "suppose": [],
      "open": [
        "home"
      ],
      "departs": [
        "claim"
      ],
      "why": null
    }
  ],
  "gates": []
})");
}

TEST(Prove, TellsOfEachGuaranteeHowManyAreDone) {
  const Chart chart =
      Chart::Compile(MakePack("guarantee a \"\" never home is open\n"
                              "guarantee b \"\" never home is open"))
          .value();
  std::string told;
  ProofOptions options;
  options.watch = [&](size_t done, size_t all) {
    told += std::to_string(done) + "/" + std::to_string(all) + " ";
    return true;
  };
  EXPECT_EQ(Prove(chart, options)->Count(Verdict::kRefuted), 2U);
  EXPECT_EQ(told, "0/2 1/2 ");
}

TEST(Prove, StopsWhereItIsToldTo) {
  const Chart chart =
      Chart::Compile(MakePack("guarantee a \"\" never home is open")).value();
  ProofOptions options;
  options.watch = [](size_t /*done*/, size_t /*all*/) { return false; };
  EXPECT_EQ(Prove(chart, options).error().kind, Error::Kind::kCancelled);
}

TEST(Prove, LeavesUndecidedWhatOutgrowsTheBudget) {
  const Pack pack = MakePack("guarantee g \"G\" never home is open");
  const auto answer = Prove(pack, {}, {}, 1);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->Count(Verdict::kUndecided), 1U);
  EXPECT_NE(answer->findings[0].why, "");
}

}  // namespace
}  // namespace safeconduct
