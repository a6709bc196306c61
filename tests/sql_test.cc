// SPDX-License-Identifier: Apache-2.0
// A query gives, in a database, for each row of a table what a survey gives.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/export.h"
#include "safeconduct/survey.h"
#include "tests/oracle/asked.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"
#include "tests/random/edge_days.h"
#include "tests/random/for_trials.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/values.h"

namespace safeconduct {
namespace {

// A cell as a database holds it: nothing, a number, or a text.
struct Cell {
  std::optional<int> number;
  std::optional<std::string> text;
};

// A database in memory.
class Database {
 public:
  Database() { Check(sqlite3_open(":memory:", &database_) == SQLITE_OK); }
  ~Database() { sqlite3_close(database_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void Run(const std::string& sql) {
    Check(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) ==
          SQLITE_OK);
  }

  void Insert(const std::string& sql, const std::vector<Cell>& row) {
    sqlite3_stmt* statement = Prepare(sql);
    for (size_t i = 0; i < row.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      if (row[i].number) {
        sqlite3_bind_int(statement, at, *row[i].number);
      } else if (row[i].text) {
        sqlite3_bind_text(statement, at, row[i].text->c_str(), -1,
                          SQLITE_TRANSIENT);
      }
    }
    Check(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_finalize(statement);
  }

  // Returns the names of the columns, then each row, values parted by commas.
  std::string Ask(const std::string& sql) {
    sqlite3_stmt* statement = Prepare(sql);
    if (statement == nullptr) return fault_;
    std::string answer;
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) {
      answer += i > 0 ? "," : "";
      answer += sqlite3_column_name(statement, i);
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
      answer += '\n';
      for (int i = 0; i < columns; ++i) {
        const auto* text = sqlite3_column_text(statement, i);
        answer += i > 0 ? "," : "";
        answer += text == nullptr ? "-" : reinterpret_cast<const char*>(text);
      }
    }
    sqlite3_finalize(statement);
    return answer + "\n";
  }

  const std::string& fault() const { return fault_; }

 private:
  sqlite3_stmt* Prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    Check(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) ==
          SQLITE_OK);
    return statement;
  }
  void Check(bool done) {
    if (!done && fault_.empty()) fault_ = sqlite3_errmsg(database_);
  }

