// SPDX-License-Identifier: Apache-2.0
// Cases that come as columns are answered like those that are asked about.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/survey.h"
#include "tests/random/case_table.h"
#include "tests/random/channel.h"
#include "tests/random/for_trials.h"
#include "tests/random/made_arrow.h"
#include "tests/random/random_case.h"
#include "tests/random/seeds.h"
#include "tests/random/values.h"

namespace safeconduct {
namespace {

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
Held RandomHeld(Dice& dice, const Type& type) {
  std::vector<Held> ways = {Held::kTexts,      Held::kLargeTexts,
                            Held::kDictionary, Held::kDictionary,
                            Held::kNulls,      Held::kLeftOut};
  if (type.form == Type::Form::kYesNo) {
    ways.insert(ways.end(), 4, Held::kBools);
  }
  if (type.form == Type::Form::kNumber) {
    ways.insert(ways.end(),
                {Held::kInt32, Held::kInt64, Held::kTwoInt32, Held::kTwoMixed});
    const bool is_natural = type.low >= 0;
    if (type.low >= -128 && type.high <= 127) ways.push_back(Held::kInt8);
    if (is_natural && type.high <= 255) ways.push_back(Held::kUint8);
    if (type.low >= -32768 && type.high <= 32767) ways.push_back(Held::kInt16);
    if (is_natural) ways.push_back(Held::kUint64);
  }
  if (random::IsDate(type.form)) {
    ways.insert(ways.end(), {Held::kDate32, Held::kDate32, Held::kDate64,
                             Held::kTwoDate32, Held::kTwoDates});
  }
  return dice.OneOf(ways);
}

// Returns the values that are numbers or days, from the first to the last;
// nothing where none is.
std::optional<Values::Run> RangeOf(const Values& values) {
  size_t first = 0;
  if (random::IsDate(values.form) && values.runs.front().first == "none")
    ++first;
  if (first == values.runs.size()) return std::nullopt;
  return Values::Run{values.runs[first].first, values.runs.back().last};
}

// Returns what is left of values that are held so, as a cell of a table.
std::string AsHeld(Held held, const Values& values) {
  if (held == Held::kLeftOut || held == Held::kNulls) return "";
  const auto range = RangeOf(values);
  if (IsOneValue(held)) {
    return random::IsOne(values) && range ? range->first : "";
  }
  if (!IsTwoValues(held)) return random::CellText(values);
  return range ? range->first + ".." + range->last : "";
}

// Cases, and how each of their facts is held.
struct Table {
  random::CaseTable rows;
  std::vector<Held> held;                   // by fact
  std::vector<std::vector<Values>> values;  // by case and fact

