// SPDX-License-Identifier: Apache-2.0
// A survey answers for each row of a table what asking one case answers.
#include "safeconduct/survey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/json.h"
#include "tests/inside/instruction_sets.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"

namespace safeconduct {
namespace {

using random::CaseTable;
using random::ExpectSameLines;

std::string AnswersOf(const Chart& chart, const std::string& text,
                      size_t threads, const Days& days = {Date{0}, Date{0}}) {
  std::string answers;
  SurveyOptions options;
  options.days = days;
  options.threads = threads;
  options.write = random::WriterTo(answers);
  const auto result = SurveyTable(chart, options, random::ReaderOf(text));
  if (!result) return result.error().text;
  const std::string fault = random::FaultOf(*result);
  return fault.empty() ? answers : fault;
}

CaseTable RandomTable(random::Dice& dice, const Pack& pack, size_t rows) {
  const random::Knowledge knowledge{dice.Between(20, 100), dice.Between(0, 40)};
  CaseTable table;
  for (size_t i = 0; i < rows; ++i) {
    table.cases.push_back(random::RandomCase(dice, pack, knowledge));
    table.days.push_back(random::RandomDays(dice, 20));
  }
  return table;
}

// Adds cases of the Channel pack on days of their own.
void AddChannelRows(random::Dice& dice, const Pack& pack, size_t rows,
                    int max_unknown, CaseTable& table) {
  for (size_t i = 0; i < rows; ++i) {
    table.days.push_back(random::RandomChannelDays(dice, pack.events()));
    table.cases.push_back(random::RandomChannelCase(
        dice, pack, dice.Between(0, max_unknown), table.days.back()));
  }
}

// Expects a survey to answer as asking does, whatever computes it.
void ExpectSameOnEveryInstructionSet(const Chart& chart,
                                     const CaseTable& table) {
  const std::string text = table.Text(chart.pack());
  const std::string asked = table.Asked(chart);
  inside::ForEachInstructionSet([&](const std::string& name) {
    ExpectSameLines(AnswersOf(chart, text, 1), asked);
    EXPECT_FALSE(testing::Test::HasFailure())
        << name << ", " << table.cases.size() << " rows";
  });
  ExpectSameLines(AnswersOf(chart, text, 2), asked);
}

TEST(Survey, AnswersEachRowOfRandomTablesLikeAsk) {
  random::ForTrials(500'000, 300, [&](random::Trial& trial) {
    const CaseTable table = RandomTable(trial.dice, *trial.pack, 200);
    ExpectSameLines(AnswersOf(*trial.chart, table.Text(*trial.pack), 1),
                    table.Asked(*trial.chart));
  });
}

TEST(Survey, AnswersTablesOfDaysAndCalendarsLikeAsk) {
  random::Shape shape;
  shape.dates = 70;
  shape.days = true;
  random::ForTrials(
      550'000, 200,
      [&](random::Trial& trial) {
        CaseTable table = RandomTable(trial.dice, *trial.pack, 150);
        ExpectSameLines(AnswersOf(*trial.chart, table.Text(*trial.pack), 1),
                        table.Asked(*trial.chart));
        const Days days = random::RandomDays(trial.dice, 20);
        std::ranges::fill(table.days, days);
        ExpectSameLines(
            AnswersOf(*trial.chart, table.Text(*trial.pack, false), 1, days),
            table.Asked(*trial.chart));
      },
      shape);
}

TEST(Survey, AnswersTablesOfMattersAsOfDatesLikeAsk) {
  random::Shape shape;
  shape.dates = 70;
  shape.as_of = true;
  random::ForTrials(
      560'000, 200,
      [&](random::Trial& trial) {
        const CaseTable table = RandomTable(trial.dice, *trial.pack, 150);
        ExpectSameLines(AnswersOf(*trial.chart, table.Text(*trial.pack), 1),
                        table.Asked(*trial.chart));
      },
      shape);
}

TEST(Survey, AnswersTablesOfOneDayLikeAsk) {
  random::ForTrials(600'000, 300, [&](random::Trial& trial) {
    CaseTable table = RandomTable(trial.dice, *trial.pack, 100);
    for (int question = 0; question < 3; ++question) {
      const Days days = random::RandomDays(trial.dice, 20);
      std::ranges::fill(table.days, days);
      ExpectSameLines(
          AnswersOf(*trial.chart, table.Text(*trial.pack, false), 1, days),
          table.Asked(*trial.chart));
    }
  });
}

