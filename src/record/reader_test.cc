// SPDX-License-Identifier: Apache-2.0
#include "record/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "record/print.h"
#include "record/record_testing.h"

namespace safeconduct::record {
namespace {

std::string Printed(const std::string& content) {
  const TestRecord read = ReadTestRecord(content);
  if (!read.diagnostics.empty()) return read.Faults();
  return ToString(read.record, read.law.law);
}

// What many tested records share. A text after it begins on line 5.
constexpr const char* kShared =
    "source paper \"\" newspaper published 2020-01-01\n"
    "source memo \"\" official published 2020-01-02\n"
    "source minister \"\" statement published 2020-03-01\n"
    "event signed \"\" on 2020-02-01 treaty becomes sought according to "
    "paper\n";

struct FaultCase {
  const char* content;
  const char* faults;
};

// -- What is read -----------------------------------------------------------

TEST(Reader, ReadsNothing) { EXPECT_EQ(Printed(""), ""); }

TEST(Reader, ReadsEveryDeclaration) {
  EXPECT_EQ(Printed("source paper \"A paper\" newspaper published 2023-08-14\n"
                    "source memo \"A memo\" official seen in paper\n"
                    "source minister \"A minister\" statement\n"
                    "  published 2023-09-01\n"
                    "event refusal \"It is said that\"\n"
                    "  between 2023-01-01 and 2023-08-13\n"
                    "  treaty becomes refused\n"
                    "  safe becomes no\n"
                    "  according to memo, paper\n"
                    "  denied by minister\n"
                    "event ruling \"It is held that\" on 2023-09-30\n"
                    "  limit becomes 30 according to paper\n"
                    "  replaces refusal\n"
                    "viewpoint theirs \"As they tell it\" credits memo, paper\n"
                    "viewpoint ours \"As we tell it\" credits minister\n"),
            "source paper newspaper published 2023-08-14\n"
            "source memo official published 2023-08-14 in paper\n"
            "source minister statement published 2023-09-01\n"
            "event refusal between 2023-01-01 and 2023-08-13: treaty becomes "
            "refused, safe becomes no according to memo, paper denied by "
            "minister\n"
            "event ruling on 2023-09-30: limit becomes 30 according to paper "
            "replaces refusal\n"
            "viewpoint theirs credits memo, paper\n"
            "viewpoint ours credits minister\n");
}

TEST(Reader, KeepsTitlesAndLabels) {
  const TestRecord read = ReadTestRecord(
      "source paper \"A paper\" newspaper published 2023-08-14\n"
      "event refusal \"What is said\" on 2023-01-01 safe becomes no\n"
      "  according to paper\n"
      "viewpoint theirs \"As they tell it\" credits paper\n");
  EXPECT_EQ(read.record.sources.front().title, "A paper");
  EXPECT_EQ(read.record.events.front().label, "What is said");
  EXPECT_EQ(read.record.viewpoints.front().label, "As they tell it");
}

// Order of declaration carries no meaning, so names may stand before what they
// name.
TEST(Reader, FindsWhatIsDeclaredLater) {
  EXPECT_EQ(Printed("viewpoint theirs \"\" credits memo\n"
                    "event extended \"\" on 2020-05-01 safe becomes no\n"
                    "  according to memo replaces planned\n"
                    "event planned \"\" on 2020-04-01 safe becomes no\n"
                    "  according to paper\n"
                    "source memo \"\" official seen in letter\n"
                    "source letter \"\" letter seen in paper\n"
                    "source paper \"\" newspaper published 2020-01-01\n"),
            "source memo official published 2020-01-01 in letter\n"
            "source letter letter published 2020-01-01 in paper\n"
            "source paper newspaper published 2020-01-01\n"
            "event extended on 2020-05-01: safe becomes no according to memo "
            "replaces planned\n"
            "event planned on 2020-04-01: safe becomes no according to paper\n"
            "viewpoint theirs credits memo\n");
}

TEST(Reader, JoinsMovesWithOrWithoutAWord) {
  const std::string printed =
      "source paper newspaper published 2020-01-01\n"
      "event e on 2020-02-01: treaty becomes sought, safe becomes no "
      "according to paper\n";
  for (const char* between : {" ", ", ", " and ", "\n"}) {
    EXPECT_EQ(
        Printed("source paper \"\" newspaper published 2020-01-01\n"
                "event e \"\" on 2020-02-01 treaty becomes sought" +
                std::string(between) + "safe becomes no according to paper"),
        printed);
  }
}

TEST(Reader, TakesDenialAndReplacementInEitherOrder) {
  for (const char* end :
       {"denied by memo replaces signed", "replaces signed denied by memo"}) {
    EXPECT_TRUE(Printed(std::string(kShared) +
                        "event e \"\" on 2020-02-01 safe becomes no "
                        "according to paper " +
                        end)
                    .ends_with("according to paper denied by memo replaces "
                               "signed\n"));
  }
}

TEST(Record, KnowsSinceTheFirstTellerAndTheFirstDenier) {
  const TestRecord read =
      ReadTestRecord(std::string(kShared) +
                     "source late \"\" statement published 2020-04-01\n"
                     "event e \"\" on 2020-02-01 safe becomes no\n"
                     "  according to minister, memo denied by late, paper\n");
  ASSERT_EQ(read.Faults(), "");
  const EventId event = read.record.FindEvent("e").value();
  EXPECT_EQ(FormatDate(read.record.KnownSince(event)), "2020-01-02");
  EXPECT_EQ(FormatDate(read.record.DeniedSince(event).value()), "2020-01-01");
  const EventId undenied = read.record.FindEvent("signed").value();
  EXPECT_FALSE(read.record.DeniedSince(undenied).has_value());
}

TEST(Record, FindsByName) {
  const TestRecord read = ReadTestRecord(std::string(kShared) +
                                         "viewpoint theirs \"\" credits memo");
  EXPECT_EQ(read.record.FindSource("memo"), SourceId(size_t{1}));
  EXPECT_EQ(read.record.FindViewpoint("theirs"), ViewpointId(size_t{0}));
  EXPECT_FALSE(read.record.FindSource("signed").has_value());
  EXPECT_FALSE(read.record.FindEvent("paper").has_value());
  EXPECT_FALSE(read.record.FindViewpoint("memo").has_value());
}

// -- Faults -----------------------------------------------------------------

// Each content follows kShared, so that its first line is line 5.
void ExpectFaults(const std::vector<FaultCase>& cases) {
  for (const FaultCase& each : cases) {
    EXPECT_EQ(ReadTestRecord(std::string(kShared) + each.content).Faults(),
              each.faults)
        << each.content;
  }
}

TEST(ReaderFaults, ShowsWhatWasExpected) {
  ExpectFaults({
      {"fact age \"\" : yes or no",
       "5:1 expected: expected a declaration (`source`, `event` or "
       "`viewpoint`), found `fact`\n"},
      {"source \"\" newspaper published 2020-01-01",
       "5:8 expected: expected the name of the source, found a text in double "
       "quotes\n"},
      {"source a newspaper published 2020-01-01",
       "5:10 expected: expected its title in double quotes, found "
       "`newspaper`\n"},
      {"source a \"\" 2020-01-01",
       "5:13 expected: expected the kind of source, such as `judgment`, found "
       "`2020-01-01`\n"},
      {"source a \"\" newspaper on 2020-01-01",
       "5:23 expected: expected `published` and a date, or `seen in` a source, "
       "found `on`\n"},
      {"source a \"\" newspaper published memo",
       "5:33 expected: expected a date, found `memo`\n"},
      {"source a \"\" newspaper seen in 2020-01-01",
       "5:31 expected: expected the name of a source, found `2020-01-01`\n"},
      {"event \"\" on 2020-02-01",
       "5:7 expected: expected the name of the "
       "event, found a text in double quotes\n"},
      {"event e on 2020-02-01",
       "5:9 expected: expected its label in double "
       "quotes, found `on`\n"},
      {"event e \"\" treaty becomes none according to paper",
       "5:12 expected: expected `on` a date, or `between` two, found "
       "`treaty`\n"},
      {"event e \"\" between 2020-01-01 2020-02-01",
       "5:31 expected: expected `and`, found `2020-02-01`\n"},
      {"event e \"\" on 2020-02-01 according to paper",
       "5:36 expected: expected `becomes`, found `to`\n"},
      {"event e \"\" on 2020-02-01 2020-02-02",
       "5:26 expected: expected the name of a matter, found `2020-02-02`\n"},
      {"event e \"\" on 2020-02-01 treaty is none according to paper",
       "5:33 expected: expected `becomes`, found `is`\n"},
      {"event e \"\" on 2020-02-01 treaty becomes none denied by paper",
       "5:46 expected: expected `according to`, found `denied`\n"},
      {"event e \"\" on 2020-02-01 treaty becomes none according to",
       "5:58 expected: expected the name of a source, found the end of the "
       "block\n"},
      {"event e \"\" on 2020-02-01 treaty becomes none according to paper "
       "denied by 5",
       "5:75 expected: expected the name of a source, found `5`\n"},
      {"event e \"\" on 2020-02-01 treaty becomes none according to paper "
       "replaces \"\"",
       "5:74 expected: expected the name of an event, found a text in double "
       "quotes\n"},
      {"viewpoint \"\" credits memo",
       "5:11 expected: expected the name of the viewpoint, found a text in "
       "double quotes\n"},
      {"viewpoint v credits memo",
       "5:13 expected: expected its label in double quotes, found "
       "`credits`\n"},
      {"viewpoint v \"\" memo",
       "5:16 expected: expected `credits`, found "
       "`memo`\n"},
      {"viewpoint v \"\" credits FR",
       "5:24 expected: expected the name of a source, found `FR`\n"},
  });
}

TEST(ReaderFaults, GoesOnWithTheNextDeclaration) {
  ExpectFaults({
      {"source a\nevent b\nviewpoint c\n",
       "6:1 expected: expected its title in double quotes, found `event`\n"
       "7:1 expected: expected its label in double quotes, found "
       "`viewpoint`\n"
       "8:1 expected: expected its label in double quotes, found the end of "
       "the block\n"},
  });
}

TEST(ReaderFaults, ShowsNamesDeclaredTwice) {
  ExpectFaults({
      {"source paper \"\" newspaper published 2020-01-05",
       "5:8 duplicate-name: name `paper` is declared twice; sources, "
       "events and viewpoints share their names\n"
       "  1:8 `paper` first declared here\n"},
      {"event paper \"\" on 2020-05-01 safe becomes no according to memo",
       "5:7 duplicate-name: name `paper` is declared twice; sources, "
       "events and viewpoints share their names\n"
       "  1:8 `paper` first declared here\n"},
      {"event signed \"\" on 2020-05-01 safe becomes no according to memo",
       "5:7 duplicate-name: name `signed` is declared twice; sources, "
       "events and viewpoints share their names\n"
       "  4:7 `signed` first declared here\n"},
      {"viewpoint memo \"\" credits memo",
       "5:11 duplicate-name: name `memo` is declared twice; sources, "
       "events and viewpoints share their names\n"
       "  2:8 `memo` first declared here\n"},
  });
}

TEST(ReaderFaults, ShowsUnknownNamesWithTheNearest) {
  ExpectFaults({
      {"source a \"\" newspaper seen in papers",
       "5:31 unknown-source: unknown source `papers`\n"
       "  1:8 closest declared source is `paper`\n"},
      {"event e \"\" on 2020-05-01 safe becomes no according to mem, nobody",
       "5:55 unknown-source: unknown source `mem`\n"
       "  2:8 closest declared source is `memo`\n"
       "5:60 unknown-source: unknown source `nobody`\n"},
      {"event e \"\" on 2020-05-01 safe becomes no according to memo\n"
       "denied by ministr",
       "6:11 unknown-source: unknown source `ministr`\n"
       "  3:8 closest declared source is `minister`\n"},
      {"viewpoint v \"\" credits paper, memos",
       "5:31 unknown-source: unknown source `memos`\n"
       "  2:8 closest declared source is `memo`\n"},
      {"event e \"\" on 2020-05-01 saf becomes no according to memo",
       "5:26 unknown-matter: unknown matter `saf`\n"
       "  2:8 closest declared matter is `safe`\n"},
      {"event e \"\" on 2020-05-01 weather becomes no according to memo",
       "5:26 unknown-matter: unknown matter `weather`\n"},
      {"event e \"\" on 2020-05-01 safe becomes no according to memo\n"
       "replaces sined",
       "6:10 unknown-event: unknown event `sined`\n"
       "  4:7 closest declared event is `signed`\n"},
  });
}

TEST(ReaderFaults, ShowsValuesThatTheMatterLacks) {
  ExpectFaults({
      {"event e \"\" on 2020-05-01 treaty becomes refusd according to memo",
       "5:41 unknown-value: unknown value `refusd` of matter "
       "`treaty`; its values are none, sought, refused, in_force; did "
       "you mean `refused`?\n"},
      {"event e \"\" on 2020-05-01 limit becomes 366 according to memo",
       "5:40 value-outside-type: number `366` lies outside matter `limit`, "
       "which runs from 0 to 365\n"},
      {"event e \"\" on 2020-05-01 safe becomes 1 according to memo",
       "5:39 type-mismatch: number `1` cannot be a value of matter `safe`, "
       "which is yes or no\n"},
      {"event e \"\" on 2020-05-01 safe becomes no safe becomes yes "
       "according to memo",
       "5:42 duplicate-value: event `e` moves matter `safe` twice; it "
       "gives it one value\n"},
  });
}

TEST(ReaderFaults, ShowsSourcesThatTellAndDeny) {
  ExpectFaults({
      {"event e \"\" on 2020-05-01 safe becomes no according to memo, paper\n"
       "denied by minister, paper",
       "6:21 duplicate-name: source `paper` both tells and denies "
       "event `e`; name it once\n"},
  });
}

TEST(ReaderFaults, ShowsSourcesSeenInThemselves) {
  ExpectFaults({
      {"source a \"\" letter seen in a",
       "5:8 cycle: source `a` is seen in itself; one source of a chain is "
       "`published`\n"},
      {"source a \"\" letter seen in b\n"
       "source b \"\" letter seen in c\n"
       "source c \"\" letter seen in b\n",
       "6:8 cycle: source `b` is seen in itself; one source of a chain is "
       "`published`\n"
       "  5:8 on the way back to it\n"
       "  7:8 on the way back to it\n"},
  });
}

TEST(ReaderFaults, ShowsWindowsWithoutAnInside) {
  ExpectFaults({
      {"event e \"\" between 2020-05-01 and 2020-05-01 safe becomes no "
       "according to memo",
       "5:12 empty-range: window has one day; an event whose day is known is "
       "`on` it\n"},
      {"event e \"\" between 2020-05-02 and 2020-05-01 safe becomes no "
       "according to memo",
       "5:12 empty-range: window ends before it begins; the earlier "
       "day comes first\n"},
  });
}

// The day that does not exist is the only fault.
TEST(ReaderFaults, ShowsNoEchoOfADayThatDoesNotExist) {
  ExpectFaults({
      {"event e \"\" between 2020-05-01 and 2020-02-31 safe becomes no "
       "according to memo",
       "5:35 no-such-date: date `2020-02-31` does not exist\n"},
  });
}

TEST(ReaderFaults, ShowsEventsThatReplaceThemselves) {
  ExpectFaults({
      {"event e \"\" on 2020-05-01 safe becomes no according to memo "
       "replaces e",
       "5:7 cycle: event `e` replaces itself in the end; a chain of "
       "events ends in one that replaces none\n"},
      {"event e \"\" on 2020-05-01 safe becomes no according to memo "
       "replaces f\n"
       "event f \"\" on 2020-06-01 safe becomes yes according to memo "
       "replaces e\n",
       "5:7 cycle: event `e` replaces itself in the end; a chain of "
       "events ends in one that replaces none\n"},
  });
}

// -- Order ------------------------------------------------------------------

TEST(ReaderFaults, ShowsUndeniedEventsThatDisagree) {
  ExpectFaults({
      {"event e \"\" on 2020-02-01 treaty becomes refused according to memo",
       "5:7 events-disagree: event `e` makes matter `treaty` "
       "`refused` on the day on which event `signed` makes it "
       "`sought`; two events that disagree have different days, or "
       "one is `denied by` a source\n"
       "  4:7 `signed` is declared here\n"},
      // The same value, another day, another matter: no fault.
      {"event e \"\" on 2020-02-01 treaty becomes sought according to memo",
       ""},
      {"event e \"\" on 2020-02-02 treaty becomes refused according to memo",
       ""},
      {"event e \"\" on 2020-02-01 safe becomes no according to memo", ""},
      // Denied too late: for a while, both stood.
      {"event e \"\" on 2020-02-01 treaty becomes refused according to memo "
       "denied by minister",
       "5:7 events-disagree: event `e` makes matter `treaty` "
       "`refused` on the day on which event `signed` makes it "
       "`sought`; two events that disagree have different days, or "
       "one is `denied by` a source published by 2020-01-02\n"
       "  4:7 `signed` is declared here\n"},
      // Denied, or replaced: no fault.
      {"event e \"\" on 2020-02-01 treaty becomes refused according to memo "
       "denied by paper",
       ""},
      {"event e \"\" on 2020-02-01 treaty becomes refused according to memo "
       "replaces signed",
       ""},
  });
}

TEST(ReaderFaults, ShowsWindowsThatHoldADayOfAnother) {
  ExpectFaults({
      {"event e \"\" between 2020-01-15 and 2020-02-01 treaty becomes refused "
       "according to memo",
       "5:7 window-overlap: window of event `e` holds a day of event "
       "`signed`, which moves matter `treaty` too; a window has no "
       "other event on its matter\n"
       "  4:7 `signed` is declared here\n"},
      {"event e \"\" between 2020-02-01 and 2020-02-15 treaty becomes refused "
       "according to memo denied by paper",
       "5:7 window-overlap: window of event `e` holds a day of event "
       "`signed`, which moves matter `treaty` too; a window has no "
       "other event on its matter\n"
       "  4:7 `signed` is declared here\n"},
      {"event e \"\" between 2021-01-01 and 2021-06-01 treaty becomes refused "
       "according to memo\n"
       "event f \"\" between 2021-06-01 and 2021-07-01 treaty becomes none "
       "according to memo",
       "6:7 window-overlap: window of event `f` holds a day of event "
       "`e`, which moves matter `treaty` too; a window has no other "
       "event on its matter\n"
       "  5:7 `e` is declared here\n"},
      // Beside it, or on another matter, or in place of it: no fault.
      {"event e \"\" between 2020-01-15 and 2020-01-31 treaty becomes refused "
       "according to memo",
       ""},
      {"event e \"\" between 2020-02-02 and 2020-02-15 treaty becomes refused "
       "according to memo",
       ""},
      {"event e \"\" between 2020-01-15 and 2020-02-15 safe becomes no "
       "according to memo",
       ""},
      {"event e \"\" between 2020-01-15 and 2020-02-15 treaty becomes refused "
       "according to memo replaces signed",
       ""},
  });
}

}  // namespace
}  // namespace safeconduct::record
