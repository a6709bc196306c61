// SPDX-License-Identifier: Apache-2.0
#include "base/countries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace safeconduct {
namespace {

TEST(Countries, AreFoundByTheirCodes) {
  const Value count = static_cast<Value>(CountryCount());
  for (Value country = 0; country < count; ++country) {
    EXPECT_EQ(FindCountry(CountryCode(country)), country);
  }
}

// ISO 3166-1 has 249 codes; XX is the one that is added.
TEST(Countries, AreThoseOfTheStandardAndNone) {
  EXPECT_EQ(CountryCount(), 250U);
  EXPECT_EQ(CountryName(FindCountry("XX").value()), "no nationality");
  EXPECT_EQ(CountryName(FindCountry("FR").value()), "France");
  EXPECT_EQ(CountryName(FindCountry("CI").value()), "Côte d'Ivoire");
}

TEST(Countries, AreInTheOrderOfTheirCodes) {
  const Value count = static_cast<Value>(CountryCount());
  for (Value country = 0; country < count; ++country) {
    const std::string code(CountryCode(country));
    EXPECT_EQ(code.size(), 2U);
    EXPECT_TRUE(std::all_of(code.begin(), code.end(),
                            [](char c) { return c >= 'A' && c <= 'Z'; }));
    EXPECT_FALSE(CountryName(country).empty()) << code;
    if (country == 0) continue;
    EXPECT_LT(CountryCode(country - 1), code);
  }
}

TEST(Countries, AreNotFoundByAnythingElse) {
  for (const char* code :
       {"", "F", "fr", "FRA", "QQ", "AA", "ZZ", "UK", "EU"}) {
    EXPECT_EQ(FindCountry(code), std::nullopt) << code;
  }
}

}  // namespace
}  // namespace safeconduct
