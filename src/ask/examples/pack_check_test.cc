// SPDX-License-Identifier: Apache-2.0
#include "ask/examples/pack_check.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "chart/chart_testing.h"
#include "law/law_testing.h"

namespace safeconduct::ask {
namespace {

using chart::ReadTestPack;
using text::Diagnostics;

// Lines 2 to 11 of every tested page.
constexpr const char* kLaw =
    "fact age \"\" : 0..120 years\n"
    "fact alone \"\" : yes or no\n"
    "fact arrived \"\" : date\n"
    "measure stay \"\" counts days from arrived to today\n"
    "matter treaty \"\" : one of none, in_force; at first none\n"
    "route france \"\" to FR\n"
    "  needs treaty \"\" when treaty is in_force cite paper\n"
    "  barred by child \"\" when age < 18 and alone cite paper\n"
    "route home \"\" to IR\n"
    "  barred by stay \"\" when stay > 14 cite paper\n";

constexpr const char* kRecord =
    "source paper \"\" newspaper published 2020-01-01\n"
    "source memo \"\" official published 2021-01-01\n"
    "event signed \"\" on 2023-01-01 treaty becomes in_force\n"
    "  according to paper denied by memo\n"
    "event replaced \"\" on 2023-01-01 treaty becomes none\n"
    "  according to memo denied by paper\n"
    "viewpoint theirs \"\" credits paper\n";

// Returns the faults of examples on kLaw; the first stands on line 12.
std::string Checked(const std::string& examples) {
  Diagnostics diagnostics;
  const auto pack = ReadTestPack(kLaw + examples, kRecord);
  const auto done = CheckExamples(pack, diagnostics);
  if (!done) return done.error().text;
  return law::PrintFaults(diagnostics);
}

TEST(CheckExamples, SaysNothingOfThoseThatComeOut) {
  EXPECT_EQ(
      Checked("example \"open\" on 2023-06-01 as told by theirs\n"
              "  given age 18 expect france open\n"
              "example \"closed\" on 2022-06-01 given age 16..17, alone yes\n"
              "  expect france closed because france.treaty, france.child\n"
              "example \"undetermined\" on 2023-06-01\n"
              "  expect france undetermined turns on alone, age, signed,\n"
              "    replaced\n"
              "  expect home undetermined turns on arrived\n"
              "example \"days\" on 2022-12-01..2023-01-31 as told by theirs\n"
              "  given age 18 expect france undetermined turns on today\n"
              "example \"known\" on 2023-06-01 known on 2020-12-31\n"
              "  given age 18 expect france open\n"
              "example \"before all\" on 2023-06-01 known on 2019-12-31\n"
              "  expect france closed\n"
              "example \"supposed\" on 2022-06-01\n"
              "  supposing treaty becomes in_force on 2022-01-01\n"
              "  given age 18 expect france open\n"
              "example \"settled\" on 2023-06-01\n"
              "  supposing signed did not happen given age 18\n"
              "  expect france closed\n"),
      "");
}

TEST(CheckExamples, ShowsAnotherOutcome) {
  EXPECT_EQ(Checked("example \"e\" on 2022-06-01 given age 17, alone yes\n"
                    "  expect france open\n"
                    "  expect home closed"),
            "13:3 example-fails: expected `france` open, found closed because "
            "`france.treaty`, `france.child`\n"
            "  12:9 in example \"e\"\n"
            "14:3 example-fails: expected `home` closed, found undetermined, "
            "which turns on `arrived`\n"
            "  12:9 in example \"e\"\n");
  EXPECT_EQ(Checked("example \"e\" on 2023-06-01 as told by theirs\n"
                    "  given alone no expect france undetermined"),
            "13:18 example-fails: expected `france` undetermined, found open\n"
            "  12:9 in example \"e\"\n");
}

TEST(CheckExamples, ShowsAClauseThatDoesNotSettle) {
  EXPECT_EQ(Checked("example \"e\" on 2022-06-01\n"
                    "  expect france closed because france.treaty, "
                    "france.child"),
            "13:3 example-fails: expected `france.child` to settle `france` "
            "by itself, found closed because `france.treaty`\n"
            "  12:9 in example \"e\"\n");
}

TEST(CheckExamples, ShowsWhatItTurnsOnInstead) {
  EXPECT_EQ(Checked("example \"e\" on 2023-06-01 as told by theirs\n"
                    "  expect france undetermined turns on age"),
            "13:3 example-fails: expected `france` to turn on `age`, found "
            "`age`, `alone`\n"
            "  12:9 in example \"e\"\n");
  EXPECT_EQ(Checked("example \"e\" on 2022-06-01\n"
                    "  expect france closed turns on age"),
            "13:3 example-fails: expected `france` to turn on `age`, found it "
            "settled\n"
            "  12:9 in example \"e\"\n");
}

// Lines 2 to 5; an example behind them stands on line 6.
constexpr const char* kNotes =
    "fact age \"\" : 0..120 years\n"
    "route home \"\" to IR\n"
    "  barred by child \"\" when age < 18 cite paper\n"
    "  note old \"\" when age >= 65 cite paper\n";

std::string CheckedNotes(const std::string& examples) {
  Diagnostics diagnostics;
  const auto pack = ReadTestPack(
      kNotes + examples, "source paper \"\" newspaper published 2020-01-01\n");
  const auto done = CheckExamples(pack, diagnostics);
  if (!done) return done.error().text;
  return law::PrintFaults(diagnostics);
}

TEST(CheckExamples, SaysNothingOfNotesThatComeOut) {
  EXPECT_EQ(CheckedNotes("example \"old\" on 2023-06-01 given age 70\n"
                         "  expect home open noting home.old\n"
                         "example \"young\" on 2023-06-01 given age 20\n"
                         "  expect home open not noting home.old\n"
                         "example \"nobody\" on 2023-06-01 given age 20..70\n"
                         "  expect home open perhaps noting home.old\n"),
            "");
}

TEST(CheckExamples, ShowsANoteThatIsToldOtherwise) {
  EXPECT_EQ(
      CheckedNotes("example \"old\" on 2023-06-01 given age 70\n"
                   "  expect home open not noting home.old\n"
                   "example \"nobody\" on 2023-06-01 given age 20..70\n"
                   "  expect home open noting home.old\n"),
      "7:3 example-fails: expected note `home.old` not told, found it told\n"
      "  6:9 in example \"old\"\n"
      "9:3 example-fails: expected note `home.old` told, found it perhaps "
      "told, which turns on `age`\n"
      "  8:9 in example \"nobody\"\n");
}

// An example whose suppositions cannot all be so is its page's fault, and the
// examples after it run.
TEST(CheckExamples, ShowsAnExampleThatCannotBeAsked) {
  EXPECT_EQ(Checked("example \"both\" on 2023-06-01\n"
                    "  supposing signed happened supposing replaced happened\n"
                    "  expect france open\n"
                    "example \"after\" on 2022-06-01 expect france open"),
            "12:9 example-fails: example cannot be asked: signed: the "
            "suppositions on it and on the events told against it contradict "
            "one another (leave one out)\n"
            "15:31 example-fails: expected `france` open, found closed because "
            "`france.treaty`\n"
            "  15:9 in example \"after\"\n");
}

// -- Warnings ---------------------------------------------------------------

std::string Warned(const std::string& law, const std::string& record = "") {
  Diagnostics diagnostics;
  const auto chart = chart::CompileTestPack(ReadTestPack(law, record));
  WarnOfPack(*chart, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  return law::PrintFaults(diagnostics);
}

TEST(WarnOfPack, SaysNothingOfAPackInOrder) {
  EXPECT_EQ(Warned(kLaw, kRecord), "");
}

TEST(WarnOfPack, ShowsFactsThatNothingTests) {
  const std::string source = "source paper \"\" newspaper published 2020-01-01";
  EXPECT_EQ(Warned("fact idle \"\" : yes or no\n"
                   "fact dated \"\" : date\n"
                   "fact origin \"\" : country\n"
                   "fact lifted \"\" : yes or no\n"
                   "fact named \"\" : yes or no\n"
                   "measure since \"\" counts days from dated to today\n"
                   "term known \"\" when named\n"
                   "route home \"\" to origin\n"
                   "  barred by since \"\" when since < 3 and known\n"
                   "    unless lifted cite paper",
                   source),
            "2:6 untested-fact: fact `idle` is tested by no clause or "
            "guarantee; test it or leave it out\n");
  // A term that no clause names tests nothing.
  EXPECT_EQ(Warned("fact named \"\" : yes or no\n"
                   "term known \"\" when named\n"
                   "route home \"\" to FR"),
            "2:6 untested-fact: fact `named` is tested by no clause or "
            "guarantee; test it or leave it out\n");
  // A guarantee tests what it names.
  EXPECT_EQ(Warned("fact named \"\" : yes or no\n"
                   "route home \"\" to FR\n"
                   "guarantee kept \"\" never home is open and named"),
            "");
}

TEST(WarnOfPack, ShowsMattersThatTheRecordNeverMoves) {
  EXPECT_EQ(Warned("matter safe \"\" : yes or no; at first yes\n"
                   "route france \"\" to FR\n"
                   "  needs safe \"\" when safe cite paper",
                   "source paper \"\" newspaper published 2020-01-01"),
            "2:8 unmoved-matter: matter `safe` is moved by no event of the "
            "record; it stays what it is at first\n");
}

TEST(WarnOfPack, ShowsMattersThatNoRuleTests) {
  EXPECT_EQ(
      Warned("matter safe \"\" : yes or no; at first yes\n"
             "matter told \"\" : yes or no; at first yes; "
             "for the record\n"
             "matter quota \"\" : 0..9 days; at first 1\n"
             "fact stay \"\" : 0..9 days\n"
             "route france \"\" to FR\n"
             "  needs stay \"\" when stay < quota cite paper",
             "source paper \"\" newspaper published 2020-01-01\n"
             "event moved \"\" on 2020-01-01 safe becomes no told becomes "
             "no quota becomes 2 according to paper"),
      "2:8 untested-matter: matter `safe` is tested by no clause or "
      "guarantee; one that is only told is `for the record`\n");
}

TEST(WarnOfPack, ShowsClausesWithoutACitation) {
  EXPECT_EQ(Warned("fact alone \"\" : yes or no\n"
                   "route france \"\" to FR barred by alone \"\" when alone"),
            "3:33 uncited-clause: clause `france.alone` cites no source; name "
            "one with `cite`\n");
}

}  // namespace
}  // namespace safeconduct::ask
