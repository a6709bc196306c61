// SPDX-License-Identifier: Apache-2.0
//
// What a cell says of a date, as the two ends that a measure is counted from.
#include "survey/kernel/date_numbers.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "survey/kernel/day_counts.h"
#include "survey/kernel/kernel_testing.h"

namespace safeconduct::survey {
namespace {

using law::FactId;
using law::Unit;

constexpr FactId kArrived(0);   // a date
constexpr FactId kReturned(1);  // a date or none

constexpr Days kAsked = {Date{19583}, Date{19585}};  // 2023-08-14 to 16

law::Law MakeLaw() {
  law::Law law;
  law.facts.resize(2);
  law.facts[0].name = "arrived";
  law.facts[0].type.form = law::TypeForm::kDate;
  law.facts[1].name = "returned";
  law.facts[1].type.form = law::TypeForm::kDateOrNone;
  return law;
}

// A column of days of which one cell is as a test wants it; the others are one
// known day.
class DayColumn {
 public:
  DayColumn() {
    values_->low.fill(19000);
    values_->high.fill(19000);
    values_->known.fill(~uint64_t{0});
    values_->has_range.fill(~uint64_t{0});
    values_->may_be_none.fill(0);
  }

  void Put(size_t at, Value low, Value high) {
    values_->low[at] = low;
    values_->high[at] = high;
  }
  void PutUnknown(size_t at) { ClearBit(values_->known, at); }
  void PutNone(size_t at) {
    ClearBit(values_->has_range, at);
    PutOrNone(at);
  }
  void PutOrNone(size_t at) { SetBit(values_->may_be_none, at); }

  // Returns a view, in which cells can be ranges or cannot.
  Column View(bool is_ranged) const {
    Column column;
    column.low = values_->low.data();
    column.high = is_ranged ? values_->high.data() : values_->low.data();
    column.known = values_->known.data();
    column.has_range = values_->has_range.data();
    column.may_be_none = values_->may_be_none.data();
    return column;
  }

