// SPDX-License-Identifier: Apache-2.0
//
// A survey of record batches against a survey of the same rows as text, through
// the public header.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "safeconduct/json.h"
#include "safeconduct/survey.h"
#include "tests/random/arrow_abi.h"
#include "tests/random/channel.h"
#include "tests/random/dice.h"
#include "tests/random/made_arrow.h"

namespace safeconduct {
namespace {

using random::Cells;
using random::MadeBatch;
using testing::HasSubstr;

const char* const kClaims[] = {"none", "pending", "refused", "pending|refused"};

constexpr int32_t kAsked = 19'583;  // 2023-08-14

// Rows of a few facts: some unknown, some partly known.
struct Rows {
  Cells<std::string> ids;
  Cells<int16_t> ages;
  Cells<int8_t> claims;  // in kClaims
  Cells<bool> documented;
  Cells<int32_t> arrived;
  Cells<double> weights;

  Rows(random::Dice& dice, int count) {
    const auto add = [&](auto& cells, auto value) {
      cells.emplace_back();
      if (!dice.Chance(20)) cells.back() = value;
    };
    for (int i = 0; i < count; ++i) {
      ids.emplace_back("p" + std::to_string(dice.Between(0, 1000)));
      add(ages, static_cast<int16_t>(dice.Between(0, 90)));
      add(claims, static_cast<int8_t>(dice.Between(0, 3)));
      add(documented, dice.Chance(50));
      add(arrived, dice.Between(18'000, kAsked));
      weights.emplace_back(dice.Between(0, 9) * 0.5);
    }
  }

  size_t size() const { return ids.size(); }

  // Returns the rows from `first` on as text.
  std::string Text() const {
    std::string text = "id,age,claim,documented,arrived,weight\n";
    for (size_t i = 0; i < size(); ++i) {
      text += fmt::format(
          "{},{},{},{},{},{}\n", *ids[i],
          ages[i] ? std::to_string(*ages[i]) : "",
          claims[i] ? kClaims[static_cast<size_t>(*claims[i])] : "",
          documented[i] ? (*documented[i] ? "yes" : "no") : "",
          arrived[i] ? FormatDate(Date{*arrived[i]}) : "", *weights[i]);
    }
    return text;
  }

  // Returns the rows from `first` to before `last` as a record batch.
  std::unique_ptr<MadeBatch> Batch(size_t first, size_t last) const {
    const auto part = [&](const auto& cells) {
      using All = std::remove_cvref_t<decltype(cells)>;
      const auto begin = cells.begin();
      return All(begin + static_cast<ptrdiff_t>(first),
                 begin + static_cast<ptrdiff_t>(last));
    };
    Cells<std::string> values(std::begin(kClaims), std::end(kClaims));
    std::vector<random::MadeColumn> columns;
    columns.push_back(random::MadeTexts<int32_t>("id", part(ids)));
    columns.push_back(random::MadeNumbers<int16_t>("age", "s", part(ages)));
    columns.push_back(random::MadeDictionary<int8_t>(
        "claim", "c", part(claims),
        random::MadeTexts<int32_t>("", std::move(values))));
    columns.push_back(random::MadeBools("documented", part(documented)));
    columns.push_back(
        random::MadeNumbers<int32_t>("arrived", "tdD", part(arrived)));
    columns.push_back(
        random::MadeNumbers<double>("weight", "g", part(weights)));
    return std::make_unique<MadeBatch>(std::move(columns),
                                       static_cast<int64_t>(last - first));
  }
};

// A stream of record batches, each given once.
class Batches {
 public:
  explicit Batches(std::vector<std::unique_ptr<MadeBatch>> batches)
      : batches_(std::move(batches)) {
    stream_ = {GetSchema, GetNext, GetLastError, Release, this};
  }

  ArrowArrayStream* stream() { return &stream_; }
  MadeBatch& batch(size_t i) { return *batches_[i]; }

 private:
  static Batches& Of(ArrowArrayStream* stream) {
    return *static_cast<Batches*>(stream->private_data);
  }
  static int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
    *out = Of(stream).batches_.front()->schema;
    return 0;
  }
  static int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
    Batches& all = Of(stream);
    *out = {};
    if (all.next_ < all.batches_.size()) {
      *out = all.batches_[all.next_++]->array;
    }
    return 0;
  }
  static const char* GetLastError(ArrowArrayStream* /*stream*/) {
    return nullptr;
  }
  static void Release(ArrowArrayStream* stream) { stream->release = nullptr; }