TEST(Survey, AnswersTheChannelPackOnOneDayLikeAsk) {
  const Pack pack = random::ChannelPack();
  const Chart chart = Chart::Compile(pack).value();
  for (const uint64_t seed : random::SeedsFrom(900, 30)) {
    random::Dice dice(seed);
    const Days days = random::RandomChannelDays(dice, pack.events());
    CaseTable table;
    for (int i = 0; i < 300; ++i) {
      table.cases.push_back(
          random::RandomChannelCase(dice, pack, dice.Between(0, 35), days));
      table.days.push_back(days);
    }
    ExpectSameLines(AnswersOf(chart, table.Text(pack, false), 1, days),
                    table.Asked(chart));
    if (HasFailure()) FAIL() << FormatDate(days.first);
  }
}

TEST(Survey, AnswersEveryInstructionSetAlikeAtTheEdgesOfBlocks) {
  const Pack pack = random::ChannelPack();
  const Chart chart = Chart::Compile(pack).value();
  random::Dice dice(7);
  for (const size_t rows :
       {0, 1, 63, 64, 65, 511, 512, 513, 2047, 2048, 2049}) {
    CaseTable table;
    AddChannelRows(dice, pack, rows, 35, table);
    ExpectSameOnEveryInstructionSet(chart, table);
  }
}

// A limit that is passed, not passed, or of what never happened, and a request
// in time of a hit or without one: over real dates both are so of everybody.
TEST(Survey, CountsAsCertainWhatIsSoOneWayOrTheOther) {
  const Pack pack =
      Pack::Read({{"dates.law.md",
                   "```law\n"
                   "fact hit \"Hit\" : date or none\n"
                   "fact asked \"Asked\" : date\n"
                   "measure m \"Months\" counts months from hit to asked\n"
                   "route limit \"Limit\" to FR\n"
                   "  needs limit \"\" when m <= 2 or m > 2 or hit is none\n"
                   "route in_time \"In time\" to FR\n"
                   "  needs in_time \"\" when\n"
                   "    (hit is not none and m <= 2) or\n"
                   "    (hit is none and asked <= 2023-08-14) or m > 2\n"
                   "```\n"}})
          .value();
  EXPECT_EQ(AnswersOf(Chart::Compile(pack).value(),
                      "id,hit,asked\n"
                      "1,,\n"
                      "2,2023-01-01..,2023-06-01\n"
                      "3,none|2023-05-01,..2023-08-14\n"
                      "4,none,2023-08-15..2023-08-16\n",
                      1),
            "id,limit,in_time\n"
            "1,open,undetermined\n"
            "2,open,open\n"
            "3,open,open\n"
            "4,open,closed\n");
}

TEST(Survey, SaysWhichRowsContradictThemselves) {
  const Pack pack =
      Pack::Read({{"bound.law.md",
                   "```law\n"
                   "fact arrived \"Arrived\" : date\n"
                   "fact asked \"Asked\" : date or none\n"
                   "assume in_order \"Nobody asks before arriving\"\n"
                   "  always asked is none or arrived <= asked\n"
                   "route out \"Out\" to FR\n"
                   "  needs asked \"Asked\" when asked is not none\n"
                   "```\n"}})
          .value();
  std::string answers;
  SurveyOptions options;
  options.days = {Date{0}, Date{0}};
  options.write = random::WriterTo(answers);
  const auto answer = SurveyTable(Chart::Compile(pack).value(), options,
                                  random::ReaderOf("id,arrived,asked\n"
                                                   "1,2023-06-02,2023-06-01\n"
                                                   "2,2023-06-02,\n"
                                                   "3,..2023-06-02,none\n"));
  ASSERT_TRUE(answer) << answer.error().text;
  EXPECT_EQ(answers, "id,out\n2,undetermined\n3,closed\n");
  ASSERT_EQ(answer->fault_count, 1U);
  EXPECT_EQ(answer->faults.front().row, 1U);
  EXPECT_EQ(answer->faults.front().text,
            "contradicts itself: `arrived 2023-06-02`, `asked 2023-06-01` "
            "against `in_order` (correct what is wrong, and leave out what is "
            "not known)");
  EXPECT_EQ(answer->total.cases, 2U);
}

