// SPDX-License-Identifier: Apache-2.0
// Cases that come as columns are answered like those that are asked about.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ask/asker.h"
#include "law/values.h"
#include "survey/arrow/stream.h"
#include "survey/arrow/table.h"
#include "survey/kernel/block_survey.h"
#include "survey/kernel/survey_plan.h"
#include "tests/inside/channel.h"
#include "tests/inside/for_trials.h"
#include "tests/inside/random_case.h"
#include "tests/random/made_arrow.h"
#include "tests/random/seeds.h"

namespace safeconduct::survey {
namespace {

using law::TypeForm;
using random::Cells;
using random::Dice;
using random::Layout;
using random::MadeBatch;
using random::MadeColumn;

// -- Cases as columns ---------------------------------------------------------

// How a fact is held.
enum class Held : uint8_t {
  kLeftOut,
  kNulls,
  kTexts,
  kLargeTexts,
  kDictionary,
  kBools,
  kInt8,
  kUint8,
  kInt16,
  kInt32,
  kInt64,
  kUint64,
  kDate32,
  kDate64,
  kTwoInt32,
  kTwoMixed,
  kTwoDate32,
  kTwoDates,
};

bool IsOneValue(Held held) {
  return held >= Held::kBools && held <= Held::kDate64;
}
bool IsTwoValues(Held held) { return held >= Held::kTwoInt32; }

// Returns a way in which values of a type can be held.
Held RandomHeld(Dice& dice, const law::Type& type) {
  std::vector<Held> ways = {Held::kTexts,      Held::kLargeTexts,
                            Held::kDictionary, Held::kDictionary,
                            Held::kNulls,      Held::kLeftOut};
  if (type.form == TypeForm::kYesNo) {
    ways.insert(ways.end(), 4, Held::kBools);
  }
  if (type.form == TypeForm::kNumber) {
    ways.insert(ways.end(),
                {Held::kInt32, Held::kInt64, Held::kTwoInt32, Held::kTwoMixed});
    const bool is_natural = type.low >= 0;
    if (type.low >= -128 && type.high <= 127) ways.push_back(Held::kInt8);
    if (is_natural && type.high <= 255) ways.push_back(Held::kUint8);
    if (type.low >= -32768 && type.high <= 32767) ways.push_back(Held::kInt16);
    if (is_natural) ways.push_back(Held::kUint64);
  }
  if (type.is_date()) {
    ways.insert(ways.end(), {Held::kDate32, Held::kDate32, Held::kDate64,
                             Held::kTwoDate32, Held::kTwoDates});
  }
  return dice.OneOf(ways);
}

// Returns what is left of values that are held so.
IntervalSet AsHeld(Held held, const law::Type& type, const IntervalSet& values,
                   const IntervalSet& range) {
  if (held == Held::kLeftOut || held == Held::kNulls) return type.Universe();
  if (IsOneValue(held)) {
    const auto only = values.OnlyValue();
    return only && only != kNone ? values : type.Universe();
  }
  if (!IsTwoValues(held)) return values;
  return range.empty() ? type.Universe()
                       : IntervalSet::Range(range.min(), range.max());
}

// Cases, and how each of their facts is held.
struct Table {
  std::vector<chart::Case> cases;
  std::vector<Days> days;
  std::vector<Held> held;  // by fact