  sqlite3* database_ = nullptr;
  std::string fault_;
};

bool MayBeNone(const Fact& fact) {
  return fact.type.form == Type::Form::kDateOrNone;
}

// -- Tables -------------------------------------------------------------------

std::string CreateTable(const Pack& pack) {
  std::string sql = "CREATE TABLE cases(id INTEGER";
  for (const Fact& fact : pack.facts()) {
    const Type::Form form = fact.type.form;
    const char* type = form == Type::Form::kYesNo    ? "BOOLEAN"
                       : form == Type::Form::kNumber ? "INTEGER"
                       : random::IsDate(form)        ? "DATE"
                                                     : "TEXT";
    sql += ", \"" + fact.name + "\" " + type;
    if (MayBeNone(fact)) sql += ", \"" + fact.name + "_none\" BOOLEAN";
  }
  return sql + ")";
}

// The cells of a fact: a value or nothing, and for a date or none whether it is
// none, which a day says by itself.
void AddCells(random::Dice& dice, const Fact& fact, const Values& values,
              std::vector<Cell>& row) {
  Cell cell;
  Cell none;
  const Values::Run& first = values.runs.front();
  const bool is_one = random::IsOne(values);
  const bool has_none = MayBeNone(fact) && first.first == "none";
  if (is_one && !has_none) {
    if (fact.type.form == Type::Form::kYesNo) {
      cell.number = first.first == "yes" ? 1 : 0;
    } else if (fact.type.form == Type::Form::kNumber) {
      cell.number = random::NumberOf(fact.type.form, first.first);
    } else {
      cell.text = first.first;
    }
    if (dice.Chance(50)) none.number = 0;
  } else if (is_one) {
    none.number = 1;
  } else if (!has_none) {
    none.number = 0;
  }
  row.push_back(cell);
  if (MayBeNone(fact)) row.push_back(none);
}

// Returns a person of whom each fact is known or not known.
Case RandomPerson(random::Dice& dice, const Chart& chart, const Days& days,
                  int known) {
  Case person = random::RandomCase(dice, chart.pack(), {known, 100 - known});
  const std::vector<Values> values = random::ValuesOf(person);
  for (size_t i = 0; i < values.size(); ++i) {
    const Fact& fact = chart.pack().facts()[i];
    if (!random::IsDate(fact.type.form)) continue;
    const bool is_one = random::IsOne(values[i]);
    if (is_one && dice.Chance(40)) {
      random::Set(person, fact, random::EdgeDay(dice, chart, fact, days));
    }
    if (!is_one && dice.Chance(40)) {
      random::Set(person, fact,
                  FormatDate(kFirstDay) + ".." + FormatDate(kLastDay));
    }
  }
  return person;
}

std::string CsvRow(size_t id, const Case& person) {
  std::string row = std::to_string(id);
  for (const Values& values : random::ValuesOf(person)) {
    row += "," + random::CellText(values);
  }
  return row + "\n";
}

// What a survey answers, as the query is to answer it.
std::string SurveyOf(const Chart& chart, const std::string& csv,
                     const Days& days) {
  std::string answers;
  SurveyOptions options;
  options.days = days;
  options.write = random::WriterTo(answers);
  const auto result = SurveyTable(chart, options, random::ReaderOf(csv));
  if (!result) return result.error().text;
  if (auto fault = random::FaultOf(*result); !fault.empty()) return fault;
  std::string expected = "id";
  for (const Route& route : chart.pack().routes()) {
    expected +=
        "," + route.name + "_may_be_open," + route.name + "_may_be_closed";
  }
  size_t begin = answers.find('\n');
  for (; begin < answers.size(); ++begin) {
    const size_t end =
        std::min(answers.find_first_of(",\n", begin), answers.size());
    const std::string word = answers.substr(begin, end - begin);
    expected += word == "open"           ? "1,0"
                : word == "closed"       ? "0,1"
                : word == "undetermined" ? "1,1"
                                         : word;
    if (end < answers.size()) expected += answers[end];
    begin = end;
  }
  return expected;
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Returns what a query says of a row that contradicts itself: neither.
std::string Neither(const std::string& id, size_t routes) {
  std::string line = id;
  for (size_t i = 0; i < routes; ++i) line += ",0,0";
  return line;
}

// Whether one row allows all that another does.
bool Allows(const std::string& wide, const std::string& narrow) {
  if (wide.size() != narrow.size()) return false;
  const size_t values = wide.find(',');
  for (size_t i = 0; i < wide.size(); ++i) {
    const bool more = i > values && wide[i] == '1' && narrow[i] == '0';
    if (wide[i] != narrow[i] && !more) return false;
  }
  return true;
}

// Expects the rows to be answered alike or, where a walk over classes is not
// exact, the query to allow all that the survey does. A survey has no row of
// those that contradict themselves.
void ExpectSame(const std::string& queried, const std::string& surveyed,
                const std::vector<bool>& exact, size_t routes) {
  const std::vector<std::string> of_query = LinesOf(queried);
  std::vector<std::string> of_survey = LinesOf(surveyed);
  ASSERT_EQ(of_query.size(), exact.size() + 1) << queried.substr(0, 200);
  ASSERT_EQ(of_query.front(), of_survey.front());
  size_t at = 1;
  for (size_t row = 0; row < exact.size(); ++row) {
    const std::string id = std::to_string(row);
    std::string expected = Neither(id, routes);
    if (at < of_survey.size() && of_survey[at].starts_with(id + ",")) {
      expected = of_survey[at++];
    }
    const std::string& found = of_query[row + 1];
    EXPECT_TRUE(exact[row] ? found == expected : Allows(found, expected))
        << "queried:  " << found << "\nsurveyed: " << expected;
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_EQ(at, of_survey.size());
}

// Puts random people into a table, and asks about them both ways.
void ExpectSameOfRandomTable(random::Dice& dice, const Chart& chart, Date on,
                             size_t rows) {
  const std::vector<Fact>& facts = chart.pack().facts();
  const Days days{on, on};
  const int known = dice.Between(20, 100);
  Database database;
  database.Run(CreateTable(chart.pack()));
  std::string csv = "id";
  for (const Fact& fact : facts) csv += "," + fact.name;
  csv += "\n";
  database.Run("BEGIN");
  std::vector<bool> exact;
  for (size_t i = 0; i < rows; ++i) {
    const Case person = RandomPerson(dice, chart, days, known);
    const std::vector<Values> values = random::ValuesOf(person);
    std::vector<Cell> row = {{static_cast<int>(i), std::nullopt}};
    for (size_t f = 0; f < facts.size(); ++f) {
      AddCells(dice, facts[f], values[f], row);
    }
    std::string places = "?";
    for (size_t c = 1; c < row.size(); ++c) places += ",?";
    database.Insert("INSERT INTO cases VALUES (" + places + ")", row);
    csv += CsvRow(i, person);
    exact.push_back(oracle::LooksAtOpenDatesOnce(chart.pack(), person, days));
  }
  const auto sql = FormatSql(chart, on, {"cases", "id"});
  ASSERT_TRUE(sql) << sql.error().text;
  ExpectSame(database.Ask(*sql), SurveyOf(chart, csv, days), exact,
             chart.pack().routes().size());
  EXPECT_EQ(database.fault(), "");
  EXPECT_FALSE(testing::Test::HasFailure()) << FormatDate(on) << "\n" << *sql;
}

TEST(Sql, AnswersEachRowOfRandomTablesLikeSurvey) {
  random::ForTrials(700'000, 300, [&](random::Trial& trial) {
    const Days days = random::RandomDays(trial.dice, 0);
    ExpectSameOfRandomTable(trial.dice, *trial.chart, days.first, 100);
  });
}

TEST(Sql, AnswersRandomTablesOfDatesLikeSurvey) {
  random::Shape shape;
  shape.dates = 80;
  random::ForTrials(
      710'000, 300,
      [&](random::Trial& trial) {
        const Days days = random::RandomDays(trial.dice, 0);
        ExpectSameOfRandomTable(trial.dice, *trial.chart, days.first, 100);
      },
      shape);
}

TEST(Sql, AnswersRandomTablesOfMattersAsOfDatesLikeSurvey) {
  random::Shape shape;
  shape.dates = 80;
  shape.as_of = true;
  random::ForTrials(
      720'000, 200,
      [&](random::Trial& trial) {
        const Days days = random::RandomDays(trial.dice, 0);
        ExpectSameOfRandomTable(trial.dice, *trial.chart, days.first, 100);
      },
      shape);
}

TEST(Sql, AnswersTheChannelPackLikeSurvey) {
  const Pack pack = random::ChannelPack();
  for (const uint64_t seed : random::SeedsFrom(2300, 40)) {
    random::Dice dice(seed);
    const Chart chart = random::RandomChannelChart(dice, pack);
    const Date on = random::RandomChannelDays(dice, pack.events()).first;
    ExpectSameOfRandomTable(dice, chart, on, 500);
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Sql, AnswersOnTheFirstDayAndTheLast) {
  random::ForTrials(720'000, 40, [&](random::Trial& trial) {
    ExpectSameOfRandomTable(trial.dice, *trial.chart, kFirstDay, 50);
    ExpectSameOfRandomTable(trial.dice, *trial.chart, kLastDay, 50);
  });
}

// -- Values that columns do not take ------------------------------------------

Chart ChartOf(const std::string& page) {
  return Chart::Compile(Pack::Read({{"pack.law.md", page}}).value()).value();
}

Chart SmallChart() {
  return ChartOf(
      "```law\n"
      "fact order \"\" : yes or no\n"
      "fact age \"\" : 0..120 years\n"
      "fact state \"\" : country\n"
      "fact claim \"\" : one of none, made\n"
      "fact sent \"\" : date or none\n"
      "route back \"\" to FR\n"
      "  needs all \"\" when order and age > 3 and\n"
      "    state is FR and claim is made and\n"
      "    sent < 2023-01-01\n"
      "```\n");
}

constexpr std::string_view kSmallTable =
    "CREATE TABLE \"my \"\"cases\"(\"the id\", \"order\", age, state, claim, "
    "sent, sent_none);"
    "INSERT INTO \"my \"\"cases\" VALUES ('a', ";

// Returns the answer about a person of whom the values are those of a row.
std::string AnswerOf(const std::string& values) {
  Database database;
  database.Run(std::string(kSmallTable) + values + ")");
  const std::string answer = database.Ask(*FormatSql(
      SmallChart(), *ParseDate("2023-08-14"), {"main.my \"cases", "the id"}));
  if (!database.fault().empty()) return database.fault();
  return answer.substr(answer.find('\n') + 1);
}

TEST(Sql, QuotesNames) {
  EXPECT_EQ(AnswerOf("NULL, NULL, NULL, NULL, NULL, NULL"), "a,1,1\n");
  EXPECT_EQ(AnswerOf("TRUE, 4, 'FR', 'made', '2022-12-31', FALSE"), "a,1,0\n");
  EXPECT_EQ(AnswerOf("FALSE, 4, 'FR', 'made', '2022-12-31', NULL"), "a,0,1\n");
}

TEST(Sql, AnswersNothingOfValuesThatColumnsDoNotTake) {
  for (const char* values : {
           "'yes', 4, 'FR', 'made', '2022-12-31', NULL",
           "2, 4, 'FR', 'made', '2022-12-31', NULL",
           "TRUE, 121, 'FR', 'made', '2022-12-31', NULL",
           "TRUE, -1, 'FR', 'made', '2022-12-31', NULL",
           "TRUE, 3.5, 'FR', 'made', '2022-12-31', NULL",
           "TRUE, 'four', 'FR', 'made', '2022-12-31', NULL",
           "TRUE, '', 'FR', 'made', '2022-12-31', NULL",
           "TRUE, 4, 'fr', 'made', '2022-12-31', NULL",
           "TRUE, 4, 'France', 'made', '2022-12-31', NULL",
           "TRUE, 4, 'FR', 'Made', '2022-12-31', NULL",
           "TRUE, 4, 'FR', '', '2022-12-31', NULL",
           "TRUE, 4, 'FR', 'made', '2022-2-28', NULL",
           "TRUE, 4, 'FR', 'made', '2022-12-31 10:00:00', NULL",
           "TRUE, 4, 'FR', 'made', '20221231', NULL",
           "TRUE, 4, 'FR', 'made', '31/12/2022', NULL",
           "TRUE, 4, 'FR', 'made', '1899-12-31', NULL",
           "TRUE, 4, 'FR', 'made', '2101-01-01', NULL",
           "TRUE, 4, 'FR', 'made', '2022-12-31', TRUE",
           "TRUE, 4, 'FR', 'made', NULL, 'none'",
       }) {
    EXPECT_EQ(AnswerOf(values), "a,-,-\n") << values;
  }
}

TEST(Sql, FailsWhereAColumnIsNotThere) {
  Database database;
  database.Run("CREATE TABLE cases(age, state, claim, sent, sent_none)");
  const auto sql = FormatSql(SmallChart(), *ParseDate("2023-08-14"), {});
  EXPECT_EQ(database.Ask(*sql), "no such column: k.order");
}

TEST(Sql, FailsWhereItNeedsMoreColumnsThanDatabasesTake) {
  std::string law = "```law\n";
  std::string all;
  for (int i = 0; i < 900; ++i) {
    const std::string name = "fact_" + std::to_string(i);
    law += "fact " + name + " \"\" : yes or no\n";
    all += (i > 0 ? " and " : "") + name;
  }
  law += "route back \"\" to FR\n  needs all \"\" when " + all + "\n```\n";
  const auto sql = FormatSql(ChartOf(law), *ParseDate("2023-08-14"), {});
  ASSERT_FALSE(sql);
  EXPECT_EQ(sql.error().text,
            "law pack: as SQL it needs a table of 1801 columns, and databases "
            "take 1600 (simplify the clauses that test the most facts)");
}

// Returns `count` words joined by `separator`: what `word` says of 0, 1, ...
std::string ListOf(int count, const char* separator,
                   const std::function<std::string(int)>& word) {
  std::string list;
  for (int i = 0; i < count; ++i) list += (i > 0 ? separator : "") + word(i);
  return list;
}

// SQLite reads a chain of conditions as conditions within conditions, and takes
// a thousand.
TEST(Sql, AnswersOfListsOfThousands) {
  const auto odd = [](int i) { return std::to_string(2 * i + 1); };
  const auto value = [](int i) { return "v" + std::to_string(i); };
  std::string law =
      "```law\nfact trade \"\" : one of " + ListOf(250, ", ", value) +
      "\nfact number \"\" : 0..9000 years\nfact from_day \"\" : date\n"
      "fact to_day \"\" : date\n"
      "measure days_between \"\" counts days from from_day to to_day\n"
      "route trades \"\" to FR\n  needs listed \"\" when trade in " +
      ListOf(120, ", ", [](int i) { return "v" + std::to_string(2 * i); }) +
      "\nroute numbers \"\" to FR\n  needs listed \"\" when number in " +
      ListOf(1200, ", ",
             [](int i) {
               const std::string first = std::to_string(5 * i + 1);
               return i % 2 == 0 ? first
                                 : first + ".." + std::to_string(5 * i + 3);
             }) +
      "\nroute days_apart \"\" to FR\n  needs listed \"\" when days_between "
      "in " +
      ListOf(1200, ", ", odd) + "\nroute clauses \"\" to FR\n" +
      ListOf(1000, "",
             [&](int i) {
               return "  barred by c" + std::to_string(i) +
                      " \"\" when number = " + odd(i) + "\n";
             }) +
      "```\n";
  const auto sql = FormatSql(ChartOf(law), *ParseDate("2023-08-14"), {});
  ASSERT_TRUE(sql) << sql.error().text;
  Database database;
  database.Run(
      "CREATE TABLE cases(trade, number, from_day, to_day);"
      "INSERT INTO cases VALUES"
      " ('v0', 1, '2023-01-01', '2023-01-02'),"
      " ('v249', 8, '2023-01-01', '2023-01-01'),"
      " ('v238', 9, '2020-01-01', '2026-07-25'),"
      " ('v1', 2001, NULL, NULL), (NULL, NULL, '2023-01-01', '2023-01-03')");
  EXPECT_EQ(database.Ask(*sql),
            "trades_may_be_open,trades_may_be_closed,numbers_may_be_open,"
            "numbers_may_be_closed,days_apart_may_be_open,"
            "days_apart_may_be_closed,clauses_may_be_open,"
            "clauses_may_be_closed\n"
            "1,0,1,0,1,0,0,1\n"
            "0,1,1,0,0,1,1,0\n"
            "1,0,0,1,1,0,0,1\n"
            "0,1,1,0,1,1,1,0\n"
            "1,1,1,1,0,1,1,1\n");
  EXPECT_EQ(database.fault(), "");
}

TEST(Sql, GivesAColumnOfItsOwnToWhetherADateIsNone) {
  const Chart chart = ChartOf(
      "```law\n"
      "fact sent \"\" : date or none\n"
      "fact sent_none \"\" : yes or no\n"
      "route back \"\" to FR\n"
      "  needs all \"\" when sent is none and\n"
      "    not sent_none\n"
      "```\n");
  Database database;
  database.Run(
      "CREATE TABLE cases(sent, sent_none, sent_none_);"
      "INSERT INTO cases VALUES (NULL, FALSE, TRUE), (NULL, TRUE, TRUE)");
  EXPECT_EQ(database.Ask(*FormatSql(chart, *ParseDate("2023-08-14"), {})),
            "back_may_be_open,back_may_be_closed\n1,0\n0,1\n");
}

}  // namespace
}  // namespace safeconduct