// A million rows of the Channel pack on days of their own, a part a test.
constexpr int kParts = 20;
constexpr int kTablesOfPart = 50;
constexpr int kRowsOfTable = 1'000;

class SurveyOfAMillion : public testing::TestWithParam<int> {};

TEST_P(SurveyOfAMillion, AnswersEachRowLikeAskOnEveryInstructionSet) {
  const Pack pack = random::ChannelPack();
  const Chart chart = Chart::Compile(pack).value();
  const auto first = 1000 + static_cast<uint64_t>(GetParam()) * kTablesOfPart;
  CaseTable table;
  for (const uint64_t seed :
       random::SeedsFrom(first, kTablesOfPart, random::Length::kLong)) {
    random::Dice dice(seed);
    AddChannelRows(dice, pack, kRowsOfTable, 40, table);
  }
  ExpectSameOnEveryInstructionSet(chart, table);
}

INSTANTIATE_TEST_SUITE_P(Part, SurveyOfAMillion, testing::Range(0, kParts));

// -- Tables -------------------------------------------------------------------

std::string JsonOf(std::string text, const std::vector<std::string>& by,
                   const std::vector<std::string>& keep) {
  static const Chart kChart = Chart::Compile(Pack::Channel().value()).value();
  const Date day = *ParseDate("2023-08-14");
  SurveyOptions options;
  options.days = {day, day};
  options.by = by;
  options.keep = keep;
  std::string faults;
  options.fault = [&faults](const SurveyFault& fault) {
    faults += std::to_string(fault.line) + " " + std::to_string(fault.row) +
              " " + fault.column + ": " + fault.text + "\n";
  };
  const auto answer =
      SurveyTable(kChart, options, random::ReaderOf(std::move(text)));
  if (!answer) return answer.error().text;
  return answer->faults.empty() ? FormatJson(*answer) : faults;
}

TEST(Survey, WeighsAndGroups) {
  const std::string json = JsonOf(
      "\xEF\xBB\xBFweight,age,claim,ward\n"
      "2.5,30,pending,\"a,\"\"b\"\"\"\n"
      "4,,pending,c\n",
      {"ward", "age"}, {"ward"});
  const std::string home = "{\"route\":\"home\",";
  const size_t at = json.find(home);
  ASSERT_NE(at, std::string::npos) << json;
  const size_t question = json.find("\"on\"");
  EXPECT_EQ(json.substr(question, json.find(",\"routes\"") - question),
            "\"on\":\"2023-08-14\",\"known_on\":null,\"viewpoint\":null,"
            "\"suppose\":[],\"versus\":null,\"where\":[],\"cases\":2,"
            "\"weight\":6.5");
  const auto bounds = [](const std::string& closed) {
    return "\"certain\":0.0,\"possible\":0.0,\"closed\":" + closed +
           ",\"wide\":0.0";
  };
  EXPECT_EQ(json.substr(at, json.find("]}", at) + 2 - at),
            home + bounds("6.5") +
                ",\"turns_on\":null,\"reasons\":null,\"together\":null,"
                "\"groups\":["
                "{\"by\":{\"ward\":\"a,\\\"b\\\"\",\"age\":\"30\"},"
                "\"weight\":2.5," +
                bounds("2.5") +
                "},{\"by\":{\"ward\":\"c\",\"age\":\"unknown\"},"
                "\"weight\":4.0," +
                bounds("4.0") + "}]}");
}

