// SPDX-License-Identifier: Apache-2.0
// Columns are read as a table of their texts would be, and what is wrong with
// them is said once.
#include "survey/arrow/table.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "law/law_testing.h"
#include "safeconduct/survey.h"
#include "tests/random/made_arrow.h"

namespace safeconduct::survey {
namespace {

using random::Cells;
using random::MadeBatch;
using random::MadeColumn;

using Texts = std::vector<std::string>;

const law::Law& Law() {
  static const law::TestLaw kLaw = law::ReadTestLaw(
      "fact age \"\" : 0..120 years\n"
      "fact accompanied \"\" : yes or no\n"
      "fact claim \"\" : one of none, pending, refused\n"
      "fact requested \"\" : date or none\n"
      "route back \"\" to FR\n"
      "  needs all \"\" when age > 17 and accompanied and claim is none\n"
      "    and requested is none\n");
  return kLaw.law;
}

constexpr Days kDays{Date{19583}, Date{19583}};  // 2023-08-14

std::string SchemaFault(const ArrowSchema& schema, const Texts& keep = {},
                        const Texts& by = {}) {
  const auto form = ReadArrowForm(Law(), schema, keep, by);
  return form ? "" : form.error().text;
}

// Writes the cases of a record batch, a line each.
std::string TextOf(const ArrowReader& reader, const ArrowForm& form,
                   const ArrowBatch& batch) {
  std::string text;
  for (size_t i = 0; i < batch.case_count; ++i) {
    text += std::to_string(batch.rows[i]);
    if (!batch.ids.empty()) text += " " + batch.ids[i];
    text += " x" + std::to_string(std::lround(batch.weights[i] * 10));
    for (const std::string& value : reader.groups()[batch.groups[i]]) {
      text += " [" + value + "]";
    }
    for (const TableColumn& column : form.table.columns) {
      if (column.kind != TableColumn::Kind::kFact) continue;
      const law::Type& type = Law().fact(column.fact).type;
      const Column& cells = batch.block.facts[column.fact.index()];
      text += " " + column.name + "=" +
              law::FormatValues(type, ValuesOf(cells, type, i));
    }
    text += "\n";
  }
  return text;
}

// Returns what was read of a whole record batch of at most a block, rows at
// fault last, or the error.
std::string Read(const MadeBatch& made, const Texts& keep = {},
                 const Texts& by = {}) {
  const auto form = ReadArrowForm(Law(), made.schema, keep, by);
  if (!form) return form.error().text;
  ArrowReader reader(Law(), *form, kDays);
  if (auto done = reader.Start(made.array, 100); !done) {
    return done.error().text;
  }
  ArrowBatch batch;
  std::vector<SurveyFault> faults;
  if (auto done = reader.Read(0, reader.row_count(), batch, faults); !done) {
    return done.error().text;
  }
  std::string text = TextOf(reader, *form, batch);
  for (const SurveyFault& fault : faults) {
    text += std::to_string(fault.row) + " " + fault.column + ": " + fault.text +
            "\n";
  }
  return text;
}

template <typename... Columns>
std::string ReadColumns(int64_t rows, Columns... columns) {
  std::vector<MadeColumn> all;
  (all.push_back(std::move(columns)), ...);
  return Read(MadeBatch(std::move(all), rows));
}

Cells<std::string> Words(const Texts& words) {
  return {words.begin(), words.end()};
}

MadeColumn Ages(const Cells<int32_t>& cells) {
  return random::MadeNumbers<int32_t>("age", "i", cells);
}

MadeColumn Claims(const Cells<int8_t>& indices, const Texts& words) {
  return random::MadeDictionary<int8_t>(
      "claim", "c", indices, random::MadeTexts<int32_t>("", Words(words)));
}

// -- What is read -------------------------------------------------------------

TEST(ArrowTable, ReadsIdsWeightsAndGroups) {
  std::vector<MadeColumn> columns;
  columns.push_back(random::MadeNumbers<uint64_t>(
      "id", "L", {7, std::numeric_limits<uint64_t>::max(), {}}));
  columns.push_back(
      random::MadeNumbers<double>("weight", "g", {2.5, 0.0, 4.0}));
  columns.push_back(
      random::MadeTexts<int32_t>("ward", {"a", std::nullopt, "a"}));
  columns.push_back(random::MadeBools("urgent", {true, false, {}}));
  columns.push_back(random::MadeNumbers<int32_t>("seen", "tdD", {0, {}, 1}));
  columns.push_back(Ages({16, {}, 16}));
  columns.back().name = "age_from";
  columns.push_back(random::MadeNumbers<uint8_t>("age_to", "C", {19, {}, {}}));
  EXPECT_EQ(Read(MadeBatch(std::move(columns), 3), {"ward", "urgent", "seen"},
                 {"ward", "age", "urgent", "seen"}),
            "101 7 x25 [a] [16..19] [yes] [1970-01-01] age=16..19\n"
            "102 18446744073709551615 x0 [] [unknown] [no] [] age=unknown\n"
            "103  x40 [a] [16..120] [] [1970-01-02] age=16..120\n");
}

TEST(ArrowTable, GroupsTextsDictionariesAndSets) {
  std::vector<MadeColumn> columns;
  columns.push_back(Claims({1, 0, {}, 2}, {"none", "pending", "none|pending"}));
  columns.push_back(random::MadeTexts<int64_t>(
      "requested", Words({"none", "2023-01-01..2023-02-01|none", "", "none"})));
  EXPECT_EQ(
      Read(MadeBatch(std::move(columns), 4), {}, {"claim", "requested"})
          .substr(0, 60),
      std::string("101 x10 [pending] [none] claim=pending requested=none\n")
          .append("102 x10 [none] [none or 2023-01-01..2023-02-01]")
          .substr(0, 60));
}

TEST(ArrowTable, LeavesOutRowsAtFaultInEveryColumn) {
  std::vector<MadeColumn> columns;
  columns.push_back(
      random::MadeTexts<int32_t>("id", Words({"a", "b", "c", "d"})));
  columns.push_back(Ages({20, 121, {}, 22}));
  columns.push_back(
      random::MadeNumbers<int32_t>("requested_from", "tdD", {0, 0, 0, 19000}));
  columns.push_back(
      random::MadeNumbers<int32_t>("requested_to", "tdD", {1, 1, {}, 19001}));
  columns.push_back(Claims({0, 0, 1, 1}, {"pending", "none|pending"}));
  columns.push_back(random::MadeBools("accompanied", {true, true, false, {}}));
  MadeBatch made(std::move(columns), 4);
  EXPECT_EQ(Read(made),
            "101 a x10 age=20 requested=1970-01-01..1970-01-02 claim=pending "
            "accompanied=yes\n"
            "103 c x10 age=unknown requested=1970-01-01.. claim=none or "
            "pending accompanied=no\n"
            "104 d x10 age=22 requested=2022-01-08..2022-01-09 claim=none or "
            "pending accompanied=unknown\n"
            "102 age: number `121` lies outside fact `age`, which runs from 0 "
            "to 120\n");
}

TEST(ArrowTable, TakesMomentsForTheDaysThatTheyLieIn) {
  EXPECT_EQ(
      ReadColumns(4, random::MadeNumbers<int64_t>(
                         "requested", "tdm", {-1, 0, 86'399'999, 86'400'000})),
      "101 x10 requested=1969-12-31\n"
      "102 x10 requested=1970-01-01\n"
      "103 x10 requested=1970-01-01\n"
      "104 x10 requested=1970-01-02\n");
}

// Returns what one reader reads of batches one after the other.
std::string ReadAll(const std::vector<const MadeBatch*>& batches) {
  const auto form = ReadArrowForm(Law(), batches[0]->schema, {}, {"claim"});
  if (!form) return form.error().text;
  ArrowReader reader(Law(), *form, kDays);
  ArrowBatch batch;
  std::vector<SurveyFault> faults;
  std::string text;
  size_t rows = 0;
  for (const MadeBatch* made : batches) {
    if (!reader.Start(made->array, rows)) return "not started";
    rows += reader.row_count();
    for (size_t at = 0; at < reader.row_count(); at += kBlockCases) {
      const size_t count = std::min(kBlockCases, reader.row_count() - at);
      if (!reader.Read(at, count, batch, faults)) return "not read";
      text += TextOf(reader, *form, batch);
    }
  }
  return text;
}

TEST(ArrowTable, ReadsEachBatchWithItsOwnDictionary) {
  std::vector<MadeColumn> one;
  std::vector<MadeColumn> other;
  one.push_back(Claims({0, 1}, {"none", "pending"}));
  other.push_back(Claims({0, 1}, {"pending", "refused"}));
  const MadeBatch first(std::move(one), 2);
  const MadeBatch second(std::move(other), 2);
  EXPECT_EQ(ReadAll({&first, &second, &first}),
            "1 x10 [none] claim=none\n"
            "2 x10 [pending] claim=pending\n"
            "3 x10 [pending] claim=pending\n"
            "4 x10 [refused] claim=refused\n"
            "5 x10 [none] claim=none\n"
            "6 x10 [pending] claim=pending\n");
}

// So many texts are forgotten on the way, those of the dictionary with them.
TEST(ArrowTable, ReadsMoreTextsThanItRemembers) {
  Cells<std::string> days;
  Cells<int8_t> indices;
  std::string expected;
  for (int i = 0; i < 70'000; ++i) {
    const std::string range = fmt::format("{}..{}", FormatDate(Date{i / 2000}),
                                          FormatDate(Date{10'000 + i % 2000}));
    days.emplace_back(range);
    indices.emplace_back(static_cast<int8_t>(i % 2));
    const auto* claim = i % 2 == 0 ? "none" : "none or pending";
    expected += fmt::format("{} x10 [{}] requested={} claim={}\n", i + 1, claim,
                            range, claim);
  }
  std::vector<MadeColumn> columns;
  columns.push_back(random::MadeTexts<int32_t>("requested", days));
  columns.push_back(Claims(indices, {"none", "none|pending"}));
  const MadeBatch made(std::move(columns), 70'000);
  EXPECT_TRUE(ReadAll({&made}) == expected);
}

TEST(ArrowTable, ViewsWholeBlocksWhereTheyStand) {
  const Cells<uint8_t> ages(kBlockCases + 8, uint8_t{30});
  Cells<int32_t> days(kBlockCases + 8, 19000);
  days[3].reset();
  std::vector<MadeColumn> columns;
  columns.push_back(random::MadeNumbers<uint8_t>("age", "C", ages));
  columns.push_back(random::MadeNumbers<int32_t>("requested", "tdD", days));
  const MadeBatch made(std::move(columns), kBlockCases + 8);
  const auto form = ReadArrowForm(Law(), made.schema, {}, {});
  ASSERT_TRUE(form);
  ArrowReader reader(Law(), *form, kDays);
  ASSERT_TRUE(reader.Start(made.array, 0));
  ArrowBatch batch;
  std::vector<SurveyFault> faults;
  ASSERT_TRUE(reader.Read(0, kBlockCases, batch, faults));
  const Column& age = batch.block.facts[Law().FindFact("age")->index()];
  EXPECT_EQ(age.low, made.array.children[0]->buffers[1]);
  EXPECT_EQ(age.type, CellType::kUint8);
  EXPECT_EQ(age.known, nullptr);
  const Column& day = batch.block.facts[Law().FindFact("requested")->index()];
  EXPECT_EQ(day.low, made.array.children[1]->buffers[1]);
  EXPECT_EQ(day.known, made.array.children[1]->buffers[0]);
}

// Cells that are copied are wider than those that were read, and said so.
TEST(ArrowTable, CopiesWholeBlocksThatAreNotAligned) {
  Cells<int16_t> ages;
  for (size_t i = 0; i < kBlockCases; ++i) {
    ages.emplace_back(static_cast<int16_t>(i % 121));
  }
  std::vector<MadeColumn> columns;
  columns.push_back(
      random::MadeNumbers<int16_t>("age", "s", ages, {0, 0, 0, 5}));
  const MadeBatch made(std::move(columns), kBlockCases);
  const auto form = ReadArrowForm(Law(), made.schema, {}, {});
  ASSERT_TRUE(form);
  ArrowReader reader(Law(), *form, kDays);
  ASSERT_TRUE(reader.Start(made.array, 0));
  ArrowBatch batch;
  std::vector<SurveyFault> faults;
  ASSERT_TRUE(reader.Read(0, kBlockCases, batch, faults));
  const Column& age = batch.block.facts[Law().FindFact("age")->index()];
  EXPECT_EQ(age.type, CellType::kInt32);
  const law::Type& type = Law().fact(*Law().FindFact("age")).type;
  for (size_t i = 0; i < kBlockCases; ++i) {
    ASSERT_EQ(law::FormatValues(type, ValuesOf(age, type, i)),
              std::to_string(i % 121));
  }
}

// -- Rows at fault ------------------------------------------------------------

TEST(ArrowTable, SaysWhatIsWrongWithRows) {
  EXPECT_EQ(ReadColumns(2, random::MadeNumbers<uint64_t>(
                               "age", "L", {1ULL << 63, uint64_t{121}})),
            "101 age: number `9223372036854775808` lies outside fact `age`, "
            "which runs from 0 to 120\n"
            "102 age: number `121` lies outside fact `age`, which runs from 0 "
            "to 120\n");
  EXPECT_EQ(
      ReadColumns(1, random::MadeNumbers<int32_t>("age_from", "i", {{19}}),
                  random::MadeNumbers<int8_t>("age_to", "c", {int8_t{16}})),
      "101 age_from: range `19..16` is empty; the lower end comes "
      "first\n");
  EXPECT_EQ(
      ReadColumns(3, random::MadeNumbers<int32_t>(
                         "requested", "tdD",
                         {47847, std::numeric_limits<int32_t>::max(), {}})),
      "103 x10 requested=unknown\n"
      "101 requested: date `2101-01-01` is outside the days reasoned about, "
      "1900-01-01 to 2100-12-31\n"
      "102 requested: date `2147483647 days after 1970-01-01` is outside the "
      "days reasoned about, 1900-01-01 to 2100-12-31\n");
  EXPECT_EQ(ReadColumns(3, random::MadeTexts<int32_t>(
                               "age", {"\xFF", "abc", std::nullopt})),
            "103 x10 age=unknown\n"
            "101 age: holds bytes that are not UTF-8; save the table as "
            "UTF-8\n"
            "102 age: `abc` cannot be a value of fact `age`, which is 0..120 "
            "years\n");
  EXPECT_EQ(ReadColumns(2, Claims({0, 1}, {"none", "lost"})).substr(0, 58),
            "101 x10 claim=none\n102 claim: unknown value `lost` of fact");
  EXPECT_EQ(
      ReadColumns(
          4, random::MadeNumbers<float>(
                 "weight", "f",
                 {-1.0F, std::numeric_limits<float>::infinity(), {}, 1.5F})),
      "104 x15\n"
      "101 weight: found `-1`, a weight is 0 or a number from 1e-15 to 1e12\n"
      "102 weight: found `inf`, a weight is 0 or a number from 1e-15 to 1e12\n"
      "103 weight: found ``, a weight is 0 or a number from 1e-15 to 1e12\n");
  EXPECT_EQ(ReadColumns(1, random::MadeTexts<int32_t>("id", {"\xC3"})),
            "101 id: holds bytes that are not UTF-8; save the table as "
            "UTF-8\n");
}

TEST(ArrowTable, SaysWhichRowsAreNull) {
  std::vector<MadeColumn> columns;
  columns.push_back(Ages({7, 300, 8}));
  EXPECT_EQ(Read(MadeBatch(std::move(columns), 3, 0, random::Bytes{0b101})),
            "101 x10 age=7\n103 x10 age=8\n"
            "102 : row is null in its record batch\n");
}

// -- Schemas at fault ---------------------------------------------------------

TEST(ArrowTable, SaysWhatIsWrongWithColumns) {
  const auto fault = [](const std::vector<std::pair<std::string, std::string>>&
                            names_and_formats,
                        const Texts& keep = {}, const Texts& by = {}) {
    std::vector<MadeColumn> columns;
    for (const auto& [name, format] : names_and_formats) {
      columns.emplace_back();
      columns.back().name = name;
      columns.back().format = format;
    }
    const MadeBatch made(std::move(columns), 0);
    return SchemaFault(made.schema, keep, by);
  };
  EXPECT_EQ(
      fault({{"age", "i"}, {"agee", "i"}, {"age", "i"}}, {"ward"}, {"claim"}),
      "unknown column `agee`; did you mean `age`?; name it with --keep "
      "to carry it through\n"
      "column `age` stands twice\n"
      "--keep: no column `ward`\n"
      "--by: no column `claim`");
  EXPECT_EQ(
      fault({{"age_from", "i"}, {"age_from", "i"}, {"requested_to", "i"}}),
      "column `age_from` stands twice\n"
      "column `age_from` stands without `age_to`\n"
      "column `requested_to` stands without `requested_from`");
  EXPECT_EQ(fault({{"age_from", "i"}, {"age_to", "i"}, {"age", "i"}}),
            "column `age` stands twice");
  EXPECT_EQ(fault({{"age_from", "u"}}, {"age_from"}), "");
  EXPECT_EQ(
      fault({{"age", "g"}, {"claim", "i"}, {"accompanied", "C"}, {"on", "i"}}),
      "column `age` holds `g`; it may hold integers (c C s S i I l L), utf8 (u "
      "U), a dictionary of utf8, nulls (n)\n"
      "column `claim` holds `i`; it may hold utf8 (u U), a dictionary of "
      "utf8, nulls (n)\n"
      "column `accompanied` holds `C`; it may hold booleans (b), utf8 (u U), a "
      "dictionary of utf8, nulls (n)\n"
      "column `on` holds `i`; it may hold dates (tdD tdm), utf8 (u U), a "
      "dictionary of utf8, nulls (n)");
  EXPECT_EQ(fault({{"requested_from", "u"}, {"requested_to", "tdD"}}),
            "column `requested_from` holds `u`; it may hold dates (tdD tdm), "
            "nulls (n)");
  EXPECT_EQ(fault({{"weight", "n"}, {"ward", "+l"}}, {"ward"}, {"ward"}),
            "column `weight` holds `n`; it may hold integers (c C s S i I l "
            "L), floating point (f g), utf8 (u U), a dictionary of utf8\n"
            "column `ward` holds `+l`; it may hold booleans (b), integers (c "
            "C s S i I l L), dates (tdD tdm), utf8 (u U), a dictionary of "
            "utf8, nulls (n)");
  EXPECT_EQ(fault({{"ward", "+l"}}, {"ward"}), "");
}

TEST(ArrowTable, SaysWhatIsWrongWithSchemas) {
  const auto fault = [](const std::function<void(MadeBatch&)>& breaks) {
    std::vector<MadeColumn> columns;
    columns.push_back(Claims({0}, {"none"}));
    MadeBatch made(std::move(columns), 1);
    breaks(made);
    return SchemaFault(made.schema);
  };
  EXPECT_EQ(fault([](MadeBatch& made) { made.schema.release = nullptr; }),
            "its schema was released");
  EXPECT_EQ(fault([](MadeBatch& made) { made.schema.format = "i"; }),
            "holds values of format `i`, not record batches (`+s`)");
  EXPECT_EQ(fault([](MadeBatch& made) { made.schema.n_children = 0; }),
            "has no columns");
  EXPECT_EQ(fault([](MadeBatch& made) { made.schema.children[0] = nullptr; }),
            "column 1: has no schema");
  EXPECT_EQ(fault([](MadeBatch& made) {
              made.schema.children[0]->release = nullptr;
            }),
            "column `claim`: its schema was released");
  EXPECT_EQ(
      fault([](MadeBatch& made) { made.schema.children[0]->format = nullptr; }),
      "column `claim`: its schema has no format");
  EXPECT_EQ(fault([](MadeBatch& made) {
              made.schema.children[0]->dictionary->format = nullptr;
            }),
            "column `claim`: the schema of its dictionary was released or has "
            "no format");
  EXPECT_EQ(fault([](MadeBatch& made) {
              made.schema.children[0]->dictionary->format = "i";
            }),
            "column `claim` holds `c` with a dictionary of `i`; it may hold "
            "utf8 (u U), a dictionary of utf8, nulls (n)");
}

// -- Record batches at fault --------------------------------------------------

// Returns what is wrong with a batch of two columns, broken so.
std::string BatchFault(
    const std::function<void(ArrowArray& whole, ArrowArray& ages,
                             ArrowArray& claims)>& breaks) {
  std::vector<MadeColumn> columns;
  columns.push_back(Ages({1, 2}));
  columns.push_back(Claims({0, 1}, {"none", "pending"}));
  MadeBatch made(std::move(columns), 2);
  breaks(made.array, *made.array.children[0], *made.array.children[1]);
  return Read(made);
}

TEST(ArrowTable, SaysWhatIsWrongWithBatches) {
  using Array = ArrowArray;
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  const auto fault = [](const std::function<void(Array&)>& breaks) {
    return BatchFault([&](Array& whole, Array&, Array&) { breaks(whole); });
  };
  EXPECT_EQ(fault([](Array& whole) { whole.release = nullptr; }),
            "record batch: was released");
  EXPECT_EQ(fault([](Array& whole) { whole.length = -1; }),
            "record batch: has a length of -1");
  EXPECT_EQ(fault([](Array& whole) { whole.offset = -2; }),
            "record batch: has an offset of -2");
  EXPECT_EQ(fault([](Array& whole) { whole.offset = kMost; }),
            "record batch: has an offset of 9223372036854775807 and a length "
            "of 2, too many cells");
  EXPECT_EQ(fault([](Array& whole) { whole.null_count = -2; }),
            "record batch: has a null count of -2");
  EXPECT_EQ(fault([](Array& whole) { whole.null_count = 1; }),
            "record batch: says that it has nulls (1), and not where");
  EXPECT_EQ(fault([](Array& whole) { whole.n_buffers = 2; }),
            "record batch: has 2 buffers, expected 1");
  EXPECT_EQ(fault([](Array& whole) { whole.buffers = nullptr; }),
            "record batch: has no buffers");
  EXPECT_EQ(fault([](Array& whole) { whole.n_children = 3; }),
            "record batch: has 3 children, expected 2");
  EXPECT_EQ(fault([](Array& whole) { whole.children = nullptr; }),
            "record batch: has no children");
  EXPECT_EQ(fault([](Array& whole) { whole.dictionary = &whole; }),
            "record batch: has an unexpected dictionary");
  EXPECT_EQ(fault([](Array& whole) { whole.children[0] = nullptr; }),
            "record batch: column `age`: is not there");
  EXPECT_EQ(fault([](Array& whole) { whole.offset = 1; }),
            "record batch: column `age`: has a length of 2, expected 3 for "
            "the rows of its batch");
}

TEST(ArrowTable, SaysWhatIsWrongWithArrays) {
  using Array = ArrowArray;
  EXPECT_EQ(BatchFault(
                [](Array&, Array& ages, Array&) { ages.buffers[1] = nullptr; }),
            "record batch: column `age`: has no buffer of values");
  EXPECT_EQ(BatchFault([](Array&, Array& ages, Array&) { ages.length = 1; }),
            "record batch: column `age`: has a length of 1, expected 2 for "
            "the rows of its batch");
  EXPECT_EQ(BatchFault([](Array& whole, Array& ages, Array&) {
              ages.dictionary = whole.children[1]->dictionary;
            }),
            "record batch: column `age`: has an unexpected dictionary");
  EXPECT_EQ(BatchFault([](Array&, Array&, Array& claims) {
              claims.dictionary = nullptr;
            }),
            "record batch: column `claim`: has no dictionary");
  EXPECT_EQ(BatchFault([](Array&, Array&, Array& claims) {
              claims.dictionary->dictionary = claims.dictionary;
            }),
            "record batch: column `claim`: its dictionary has an unexpected "
            "dictionary");
  EXPECT_EQ(BatchFault([](Array&, Array&, Array& claims) {
              claims.dictionary->buffers[1] = nullptr;
            }),
            "record batch: column `claim`: its dictionary has no buffer of "
            "offsets");
  EXPECT_EQ(BatchFault([](Array&, Array&, Array& claims) {
              claims.dictionary->buffers[2] = nullptr;
            }),
            "record batch: column `claim`: its dictionary has no buffer of "
            "texts");
  EXPECT_EQ(BatchFault([](Array&, Array&, Array& claims) {
              claims.dictionary->length = 1;
            }),
            "record batch: column `claim`: row 102 names value 1 of a "
            "dictionary of 1");
  EXPECT_EQ(ReadColumns(1, Claims({int8_t{-1}}, {"none"})),
            "record batch: column `claim`: row 101 names value -1 of a "
            "dictionary of 1");
  MadeColumn texts = random::MadeTexts<int32_t>("claim", Words({"none", ""}));
  (*texts.buffers[1])[4] = 9;
  EXPECT_EQ(ReadColumns(2, texts),
            "record batch: column `claim`: row 101 has a text whose offsets "
            "make no sense");
  (*texts.buffers[1])[11] = 0x80;
  EXPECT_EQ(ReadColumns(2, texts),
            "record batch: column `claim`: has texts that end at -2147483644");
}

// Nulls may hide what makes no sense, and empty arrays need no memory.
TEST(ArrowTable, LooksAtNothingThatIsNullOrNotThere) {
  EXPECT_EQ(ReadColumns(2, Claims({{}, int8_t{0}}, {"none"})),
            "101 x10 claim=unknown\n102 x10 claim=none\n");
  MadeColumn empty = random::MadeTexts<int32_t>("claim", {});
  empty.buffers = {std::nullopt, std::nullopt, std::nullopt};
  EXPECT_EQ(ReadColumns(0, empty), "");
  MadeColumn counted = Ages({7});
  counted.null_count = 0;
  counted.buffers[0] = random::Bytes{0};
  EXPECT_EQ(ReadColumns(1, counted), "101 x10 age=unknown\n");
}

}  // namespace
}  // namespace safeconduct::survey
