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

// Returns the codes of the countries that a text may mean.
std::string Named(std::string_view text) {
  std::string codes;
  for (const Value country : CountriesNamed(text)) {
    codes += (codes.empty() ? "" : " ") + std::string(CountryCode(country));
  }
  return codes;
}

TEST(Countries, AreNamedAsPeopleWriteThem) {
  const struct {
    const char* text;
    const char* codes;
  } rows[] = {
      {"IR", "IR"},
      {"ir", "IR"},
      {"Ir", "IR"},
      {"IRN", "IR"},
      {"irn", "IR"},
      {"Iran", "IR"},
      {"IRAN", "IR"},
      {"Iran, Islamic Republic of", "IR"},
      {"Iran (Islamic Republic of)", "IR"},
      {"Islamic Republic of Iran", "IR"},
      {"the Islamic Republic of Iran", "IR"},
      {"UK", "GB"},
      {"uk", "GB"},
      {"U.K.", "GB"},
      {"Great Britain", "GB"},
      {"USA", "US"},
      {"Cote d'Ivoire", "CI"},
      {"CÔTE D’IVOIRE", "CI"},
      {"Ivory Coast", "CI"},
      {"Türkiye", "TR"},
      {"Turkiye", "TR"},
      {"Turkey", "TR"},
      {"St. Lucia", "LC"},
      {"Bosnia & Herzegovina", "BA"},
      {"Gambia, The", "GM"},
      {"The Gambia", "GM"},
      {"Republic of Korea", "KR"},
      {"Democratic People's Republic of Korea", "KP"},
      {"Russian Federation", "RU"},
      {"no nationality", "XX"},
      {"xx", "XX"},
      {"NO", "NO"},
      {"NA", "NA"},
      // Of two countries, or of none.
      {"Congo", "CD CG"},
      {"Korea", "KP KR"},
      {"virgin islands", "VG VI"},
      {"", ""},
      {"no", ""},
      {"na", ""},
      {"No", ""},
      {"Kosovo", ""},
      {"stateless", ""},
      {"qq", ""},
      {"GER", ""},
      {"...", ""},
  };
  for (const auto& [text, codes] : rows) EXPECT_EQ(Named(text), codes) << text;
}

// What the program writes of a country, it reads; "Congo" alone is the name
// that the standard gives one of two.
TEST(Countries, AreReadAsTheyAreWritten) {
  for (size_t i = 0; i < CountryCount(); ++i) {
    const auto country = static_cast<Value>(i);
    const std::string code(CountryCode(country));
    EXPECT_EQ(Named(code), code);
    if (code == "CG") continue;
    EXPECT_EQ(Named(CountryName(country)), code) << CountryName(country);
  }
}

TEST(Countries, AreSuggestedByTheNearestName) {
  EXPECT_EQ(NearestCountry("Irann"), FindCountry("IR"));
  EXPECT_EQ(NearestCountry("Afganistan"), FindCountry("AF"));
  EXPECT_EQ(NearestCountry("Atlantis"), std::nullopt);
  EXPECT_EQ(NearestCountry("QQQ"), std::nullopt);
}

}  // namespace
}  // namespace safeconduct
