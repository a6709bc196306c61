// SPDX-License-Identifier: Apache-2.0
// What a survey finds does not depend on the order of the rows or on how they
// are split, and rows are chosen by what is known of them.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/json.h"
#include "safeconduct/survey.h"
#include "tests/inside/survey_sums.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/trial.h"
#include "tests/random/values.h"

namespace safeconduct {
namespace {

using random::CaseTable;

// A table, and what is asked of it through the library.
struct ChannelTable {
  Chart chart;
  SurveyOptions options;
  std::string names = "id,on,ward,weight";
  std::vector<std::string> lines;

  // Surveys the lines from one on to another, under the names of the columns.
  SurveyAnswer Survey(size_t from, size_t to) const {
    std::string text = names;
    for (size_t i = from; i < to; ++i) text += lines[i];
    return SurveyTable(chart, options, random::ReaderOf(std::move(text)))
        .value();
  }
  SurveyAnswer Survey() const { return Survey(0, lines.size()); }
};

// A table of random cases, with weights of all sizes in a few groups.
ChannelTable RandomChannelTable(random::Dice& dice, int rows) {
  static const Chart kChart = Chart::Compile(random::ChannelPack()).value();
  const Pack& pack = kChart.pack();
  ChannelTable table{kChart, {}, {}, {}};
  table.names = "id,on,ward,weight";
  const Date day = *ParseDate("2023-08-14");
  table.options.days = {day, day};
  table.options.by = {"ward"};
  table.options.keep = {"ward"};
  table.options.reasons = true;
  for (const Fact& fact : pack.facts()) table.names += "," + fact.name;
  table.names += "\n";
  for (int i = 0; i < rows; ++i) {
    const Case person =
        random::RandomChannelCase(dice, pack, dice.Between(0, 30), {day, day});
    std::string line =
        fmt::format("{},,ward {},{}e{}", i, dice.Between(1, 3),
                    dice.Between(1, 99'999) / 7.0, dice.Between(-8, 5));
    for (const Values& values : random::ValuesOf(person)) {
      line += "," + random::CellText(values);
    }
    table.lines.push_back(line + "\n");
  }
  return table;
}

TEST(SurveyParts, AreTheSameInEveryOrderOfTheRows) {
  for (const uint64_t seed : random::SeedsFrom(21'000, 6)) {
    random::Dice dice(seed);
    ChannelTable table = RandomChannelTable(dice, 150);
    const std::string wanted = FormatJson(table.Survey());
    for (int order = 0; order < 3; ++order) {
      for (size_t i = table.lines.size(); i > 1; --i) {
        std::swap(table.lines[i - 1],
                  table.lines[static_cast<size_t>(
                      dice.Between(0, static_cast<int>(i) - 1))]);
      }
      EXPECT_EQ(FormatJson(table.Survey()), wanted);
    }
  }
}

// Returns faults as they are told, a line each.
std::string FaultsOf(const SurveyAnswer& answer) {
  std::string text;
  for (const SurveyFault& each : answer.faults) {
    text += fmt::format("{} {} {}: {}\n", each.line, each.row, each.column,
                        each.text);
  }
  return text;
}

TEST(SurveyParts, OfAnySplitMergeToTheWhole) {
  for (const uint64_t seed : random::SeedsFrom(22'000, 10)) {
    random::Dice dice(seed);
    ChannelTable table = RandomChannelTable(dice, 120);
    table.options.where = {"age=..40", "ward=ward 1|ward 2"};
    // Some rows at fault, and some that are nobody.
    for (int i = 0; i < 20; ++i) {
      const auto at = static_cast<size_t>(dice.Between(0, 119));
      table.lines[at] = dice.Chance(50) ? "one cell too few,\n" : ",,\n\n";
    }
    const SurveyAnswer whole = table.Survey();
    std::vector<SurveyAnswer> parts;
    for (size_t from = 0; from < 120;) {
      const auto to =
          static_cast<size_t>(dice.Between(static_cast<int>(from), 120));
      parts.push_back(table.Survey(from, to));
      from = to;
    }
    const auto merged = Merge(parts);
    ASSERT_TRUE(merged) << merged.error().text;
    EXPECT_EQ(FormatJson(*merged), FormatJson(whole));
    EXPECT_EQ(FaultsOf(*merged), FaultsOf(whole));
    EXPECT_GT(whole.bad_row_count, 0U);
    EXPECT_EQ(merged->row_count, whole.row_count);
    EXPECT_EQ(merged->fault_count, whole.fault_count);
    // Sums, not only the numbers nearest to them.
    EXPECT_TRUE(inside::HaveSameSums(*merged, whole));
  }
}

TEST(SurveyParts, MergeOnlyWhereTheyWereAskedTheSame) {
  random::Dice dice(23'000);
  ChannelTable table = RandomChannelTable(dice, 5);
  const SurveyAnswer answer = table.Survey();
  EXPECT_FALSE(Merge({}));
  EXPECT_TRUE(Merge({answer, answer}));
  const auto refuses = [&](const ChannelTable& other) {
    const auto merged = Merge({answer, other.Survey()});
    return !merged && merged.error().kind == Error::Kind::kMismatch;
  };
  ChannelTable other = table;
  other.options.days.last.days += 1;
  EXPECT_TRUE(refuses(other));
  other = table;
  other.options.routes = {"home"};
  EXPECT_TRUE(refuses(other));
  other = table;
  other.chart = Chart::Compile(table.chart.pack(), {.known_on = "2023-01-01",
                                                    .viewpoint = "",
                                                    .suppositions = {}})
                    .value();
  EXPECT_TRUE(refuses(other));
  other = table;
  other.chart = Chart::Compile(Pack::Channel().value()).value();
  EXPECT_TRUE(refuses(other));
}

TEST(SurveyParts, DoNotMergeToMoreGroupsThanOneTableMayHave) {
  random::Dice dice(24'000);
  ChannelTable table = RandomChannelTable(dice, 0);
  table.names = "ward,age\n";
  table.options.reasons = false;
  for (int i = 0; i < 10'000; ++i) {
    table.lines.push_back(std::to_string(i) + ",30\n");
  }
  const SurveyAnswer full = table.Survey();
  EXPECT_EQ(full.groups.size(), 10'000U);
  table.lines = {"0,12\n", "one more,12\n"};
  const auto same = Merge({full, table.Survey(0, 1)});
  ASSERT_TRUE(same) << same.error().text;
  EXPECT_EQ(same->groups.size(), 10'000U);
  const auto more = Merge({full, table.Survey(1, 2)});
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().text,
            "--by: more than 10000 groups (group by a column that takes fewer "
            "values)");
}

// -- Rows chosen --------------------------------------------------------------

// Whether conditions choose a row.
enum class Chosen : uint8_t { kNo, kPerhaps, kYes };

// A random table, conditions on its facts, and which rows they choose.
struct ChosenTable {
  const Chart* chart = nullptr;
  SurveyOptions options;
  CaseTable table;
  std::vector<std::pair<const Fact*, Values>> wanted;

  // By what each fact may be, and what all conditions on it want.
  Chosen ChosenOf(const Case& person) const {
    Chosen chosen = Chosen::kYes;
    const std::vector<Fact>& facts = chart->pack().facts();
    const std::vector<Values> known = random::ValuesOf(person);
    for (size_t f = 0; f < facts.size(); ++f) {
      Values left = known[f];
      for (const auto& [fact, values] : wanted) {
        if (fact == &facts[f]) left = random::CommonOf(left, values);
      }
      if (left.runs.empty()) return Chosen::kNo;
      if (left.runs != known[f].runs) chosen = Chosen::kPerhaps;
    }
    return chosen;
  }

  size_t CountOf(Chosen chosen) const {
    return static_cast<size_t>(std::ranges::count(
        table.cases, chosen,
        [this](const Case& person) { return ChosenOf(person); }));
  }

  // What asking each chosen case by itself answers, of the routes told of.
  std::string Asked() const {
    std::string answers = "id";
    for (const std::string& route : options.routes) answers += "," + route;
    answers += "\n";
    Asker asker(*chart);
    for (size_t i = 0; i < table.cases.size(); ++i) {
      if (ChosenOf(table.cases[i]) != Chosen::kYes) continue;
      const auto answer = asker.Explain(table.cases[i], options.days);
      if (!answer && random::TellsContradiction(answer.error())) continue;
      answers += std::to_string(i);
      for (const std::string& route : options.routes) {
        answers += ",";
        answers += OutcomeName(answer.value().Find(route).value()->outcome);
      }
      answers += "\n";
    }
    return answers;
  }
};

ChosenTable RandomChosenTable(random::Trial& trial) {
  random::Dice& dice = trial.dice;
  const std::vector<Fact>& facts = trial.pack->facts();
  ChosenTable chosen;
  chosen.chart = &*trial.chart;
  chosen.options.days = random::RandomDays(dice, 20);
  const random::Knowledge knowledge{dice.Between(20, 100), dice.Between(0, 40)};
  for (int row = 0; row < 60; ++row) {
    chosen.table.cases.push_back(
        random::RandomCase(dice, *trial.pack, knowledge));
    chosen.table.days.emplace_back();
  }
  for (int condition = 0; condition < 2; ++condition) {
    const auto f = static_cast<size_t>(
        dice.Between(0, static_cast<int>(facts.size()) - 1));
    const Values values =
        random::ValuesOf(random::RandomCase(dice, *trial.pack, {100, 60}))[f];
    const std::string text = random::CellText(values);
    if (text.empty()) continue;
    chosen.options.where.push_back(facts[f].name + "=" + text);
    chosen.wanted.emplace_back(&facts[f], values);
  }
  const std::vector<Route>& routes = trial.pack->routes();
  chosen.options.routes.push_back(routes.back().name);
  if (routes.size() > 1) chosen.options.routes.push_back(routes.front().name);
  return chosen;
}

TEST(SurveyWhere, ChoosesTheRowsOfWhichItIsCertainAndCountsTheOthers) {
  size_t perhaps = 0;
  random::ForTrials(700'000, 200, [&](random::Trial& trial) {
    ChosenTable chosen = RandomChosenTable(trial);
    std::string answers;
    chosen.options.write = random::WriterTo(answers);
    const auto result =
        SurveyTable(*chosen.chart, chosen.options,
                    random::ReaderOf(chosen.table.Text(*trial.pack, false)));
    ASSERT_TRUE(result) << result.error().text;
    EXPECT_EQ(answers, chosen.Asked());
    EXPECT_EQ(random::FaultOf(*result), "");
    EXPECT_EQ(result->total.cases + result->bad_row_count,
              chosen.CountOf(Chosen::kYes));
    EXPECT_EQ(result->not_chosen.rows, chosen.CountOf(Chosen::kNo));
    EXPECT_EQ(result->perhaps_chosen.rows, chosen.CountOf(Chosen::kPerhaps));
    perhaps += result->perhaps_chosen.rows;
  });
  EXPECT_GT(perhaps, 0U);
}

// Surveys a table of the Channel pack on a day.
std::expected<SurveyAnswer, Error> SurveyChannel(SurveyOptions options,
                                                 const std::string& text,
                                                 std::string& answers) {
  static const Chart kChart = Chart::Compile(random::ChannelPack()).value();
  const Date day = *ParseDate("2023-08-14");
  options.days = {day, day};
  options.write = random::WriterTo(answers);
  return SurveyTable(kChart, options, random::ReaderOf(text));
}

TEST(SurveyAnswers, RepeatKeptColumns) {
  SurveyOptions options;
  options.keep = {"the ward", "a,b"};
  options.routes = {"rwanda"};
  std::string answers;
  const auto result =
      SurveyChannel(options,
                    "the ward;age;\"a,b\"\n"
                    "\"north; upper\";30;\n\nsouth;12;\"x, \"\"y\"\"\"\n"
                    "\"a\nb\";12;\"c\r\nd\"\neast;12;\n",
                    answers);
  ASSERT_TRUE(result) << result.error().text;
  EXPECT_EQ(answers,
            "id,the ward,\"a,b\",rwanda\n"
            "1,north; upper,,closed\n"
            "2,south,\"x, \"\"y\"\"\",closed\n"
            "3,\"a\nb\",\"c\r\nd\",closed\n"
            "4,east,,closed\n");
  options.keep.emplace_back("rwanda");
  const auto refused =
      SurveyChannel(options, "age,rwanda,the ward,\"a,b\"\n", answers);
  ASSERT_FALSE(refused);
  EXPECT_EQ(
      refused.error().text,
      "table: --keep: column `rwanda` is named as one of the answers (rename "
      "it, or leave out --out)");
}

// Returns the identifiers of the rows that conditions choose.
std::string ChosenOf(const std::vector<std::string>& where) {
  SurveyOptions options;
  options.keep = {"ward", "year"};
  options.where = where;
  std::string answers;
  const auto result = SurveyChannel(options,
                                    "id,age,ward,year,on\n"
                                    "a,30,north,2019,\n"
                                    "b,16..17,\"n, s\",2020,2024-01-01\n"
                                    "c,,,2020-06-01,2023-08-01..2023-08-31\n"
                                    "d,12,north|south,unknown,\n",
                                    answers);
  if (!result) return result.error().text;
  std::string ids;
  size_t line = answers.find('\n');
  for (; line + 1 < answers.size(); line = answers.find('\n', line + 1)) {
    ids += answers.substr(line + 1, answers.find(',', line) - line - 1);
  }
  return ids + (result->perhaps_chosen.rows > 0 ? "?" : "");
}

TEST(SurveyWhere, ReadsConditions) {
  EXPECT_EQ(ChosenOf({"age=16..30"}), "ab?");
  EXPECT_EQ(ChosenOf({"age=30|12"}), "ad?");
  EXPECT_EQ(ChosenOf({"age=16"}), "?");
  EXPECT_EQ(ChosenOf({"age=..20", "age=40.."}), "");
  EXPECT_EQ(ChosenOf({"ward=north"}), "a");
  EXPECT_EQ(ChosenOf({"ward=n, s|"}), "bc");
  EXPECT_EQ(ChosenOf({"year=2020"}), "b");
  EXPECT_EQ(ChosenOf({"year=2019..2020"}), "ab");
  EXPECT_EQ(ChosenOf({"year=..2019|unknown"}), "ad");
  EXPECT_EQ(ChosenOf({"year=2020-01-01..2020-12-31"}), "c");
  EXPECT_EQ(ChosenOf({"id=a|d", "age=12"}), "d");
  EXPECT_EQ(ChosenOf({"on=2023-08-14"}), "ad?");
  EXPECT_EQ(ChosenOf({"on=2023-08-01..2023-08-31|2024-01-01"}), "abcd");
}

TEST(SurveyWhere, SaysWhatIsWrongWithConditions) {
  EXPECT_EQ(
      ChosenOf({"age", "agee=3", "age=x", "age=", "on=2023"}),
      "table: --where: expected COLUMN=VALUE, found `age`\n"
      "table: --where: no column `agee`; did you mean `age`?\n"
      "table: --where: `x` cannot be a value of fact `age`, which is 0..120 "
      "years\n"
      "table: --where: `age=` names no value (to see who is not known, group "
      "with --by age)\n"
      "table: --where: `2023` cannot be the day asked about, which is a date; "
      "dates are written YYYY-MM-DD");
}

}  // namespace
}  // namespace safeconduct
