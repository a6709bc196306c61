// SPDX-License-Identifier: Apache-2.0
#include "ask/asker.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "ask/ask_testing.h"
#include "ask/words.h"
#include "safeconduct/chart.h"

namespace safeconduct::ask {
namespace {

using chart::MakeTestCase;
using chart::TestDays;

std::string Addresses(const ChartRef& chart,
                      const std::vector<law::ClauseId>& clauses) {
  std::vector<std::string> names;
  for (const auto clause : clauses) {
    names.push_back(chart->law().clause(clause).address);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string ReasonText(const ChartRef& chart, const Reason& reason) {
  std::vector<std::string> parts;
  for (const law::FactId fact : reason.facts) {
    parts.push_back(chart->law().fact(fact).name);
  }
  for (const record::DisputeId dispute : reason.disputes) {
    const auto& events = chart->timeline().disputes()[dispute.index()].events;
    parts.push_back(chart->record().event(events.front()).name);
  }
  if (reason.today) parts.push_back("today " + FormatDays(*reason.today));
  return fmt::format("{}", fmt::join(parts, ", "));
}

// Returns an answer such as `closed because france.agreement; reason age,
// today ..2023-08-14` or `undetermined turns on arrived`. What is empty is left
// out, but for the reason.
std::string Told(const ChartRef& chart, const RouteAnswer& answer) {
  std::string text(OutcomeName(answer.outcome));
  if (!answer.because.empty()) {
    text += " because " + Addresses(chart, answer.because);
  }
  if (!answer.turns_on.empty()) {
    text += fmt::format(" turns on {}",
                        fmt::join(TurnsOnNames(*chart, answer.turns_on), ", "));
  }
  if (answer.reason) text += "; reason " + ReasonText(chart, *answer.reason);
  return text;
}

Answer Explained(const ChartRef& chart, const Settings& settings,
                 const std::string& on) {
  Asker asker(chart);
  return asker.Explain(MakeTestCase(chart->law(), settings), TestDays(on),
                       AllRoutes(chart));
}

// Returns what is told of the first route.
std::string Ask(const ChartRef& chart, const Settings& settings,
                const std::string& on = "2023-08-14") {
  return Told(chart, Explained(chart, settings, on).routes.front());
}

// Expects that the clauses of the first route, asked for alone, are those of
// its answer.
void ExpectAloneToo(const ChartRef& chart, const Settings& settings,
                    const std::string& on, const RouteAnswer& answer) {
  Asker asker(chart);
  const auto alone = asker.JudgeClauses(MakeTestCase(chart->law(), settings),
                                        TestDays(on), answer.route);
  ASSERT_EQ(alone.size(), answer.clauses.size());
  for (size_t i = 0; i < alone.size(); ++i) {
    EXPECT_EQ(alone[i].clause, answer.clauses[i].clause);
    EXPECT_EQ(alone[i].holds, answer.clauses[i].holds);
    EXPECT_EQ(alone[i].events, answer.clauses[i].events);
  }
}

// Returns the clauses of the first route: `france.agreement no by signed`.
std::string Clauses(const ChartRef& chart, const Settings& settings,
                    const std::string& on = "2023-08-14") {
  std::vector<std::string> parts;
  const Answer answer = Explained(chart, settings, on);
  ExpectAloneToo(chart, settings, on, answer.routes.front());
  for (const ClauseAnswer& clause : answer.routes.front().clauses) {
    std::string part = chart->law().clause(clause.clause).address + " " +
                       std::string(HoldsName(clause.holds));
    std::vector<std::string> events;
    for (const record::EventId event : clause.events) {
      events.push_back(chart->record().event(event).name);
    }
    if (!events.empty()) part += fmt::format(" by {}", fmt::join(events, " "));
    parts.push_back(std::move(part));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

// -- Outcomes ---------------------------------------------------------------

constexpr const char* kPeople =
    "fact age \"\" : 0..120 years, fixed\n"
    "fact alone \"\" : yes or no\n"
    "fact claim \"\" : one of none, pending, granted\n"
    "route france \"\" to FR\n"
    "  barred by child \"\" when age < 18 and alone\n"
    "  barred by claim \"\" when claim is pending\n";

TEST(Asker, TellsWhatFollowsForEveryValue) {
  const ChartRef chart = Compiled(kPeople);
  EXPECT_EQ(Ask(chart, {"age=17", "alone=yes"}),
            "closed because france.child; reason age, alone");
  EXPECT_EQ(Ask(chart, {"age=18", "claim=none"}), "open; reason age, claim");
  EXPECT_EQ(Ask(chart, {"age=16..19", "alone=yes", "claim=none"}),
            "undetermined turns on age");
  EXPECT_EQ(Ask(chart, {"age=16..17", "alone=yes"}),
            "closed because france.child; reason age, alone");
  EXPECT_EQ(Ask(chart, {"claim=pending|granted"}),
            "undetermined turns on age, alone, claim");
  EXPECT_EQ(Ask(chart, {"claim=none|granted", "alone=no"}),
            "open; reason alone, claim");
}

TEST(Asker, TellsWhichClausesHold) {
  const ChartRef chart = Compiled(kPeople);
  EXPECT_EQ(Clauses(chart, {"age=17", "alone=yes"}),
            "france.child yes, france.claim unknown");
  EXPECT_EQ(Clauses(chart, {"alone=no", "claim=pending"}),
            "france.child no, france.claim yes");
}

// Missing is not false: what holds either way holds.
TEST(Asker, KnowsThatAFactIsOneOrTheOther) {
  const ChartRef chart = Compiled(
      "fact alone \"\" : yes or no\n"
      "route france \"\" to FR needs either \"\" when alone or not alone\n");
  EXPECT_EQ(Ask(chart, {}), "open; reason ");
}

// Each of the two clauses is unknown, and together they close the route.
TEST(Asker, NamesNoClauseWhereSeveralCloseTogether) {
  const ChartRef chart = Compiled(
      "fact alone \"\" : yes or no\n"
      "route france \"\" to FR\n"
      "  needs company \"\" when not alone\n"
      "  barred by family \"\" when not alone\n");
  EXPECT_EQ(Ask(chart, {}), "closed; reason ");
  EXPECT_EQ(Clauses(chart, {}),
            "france.company unknown, france.family unknown");
}

TEST(Asker, NamesEveryClauseThatClosesByItself) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "safeguards all \"\" barred by b \"\" when b\n"
      "route france \"\" to FR under all needs a \"\" when a\n");
  EXPECT_EQ(Ask(chart, {"a=no", "b=yes"}),
            "closed because france.a, all.b; reason a");
  EXPECT_EQ(Ask(chart, {"b=yes"}), "closed because all.b; reason b");
}

TEST(Asker, OutcomesAreThoseExplained) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "route r \"\" to FR needs a \"\" when a\n"
      "route s \"\" to FR barred by a \"\" when a\n"
      "route t \"\" to FR\n");
  Asker asker(chart);
  const auto person = MakeTestCase(chart->law(), {"a=yes"});
  const auto outcomes = asker.Outcomes(person, TestDays("2023-08-14"));
  EXPECT_EQ(std::vector(outcomes.begin(), outcomes.end()),
            (std::vector{Outcome::kOpen, Outcome::kClosed, Outcome::kOpen}));
  const chart::Case nobody(chart->law());
  EXPECT_EQ(asker.Outcomes(nobody, TestDays("2023-08-14")).front(),
            Outcome::kUndetermined);
}

// -- Reasons ----------------------------------------------------------------

// Facts are dropped from the last declared.
TEST(Asker, KeepsTheFactDeclaredFirst) {
  const std::string route =
      "route france \"\" to FR\n"
      "  barred by a \"\" when a\n"
      "  barred by b \"\" when b\n";
  EXPECT_EQ(Ask(Compiled("fact a \"\" : yes or no\nfact b \"\" : yes or no\n" +
                         route),
                {"a=yes", "b=yes"}),
            "closed because france.a, france.b; reason a");
  EXPECT_EQ(Ask(Compiled("fact b \"\" : yes or no\nfact a \"\" : yes or no\n" +
                         route),
                {"a=yes", "b=yes"}),
            "closed because france.a, france.b; reason b");
}

// Nothing of a reason can be left out, and nothing else is needed.
TEST(Asker, ReasonsAreMinimal) {
  std::string law;
  std::string any = "a_0";
  Settings settings;
  for (int i = 0; i < 9; ++i) {
    law += fmt::format("fact a_{} \"\" : yes or no\n", i);
    if (i > 0) any += fmt::format(" or a_{}", i);
    settings.push_back(fmt::format("a_{}=no", i));
  }
  const ChartRef chart =
      Compiled(law + "route france \"\" to FR needs any \"\" when " + any +
               " barred by two \"\" when a_2 and a_7\n");
  EXPECT_EQ(Ask(chart, settings),
            "closed because france.any; reason a_0, a_1, a_2, a_3, a_4, a_5, "
            "a_6, a_7, a_8");
  settings[2] = "a_2=yes";
  EXPECT_EQ(Ask(chart, settings), "open; reason a_2, a_7");
  settings[7] = "a_7=yes";
  EXPECT_EQ(Ask(chart, settings), "closed because france.two; reason a_2, a_7");
}

// The widest run of days around the day asked about that still settles.
TEST(Asker, WidensTheDayOfAReason) {
  const ChartRef chart = Compiled(kAgreement, kAgreementRecord);
  EXPECT_EQ(Ask(chart, {}, "2023-08-14"),
            "closed because france.treaty; reason today ..2023-08-31");
  EXPECT_EQ(Ask(chart, {"alone=no"}, "2023-09-01"),
            "open; reason alone, today 2023-09-01..2026-06-10");
  EXPECT_EQ(Ask(chart, {}, "2026-06-11"),
            "closed because france.treaty; reason today 2026-06-11..");
  // It is closed on every day, so no day is needed.
  EXPECT_EQ(Ask(chart, {"alone=yes"}, "2024-01-01"),
            "closed because france.alone; reason alone");
}

// Before the agreement both the day and the fact settle it; facts go first.
TEST(Asker, DropsFactsBeforeTheDay) {
  EXPECT_EQ(Ask(Compiled(kAgreement, kAgreementRecord), {"alone=yes"}),
            "closed because france.treaty, france.alone; reason today "
            "..2023-08-31");
}

TEST(Asker, WidensSeveralDays) {
  const ChartRef chart = Compiled(kAgreement, kAgreementRecord);
  EXPECT_EQ(Ask(chart, {"alone=no"}, "2024-01-01..2024-12-31"),
            "open; reason alone, today 2023-09-01..2026-06-10");
  EXPECT_EQ(Ask(chart, {"alone=no"}, "2023-08-31..2024-12-31"),
            "undetermined turns on today");
}

TEST(Asker, WidensTheDayUpToALimit) {
  const ChartRef chart = Compiled(
      "fact arrived \"\" : date\n"
      "measure stay \"\" counts days from arrived to today\n"
      "route france \"\" to FR barred by late \"\" when stay > 14\n");
  EXPECT_EQ(Ask(chart, {"arrived=2023-08-01"}, "2023-08-14"),
            "open; reason arrived, today ..2023-08-15");
  EXPECT_EQ(Ask(chart, {"arrived=2023-08-01"}, "2023-08-16"),
            "closed because france.late; reason arrived, today 2023-08-16..");
}

constexpr const char* kDisputeRecord =
    "source paper \"\" newspaper published 2020-01-01\n"
    "source minister \"\" statement published 2020-01-01\n"
    "event signed \"\" on 2023-06-01 treaty becomes in_force\n"
    "  according to paper denied by minister\n"
    "viewpoint theirs \"\" credits paper\n"
    "viewpoint ours \"\" credits minister\n";

TEST(Asker, TurnsOnADispute) {
  const ChartRef chart = Compiled(kAgreement, kDisputeRecord);
  EXPECT_EQ(Ask(chart, {"alone=no"}), "undetermined turns on signed");
  EXPECT_EQ(Ask(chart, {}), "undetermined turns on alone, signed");
  EXPECT_EQ(Ask(chart, {}, "2023-05-31"),
            "closed because france.treaty; reason today ..2023-05-31");
}

// Before the day of the dispute it makes no difference: `today` is dropped
// after the dispute.
TEST(Asker, GivesASettledDisputeAsAReason) {
  const ChartRef theirs =
      Compiled(kAgreement, kDisputeRecord, ToldBy("theirs"));
  EXPECT_EQ(Ask(theirs, {"alone=no"}),
            "open; reason alone, signed, today 2023-06-01..");
  const ChartRef ours = Compiled(kAgreement, kDisputeRecord, ToldBy("ours"));
  EXPECT_EQ(Ask(ours, {"alone=no"}),
            "closed because france.treaty; reason signed");
}

// -- What an outcome turns on -----------------------------------------------

TEST(Asker, TurnsOnTheUnknownDatesOfAMeasure) {
  const ChartRef chart = Compiled(
      "fact arrived \"\" : date\n"
      "fact requested \"\" : date or none\n"
      "measure delay \"\" counts days from arrived to requested\n"
      "route france \"\" to FR needs request \"\" when delay <= 14\n");
  EXPECT_EQ(Ask(chart, {}), "undetermined turns on arrived, requested");
  EXPECT_EQ(Ask(chart, {"arrived=2023-08-01"}),
            "undetermined turns on requested");
  EXPECT_EQ(Ask(chart, {"requested=2023-08-01"}),
            "undetermined turns on arrived");
  // Partly known is not known.
  EXPECT_EQ(
      Ask(chart, {"arrived=2023-08-01..2023-08-02", "requested=2023-08-16"}),
      "undetermined turns on arrived");
  EXPECT_EQ(
      Ask(chart, {"arrived=2023-08-02..2023-08-03", "requested=2023-08-16"}),
      "open; reason arrived, requested");
  EXPECT_EQ(Ask(chart, {"requested=none"}),
            "closed because france.request; reason requested");
}

TEST(Asker, TurnsOnTodayWhereItIsARange) {
  const ChartRef chart = Compiled(
      "fact arrived \"\" : date\n"
      "measure stay \"\" counts days from arrived to today\n"
      "route france \"\" to FR barred by late \"\" when stay > 14\n");
  EXPECT_EQ(Ask(chart, {}, "2023-08-14"), "undetermined turns on arrived");
  EXPECT_EQ(Ask(chart, {"arrived=2023-08-01"}, "2023-08-14..2023-08-16"),
            "undetermined turns on today");
  EXPECT_EQ(Ask(chart, {}, "2023-08-14..2023-08-16"),
            "undetermined turns on arrived, today");
}

TEST(Asker, TurnsOnAWindow) {
  const ChartRef chart =
      Compiled(kAgreement,
               "source paper \"\" newspaper published 2020-01-01\n"
               "event signed \"\" between 2023-06-01 and 2023-09-01\n"
               "  treaty becomes in_force according to paper\n");
  EXPECT_EQ(Ask(chart, {"alone=no"}, "2023-08-14"),
            "undetermined turns on signed");
  EXPECT_EQ(Ask(chart, {"alone=no"}, "2023-09-01"),
            "open; reason alone, today 2023-09-01..");
  EXPECT_EQ(Ask(chart, {"alone=no"}, "2023-05-31"),
            "closed because france.treaty; reason today ..2023-05-31");
}

// Of the events told against one another, those that may have gone either way.
TEST(Asker, TurnsOnEveryEventOfADispute) {
  const ChartRef chart =
      Compiled(kAgreement,
               "source paper \"\" newspaper published 2020-01-01\n"
               "source memo \"\" official published 2020-01-01\n"
               "event signed \"\" on 2023-06-01 treaty becomes in_force\n"
               "  according to paper denied by memo\n"
               "event refused \"\" on 2023-06-01 treaty becomes none\n"
               "  according to memo denied by paper\n");
  EXPECT_EQ(Ask(chart, {"alone=no"}), "undetermined turns on signed, refused");
}

// A fact that makes no difference any more is not named.
TEST(Asker, LeavesOutWhatDoesNotMatter) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "fact c \"\" : one of x, y, z\n"
      "route france \"\" to FR\n"
      "  needs one \"\" when (a and b) or c is x\n");
  EXPECT_EQ(Ask(chart, {}), "undetermined turns on a, b, c");
  EXPECT_EQ(Ask(chart, {"a=no"}), "undetermined turns on c");
  EXPECT_EQ(Ask(chart, {"c=y|z"}), "undetermined turns on a, b");
}