  // Makes the cases say no more than can be held.
  void Fit(const law::Law& law) {
    for (size_t f = 0; f < law.facts.size(); ++f) {
      const law::FactId fact(f);
      for (chart::Case& person : cases) {
        const IntervalSet values = person.values(fact);
        person.Set(fact, AsHeld(held[f], law.facts[f].type, values,
                                values.Minus(IntervalSet::Single(kNone))));
      }
    }
  }
};

// Returns one end of each case's values. An end that is that of the type is
// left open now and then, unless both would be and none is not among them.
template <typename T>
Cells<T> EndsOf(const Table& table, law::FactId fact, const law::Type& type,
                bool is_low, int64_t scale = 1) {
  const IntervalSet all = type.Universe().Minus(IntervalSet::Single(kNone));
  Cells<T> cells;
  for (size_t i = 0; i < table.cases.size(); ++i) {
    const IntervalSet& values = table.cases[i].values(fact);
    const auto only = values.OnlyValue();
    const bool is_unknown = !only && values == type.Universe();
    const Value end = is_low ? values.min() : values.max();
    const bool may_be_open = !only && values != all && i % 2 == 0 &&
                             end == (is_low ? all.min() : all.max());
    cells.emplace_back();
    if (!is_unknown && !may_be_open) cells.back() = static_cast<T>(end * scale);
  }
  return cells;
}

// Returns the texts of the cells, some of which are null where they are empty.
Cells<std::string> TextsOf(Dice& dice, const Table& table, law::FactId fact,
                           const law::Type& type) {
  Cells<std::string> cells;
  for (const chart::Case& person : table.cases) {
    cells.emplace_back(law::FormatCell(type, person.values(fact)));
    if (cells.back()->empty() && dice.Chance(50)) cells.back().reset();
  }
  return cells;
}

MadeColumn DictionaryOf(Dice& dice, const std::string& name,
                        const Cells<std::string>& texts, const Layout& layout) {
  Cells<std::string> values;
  Cells<int16_t> indices;
  for (const auto& text : texts) {
    if (!text && dice.Chance(50)) {
      indices.emplace_back();
      continue;
    }
    const auto at = std::ranges::find(values, text);
    indices.emplace_back(static_cast<int16_t>(at - values.begin()));
    if (at == values.end()) values.push_back(text);
  }
  const Layout of_values{dice.Below(4), 0, dice.Below(3), layout.skew};
  MadeColumn held = dice.Chance(50)
                        ? random::MadeTexts<int32_t>("", values, of_values)
                        : random::MadeTexts<int64_t>("", values, of_values);
  return random::MadeDictionary<int16_t>(name, "s", indices, std::move(held),
                                         layout);
}

// Adds the columns of a fact.
void AddColumns(Dice& dice, const Table& table, const law::Fact& fact,
                law::FactId id, const Layout& layout,
                std::vector<MadeColumn>& columns) {
  const law::Type& type = fact.type;
  const auto one = [&]<typename T>(T, const std::string& format,
                                   int64_t scale = 1) {
    columns.push_back(random::MadeNumbers<T>(
        fact.name, format, EndsOf<T>(table, id, type, true, scale), layout));
  };
  const auto end = [&]<typename T>(T, const std::string& format, bool is_low) {
    columns.push_back(
        random::MadeNumbers<T>(fact.name + (is_low ? "_from" : "_to"), format,
                               EndsOf<T>(table, id, type, is_low), layout));
  };
  switch (table.held[id.index()]) {
    case Held::kLeftOut:
      break;
    case Held::kNulls:
      columns.emplace_back();
      columns.back().name = fact.name;
      columns.back().format = "n";
      columns.back().length =
          static_cast<int64_t>(table.cases.size() + layout.batch_offset);
      break;
    case Held::kTexts:
      columns.push_back(random::MadeTexts<int32_t>(
          fact.name, TextsOf(dice, table, id, type), layout));
      break;
    case Held::kLargeTexts:
      columns.push_back(random::MadeTexts<int64_t>(
          fact.name, TextsOf(dice, table, id, type), layout));
      break;
    case Held::kDictionary:
      columns.push_back(DictionaryOf(dice, fact.name,
                                     TextsOf(dice, table, id, type), layout));
      break;
    case Held::kBools:
      columns.push_back(random::MadeBools(
          fact.name, EndsOf<bool>(table, id, type, true), layout));
      break;
    case Held::kInt8:
      return one(int8_t{}, "c");
    case Held::kUint8:
      return one(uint8_t{}, "C");
    case Held::kInt16:
      return one(int16_t{}, "s");
    case Held::kInt32:
      return one(int32_t{}, "i");
    case Held::kInt64:
      return one(int64_t{}, "l");
    case Held::kUint64:
      return one(uint64_t{}, "L");
    case Held::kDate32:
      return one(int32_t{}, "tdD");
    case Held::kDate64:
      return one(int64_t{}, "tdm", 86'400'000);
    case Held::kTwoInt32:
      end(int32_t{}, "i", true);
      return end(int32_t{}, "i", false);
    case Held::kTwoMixed:
      end(int64_t{}, "l", false);
      return end(int32_t{}, "i", true);
    case Held::kTwoDate32:
    case Held::kTwoDates:
      end(int32_t{}, "tdD", true);
      return end(int32_t{}, "tdD", false);
  }
}

// Returns the column of days. Those of the survey are the first row's, and are
// null where a date cannot say them, else now and then.
MadeColumn DaysColumn(Dice& dice, const Table& table, const Layout& layout) {
  Cells<int32_t> dates;
  Cells<std::string> texts;
  bool is_text = dice.Chance(30);
  for (const Days& each : table.days) {
    const bool is_range = each.first != each.last;
    const bool is_standing = each == table.days[0];
    const bool is_null = is_standing && dice.Chance(50);
    is_text = is_text || (is_range && !is_standing);
    texts.emplace_back(FormatDate(each.first) + ".." + FormatDate(each.last));
    dates.emplace_back(each.first.days);
    if (is_null) texts.back().reset();
    if (is_null || is_range) dates.back().reset();
  }
  return is_text ? random::MadeTexts<int32_t>("on", texts, layout)
                 : random::MadeNumbers<int32_t>("on", "tdD", dates, layout);
}

// What the survey answers for a record batch, a line a case.
std::string Surveyed(const std::shared_ptr<const chart::Chart>& chart,
                     const MadeBatch& made, const Days& days) {
  const law::Law& law = chart->law();
  const auto form = ReadArrowForm(law, made.schema, {}, {});
  if (!form) return form.error().text;
  const bool has_days =
      std::ranges::find(form->table.columns, TableColumn::Kind::kOn,
                        &TableColumn::kind) != form->table.columns.end();
  const auto plan = SurveyPlan::Make(
      {.chart = chart, .days = days, .has_day_column = has_days});
  BlockSurvey block_survey(**plan);
  ArrowReader reader(law, *form, days);
  if (const auto done = reader.Start(made.array, 0); !done) {
    return done.error().text;
  }
  std::string answers;
  ArrowBatch batch;
  std::vector<SurveyFault> faults;
  for (size_t at = 0; at < reader.row_count(); at += kBlockCases) {
    const size_t count = std::min(kBlockCases, reader.row_count() - at);
    const auto done = reader.Read(at, count, batch, faults);
    if (!done) return done.error().text;
    if (!faults.empty()) return faults[0].column + ": " + faults[0].text;
    block_survey.Run(batch.block);
    for (size_t i = 0; i < batch.case_count; ++i) {
      for (size_t r = 0; r < law.routes.size(); ++r) {
        const bool open = HasBit(block_survey.may_be_true(r), i);
        const bool closed = HasBit(block_survey.may_be_false(r), i);
        answers += open && closed ? "? " : open ? "open " : "closed ";
      }
      answers += '\n';
    }
  }
  return answers;
}

std::string Asked(const std::shared_ptr<const chart::Chart>& chart,
                  const Table& table) {
  std::string answers;
  ask::Asker asker(chart);
  for (size_t i = 0; i < table.cases.size(); ++i) {
    for (const Outcome outcome :
         asker.Outcomes(table.cases[i], table.days[i])) {
      answers += outcome == Outcome::kUndetermined ? "? "
                 : outcome == Outcome::kOpen       ? "open "
                                                   : "closed ";
    }
    answers += '\n';
  }
  return answers;
}

Layout RandomLayout(Dice& dice, size_t batch_offset) {
  const std::vector<size_t> offsets = {0, 0, 1, 3, 8, 64};
  return {dice.OneOf(offsets), batch_offset, dice.Below(3),
          dice.Chance(70) ? 0 : dice.Below(9)};
}

// Puts a table into columns, each with a layout of its own, and compares. Its
// first row is of `days`, as is what names none.
void ExpectSurveyedAsAsked(Dice& dice,
                           const std::shared_ptr<const chart::Chart>& chart,
                           Table table, const Days& days, bool has_days) {
  const law::Law& law = chart->law();
  table.held.clear();
  for (const law::Fact& fact : law.facts) {
    table.held.push_back(RandomHeld(dice, fact.type));
  }
  table.Fit(law);
  const size_t batch_offset = dice.OneOf(std::vector<size_t>{0, 0, 1, 8, 13});
  std::vector<MadeColumn> columns;
  for (size_t f = 0; f < law.facts.size(); ++f) {
    AddColumns(dice, table, law.facts[f], law::FactId(f),
               RandomLayout(dice, batch_offset), columns);
  }
  if (has_days) {
    columns.push_back(
        DaysColumn(dice, table, RandomLayout(dice, batch_offset)));
  }
  if (columns.empty()) return;
  const MadeBatch made(std::move(columns),
                       static_cast<int64_t>(table.cases.size()),
                       static_cast<int64_t>(batch_offset));
  const std::string surveyed = Surveyed(chart, made, days);
  const std::string asked = Asked(chart, table);
  if (surveyed == asked) return;
  const auto [a, b] = std::ranges::mismatch(surveyed, asked);
  const auto row = std::count(surveyed.begin(), a, '\n');
  ADD_FAILURE() << "row " << row << " of " << table.cases.size() << "\n"
                << surveyed.substr(0, 300);
}

TEST(Arrow, AnswersRandomTablesLikeAsk) {
  inside::ForTrials(700'000, 600, [&](inside::Trial& trial) {
    const random::Knowledge knowledge{trial.dice.Between(20, 100),
                                      trial.dice.Between(0, 40)};
    const bool has_days = trial.dice.Chance(50);
    const Days days = random::RandomDays(trial.dice, 20);
    const int percent_ranges = trial.dice.Chance(50) ? 0 : 3;
    Table table;
    for (int row = 0; row < 100; ++row) {
      table.cases.push_back(
          inside::RandomCase(trial.dice, trial.chart->law(), knowledge));
      table.days.push_back(has_days && row > 0 && trial.dice.Chance(70)
                               ? random::RandomDays(trial.dice, percent_ranges)
                               : days);
    }
    ExpectSurveyedAsAsked(trial.dice, trial.chart, std::move(table), days,
                          has_days);
  });
}

TEST(Arrow, AnswersTheChannelPackLikeAskAtTheEdgesOfBlocks) {
  const auto pack = inside::ReadChannelPack();
  ASSERT_TRUE(pack);
  const auto chart = chart::Chart::Compile(pack, {});
  ASSERT_TRUE(chart);
  Dice dice(11);
  for (const size_t rows : {0, 1, 63, 64, 65, 2047, 2048, 2049, 4100}) {
    for (int round = 0; round < random::TrialsOf(4); ++round) {
      const bool has_days = dice.Chance(50);
      const Days days = random::RandomChannelDays(dice, pack->record.events);
      Table table;
      for (size_t i = 0; i < rows; ++i) {
        table.cases.push_back(
            inside::RandomChannelCase(dice, pack->law, dice.Between(0, 35)));
        table.days.push_back(
            has_days ? random::RandomChannelDays(dice, pack->record.events)
                     : days);
      }
      if (rows > 0) table.days[0] = days;
      ExpectSurveyedAsAsked(dice, *chart, std::move(table), days, has_days);
      if (testing::Test::HasFailure()) FAIL() << rows << " rows";
    }
  }
}

}  // namespace
}  // namespace safeconduct::survey