TEST(Survey, GroupsByIdentifiers) {
  const std::string json = JsonOf("id,age\na,30\nb,31\na,32\n", {"id"}, {});
  EXPECT_NE(json.find("{\"by\":{\"id\":\"a\"},\"weight\":2.0"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find("{\"by\":{\"id\":\"b\"},\"weight\":1.0"),
            std::string::npos)
      << json;
}

TEST(Survey, SaysWhatIsWrongWithRows) {
  EXPECT_EQ(
      JsonOf("id,age,weight\n"
             "1,abc,-1\n"
             "\n"
             "2,3\n"
             "3,\"4\"5,1\n"
             "4,5\"6,1\n"
             "5,\"6",
             {}, {}),
      "2 1 age: `abc` cannot be a value of fact `age`, which is 0..120 years\n"
      "2 1 weight: found `-1`, a weight is 0 or a number from 1e-15 to 1e12\n"
      "4 2 : row has 2 columns, expected 3\n"
      "5 3 : text behind a closing quote\n"
      "6 4 : quote inside a field that does not begin with one\n"
      "7 5 : quote that is never closed\n");
}

TEST(Survey, HasSoManyGroupsAndNoMore) {
  std::string text = "id,age\n";
  for (int i = 0; i < 10'000; ++i) text += std::to_string(i) + ",30\n";
  EXPECT_TRUE(JsonOf(text, {"id"}, {}).starts_with("{"));
  EXPECT_EQ(
      JsonOf(text + "one more,30\n", {"id"}, {}),
      "table: --by: more than 10000 groups (group by a column that takes fewer "
      "values)");
}

TEST(Survey, TellsEveryFaultOfRowsAndKeepsTheFirst) {
  std::string text = "age\n";
  constexpr size_t kRows = 100'000;  // in several pieces
  for (size_t i = 0; i < kRows; ++i) text += "none of your business\n";
  std::vector<size_t> told;
  SurveyOptions options;
  options.days = {Date{0}, Date{0}};
  options.threads = 2;
  options.fault = [&](const SurveyFault& fault) { told.push_back(fault.row); };
  const auto result = SurveyTable(Chart::Compile(random::ChannelPack()).value(),
                                  options, random::ReaderOf(std::move(text)));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->bad_row_count, kRows);
  EXPECT_EQ(result->fault_count, kRows);
  EXPECT_EQ(result->faults.size(), 200U);
  ASSERT_EQ(told.size(), kRows);
  for (size_t i = 0; i < kRows; ++i) ASSERT_EQ(told[i], i + 1);
}

TEST(Survey, SaysWhereATableIsCutOff) {
  EXPECT_EQ(JsonOf("id,age\n1,30\n2,31", {}, {}),
            "3 2 : has no end of line: the table may be cut off (end its last "
            "line)\n");
}

// Each row has an end of line in quotes. A quote that belongs to none must not
// turn inside out what follows it, wherever the table is cut into pieces.
TEST(Survey, LosesOneRowToAQuoteInsideAField) {
  for (const size_t rows : {10, 10000}) {
    for (const char separator : {',', ';'}) {
      std::string table = "id,age,ward\n";
      for (size_t i = 0; i < rows; ++i) {
        table += i == 2 ? "3,30,6\" tall\n" : "1,30,\"a long\nward, or two\"\n";
      }
      std::string text = table;
      std::ranges::replace(text, ',', separator);
      EXPECT_EQ(JsonOf(text, {}, {"ward"}),
                "6 3 : quote inside a field that does not begin with one\n")
          << rows << separator;
    }
  }
}

TEST(Survey, SaysWhereBytesAreNotUtf8) {
  EXPECT_EQ(JsonOf("id,ward,age\n\xFF,b,\n1,\xC3,\n", {}, {"ward"}),
            "2 1 id: holds bytes that are not UTF-8; save the table as UTF-8\n"
            "3 2 ward: holds bytes that are not UTF-8; save the table as "
            "UTF-8\n");
}

TEST(Survey, SkipsBlankRowsAndCountsThem) {
  const std::string json =
      JsonOf("\n,,\nid,age,weight\n\n1,30,2\n,,\n , ,\n2,,3\n\n", {}, {});
  EXPECT_TRUE(json.contains("\"cases\":2,\"weight\":5.0")) << json;
  EXPECT_TRUE(json.contains("\"blank_rows\":6,")) << json;
}

TEST(Survey, SaysWhereARowIsBehindBlankOnes) {
  EXPECT_EQ(JsonOf("\n\nid,age\n\n1,30\n,\n2,x\n", {}, {}),
            "7 2 age: `x` cannot be a value of fact `age`, which is 0..120 "
            "years\n");
}

TEST(Survey, ReadsSemicolonsAndTabsAsItReadsCommas) {
  const std::string comma =
      "id,age,weight,ward\n1,30,2.5,\"a b\"\n2,,0.125,c\n";
  const std::string wanted = JsonOf(comma, {"ward"}, {"ward"});
  EXPECT_TRUE(wanted.contains("\"weight\":2.625")) << wanted;
  for (const char separator : {';', '\t'}) {
    std::string text = comma;
    std::ranges::replace(text, ',', separator);
    EXPECT_EQ(JsonOf(text, {"ward"}, {"ward"}), wanted);
    std::ranges::replace(text, '.', ',');
    EXPECT_EQ(JsonOf(text, {"ward"}, {"ward"}), wanted);
  }
}

TEST(Survey, ReadsADecimalCommaWhereItHasOneMeaning) {
  const auto fault = [](const std::string& weight) {
    return JsonOf("id;age;weight\n1;30;" + weight + "\n", {}, {});
  };
  for (const char* weight : {"2,5", "0,125", "1234,567", "1,2345"}) {
    EXPECT_TRUE(fault(weight).starts_with("{")) << weight;
  }
  EXPECT_EQ(fault("1,250"),
            "2 1 weight: found `1,250`; write `1250` or `1.2500`\n");
  for (const char* weight : {"1,2,3", ",5", "5,", "-1,5", "1,5e3", "1.2,5"}) {
    EXPECT_TRUE(fault(weight).contains("a weight is 0 or")) << weight;
  }
}

TEST(Survey, ReadsADecimalPointWhereItHasOneMeaning) {
  const auto fault = [](const std::string& weight, char separator) {
    std::string table = "id,age,weight\n1,30," + weight + "\n";
    std::ranges::replace(table, ',', separator);
    return JsonOf(table, {}, {});
  };
  EXPECT_TRUE(fault("1.250", ',').starts_with("{"));
  for (const char separator : {';', '\t'}) {
    EXPECT_EQ(fault("1.250", separator),
              "2 1 weight: found `1.250`; write `1250` or `1.2500`\n");
    for (const char* weight : {"1.2500", "1250", "1.25", "0.125", "1250.125"}) {
      EXPECT_TRUE(fault(weight, separator).starts_with("{")) << weight;
    }
  }
}

TEST(Survey, RepeatsKeptColumnsOfEveryKind) {
  static const Chart kChart = Chart::Compile(Pack::Channel().value()).value();
  SurveyOptions options;
  const Date day = *ParseDate("2023-08-14");
  options.days = {day, day};
  options.keep = {"weight", "age", "id", "ward"};
  options.routes = {"home"};
  std::string answers;
  options.write = random::WriterTo(answers);
  const auto answer = SurveyTable(
      kChart, options,
      random::ReaderOf(
          "age,weight,id,ward,came_from\n16-19,2.50,a,\"x,y\",FR\n"));
  ASSERT_TRUE(answer.has_value()) << answer.error().text;
  EXPECT_TRUE(
      answers.starts_with("id,age,weight,ward,home\n"
                          "a,16-19,2.50,\"x,y\","))
      << answers;
}

TEST(Survey, AnswersNoTableThatSaysNothingOfAnybody) {
  const std::string fault =
      "table: no column is named for a fact (name one as `safeconduct facts` "
      "lists "
      "it)";
  EXPECT_EQ(JsonOf("id|age\n1|30\n", {}, {"id|age"}), fault);
  EXPECT_EQ(JsonOf("id,ward,weight\n1,a,2\n", {}, {"ward"}), fault);
  EXPECT_EQ(
      JsonOf("id|age\n1|30\n", {}, {}),
      "table: unknown column `id|age`; commas, semicolons or tabs separate "
      "columns");
}

TEST(Survey, CallsATableAsItIsTold) {
  static const Chart kChart = Chart::Compile(Pack::Channel().value()).value();
  SurveyOptions options;
  const Date day = *ParseDate("2023-08-14");
  options.days = {day, day};
  options.table = "ward 7";
  const auto fault = [&](std::string text) {
    const auto answer =
        SurveyTable(kChart, options, random::ReaderOf(std::move(text)));
    return answer ? "" : answer.error().text;
  };
  EXPECT_EQ(fault(""), "ward 7: is empty (its first row names the columns)");
  EXPECT_EQ(fault("age,age,x\n"),
            "ward 7: column `age` stands twice\n"
            "ward 7: unknown column `x`; name it with --keep to carry it "
            "through");
}

TEST(Survey, SaysWhatIsWrongWithColumns) {
  EXPECT_EQ(JsonOf("", {}, {}),
            "table: is empty (its first row names the columns)");
  EXPECT_EQ(
      JsonOf("age,agee,age\n", {"claim"}, {"ward"}),
      "table: unknown column `agee`; did you mean `age`?; name it with --keep "
      "to carry it through\n"
      "table: column `age` stands twice\n"
      "table: --keep: no column `ward`\n"
      "table: --by: no column `claim`");
}

}  // namespace
}  // namespace safeconduct