// -- Wide -------------------------------------------------------------------

// The stay and the delay both count from the day of arrival. No one day makes
// the stay long and the delay short.
TEST(Asker, KeepsADateLookedAtTwiceTogether) {
  const ChartRef chart = Compiled(
      "fact arrived \"\" : date\n"
      "fact requested \"\" : date\n"
      "measure stay \"\" counts days from arrived to today\n"
      "measure delay \"\" counts days from arrived to requested\n"
      "route france \"\" to FR\n"
      "  needs stay \"\" when stay > 10\n"
      "  needs delay \"\" when delay < 5\n");
  EXPECT_EQ(Ask(chart, {"requested=2023-08-14"}, "2023-08-14"),
            "closed; reason requested, today ..2023-08-20");
  EXPECT_EQ(Ask(chart, {"arrived=2023-08-01"}, "2023-08-14"),
            "undetermined turns on requested");
  // Where only one of the two still matters.
  EXPECT_EQ(Ask(chart, {"arrived=..2023-08-01", "requested=2023-08-04"},
                "2023-08-14"),
            "undetermined turns on arrived");
}

TEST(Asker, KeepsADateTogetherWithItsMeasure) {
  const ChartRef chart = Compiled(
      "fact arrived \"\" : date\n"
      "measure stay \"\" counts days from arrived to today\n"
      "route france \"\" to FR\n"
      "  needs stay \"\" when stay > 10\n"
      "  needs arrived \"\" when arrived > 2023-08-10\n");
  EXPECT_EQ(Ask(chart, {}, "2023-08-14"), "closed; reason today ..2023-08-21");
  EXPECT_EQ(Ask(chart, {}, "2023-08-14..2023-08-30"),
            "undetermined turns on arrived, today");
}

