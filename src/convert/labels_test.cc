// SPDX-License-Identifier: Apache-2.0
#include "convert/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/countries.h"

namespace safeconduct::convert {
namespace {

using testing::Optional;

TEST(ReadNationality, TakesNamesOfCountries) {
  EXPECT_THAT(ReadNationality("Iran"), Optional(std::string("IR")));
  EXPECT_THAT(ReadNationality("Vietnam"), Optional(std::string("VN")));
  EXPECT_THAT(ReadNationality("Congo"), Optional(std::string("CG")));
}

TEST(ReadNationality, TakesOtherSpellings) {
  EXPECT_THAT(ReadNationality("Congo (Democratic Republic)"),
              Optional(std::string("CD")));
  EXPECT_THAT(ReadNationality("Gambia, The"), Optional(std::string("GM")));
  EXPECT_THAT(ReadNationality("Occupied Palestinian Territories"),
              Optional(std::string("PS")));
}

TEST(ReadNationality, LeavesATerritoryOrItsStateOpen) {
  EXPECT_THAT(ReadNationality("Reunion (French)"),
              Optional(std::string("FR|RE")));
}

TEST(ReadNationality, LeavesUnknownWhatIsNoCountry) {
  for (const char* label :
       {"Stateless", "Refugee", "Other and unknown", "Not currently recorded",
        "Kosovo", "Cyprus (Northern part of)", "British overseas citizens"}) {
    EXPECT_THAT(ReadNationality(label), Optional(std::string())) << label;
  }
}

TEST(ReadNationality, KnowsNoLabelByHalf) {
  for (const char* label : {"", "iran", "Iran ", "IR", "Gambia"}) {
    const bool is_known = std::string_view(label) == "Gambia";
    EXPECT_EQ(ReadNationality(label).has_value(), is_known) << label;
  }
}

struct AgeCase {
  const char* label;
  AgeRange ages;
};

TEST(ReadAgeGroup, TakesRanges) {
  for (const AgeCase& each :
       {AgeCase{"17 and under", {0, 17}}, AgeCase{"18 to 24", {18, 24}},
        AgeCase{"40 and over", {40, 120}}, AgeCase{"70 and over", {70, 120}},
        AgeCase{"Unknown", kAnyAge},
        AgeCase{"Not currently recorded", kAnyAge}}) {
    EXPECT_THAT(ReadAgeGroup(each.label), Optional(each.ages)) << each.label;
  }
}

TEST(ReadAgeGroup, KnowsNothingElse) {
  for (const char* label :
       {"", "18", "18 to", "24 to 18", "18 to 24 ", "-1 to 5", "18-24",
        "18 to 200", "under 18", "40 and over 50", "99999999999 and over"}) {
    EXPECT_FALSE(ReadAgeGroup(label).has_value()) << label;
  }
}

}  // namespace
}  // namespace safeconduct::convert
