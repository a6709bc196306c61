// SPDX-License-Identifier: Apache-2.0
#include "record/timeline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "record/print.h"
#include "record/record_testing.h"

namespace safeconduct::record {
namespace {

// Four sources, published in the order of their names.
constexpr const char* kSources =
    "source paper \"\" newspaper published 2020-01-10\n"
    "source memo \"\" official published 2020-01-20\n"
    "source letter \"\" official published 2020-06-01\n"
    "source minister \"\" statement published 2020-09-01\n";

TestRecord Read(const std::string& content) {
  TestRecord read = ReadTestRecord(kSources + content);
  EXPECT_EQ(read.Faults(), "");
  return read;
}

// What some matters may have been on a day, in a scenario.
struct Row {
  Asked asked;
  const char* day;
  const char* matters;
  const char* states;
};

void ExpectStates(const TestRecord& read, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(StatesOn(read, row.asked, row.day, row.matters), row.states)
        << row.day << " " << row.matters << ", known on \""
        << row.asked.known_on << "\", viewpoint \"" << row.asked.viewpoint
        << "\", supposing "
        << fmt::format("{}", fmt::join(row.asked.suppositions, "; "));
    const std::string matters = row.matters;
    if (matters.find(' ') != std::string::npos) continue;
    EXPECT_EQ(ValuesOn(read, row.asked, row.day, matters), row.states)
        << row.day << " " << row.matters;
  }
}

Asked KnownOn(const char* day) { return {.known_on = day}; }
Asked ToldBy(const char* viewpoint) { return {.viewpoint = viewpoint}; }
Asked Supposing(std::vector<std::string> suppositions) {
  return {.suppositions = std::move(suppositions)};
}

// -- Values -----------------------------------------------------------------

TEST(Timeline, IsAtFirstWithoutEvents) {
  ExpectStates(Read(""),
               {{{}, "1900-01-01", "treaty safe limit", "none yes 45"},
                {{}, "2100-12-31", "treaty safe limit", "none yes 45"}});
}

TEST(Timeline, GivesWhatTheLatestEventMade) {
  const TestRecord read = Read(
      "event later \"\" on 2021-01-01 treaty becomes in_force\n"
      "  according to paper\n"
      "event first \"\" on 2020-01-01 treaty becomes sought limit becomes 30\n"
      "  according to paper\n");
  ExpectStates(read, {{{}, "1900-01-01", "treaty limit", "none 45"},
                      {{}, "2019-12-31", "treaty limit", "none 45"},
                      {{}, "2020-01-01", "treaty limit", "sought 30"},
                      {{}, "2020-12-31", "treaty limit", "sought 30"},
                      {{}, "2021-01-01", "treaty limit", "in_force 30"},
                      {{}, "2100-12-31", "treaty limit", "in_force 30"}});
  // On any of several days: what it may be on one of them, and no more.
  const Timeline timeline = Tell(read, {}).value();
  const auto values = [&](const char* first, const char* last) {
    const law::MatterId limit = read.law.law.FindMatter("limit").value();
    return timeline
        .ValuesOn(limit,
                  Days{ParseDate(first).value(), ParseDate(last).value()})
        .ToString();
  };
  EXPECT_EQ(values("2019-12-30", "2019-12-31"), "{45}");
  EXPECT_EQ(values("2019-12-31", "2020-01-01"), "{30, 45}");
  EXPECT_EQ(values("2020-01-01", "2100-12-31"), "{30}");
}

TEST(Timeline, TakesEventsOnTheFirstAndLastDays) {
  const TestRecord read = Read(
      "event first \"\" on 1900-01-01 treaty becomes sought according to "
      "paper\n"
      "event last \"\" on 2100-12-31 treaty becomes in_force according to "
      "paper\n");
  ExpectStates(read, {{{}, "1900-01-01", "treaty", "sought"},
                      {{}, "2100-12-30", "treaty", "sought"},
                      {{}, "2100-12-31", "treaty", "in_force"}});
}

TEST(Timeline, HoldsEveryValueThatTheRecordGives) {
  const TestRecord read = Read(
      "event told \"\" on 2020-01-01 limit becomes 30 according to minister\n"
      "event moot \"\" on 2021-01-01 limit becomes 20 according to paper\n"
      "  denied by memo\n");
  const auto timeline =
      Tell(read, {.known_on = "2020-01-10",
                  .suppositions = {"limit becomes 10 on 2022-01-01"}});
  ASSERT_TRUE(timeline.has_value());
  const auto limit = read.law.law.FindMatter("limit").value();
  EXPECT_EQ(timeline->ValuesOf(limit).ToString(), "{10, 20, 30, 45}");
}

// -- Disputes ---------------------------------------------------------------

constexpr const char* kRefusal =
    "event sought \"\" on 2020-01-01 treaty becomes sought according to paper\n"
    "event refusal \"\" on 2020-02-01 treaty becomes refused safe becomes no\n"
    "  according to paper denied by minister\n"
    "viewpoint theirs \"\" credits paper\n"
    "viewpoint ours \"\" credits minister\n"
    "viewpoint both \"\" credits paper, minister\n"
    "viewpoint neither \"\" credits memo\n";

TEST(Timeline, LeavesADeniedEventOpen) {
  ExpectStates(Read(kRefusal),
               {{{}, "2020-01-31", "treaty", "sought"},
                {{}, "2020-02-01", "treaty", "refused or sought"},
                {{}, "2020-02-01", "safe", "no or yes"}});
}

// The event moves both matters or neither.
TEST(Timeline, MovesTwoMattersTogether) {
  ExpectStates(Read(kRefusal),
               {{{}, "2020-02-01", "treaty safe", "refused no or sought yes"}});
}

TEST(Timeline, ViewpointsSettleDisputes) {
  const TestRecord read = Read(kRefusal);
  ExpectStates(read,
               {{ToldBy("theirs"), "2020-02-01", "treaty safe", "refused no"},
                {ToldBy("ours"), "2020-02-01", "treaty safe", "sought yes"},
                {ToldBy("both"), "2020-02-01", "treaty safe",
                 "refused no or sought yes"},
                {ToldBy("neither"), "2020-02-01", "treaty safe",
                 "refused no or sought yes"},
                // An event that nobody denies stands for everyone.
                {ToldBy("neither"), "2020-01-01", "treaty", "sought"},
                {ToldBy("ours"), "2020-01-01", "treaty", "sought"}});
}

// A later event that nobody denies ends what the dispute leaves open.
TEST(Timeline, LaterEventsOverrideADispute) {
  const TestRecord read = Read(
      std::string(kRefusal) +
      "event signed \"\" on 2020-03-01 treaty becomes in_force according to "
      "memo\n");
  ExpectStates(
      read, {{{}, "2020-02-29", "treaty safe", "refused no or sought yes"},
             {{}, "2020-03-01", "treaty safe", "in_force no or in_force yes"}});
}

constexpr const char* kTwoTales =
    "event refusal \"\" on 2020-02-01 treaty becomes refused according to "
    "paper denied by memo\n"
    "event success \"\" on 2020-02-01 treaty becomes in_force according to "
    "memo denied by paper\n"
    "viewpoint theirs \"\" credits paper\n"
    "viewpoint ours \"\" credits memo\n";

TEST(Timeline, OfTwoDeniedEventsOnOneDayExactlyOneHappened) {
  const TestRecord read = Read(kTwoTales);
  ExpectStates(read, {{{}, "2020-01-31", "treaty", "none"},
                      {{}, "2020-02-01", "treaty", "in_force or refused"},
                      {ToldBy("theirs"), "2020-02-01", "treaty", "refused"},
                      {ToldBy("ours"), "2020-02-01", "treaty", "in_force"}});
}

TEST(Timeline, CreditingADenierOfOneTaleLeavesTheOther) {
  const TestRecord read = Read(
      "event refusal \"\" on 2020-02-01 treaty becomes refused according to "
      "letter denied by paper\n"
      "event success \"\" on 2020-02-01 treaty becomes in_force according to "
      "minister denied by memo\n"
      "viewpoint ours \"\" credits paper\n"
      "viewpoint all \"\" credits letter, minister\n"
      "viewpoint none_of_it \"\" credits paper, memo\n");
  ExpectStates(
      read,
      {{ToldBy("ours"), "2020-02-01", "treaty", "in_force"},
       // Crediting both tales, or neither, settles nothing.
       {ToldBy("all"), "2020-02-01", "treaty", "in_force or refused"},
       {ToldBy("none_of_it"), "2020-02-01", "treaty", "in_force or refused"}});
}

TEST(Timeline, ADeniedEventPrevailsOverAnUndeniedOneOfItsDay) {
  const std::string denied =
      "event refusal \"\" on 2020-02-01 treaty becomes refused according to "
      "minister denied by letter\n";
  const std::string plain =
      "event success \"\" on 2020-02-01 treaty becomes in_force according to "
      "memo\n";
  for (const std::string& events : {denied + plain, plain + denied}) {
    const TestRecord read = Read(events +
                                 "viewpoint theirs \"\" credits minister\n"
                                 "viewpoint ours \"\" credits letter\n");
    ExpectStates(read, {{{}, "2020-02-01", "treaty", "in_force or refused"},
                        {ToldBy("theirs"), "2020-02-01", "treaty", "refused"},
                        {ToldBy("ours"), "2020-02-01", "treaty", "in_force"}});
  }
}

// -- What was known ---------------------------------------------------------

TEST(Timeline, LeavesOutWhatNoSourceHadTold) {
  const TestRecord read = Read(
      "event sought \"\" on 2019-05-01 treaty becomes sought according to "
      "memo, letter\n");
  ExpectStates(read, {{KnownOn("2020-01-19"), "2020-02-01", "treaty", "none"},
                      {KnownOn("2020-01-20"), "2020-02-01", "treaty", "sought"},
                      {{}, "2020-02-01", "treaty", "sought"}});
}

TEST(Timeline, ASourceSeenInAnotherIsKnownWithIt) {
  const TestRecord read = Read(
      "event sought \"\" on 2019-05-01 treaty becomes sought according to "
      "diary\n"
      "source diary \"\" diary seen in draft\n"
      "source draft \"\" draft seen in letter\n");
  ExpectStates(read,
               {{KnownOn("2020-05-31"), "2020-07-01", "treaty", "none"},
                {KnownOn("2020-06-01"), "2020-07-01", "treaty", "sought"}});
}

TEST(Timeline, ADenialPublishedLaterDeniesNothing) {
  const TestRecord read = Read(kRefusal);
  ExpectStates(
      read, {{KnownOn("2020-01-09"), "2020-02-01", "treaty", "none"},
             {KnownOn("2020-08-31"), "2020-02-01", "treaty safe", "refused no"},
             {KnownOn("2020-09-01"), "2020-02-01", "treaty safe",
              "refused no or sought yes"},
             {{.known_on = "2020-08-31", .viewpoint = "ours"},
              "2020-02-01",
              "treaty",
              "refused"},
             {{.known_on = "2020-09-01", .viewpoint = "ours"},
              "2020-02-01",
              "treaty",
              "sought"}});
}

// A viewpoint that credits a teller who had not yet told credits nothing.
TEST(Timeline, ViewpointsCreditWhatWasPublished) {
  const TestRecord read = Read(
      "event refusal \"\" on 2020-02-01 treaty becomes refused according to "
      "paper, minister denied by memo\n"
      "viewpoint theirs \"\" credits minister\n");
  ExpectStates(read, {{{.known_on = "2020-08-31", .viewpoint = "theirs"},
                       "2020-02-01",
                       "treaty",
                       "none or refused"},
                      {{.known_on = "2020-09-01", .viewpoint = "theirs"},
                       "2020-02-01",
                       "treaty",
                       "refused"}});
}

// -- Windows ----------------------------------------------------------------

TEST(Timeline, AWindowIsOpenUpToTheDayBeforeItsEnd) {
  const TestRecord read = Read(
      "event sought \"\" on 2019-05-01 treaty becomes sought according to "
      "paper\n"
      "event refusal \"\" between 2020-02-01 and 2020-02-10\n"
      "  treaty becomes refused safe becomes no according to paper\n");
  ExpectStates(read,
               {{{}, "2020-01-31", "treaty safe", "sought yes"},
                {{}, "2020-02-01", "treaty safe", "refused no or sought yes"},
                {{}, "2020-02-09", "treaty safe", "refused no or sought yes"},
                {{}, "2020-02-10", "treaty safe", "refused no"}});
}

TEST(Timeline, AWindowMayBeDenied) {
  const TestRecord read = Read(
      "event refusal \"\" between 2020-02-01 and 2020-02-10\n"
      "  treaty becomes refused according to paper denied by minister\n"
      "viewpoint theirs \"\" credits paper\n"
      "viewpoint ours \"\" credits minister\n");
  ExpectStates(read,
               {{{}, "2020-02-05", "treaty", "none or refused"},
                {{}, "2020-02-10", "treaty", "none or refused"},
                {ToldBy("theirs"), "2020-02-05", "treaty", "none or refused"},
                {ToldBy("theirs"), "2020-02-10", "treaty", "refused"},
                {ToldBy("ours"), "2020-02-05", "treaty", "none"},
                {ToldBy("ours"), "2020-02-10", "treaty", "none"}});
}

// -- Replacing --------------------------------------------------------------

constexpr const char* kExtension =
    "event signed \"\" on 2019-05-01 treaty becomes in_force according to "
    "paper\n"
    "event planned \"\" on 2020-03-01 treaty becomes none according to paper\n"
    "event extended \"\" between 2020-05-01 and 2020-07-01 treaty becomes none "
    "according to letter replaces planned\n";

TEST(Timeline, AReplacedEventStandsUntilItsReplacementIsPublished) {
  const TestRecord read = Read(kExtension);
  ExpectStates(read,
               {{KnownOn("2020-05-31"), "2020-03-01", "treaty", "none"},
                {KnownOn("2020-06-01"), "2020-03-01", "treaty", "in_force"},
                {{}, "2020-03-01", "treaty", "in_force"},
                {{}, "2020-05-01", "treaty", "in_force or none"},
                {{}, "2020-07-01", "treaty", "none"}});
}

// Where the replacement did not happen, what was planned stands.
TEST(Timeline, AReplacementInDisputeLeavesBothOpen) {
  const TestRecord read = Read(
      "event signed \"\" on 2019-05-01 treaty becomes in_force according to "
      "paper\n"
      "event planned \"\" on 2020-03-01 treaty becomes none according to "
      "paper\n"
      "event extended \"\" on 2020-05-01 treaty becomes sought according to "
      "letter denied by minister replaces planned\n"
      "viewpoint theirs \"\" credits letter\n"
      "viewpoint ours \"\" credits minister\n");
  ExpectStates(read,
               {{{}, "2020-03-01", "treaty", "in_force or none"},
                {{}, "2020-05-01", "treaty", "none or sought"},
                {ToldBy("theirs"), "2020-03-01", "treaty", "in_force"},
                {ToldBy("theirs"), "2020-05-01", "treaty", "sought"},
                {ToldBy("ours"), "2020-03-01", "treaty", "none"},
                {ToldBy("ours"), "2020-05-01", "treaty", "none"},
                {KnownOn("2020-06-01"), "2020-03-01", "treaty", "in_force"}});
}

// -- Suppositions -----------------------------------------------------------

TEST(Timeline, ASuppositionSetsTheRecordAsideFromItsDayOn) {
  const TestRecord read = Read(
      "event sought \"\" on 2020-01-01 treaty becomes sought according to "
      "paper\n"
      "event refusal \"\" on 2020-03-01 treaty becomes refused safe becomes no "
      "according to paper\n");
  const Asked asked = Supposing({"treaty becomes in_force on 2020-02-01"});
  ExpectStates(read, {{asked, "2020-01-31", "treaty safe", "sought yes"},
                      {asked, "2020-02-01", "treaty safe", "in_force yes"},
                      {asked, "2020-03-01", "treaty safe", "in_force no"},
                      {asked, "2100-12-31", "treaty safe", "in_force no"}});
}

TEST(Timeline, ASuppositionHoldsUntilTheNext) {
  const TestRecord read = Read(kRefusal);
  const Asked asked = Supposing({"treaty becomes none on 2020-05-01",
                                 "treaty becomes in_force on 2020-02-01"});
  ExpectStates(read, {{asked, "2020-01-31", "treaty", "sought"},
                      {asked, "2020-02-01", "treaty", "in_force"},
                      {asked, "2020-04-30", "treaty", "in_force"},
                      {asked, "2020-05-01", "treaty", "none"}});
}

// It is credited by every viewpoint and known at every day.
TEST(Timeline, ASuppositionHoldsInEveryScenario) {
  const TestRecord read = Read(kRefusal);
  Asked asked = Supposing({"treaty becomes in_force on 2020-02-01"});
  asked.viewpoint = "ours";
  asked.known_on = "1950-01-01";
  ExpectStates(read, {{asked, "2020-01-31", "treaty safe", "none yes"},
                      {asked, "2020-02-01", "treaty safe", "in_force yes"}});
}

TEST(Timeline, OfTwoSuppositionsOnOneDayTheLastPrevails) {
  const TestRecord read = Read("");
  ExpectStates(read, {{Supposing({"treaty becomes in_force on 2020-02-01",
                                  "treaty becomes refused on 2020-02-01"}),
                       "2020-02-01", "treaty", "refused"}});
}

TEST(Timeline, ASuppositionMayStandInAWindowAndOnAnEventsDay) {
  const TestRecord read = Read(
      "event sought \"\" on 2020-01-01 treaty becomes sought according to "
      "paper\n"
      "event refusal \"\" between 2020-02-01 and 2020-02-10 treaty becomes "
      "refused according to paper\n");
  ExpectStates(read, {{Supposing({"treaty becomes in_force on 2020-02-05"}),
                       "2020-02-04", "treaty", "refused or sought"},
                      {Supposing({"treaty becomes in_force on 2020-02-05"}),
                       "2020-02-05", "treaty", "in_force"},
                      {Supposing({"treaty becomes in_force on 2020-02-05"}),
                       "2020-02-10", "treaty", "in_force"},
                      {Supposing({"treaty becomes in_force on 2020-01-01"}),
                       "2020-01-01", "treaty", "in_force"}});
}

TEST(Timeline, ASuppositionSettlesADispute) {
  const TestRecord read = Read(kRefusal);
  Asked happened = Supposing({"refusal happened"});
  Asked not_happened = Supposing({"refusal did not happen"});
  ExpectStates(read,
               {{happened, "2020-02-01", "treaty safe", "refused no"},
                {not_happened, "2020-02-01", "treaty safe", "sought yes"}});
  // It prevails over the viewpoint.
  happened.viewpoint = "ours";
  not_happened.viewpoint = "theirs";
  ExpectStates(read,
               {{happened, "2020-02-01", "treaty safe", "refused no"},
                {not_happened, "2020-02-01", "treaty safe", "sought yes"}});
}

TEST(Timeline, ASuppositionThatOneTaleIsFalseLeavesTheOther) {
  const TestRecord read = Read(kTwoTales);
  ExpectStates(read, {{Supposing({"refusal happened"}), "2020-02-01", "treaty",
                       "refused"},
                      {Supposing({"refusal did not happen"}), "2020-02-01",
                       "treaty", "in_force"}});
}

TEST(Timeline, ASuppositionSettlesAWindow) {
  const TestRecord read = Read(
      "event refusal \"\" between 2020-02-01 and 2020-02-10\n"
      "  treaty becomes refused according to paper\n");
  ExpectStates(
      read,
      {{Supposing({"refusal happened"}), "2020-01-31", "treaty", "none"},
       {Supposing({"refusal happened"}), "2020-02-01", "treaty", "refused"},
       {Supposing({"refusal did not happen"}), "2020-02-09", "treaty", "none"},
       {Supposing({"refusal did not happen"}), "2020-02-10", "treaty",
        "refused"}});
}

TEST(Timeline, ASuppositionSettlesADeniedWindow) {
  const TestRecord read = Read(
      "event refusal \"\" between 2020-02-01 and 2020-02-10\n"
      "  treaty becomes refused according to paper denied by minister\n");
  ExpectStates(
      read,
      {{Supposing({"refusal happened"}), "2020-02-01", "treaty", "refused"},
       {Supposing({"refusal happened"}), "2020-02-10", "treaty", "refused"},
       {Supposing({"refusal did not happen"}), "2020-02-01", "treaty", "none"},
       {Supposing({"refusal did not happen"}), "2020-02-10", "treaty",
        "none"}});
}

TEST(Timeline, OfTwoThatSettleOneEventTheLastPrevails) {
  const TestRecord read = Read(kRefusal);
  ExpectStates(read,
               {{Supposing({"refusal happened", "refusal did not happen"}),
                 "2020-02-01", "treaty", "sought"},
                {Supposing({"refusal did not happen", "refusal happened"}),
                 "2020-02-01", "treaty", "refused"}});
}

// -- Faults of a scenario ---------------------------------------------------

std::string FaultOf(const TestRecord& read, const Asked& asked) {
  const auto timeline = Tell(read, asked);
  if (timeline) return "";
  EXPECT_EQ(timeline.error().kind, Error::Kind::kQuestion);
  return timeline.error().text;
}

// What ResolveSupposition would have refused is refused here too.
TEST(TimelineFaults, ThereIsNothingToSettle) {
  const TestRecord read = Read(kRefusal);
  const auto fault = [&](const char* event, const char* known_on) {
    Scenario scenario;
    scenario.known_on = ParseDate(known_on);
    scenario.suppositions = {Settles{read.record.FindEvent(event).value()}};
    const auto timeline =
        Timeline::Make(read.law.law, read.record, std::move(scenario));
    return timeline ? "" : timeline.error().text;
  };
  EXPECT_EQ(fault("sought", "2020-09-01"),
            "sought: has nothing to settle (leave out the supposition)");
  EXPECT_EQ(fault("refusal", "2020-08-31"),
            "refusal: has nothing to settle (leave out the supposition)");
  EXPECT_EQ(fault("refusal", "2020-01-09"),
            "refusal: has nothing to settle (leave out the supposition)");
  EXPECT_EQ(fault("refusal", "2020-09-01"), "");
}

TEST(TimelineFaults, SuppositionsContradictTheTales) {
  const std::string fault =
      "refusal: the suppositions on it and on the events told against it "
      "contradict one another (leave one out)";
  const TestRecord read = Read(kTwoTales);
  EXPECT_EQ(FaultOf(read, Supposing({"refusal happened", "success happened"})),
            fault);
  EXPECT_EQ(FaultOf(read, Supposing({"refusal did not happen",
                                     "success did not happen"})),
            fault);
}

TEST(TimelineFaults, TooManyDeniedEventsHangTogether) {
  std::string events;
  for (int i = 0; i < 17; ++i) {
    events += fmt::format(
        "event tale_{} \"\" on 2020-02-01 limit becomes {} according to "
        "minister "
        "denied by paper\n",
        i, i);
  }
  const auto timeline = Tell(Read(events));
  ASSERT_FALSE(timeline.has_value());
  EXPECT_EQ(timeline.error().kind, Error::Kind::kLimit);
  EXPECT_EQ(timeline.error().text,
            "tale_0: hangs together with 16 more denied events, more than 15 "
            "(date or split them)");
}

// -- Printout ---------------------------------------------------------------

TEST(Timeline, PrintsItself) {
  const TestRecord read = Read(
      "event refusal \"\" on 2020-02-01 treaty becomes refused according to "
      "paper denied by memo\n"
      "event success \"\" on 2020-02-01 treaty becomes in_force according to "
      "memo denied by paper\n"
      "event ruling \"\" between 2020-03-01 and 2020-04-01 safe becomes no\n"
      "  according to memo denied by paper\n"
      "event planned \"\" on 2020-05-01 limit becomes 30 according to paper\n"
      "event unheard \"\" on 2020-05-02 limit becomes 31 according to minister "
      "replaces planned\n"
      "viewpoint theirs \"\" credits paper\n");
  const Asked asked = {.known_on = "2020-06-01",
                       .viewpoint = "theirs",
                       .suppositions = {"limit becomes 5 on 2020-03-01"}};
  const auto timeline = Tell(read, asked);
  ASSERT_TRUE(timeline.has_value());
  EXPECT_EQ(ToString(*timeline, read.record, read.law.law),
            "left out unheard\n"
            "dispute refusal, success: worlds {refusal}, {success}; possible "
            "{0}\n"
            "dispute ruling: worlds {}, {ruling}; possible {0}\n"
            "window ruling: possible {0..1}\n"
            "from 1900-01-01\n"
            "  treaty: none\n"
            "  safe: yes\n"
            "  limit: 45\n"
            "from 2020-02-01 by refusal, success\n"
            "  treaty: in_force by success since 2020-02-01 if dispute refusal "
            "in {1} | refused by refusal since 2020-02-01 if dispute refusal "
            "in {0} | none\n"
            "  safe: yes\n"
            "  limit: 45\n"
            "from 2020-03-01 by ruling by supposition 0\n"
            "  treaty: in_force by success since 2020-02-01 if dispute refusal "
            "in {1} | refused by refusal since 2020-02-01 if dispute refusal "
            "in {0} | none\n"
            "  safe: no by ruling since 2020-03-01 if dispute ruling in {1} "
            "and window ruling in {1} | yes\n"
            "  limit: 5 supposed since 2020-03-01\n"
            "from 2020-04-01 by ruling\n"
            "  treaty: in_force by success since 2020-02-01 if dispute refusal "
            "in {1} | refused by refusal since 2020-02-01 if dispute refusal "
            "in {0} | none\n"
            "  safe: no by ruling since 2020-04-01 if dispute ruling in {1} | "
            "yes\n"
            "  limit: 5 supposed since 2020-03-01\n"
            "from 2020-05-01 by planned\n"
            "  treaty: in_force by success since 2020-02-01 if dispute refusal "
            "in {1} | refused by refusal since 2020-02-01 if dispute refusal "
            "in {0} | none\n"
            "  safe: no by ruling since 2020-04-01 if dispute ruling in {1} | "
            "yes\n"
            "  limit: 5 supposed since 2020-03-01\n");
}

TEST(Timeline, FindsTheEpochOfADay) {
  const TestRecord read = Read(kExtension);
  const auto timeline = Tell(read);
  ASSERT_TRUE(timeline.has_value());
  // From the start, 2019-05-01, 2020-05-01 and 2020-07-01: what was replaced
  // begins nothing.
  ASSERT_EQ(timeline->epochs().size(), 4U);
  const auto epoch = [&](const char* day) {
    return timeline->EpochOf(ParseDate(day).value());
  };
  EXPECT_EQ(epoch("1900-01-01"), 0U);
  EXPECT_EQ(epoch("2019-04-30"), 0U);
  EXPECT_EQ(epoch("2019-05-01"), 1U);
  EXPECT_EQ(epoch("2020-06-30"), 2U);
  EXPECT_EQ(epoch("2100-12-31"), 3U);
}

}  // namespace
}  // namespace safeconduct::record