TEST(Asker, KeepsTodayLookedAtTwiceTogether) {
  const ChartRef chart = Compiled(
      "fact arrived \"\" : date\n"
      "measure stay \"\" counts days from arrived to today\n"
      "route france \"\" to FR\n"
      "  needs stay \"\" when stay > 10\n"
      "  barred by today \"\" when today > 2023-08-20\n");
  EXPECT_EQ(Ask(chart, {"arrived=2023-08-12"}, "2023-08-14..2023-08-30"),
            "closed; reason arrived");
}

// -- Events of a clause -----------------------------------------------------

TEST(Asker, NamesTheEventsThatSetAMatter) {
  const ChartRef chart = Compiled(kAgreement, kAgreementRecord);
  EXPECT_EQ(Clauses(chart, {}, "2023-08-31"),
            "france.treaty no, france.alone unknown");
  EXPECT_EQ(Clauses(chart, {}, "2023-09-01"),
            "france.treaty yes by signed, france.alone unknown");
  EXPECT_EQ(Clauses(chart, {}, "2026-06-11"),
            "france.treaty no by ended, france.alone unknown");
  EXPECT_EQ(Clauses(chart, {}, "2023-08-31..2026-06-11"),
            "france.treaty unknown by signed ended, france.alone unknown");
}