 private:
  std::unique_ptr<ColumnStore> values_ = std::make_unique<ColumnStore>();
};

// Writes a cell as `first..last`, where it may have a day, and whether it may
// be none.
std::string TextOf(const EndNumbers& numbers, size_t at) {
  std::string text;
  if (HasBit(numbers.has_range->data(), at)) {
    text = fmt::format("{}..{}", (*numbers.first)[at], (*numbers.last)[at]);
  }
  if (HasBit(numbers.may_be_none->data(), at)) text += " or none";
  return text;
}

enum class Says : uint8_t { kRange, kUnknown, kNone, kRangeOrNone };

struct CellRow {
  FactId fact;
  Says says;
  Value low;
  Value high;
  std::string numbers;
};

const std::vector<CellRow> kCells = {
    {kArrived, Says::kRange, 19000, 19000, "19000..19000"},
    {kArrived, Says::kRange, -25567, 47846, "-25567..47846"},
    {kArrived, Says::kRange, 19001, 19007, "19001..19007"},
    // What stands in a cell that is unknown means nothing.
    {kArrived, Says::kUnknown, 99999, -99999, "-25567..47846"},
    {kReturned, Says::kRange, 19001, 19007, "19001..19007"},
    {kReturned, Says::kNone, 99999, 99999, " or none"},
    {kReturned, Says::kRangeOrNone, 19001, 19007, "19001..19007 or none"},
    {kReturned, Says::kUnknown, 99999, -99999, "-25567..47846 or none"},
};

void CheckCell(const law::Law& law, const CellRow& row, size_t at) {
  DayColumn days;
  days.Put(at, row.low, row.high);
  if (row.says == Says::kUnknown) days.PutUnknown(at);
  if (row.says == Says::kNone) days.PutNone(at);
  if (row.says == Says::kRangeOrNone) days.PutOrNone(at);
  Block block;
  block.case_count = kBlockCases;
  block.facts.resize(law.facts.size());
  block.facts[row.fact.index()] = days.View(row.low != row.high);
  DateNumbers numbers(law, kAsked);
  numbers.Start(block);
  const EndNumbers made = numbers.Of(row.fact, Unit::kDays);
  EXPECT_EQ(TextOf(made, at), row.numbers) << at;
  // What means nothing is no day, and must not be looked up as one.
  for (const BlockValues* end : {made.first, made.last}) {
    EXPECT_GE((*end)[at], kFirstDay.days) << at;
    EXPECT_LE((*end)[at], kLastDay.days) << at;
  }
  for (size_t i = 0; i < kBlockCases; ++i) {
    if (i == at) continue;
    ASSERT_EQ(TextOf(made, i), "19000..19000") << i;
  }
}

TEST(DateNumbers, TellsTheEndsOfEachCell) {
  const law::Law law = MakeLaw();
  for (const CellRow& row : kCells) {
    SCOPED_TRACE(row.numbers);
    for (const size_t at : kEdges) CheckCell(law, row, at);
  }
}

// Where all cases have one day, one end is made and stands for both. Cells past
// the last case do not count: nobody is there to be unknown.
TEST(DateNumbers, MakesOneEndWhereEachCaseHasOneDay) {
  const law::Law law = MakeLaw();
  for (const size_t count : kEdgeCounts) {
    for (const size_t unknown : {count - 1, count}) {
      if (unknown >= kBlockCases) continue;
      DayColumn days;
      days.PutUnknown(unknown);
      Block block;
      block.case_count = count;
      block.facts.resize(law.facts.size());
      block.facts[kArrived.index()] = days.View(false);
      DateNumbers numbers(law, kAsked);
      numbers.Start(block);
      const EndNumbers made = numbers.Of(kArrived, Unit::kDays);
      EXPECT_EQ(made.first == made.last, unknown == count)
          << unknown << " of " << count;
    }
  }
}

// A date that no column has is any day; the day asked about any of those asked.
TEST(DateNumbers, StandsForWhatNoColumnSays) {
  const law::Law law = MakeLaw();
  Block block;
  block.case_count = 1;
  block.facts.resize(law.facts.size());
  DateNumbers numbers(law, kAsked);
  numbers.Start(block);
  for (const size_t at : kEdges) {
    EXPECT_EQ(TextOf(numbers.Of(kArrived, Unit::kDays), at), "-25567..47846");
    EXPECT_EQ(TextOf(numbers.Of(kReturned, Unit::kDays), at),
              "-25567..47846 or none");
    EXPECT_EQ(TextOf(numbers.Of({}, Unit::kDays), at), "19583..19585");
    EXPECT_EQ(TextOf(numbers.Of({}, Unit::kMonths), at),
              fmt::format("{0}..{1}", NumberOfDay(Unit::kMonths, kAsked.first),
                          NumberOfDay(Unit::kMonths, kAsked.last)));
  }
}

// One block is not answered with the dates of the one before it.
TEST(DateNumbers, StartsEachBlockAnew) {
  const law::Law law = MakeLaw();
  DateNumbers numbers(law, kAsked);
  const auto arrived = [&](const Block& block) {
    numbers.Start(block);
    return TextOf(numbers.Of(kArrived, Unit::kDays), 0);
  };
  Block none;
  none.case_count = 1;
  none.facts.resize(law.facts.size());
  DayColumn days;
  days.Put(0, 18000, 18002);
  Block some = none;
  some.facts[kArrived.index()] = days.View(true);
  EXPECT_EQ(arrived(none), "-25567..47846");
  EXPECT_EQ(arrived(some), "18000..18002");
  EXPECT_EQ(arrived(none), "-25567..47846");
}

// Numbers of people may stand in columns as narrow as they are.
TEST(DateNumbers, WidensNumbers) {
  law::Law law = MakeLaw();
  law.facts[0].type.form = law::TypeForm::kNumber;
  law.facts[0].type.low = -5;
  law.facts[0].type.high = 200;
  std::vector<int16_t> cells(kBlockCases, 7);
  cells[3] = -5;
  cells[kBlockCases - 1] = 200;
  std::vector<uint64_t> known(kPlaneWords, ~uint64_t{0});
  known[0] &= ~uint64_t{1};
  Block block;
  block.case_count = kBlockCases;
  block.facts.resize(law.facts.size());
  Column& column = block.facts[kArrived.index()];
  column.type = CellType::kInt16;
  column.low = column.high = cells.data();
  column.known = known.data();
  DateNumbers numbers(law, kAsked);
  numbers.Start(block);
  const EndNumbers made = numbers.Of(kArrived, Unit::kNumbers);
  EXPECT_EQ(TextOf(made, 0), "-5..200");
  EXPECT_EQ(TextOf(made, 1), "7..7");
  EXPECT_EQ(TextOf(made, 3), "-5..-5");
  EXPECT_EQ(TextOf(made, kBlockCases - 1), "200..200");
}

}  // namespace
}  // namespace safeconduct::survey
