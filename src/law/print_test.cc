// SPDX-License-Identifier: Apache-2.0
#include "law/print.h"

#include <gtest/gtest.h>

#include "law/law_testing.h"

namespace safeconduct::law {
namespace {

TEST(Print, ShowsEveryDeclaration) {
  const TestLaw read = ReadTestLaw(
      "fact age \"?\" : 0..120 years, fixed\n"
      "fact alone \"?\" : yes or no\n"
      "fact nationality \"?\" : country\n"
      "fact arrived \"?\" : date\n"
      "fact requested \"?\" : date or none\n"
      "measure days_here \"\" counts days from arrived to today\n"
      "matter treaty \"\" : one of none, in_force; at first none\n"
      "matter quota \"\" : 0..9 persons; at first 1; for the record\n"
      "set neighbours \"\" is FR, BE\n"
      "term child \"\" when age < 18 and age >= 0\n"
      "safeguards every_removal \"\"\n"
      "  barred by child \"\" when child and alone cite crc \"art 3\", echr\n"
      "route home \"\" to nationality under every_removal\n"
      "  barred by recent \"\" when days_here < 3 unless arrived > requested\n"
      "route france \"\" to FR\n"
      "  needs treaty \"\" when treaty is in_force or nationality in "
      "neighbours\n"
      "guarantee none_alone \"\" never home is open and not (age > 7)\n"
      "guarantee treaty_first \"\" always treaty is none\n"
      "example \"A day\" on 2023-01-01..2023-02-01 known on 2023-03-01\n"
      "  as told by them supposing treaty becomes in_force on 2023-01-05\n"
      "  given age 16..19, alone yes\n"
      "  expect home closed because every_removal.child\n"
      "  expect france undetermined turns on arrived, today\n");
  ASSERT_EQ(read.Faults(), "");
  EXPECT_EQ(
      ToString(read.law),
      "fact age: 0..120 years, fixed\n"
      "fact alone: yes or no\n"
      "fact nationality: a country\n"
      "fact arrived: a date\n"
      "fact requested: a date or none\n"
      "measure days_here: days from arrived to today\n"
      "measure (compared): days from arrived to requested\n"
      "matter treaty: one of none, in_force; at first none\n"
      "matter quota: 0..9 persons; at first 1; for the record\n"
      "set neighbours: BE or FR\n"
      "term child: (age in {-1000000000..17} and age in {0..1000000000})\n"
      "safeguards every_removal\n"
      "  barred by every_removal.child: (child and alone in {1}) cite crc "
      "\"art 3\", echr\n"
      "route home to nationality under every_removal\n"
      "  barred by home.recent: days_here in {-1000000000..2} unless "
      "days(arrived, requested) in {-1000000000..-1}\n"
      "route france to FR\n"
      "  needs france.treaty: (treaty in {1} or nationality in {19, 74})\n"
      "guarantee none_alone: never (home is open and not age in "
      "{8..1000000000})\n"
      "guarantee treaty_first: always treaty in {0}\n"
      "example \"A day\" on 2023-01-01..2023-02-01 known on 2023-03-01 as told "
      "by them supposing treaty becomes in_force on 2023-01-05\n"
      "  given age: 16..19\n"
      "  given alone: yes\n"
      "  expect home closed because every_removal.child\n"
      "  expect france undetermined turns on arrived, today\n");
}

TEST(Print, ShowsNoLaw) { EXPECT_EQ(ToString(Law{}), ""); }

}  // namespace
}  // namespace safeconduct::law