  // Makes the cases say no more than can be held.
  void Fit(const Pack& pack) {
    for (Case& person : rows.cases) {
      const std::vector<Values> said = random::ValuesOf(person);
      for (size_t f = 0; f < held.size(); ++f) {
        random::Set(person, pack.facts()[f], AsHeld(held[f], said[f]));
      }
      values.push_back(random::ValuesOf(person));
    }
  }
};

// Returns a value as a number: a day as that of its date, yes as 1.
int64_t NumberOf(Type::Form form, const std::string& text) {
  if (form == Type::Form::kYesNo) return text == "yes" ? 1 : 0;
  return random::NumberOf(form, text);
}

// Returns one end of each case's values. An end that is that of the type is
// left open now and then, unless both would be and none is not among them.
template <typename T>
Cells<T> EndsOf(const Table& table, size_t fact, const Type& type, bool is_low,
                int64_t scale = 1) {
  const Values::Run all = *RangeOf(random::ValuesOf(type));
  Cells<T> cells;
  for (size_t i = 0; i < table.values.size(); ++i) {
    const Values& values = table.values[i][fact];
    cells.emplace_back();
    if (values.all && !random::IsOne(values)) continue;
    const Values::Run range = *RangeOf(values);
    const std::string& end = is_low ? range.first : range.last;
    const bool may_be_open = !random::IsOne(values) && range != all &&
                             i % 2 == 0 &&
                             end == (is_low ? all.first : all.last);
    if (!may_be_open) {
      cells.back() = static_cast<T>(NumberOf(type.form, end) * scale);
    }
  }
  return cells;
}

// Returns the texts of the cells, some of which are null where they are empty.
Cells<std::string> TextsOf(Dice& dice, const Table& table, size_t fact) {
  Cells<std::string> cells;
  for (const std::vector<Values>& values : table.values) {
    cells.emplace_back(random::CellText(values[fact]));
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
void AddColumns(Dice& dice, const Table& table, const Fact& fact, size_t at,
                const Layout& layout, std::vector<MadeColumn>& columns) {
  const Type& type = fact.type;
  const auto one = [&]<typename T>(T, const std::string& format,
                                   int64_t scale = 1) {
    columns.push_back(random::MadeNumbers<T>(
        fact.name, format, EndsOf<T>(table, at, type, true, scale), layout));
  };
  const auto end = [&]<typename T>(T, const std::string& format, bool is_low) {
    columns.push_back(
        random::MadeNumbers<T>(fact.name + (is_low ? "_from" : "_to"), format,
                               EndsOf<T>(table, at, type, is_low), layout));
  };
  switch (table.held[at]) {
    case Held::kLeftOut:
      break;
    case Held::kNulls:
      columns.emplace_back();
      columns.back().name = fact.name;
      columns.back().format = "n";
      columns.back().length =
          static_cast<int64_t>(table.values.size() + layout.batch_offset);
      break;
    case Held::kTexts:
      columns.push_back(random::MadeTexts<int32_t>(
          fact.name, TextsOf(dice, table, at), layout));
      break;
    case Held::kLargeTexts:
      columns.push_back(random::MadeTexts<int64_t>(
          fact.name, TextsOf(dice, table, at), layout));
      break;
    case Held::kDictionary:
      columns.push_back(
          DictionaryOf(dice, fact.name, TextsOf(dice, table, at), layout));
      break;
    case Held::kBools:
      columns.push_back(random::MadeBools(
          fact.name, EndsOf<bool>(table, at, type, true), layout));
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
  for (const Days& each : table.rows.days) {
    const bool is_range = each.first != each.last;
    const bool is_standing = each == table.rows.days[0];
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

// A stream of one record batch, which stays with who made it.
class OneBatch {
 public:
  explicit OneBatch(const MadeBatch& made) : made_(made) {
    stream_ = {GetSchema, GetNext, GetLastError, Release, this};
  }

  ArrowArrayStream* stream() { return &stream_; }

 private:
  static OneBatch& Of(ArrowArrayStream* stream) {
    return *static_cast<OneBatch*>(stream->private_data);
  }
  static int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
    *out = Of(stream).made_.schema;
    return 0;
  }
  static int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
    *out = {};
    if (!std::exchange(Of(stream).given_, true)) *out = Of(stream).made_.array;
    return 0;
  }
  static const char* GetLastError(ArrowArrayStream* /*stream*/) {
    return nullptr;
  }
  static void Release(ArrowArrayStream* stream) { stream->release = nullptr; }

  const MadeBatch& made_;
  bool given_ = false;
  ArrowArrayStream stream_;
};

// What the survey answers for a record batch, a line a case. Its rows have no
// identifiers, so it writes their numbers.
std::string Surveyed(const Chart& chart, const MadeBatch& made,
                     const Days& days) {
  std::string answers;
  SurveyOptions options;
  options.days = days;
  options.write = random::WriterTo(answers);
  OneBatch batch(made);
  const auto answer = SurveyArrow(chart, options, batch.stream());
  if (!answer) return answer.error().text;
  const std::string fault = random::FaultOf(*answer);
  return fault.empty() ? answers : fault;
}

Layout RandomLayout(Dice& dice, size_t batch_offset) {
  const std::vector<size_t> offsets = {0, 0, 1, 3, 8, 64};
  return {dice.OneOf(offsets), batch_offset, dice.Below(3),
          dice.Chance(70) ? 0 : dice.Below(9)};
}

// Puts a table into columns, each with a layout of its own, and compares. Its
// first row is of `days`, as is what names none.
void ExpectSurveyedAsAsked(Dice& dice, const Chart& chart,
                           random::CaseTable rows, const Days& days,
                           bool has_days) {
  const std::vector<Fact>& facts = chart.pack().facts();
  Table table{std::move(rows), {}, {}};
  for (const Fact& fact : facts) {
    table.held.push_back(RandomHeld(dice, fact.type));
  }
  table.Fit(chart.pack());
  const size_t batch_offset = dice.OneOf(std::vector<size_t>{0, 0, 1, 8, 13});
  std::vector<MadeColumn> columns;
  for (size_t f = 0; f < facts.size(); ++f) {
    AddColumns(dice, table, facts[f], f, RandomLayout(dice, batch_offset),
               columns);
  }
  if (has_days) {
    columns.push_back(
        DaysColumn(dice, table, RandomLayout(dice, batch_offset)));
  }
  if (columns.empty()) return;
  const MadeBatch made(std::move(columns),
                       static_cast<int64_t>(table.values.size()),
                       static_cast<int64_t>(batch_offset));
  random::ExpectSameLines(Surveyed(chart, made, days),
                          table.rows.Asked(chart, 1));
}

TEST(Arrow, AnswersRandomTablesLikeAsk) {
  random::ForTrials(700'000, 600, [&](random::Trial& trial) {
    const random::Knowledge knowledge{trial.dice.Between(20, 100),
                                      trial.dice.Between(0, 40)};
    const bool has_days = trial.dice.Chance(50);
    const Days days = random::RandomDays(trial.dice, 20);
    const int percent_ranges = trial.dice.Chance(50) ? 0 : 3;
    random::CaseTable table;
    for (int row = 0; row < 100; ++row) {
      table.cases.push_back(
          random::RandomCase(trial.dice, *trial.pack, knowledge));
      table.days.push_back(has_days && row > 0 && trial.dice.Chance(70)
                               ? random::RandomDays(trial.dice, percent_ranges)
                               : days);
    }
    ExpectSurveyedAsAsked(trial.dice, *trial.chart, std::move(table), days,
                          has_days);
  });
}

TEST(Arrow, AnswersTheChannelPackLikeAskAtTheEdgesOfBlocks) {
  const Pack pack = random::ChannelPack();
  const Chart chart = Chart::Compile(pack).value();
  Dice dice(11);
  for (const size_t rows : {0, 1, 63, 64, 65, 2047, 2048, 2049, 4100}) {
    for (int round = 0; round < random::TrialsOf(4); ++round) {
      const bool has_days = dice.Chance(50);
      const Days days = random::RandomChannelDays(dice, pack.events());
      random::CaseTable table;
      for (size_t i = 0; i < rows; ++i) {
        table.days.push_back(
            has_days ? random::RandomChannelDays(dice, pack.events()) : days);
        if (i == 0) table.days[0] = days;
        table.cases.push_back(random::RandomChannelCase(
            dice, pack, dice.Between(0, 35), table.days.back()));
      }
      ExpectSurveyedAsAsked(dice, chart, std::move(table), days, has_days);
      if (testing::Test::HasFailure()) FAIL() << rows << " rows";
    }
  }
}

}  // namespace
}  // namespace safeconduct