TEST(Asker, NamesTheEventsThatMaySetAMatter) {
  const std::string record =
      std::string(kDisputeRecord) +
      "event sought \"\" on 2023-05-01 treaty becomes none\n"
      "  according to paper\n";
  EXPECT_EQ(Clauses(Compiled(kAgreement, record), {}),
            "france.treaty unknown by signed sought, france.alone unknown");
  EXPECT_EQ(Clauses(Compiled(kAgreement, record, ToldBy("theirs")), {}),
            "france.treaty yes by signed, france.alone unknown");
  EXPECT_EQ(Clauses(Compiled(kAgreement, record, ToldBy("ours")), {}),
            "france.treaty no by sought, france.alone unknown");
}

// Through a term, an `unless` and a comparison.
TEST(Asker, FindsTheMattersOfAClause) {
  const ChartRef chart = Compiled(
      "fact stay \"\" : 0..400 days\n"
      "matter a \"\" : yes or no; at first no\n"
      "matter b \"\" : yes or no; at first no\n"
      "matter limit \"\" : 0..365 days; at first 45\n"
      "term ready \"\" when a\n"
      "route france \"\" to FR\n"
      "  needs ready \"\" when ready\n"
      "  barred by stay \"\" when stay > limit unless b\n",
      "source paper \"\" newspaper published 2020-01-01\n"
      "event a_set \"\" on 2020-01-01 a becomes yes according to paper\n"
      "event b_set \"\" on 2020-01-02 b becomes no according to paper\n"
      "event limit_set \"\" on 2020-01-03 limit becomes 30\n"
      "  according to paper\n");
  EXPECT_EQ(Clauses(chart, {}),
            "france.ready yes by a_set, france.stay unknown by b_set "
            "limit_set");
}

