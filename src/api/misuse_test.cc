// SPDX-License-Identifier: Apache-2.0
// What a caller may put together wrongly, through the public headers alone: the
// library says what is wrong, and never answers something else.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/check.h"
#include "safeconduct/export.h"
#include "safeconduct/prover.h"
#include "safeconduct/survey.h"
#include "survey/arrow/abi.h"

namespace safeconduct {
namespace {

// The pack of a route that is open to adults.
Pack MakePack() {
  return Pack::Read({{"adults.law.md",
                      "```law\n"
                      "fact age \"Age\" : 0..120 years, fixed\n"
                      "matter treaty \"Agreement\" : yes or no; at first yes\n"
                      "route france \"To France\" to FR\n"
                      "  needs adult \"Is an adult\" when age >= 18\n"
                      "  needs treaty \"Is agreed\" when treaty\n"
                      "guarantee adults \"Adults\"\n"
                      "  never france is open and age < 18\n"
                      "```\n"},
                     {"adults.record.md", "```record\n```\n"}})
      .value();
}

// Another pack, whose facts are more and other.
Pack MakeOtherPack() {
  return Pack::Read({{"other.law.md",
                      "```law\n"
                      "fact alone \"Is alone\" : yes or no\n"
                      "fact arrived \"Arrived\" : date\n"
                      "route home \"Home\" to IR\n"
                      "  needs alone \"Is alone\" when alone\n"
                      "```\n"}})
      .value();
}

const Date kDay = ParseDate("2023-08-14").value();
const Days kSummer{kDay, kDay};
const Days kReversed{kDay, Date{kDay.days - 1}};
const Days kTooEarly{Date{kFirstDay.days - 1}, kDay};
const Days kTooLate{kDay, Date{kLastDay.days + 1}};

template <typename Result>
Error ErrorIn(const Result& result) {
  if (!result) return result.error();
  ADD_FAILURE() << "is no error";
  return {};
}

template <typename Result>
void ExpectError(const Result& result, Error::Kind kind,
                 const std::string& text) {
  const Error error = ErrorIn(result);
  EXPECT_EQ(error.kind, kind);
  EXPECT_EQ(error.text, text);
}

constexpr const char* kOfAnotherPack =
    "case: is of another pack than the chart (make both from one pack that was "
    "read once)";
constexpr const char* kSwap =
    "days: end on 2023-08-13, before they begin on 2023-08-14 (swap them)";
constexpr const char* kAmong =
    "days: none outside 1900-01-01 to 2100-12-31 are reasoned about (ask about "
    "days among them)";

TEST(Misuse, CaseOfAnotherPack) {
  const Chart chart = Chart::Compile(MakePack()).value();
  Asker asker(chart);
  // Of other facts, and of the same facts read again.
  for (const Pack& pack : {MakeOtherPack(), MakePack()}) {
    const Case person(pack);
    ExpectError(asker.Outcomes(person, kSummer), Error::Kind::kMismatch,
                kOfAnotherPack);
    ExpectError(asker.Explain(person, kSummer), Error::Kind::kMismatch,
                kOfAnotherPack);
  }
  EXPECT_TRUE(asker.Outcomes(Case(chart.pack()), kSummer).has_value());
}

// Reads a table without a byte.
size_t ReadNothing(char* /*to*/, size_t /*size*/) { return 0; }

TEST(Misuse, DaysThatAreNone) {
  const Chart chart = Chart::Compile(MakePack()).value();
  Asker asker(chart);
  const Case person(chart.pack());
  ExpectError(asker.Outcomes(person, {}), Error::Kind::kQuestion,
              "days: none are named (name the day asked about)");
  ExpectError(asker.Explain(person, {kDay}), Error::Kind::kQuestion,
              "days: none are named (name the day asked about)");
  ExpectError(SurveyTable(chart, {}, ReadNothing), Error::Kind::kQuestion,
              "days: none are named (name the day asked about)");
  ExpectError(asker.Outcomes(person, kReversed), Error::Kind::kQuestion, kSwap);
  ExpectError(asker.Explain(person, kReversed), Error::Kind::kQuestion, kSwap);
  for (const Days& days : {kTooEarly, kTooLate}) {
    ExpectError(asker.Outcomes(person, days), Error::Kind::kQuestion, kAmong);
    ExpectError(asker.Explain(person, days), Error::Kind::kQuestion, kAmong);
  }
  ExpectError(chart.MattersOn(kTooLate.last), Error::Kind::kQuestion, kAmong);
}

TEST(Misuse, NamesThatThePackLacks) {
  const Chart chart = Chart::Compile(MakePack()).value();
  Asker asker(chart);
  const Case person(chart.pack());
  ExpectError(asker.Explain(person, kSummer, {.routes = {"frence"}}),
              Error::Kind::kUnknownName,
              "--route: unknown route `frence` (did you mean `france`?)");
  ExpectError(chart.MattersOn(kDay, {"treety"}), Error::Kind::kUnknownName,
              "--matter: unknown matter `treety` (did you mean `treaty`?)");
  ExpectError(chart.HistoryOf("treety"), Error::Kind::kUnknownName,
              "--matter: unknown matter `treety` (did you mean `treaty`?)");
  ExpectError(Prove(chart, {.guarantees = {"adult"}}),
              Error::Kind::kUnknownName,
              "GUARANTEE: unknown guarantee `adult` (did you mean `adults`?)");
  const auto answer = asker.Explain(person, kSummer);
  ExpectError(answer->Find("home"), Error::Kind::kUnknownName,
              "answer: says nothing of a route `home` (ask about it)");
  EXPECT_EQ((*answer->Find("france"))->outcome, Outcome::kUndetermined);
}

TEST(Misuse, MoreMovesThanAreLookedFor) {
  const Chart chart = Chart::Compile(MakePack()).value();
  ExpectError(
      Asker(chart).Explain(Case(chart.pack()), kSummer, {.max_moves = 9}),
      Error::Kind::kQuestion,
      "changes: are looked for of at most 8 moves (ask for fewer)");
}

TEST(Misuse, PackOfNoFiles) {
  ExpectError(Pack::Read({}), Error::Kind::kQuestion,
              "law pack: has no file (give its *.law.md and *.record.md)");
}

TEST(Misuse, SettingOfAnotherPack) {
  Case person(MakePack());
  const Error error = ErrorIn(person.Set("alone=yes"));
  EXPECT_EQ(error.kind, Error::Kind::kFaults);
  ASSERT_EQ(error.diagnostics.size(), 1U);
  EXPECT_EQ(error.diagnostics[0].kind, "unknown-fact");
  EXPECT_EQ(error.diagnostics[0].location.path, "--set");
  EXPECT_EQ(error.diagnostics[0].location.column, 1U);
  EXPECT_EQ(error.diagnostics[0].location.end_column, 6U);
  EXPECT_EQ(error.diagnostics[0].shown, error.text + "\n");
}

TEST(Misuse, FaultySettingsChangeNothing) {
  Case person(MakePack());
  EXPECT_FALSE(person.SetAll({"age=17", "age=18"}).has_value());
  EXPECT_TRUE(person.Known().empty());
  EXPECT_TRUE(person.SetAll({"age=17"}).has_value());
  ASSERT_EQ(person.Known().size(), 1U);
  EXPECT_EQ(person.Known()[0].values.runs[0].first, "17");
}

// -- Surveys ------------------------------------------------------------------

TEST(Misuse, SurveyBesideAnotherPack) {
  const Chart chart = Chart::Compile(MakePack()).value();
  const Chart other = Chart::Compile(MakePack()).value();
  SurveyOptions options;
  options.days = kSummer;
  options.versus = &other;
  ExpectError(SurveyTable(chart, options, ReadNothing), Error::Kind::kMismatch,
              "versus: is of another pack than the chart (make both from one "
              "pack that was read once)");
}

TEST(Misuse, SurveyThatCannotBegin) {
  const Chart chart = Chart::Compile(MakePack()).value();
  SurveyOptions options;
  options.days = kReversed;
  ExpectError(SurveyTable(chart, options, ReadNothing), Error::Kind::kQuestion,
              kSwap);
  options.days = kSummer;
  ExpectError(SurveyTable(chart, options, nullptr), Error::Kind::kQuestion,
              "table: nothing reads it (give a function)");
  ExpectError(SurveyArrow(chart, options, nullptr), Error::Kind::kQuestion,
              "table: has no stream (give one)");
  options.threads = 0;
  ExpectError(SurveyTable(chart, options, ReadNothing), Error::Kind::kQuestion,
              "survey: has no thread to work with (give one)");
  options.threads = kMaxThreads + 1;
  ExpectError(SurveyTable(chart, options, ReadNothing), Error::Kind::kQuestion,
              "survey: has 1025 threads (give 1024 at most)");
}

TEST(Misuse, ReaderThatTellsOfMoreThanItWasAskedFor) {
  const Chart chart = Chart::Compile(MakePack()).value();
  ExpectError(SurveyTable(chart, {.days = kSummer},
                          [](char* to, size_t size) {
                            std::fill_n(to, size, '\n');
                            return size + 1;
                          }),
              Error::Kind::kQuestion,
              "table: its reader tells of more bytes than there was room for "
              "(give as many as are asked for, or fewer at the end)");
}

TEST(Misuse, StreamOfRowsIsReleasedWhereItsOutcomesGoNowhere) {
  const Chart chart = Chart::Compile(MakePack()).value();
  ArrowArrayStream rows{};
  rows.release = [](ArrowArrayStream* stream) { stream->release = nullptr; };
  EXPECT_EQ(
      ErrorIn(StreamOutcomes(chart, {.days = kSummer}, &rows, nullptr)).kind,
      Error::Kind::kQuestion);
  EXPECT_EQ(rows.release, nullptr);
}

TEST(Misuse, AnAnswerThatNoSurveyMadeHasNoCounts) {
  const Chart chart = Chart::Compile(MakePack()).value();
  bool read = false;
  auto made =
      SurveyTable(chart, {.days = kSummer}, [&](char* to, size_t /*size*/) {
        constexpr std::string_view kTable = "age\n";
        return std::exchange(read, true) ? size_t{0}
                                         : kTable.copy(to, kTable.size());
      }).value();
  made.counts = nullptr;
  const std::string text =
      "survey: the answer has no counts (give one that a survey made)";
  ExpectError(Merge({made}), Error::Kind::kQuestion, text);
  ExpectError(Merge({made, made}), Error::Kind::kQuestion, text);
  ExpectError(DrawSurvey(made, ""), Error::Kind::kQuestion, text);
}

TEST(Misuse, NothingIsSaidOfAFactOfAnotherPack) {
  const Pack pack = MakePack();
  const Pack other = MakePack();
  const Chart chart = Chart::Compile(pack).value();
  Values all;
  all.all = true;
  EXPECT_EQ(chart.DescribeValues(pack.facts().front(), {all}), "unknown");
  EXPECT_EQ(chart.DescribeValues(other.facts().front(), {all}), "");
}

TEST(Misuse, NoDayIsWrittenAsNone) {
  EXPECT_EQ(FormatDate(kNoDay), "no day");
  EXPECT_EQ(FormatDays({}), "no day");
  EXPECT_EQ(DescribeDays(Days{}), "no day");
}

TEST(Misuse, NamesOfSqlAreFitForIt) {
  const Chart chart = Chart::Compile(MakePack()).value();
  const std::string zero("a\0b", 3);
  for (const SqlOptions& options :
       {SqlOptions{zero, ""}, SqlOptions{"\xFF", ""}, SqlOptions{"cases", zero},
        SqlOptions{"cases", "france_may_be_open"}}) {
    EXPECT_EQ(ErrorIn(FormatSql(chart, kDay, options)).kind,
              Error::Kind::kQuestion);
  }
}

// Returns what gives rows without an end.
std::function<size_t(char* to, size_t size)> RowsWithoutEnd() {
  return [has_head = false](char* to, size_t size) mutable {
    constexpr std::string_view kHead = "age\n";
    constexpr std::string_view kRow = "30\n";
    size_t done = 0;
    if (!std::exchange(has_head, true)) {
      done = kHead.copy(to, kHead.size());
    }
    for (; done + kRow.size() <= size; done += kRow.size()) {
      std::ranges::copy(kRow, to + done);
    }
    return done;
  };
}

TEST(Survey, StopsWhereItIsToldTo) {
  const Chart chart = Chart::Compile(MakePack()).value();
  SurveyOptions options;
  options.days = kSummer;
  size_t seen = 0;
  options.watch = [&](size_t /*bytes*/, size_t rows) {
    seen = rows;
    return false;
  };
  ExpectError(SurveyTable(chart, options, RowsWithoutEnd()),
              Error::Kind::kCancelled,
              "survey: was told to stop (let it go on)");
  EXPECT_GT(seen, 0U);
}

TEST(Survey, StopsWhereItsAnswersAreNotTaken) {
  const Chart chart = Chart::Compile(MakePack()).value();
  SurveyOptions options;
  options.days = kSummer;
  options.threads = 2;
  size_t taken = 0;
  options.write = [&](std::string_view /*text*/) { return ++taken < 2; };
  const auto answer = SurveyTable(chart, options, RowsWithoutEnd());
  EXPECT_EQ(ErrorIn(answer).kind, Error::Kind::kCancelled);
  EXPECT_EQ(taken, 2U);
}

// -- Explain ------------------------------------------------------------------

TEST(Asker, StopsWhereItIsToldTo) {
  const Chart chart = Chart::Compile(MakePack()).value();
  const Case person(chart.pack());
  Asker asker(chart);
  AskOptions options;
  size_t all = 0;
  options.watch = [&](size_t /*done*/, size_t routes) {
    all = routes;
    return false;
  };
  // Without changes there is no long work, and nobody to tell.
  EXPECT_TRUE(asker.Explain(person, kSummer, options).has_value());
  EXPECT_EQ(all, 0U);
  options.max_moves = 1;
  ExpectError(asker.Explain(person, kSummer, options), Error::Kind::kCancelled,
              "ask: was told to stop (let it go on)");
  EXPECT_EQ(all, chart.pack().routes().size());
}

// -- Compare ------------------------------------------------------------------

TEST(Compare, StopsWhereItIsToldTo) {
  const Pack pack = MakePack();
  DiffOptions options;
  size_t all = 0;
  options.watch = [&](size_t done, size_t routes) {
    all = routes;
    return done > 0;
  };
  ExpectError(Compare(pack, pack, options), Error::Kind::kCancelled,
              "diff: was told to stop (let it go on)");
  EXPECT_EQ(all, pack.routes().size());
  options.watch = [](size_t done, size_t routes) { return done < routes; };
  EXPECT_TRUE(Compare(pack, pack, options)->none());
}

// -- Export -------------------------------------------------------------------

TEST(Misuse, DrawingOfWhatDoesNotGoTogether) {
  const Chart chart = Chart::Compile(MakePack()).value();
  ExpectError(DrawRoutes(chart, Case(MakePack()), {}), Error::Kind::kMismatch,
              kOfAnotherPack);
  DrawingOptions options;
  options.days = kReversed;
  ExpectError(DrawRoutes(chart, Case(chart.pack()), options),
              Error::Kind::kQuestion, kSwap);
  options.days = kSummer;
  options.routes = {"home"};
  EXPECT_EQ(ErrorIn(DrawRoutes(chart, Case(chart.pack()), options)).kind,
            Error::Kind::kUnknownName);
  options.routes = {};
  EXPECT_TRUE(DrawRoutes(chart, Case(chart.pack()), options)
                  ->script.contains("digraph"));
}

TEST(Misuse, QueryThatCannotBeWritten) {
  const Chart chart = Chart::Compile(MakePack()).value();
  ExpectError(FormatSql(chart, kTooLate.last), Error::Kind::kQuestion, kAmong);
  EXPECT_EQ(ErrorIn(FormatSql(chart, kDay, {.table = "a..b", .id = ""})).kind,
            Error::Kind::kQuestion);
  EXPECT_TRUE(FormatSql(chart, kDay)->contains("france"));
}

// -- Scenarios that would say nothing -----------------------------------------

TEST(Scenario, IsRefusedWhereEveryStateOfTheMattersIsLookedAt) {
  const Pack pack = MakePack();
  Scenario scenario;
  scenario.known_on = "2023-01-01";
  const Chart chart = Chart::Compile(pack, scenario).value();
  const char* text =
      "prove: every state of the matters is looked at, whatever the scenario "
      "says of the record (leave it out, or set `as_recorded`)";
  ExpectError(Prove(chart), Error::Kind::kMismatch, text);
  ExpectError(Prove(pack, scenario, {}), Error::Kind::kMismatch, text);
  EXPECT_TRUE(Prove(chart, {.as_recorded = true}).has_value());
  DiffOptions options;
  options.scenario = scenario;
  EXPECT_TRUE(Compare(pack, pack, options).has_value());
  options.free = true;
  ExpectError(Compare(pack, pack, options), Error::Kind::kMismatch,
              "diff: every state of the matters is looked at, whatever the "
              "scenario says of the record (leave it out, or leave `free` "
              "out)");
}

// -- Check --------------------------------------------------------------------

TEST(Check, TellsOfWhatDecidesNothing) {
  const auto answer = Check(MakePack());
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->fault_count, 0U);
  EXPECT_EQ(answer->warning_count, answer->diagnostics.size());
  EXPECT_TRUE(answer->coverage.complete);
  EXPECT_TRUE(answer->coverage.clauses.empty());
  EXPECT_EQ(answer->situations, "");
}

TEST(Check, StopsWhereItIsToldTo) {
  CheckOptions options;
  options.watch = [](size_t done, size_t all) { return done + 1 < all; };
  EXPECT_EQ(ErrorIn(Check(MakePack(), options)).kind, Error::Kind::kCancelled);
}

// -- What an answer keeps alive -----------------------------------------------

TEST(Answer, OutlivesWhatItWasAskedOf) {
  const auto answer = [] {
    const Chart chart = Chart::Compile(MakePack()).value();
    Case person(chart.pack());
    person.Set("age=17").value();
    return Asker(chart).Explain(person, kSummer).value();
  }();
  const RouteAnswer& france = *answer.Find("france").value();
  EXPECT_EQ(france.outcome, Outcome::kClosed);
  ASSERT_EQ(france.because.size(), 1U);
  EXPECT_EQ(france.because[0]->address, "france.adult");
  ASSERT_EQ(france.reason->facts.size(), 1U);
  EXPECT_EQ(france.reason->facts[0].fact->question, "Age");
  EXPECT_EQ(france.route->country_name, "France");
}

}  // namespace
}  // namespace safeconduct