  std::vector<std::unique_ptr<MadeBatch>> batches_;
  size_t next_ = 0;
  ArrowArrayStream stream_;
};

Batches BatchesOf(const Rows& rows, const std::vector<size_t>& sizes) {
  std::vector<std::unique_ptr<MadeBatch>> batches;
  size_t first = 0;
  for (const size_t size : sizes) {
    const size_t last = std::min(first + size, rows.size());
    batches.push_back(rows.Batch(first, last));
    first = last;
  }
  batches.push_back(rows.Batch(first, rows.size()));
  return Batches(std::move(batches));
}

Chart ChannelChart() { return Chart::Compile(random::ChannelPack()).value(); }

SurveyOptions OptionsOf(size_t threads, std::string& answers,
                        bool reasons = false) {
  SurveyOptions options;
  options.days = {Date{kAsked}, Date{kAsked}};
  options.by = {"claim"};
  options.reasons = reasons;
  options.threads = threads;
  options.write = [&answers](std::string_view text) {
    answers += text;
    return true;
  };
  return options;
}

TEST(ArrowSurvey, EqualsTheSurveyOfTheSameText) {
  const Chart chart = ChannelChart();
  random::Dice dice(21);
  for (const int count : {0, 1, 70, 2047, 2049, 140'000}) {
    const Rows rows(dice, count);
    // To say what long tables turn on takes long.
    const bool reasons = count < 100;
    std::string expected_answers;
    std::string text = rows.Text();
    const auto expected =
        SurveyTable(chart, OptionsOf(1, expected_answers, reasons),
                    [&](char* to, size_t size) {
                      const size_t given = text.copy(to, size);
                      text.erase(0, given);
                      return given;
                    });
    ASSERT_TRUE(expected) << expected.error().text;
    for (const size_t threads : {1, 2}) {
      for (const auto& sizes :
           std::vector<std::vector<size_t>>{{}, {0, 1, 64}, {2048, 100}}) {
        std::string answers;
        Batches batches = BatchesOf(rows, sizes);
        const auto answer = SurveyArrow(
            chart, OptionsOf(threads, answers, reasons), batches.stream());
        ASSERT_TRUE(answer) << answer.error().text;
        EXPECT_EQ(FormatJson(*answer), FormatJson(*expected));
        EXPECT_EQ(answers == expected_answers, true) << count << " rows";
        EXPECT_EQ(batches.stream()->release, nullptr);
      }
    }
  }
}

TEST(ArrowSurvey, CountsRowsAtFaultAndSaysWhere) {
  const Chart chart = ChannelChart();
  random::Dice dice(22);
  Rows rows(dice, 5'000);
  rows.ages[3] = int16_t{500};
  rows.arrived[200] = kAsked + 1;
  rows.ages[4'500] = int16_t{-1};
  for (const size_t threads : {1, 2}) {
    std::string answers;
    Batches batches = BatchesOf(rows, {100, 3'000});
    const auto answer =
        SurveyArrow(chart, OptionsOf(threads, answers), batches.stream());
    ASSERT_TRUE(answer) << answer.error().text;
    EXPECT_EQ(answer->bad_row_count, 3U);
    ASSERT_EQ(answer->faults.size(), 3U);
    EXPECT_EQ(answer->faults[0].row, 4U);
    EXPECT_EQ(answer->faults[1].row, 201U);
    EXPECT_THAT(answer->faults[1].text, HasSubstr("contradicts itself"));
    EXPECT_EQ(answer->faults[2].row, 4'501U);
    EXPECT_EQ(answer->faults[2].column, "age");
    EXPECT_EQ(std::ranges::count(answers, '\n'), 5'000 - 3 + 1);
  }
}

TEST(ArrowSurvey, FailsWhereABatchContradictsItself) {
  const Chart chart = ChannelChart();
  random::Dice dice(23);
  const Rows rows(dice, 300'000);
  for (const size_t threads : {1, 2}) {
    std::string answers;
    Batches batches = BatchesOf(rows, {1'000, 200'000});
    batches.batch(1).array.children[1]->length = 10;
    const auto answer =
        SurveyArrow(chart, OptionsOf(threads, answers), batches.stream());
    ASSERT_FALSE(answer);
    EXPECT_NE(answer.error().text.find("age"), std::string::npos)
        << answer.error().text;
  }
}

// The two ends of a full block are read where they stand, in the type that they
// have there. A hundred ages are ranges, and to know them would settle each.
TEST(ArrowSurvey, TellsRangesInTheTypeOfTheirCells) {
  const auto pack = Pack::Read({{"adults.law.md",
                                 "```law\n"
                                 "fact age \"Age\" : 0..120 years\n"
                                 "route france \"To France\" to FR\n"
                                 "  needs adult \"Adult\" when age >= 18\n"
                                 "```\n"}});
  const Chart chart = Chart::Compile(*pack).value();
  Cells<int16_t> low;
  Cells<int16_t> high;
  for (int i = 0; i < 2048; ++i) {
    const bool is_range = 600 <= i && i < 700;
    low.emplace_back(static_cast<int16_t>(is_range ? 16 : 30));
    high.emplace_back(static_cast<int16_t>(is_range ? 19 : 30));
  }
  std::vector<random::MadeColumn> columns;
  columns.push_back(random::MadeNumbers<int16_t>("age_from", "s", low));
  columns.push_back(random::MadeNumbers<int16_t>("age_to", "s", high));
  std::vector<std::unique_ptr<MadeBatch>> made;
  made.push_back(std::make_unique<MadeBatch>(std::move(columns), 2048));
  Batches batches(std::move(made));
  SurveyOptions options;
  options.days = {Date{19'583}, Date{19'583}};
  options.reasons = true;
  const auto answer = SurveyArrow(chart, options, batches.stream());
  ASSERT_TRUE(answer) << answer.error().text;
  const SurveyRoute& france = answer->total.routes.front();
  EXPECT_EQ(france.open.possible - france.open.certain, 100);
  ASSERT_EQ(france.turns_on.size(), 1U);
  EXPECT_EQ(france.turns_on.front().settles, 100);
}

// -- Outcomes row by row ------------------------------------------------------

// Returns the text that a cell of a column of outcomes names; nothing where it
// is null.
std::optional<std::string> OutcomeAt(const ArrowArray& column, size_t row) {
  const auto* bits = static_cast<const uint8_t*>(column.buffers[0]);
  if (bits != nullptr && ((bits[row / 8] >> (row % 8)) & 1) == 0) {
    return std::nullopt;
  }
  const ArrowArray& words = *column.dictionary;
  const int8_t code = static_cast<const int8_t*>(column.buffers[1])[row];
  const auto* ends = static_cast<const int32_t*>(words.buffers[1]);
  return std::string(
      static_cast<const char*>(words.buffers[2]) + ends[code],
      static_cast<const char*>(words.buffers[2]) + ends[code + 1]);
}

// Reads a stream of outcomes to its end, and returns its rows as SurveyArrow
// writes them, but for their identifiers; `-` for a row without outcomes.
std::vector<std::string> RowsOf(ArrowArrayStream& stream) {
  std::vector<std::string> rows;
  ArrowArray batch;
  while (stream.get_next(&stream, &batch) == 0 && batch.release != nullptr) {
    for (size_t row = 0; row < static_cast<size_t>(batch.length); ++row) {
      std::string text;
      for (int64_t c = 0; c < batch.n_children; ++c) {
        const auto outcome = OutcomeAt(*batch.children[c], row);
        if (!outcome) {
          text = "-";
          break;
        }
        text += "," + *outcome;
      }
      rows.push_back(text);
    }
    batch.release(&batch);
  }
  return rows;
}

TEST(ArrowOutcomes, AreThoseOfTheSurveyRowByRow) {
  const Chart chart = ChannelChart();
  random::Dice dice(24);
  Rows rows(dice, 5'000);
  rows.ages[3] = int16_t{500};
  rows.arrived[200] = kAsked + 1;
  rows.ages[4'500] = int16_t{-1};
  std::string answers;
  Batches asked = BatchesOf(rows, {100, 0, 3'000});
  SurveyOptions options = OptionsOf(1, answers);
  options.versus = &chart;
  ASSERT_TRUE(SurveyArrow(chart, options, asked.stream()));
  size_t faults = 0;
  options.fault = [&faults](const SurveyFault& fault) {
    const bool is_one =
        fault.row == 4 || fault.row == 201 || fault.row == 4'501;
    faults += is_one ? 1 : 10;
  };
  Batches batches = BatchesOf(rows, {100, 0, 3'000});
  ArrowArrayStream out;
  const auto made = StreamOutcomes(chart, options, batches.stream(), &out);
  ASSERT_TRUE(made) << made.error().text;
  EXPECT_EQ(batches.stream()->release, nullptr);
  ArrowSchema schema;
  ASSERT_EQ(out.get_schema(&out, &schema), 0);
  ASSERT_EQ(schema.n_children,
            static_cast<int64_t>(2 * chart.pack().routes().size()));
  EXPECT_EQ(schema.children[0]->name, chart.pack().routes()[0].name);
  EXPECT_EQ(schema.children[1]->name,
            chart.pack().routes()[0].name + "_versus");
  EXPECT_STREQ(schema.children[1]->format, "c");
  EXPECT_STREQ(schema.children[1]->dictionary->format, "u");
  schema.release(&schema);
  const std::vector<std::string> found = RowsOf(out);
  out.release(&out);
  ASSERT_EQ(found.size(), 5'000U);
  EXPECT_EQ(found[3], "-");
  EXPECT_EQ(found[200], "-");
  EXPECT_EQ(found[4'500], "-");
  EXPECT_EQ(faults, 3U);
  size_t line = answers.find('\n') + 1;
  for (const std::string& row : found) {
    if (row == "-") continue;
    const size_t end = answers.find('\n', line);
    const size_t comma = answers.find(',', line);
    EXPECT_EQ(row, answers.substr(comma, end - comma));
    line = end + 1;
  }
  EXPECT_EQ(line, answers.size());
}

TEST(ArrowOutcomes, AreKeptBeyondWhatTheyCameIn) {
  const Chart chart = ChannelChart();
  random::Dice dice(25);
  std::string answers;
  const Rows rows(dice, 70);
  Batches batches = BatchesOf(rows, {});
  ArrowArrayStream out;
  ASSERT_TRUE(
      StreamOutcomes(chart, OptionsOf(1, answers), batches.stream(), &out));
  ArrowArray batch;
  ASSERT_EQ(out.get_next(&out, &batch), 0);
  // A consumer may take a column out and let go of the rest.
  ArrowArray column = std::exchange(*batch.children[0], {});
  batch.release(&batch);
  out.release(&out);
  EXPECT_EQ(column.length, 70);
  EXPECT_TRUE(OutcomeAt(column, 69));
  column.release(&column);
}

TEST(ArrowOutcomes, StopWhereTheyAreToldTo) {
  const Chart chart = ChannelChart();
  random::Dice dice(26);
  std::string answers;
  SurveyOptions options = OptionsOf(1, answers);
  options.watch = [](size_t, size_t rows) { return rows < 150; };
  const Rows rows(dice, 300);
  Batches batches = BatchesOf(rows, {100, 100});
  ArrowArrayStream out;
  ASSERT_TRUE(StreamOutcomes(chart, options, batches.stream(), &out));
  ArrowArray batch;
  ASSERT_EQ(out.get_next(&out, &batch), 0);
  batch.release(&batch);
  EXPECT_EQ(out.get_next(&out, &batch), ECANCELED);
  EXPECT_STREQ(out.get_last_error(&out),
               "survey: was told to stop (let it go on)");
  out.release(&out);
}

TEST(ArrowOutcomes, EndWhereAFunctionOfTheCallerThrows) {
  const Chart chart = ChannelChart();
  random::Dice dice(27);
  std::string answers;
  SurveyOptions options = OptionsOf(1, answers);
  options.watch = [](size_t, size_t) -> bool {
    throw std::runtime_error("no more");
  };
  const Rows rows(dice, 200);
  Batches batches = BatchesOf(rows, {100});
  ArrowArrayStream out;
  ASSERT_TRUE(StreamOutcomes(chart, options, batches.stream(), &out));
  ArrowArray batch;
  // Nor is the next batch given, as if none had been lost.
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(out.get_next(&out, &batch), EIO);
    EXPECT_EQ(batch.release, nullptr);
    EXPECT_STREQ(out.get_last_error(&out), "survey: stopped by no more");
  }
  out.release(&out);
}

}  // namespace
}  // namespace safeconduct