TEST(Asker, NamesNoEventOfAMatterSupposed) {
  EXPECT_EQ(Clauses(Compiled(kAgreement, kAgreementRecord,
                             Supposing({"treaty becomes none on 2023-10-01"})),
                    {}, "2024-01-01"),
            "france.treaty no, france.alone unknown");
}

// -- What to ask first ------------------------------------------------------

std::string AskedFirst(const ChartRef& chart, const Settings& settings) {
  Asker asker(chart);
  const auto person = MakeTestCase(chart->law(), settings);
  const auto answer =
      asker.Explain(person, TestDays("2023-08-14"), AllRoutes(chart));
  std::vector<std::string> names;
  for (const law::FactId fact : asker.AskFirst(person, answer)) {
    names.push_back(chart->law().fact(fact).name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

// b can settle both routes, c one, a none by itself.
TEST(Asker, AsksFirstForWhatSettlesTheMostRoutes) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "fact c \"\" : yes or no\n"
      "fact d \"\" : yes or no\n"
      "route r \"\" to FR needs b \"\" when b and (a or d)\n"
      "route s \"\" to FR needs b \"\" when b and c\n");
  EXPECT_EQ(AskedFirst(chart, {}), "b, c, a, d");
  EXPECT_EQ(AskedFirst(chart, {"b=yes"}), "a, c, d");
  EXPECT_EQ(AskedFirst(chart, {"b=no"}), "");
}

// A date counts though only measures look at it: arriving late enough closes
// both routes, and nothing else alone settles either.
TEST(Asker, AsksFirstForADateThatMeasuresLookAt) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "fact arrived \"\" : date\n"
      "fact asked \"\" : date or none\n"
      "measure stay \"\" counts days from arrived to today\n"
      "measure delay \"\" counts days from arrived to asked\n"
      "route r \"\" to FR\n"
      "  barred by stay \"\" when stay in 3..5 or (a and delay > 7)\n"
      "route s \"\" to FR needs stay \"\" when stay in 4..9 and a\n");
  // Having arrived three days ago closes both.
  EXPECT_EQ(AskedFirst(chart, {}), "arrived, a, asked");
  // Now only r is open to doubt, and not having asked settles it.
  EXPECT_EQ(AskedFirst(chart, {"arrived=..2023-08-01"}), "a, asked, arrived");
}

// Each settles one route; b matters to two.
TEST(Asker, AsksFirstForWhatMattersToTheMostRoutes) {
  const ChartRef chart = Compiled(
      "fact a \"\" : yes or no\n"
      "fact b \"\" : yes or no\n"
      "fact c \"\" : yes or no\n"
      "route r \"\" to FR needs b \"\" when a and b\n"
      "route s \"\" to FR\n"
      "  needs b \"\" when (a and b) or (a and c) or (b and c)\n"
      "route t \"\" to FR needs c \"\" when (b and c) or (not b and not c)\n");
  EXPECT_EQ(AskedFirst(chart, {}), "b, a, c");
}

}  // namespace
}  // namespace safeconduct::ask
