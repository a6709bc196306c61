// SPDX-License-Identifier: Apache-2.0
//
// A measure is counted from numbers of its two dates (day_counts.h), and
// several measures count from one date, so that numbers are made once a block
// for each date and unit. What a cell does not say is filled in here: the
// kernel that counts has no branch for what is unknown, it is given two ends
// that span all days. A comparison of two numbers is counted in the same way.
#include "survey/kernel/date_numbers.h"

#include <algorithm>

#include "survey/kernel/day_counts.h"

namespace safeconduct::survey {
namespace {

constexpr uint64_t kAllOnes = ~uint64_t{0};

template <typename Cell>
void Widen(const void* cells, BlockValues& widened) {
  std::copy_n(static_cast<const Cell*>(cells), kBlockCases, widened.begin());
}

// Returns the cells of a column as values: dates are, numbers may be narrower,
// and are copied.
const Value* Widened(CellType type, const void* cells, BlockValues& widened) {
  switch (type) {
    case CellType::kUint8:
      Widen<uint8_t>(cells, widened);
      return widened.data();
    case CellType::kInt16:
      Widen<int16_t>(cells, widened);
      return widened.data();
    case CellType::kInt32:
      break;
  }
  return static_cast<const Value*>(cells);
}

uint64_t WordOr(const uint64_t* bits, size_t w, uint64_t otherwise) {
  return bits == nullptr ? otherwise : bits[w];
}

}  // namespace

struct DateNumbers::Numbers {
  uint64_t made_for = 0;  // the block
  // Then `first` stands for both ends, and `last` need not be made.
  bool one_day = false;
  Value first_of_all = 0;  // the numbers of an unknown date
  Value last_of_all = 0;
  bool standing = false;  // the same for every case, and made
  BlockValues first;
  BlockValues last;
  BlockBits has_range;
  BlockBits may_be_none;
  // By day that is reasoned about, the number of that to which steps lead;
  // empty where there are none.
  std::vector<Value> table;
};

DateNumbers::DateNumbers(const law::Law& law, const Days& days)
    : law_(law), days_(days) {}
DateNumbers::~DateNumbers() = default;

void DateNumbers::Start(const Block& block) {
  block_ = &block;
  ++started_;
}

const Column& DateNumbers::ColumnOf(const law::DateRef& date) const {
  return date ? block_->facts[date->index()] : block_->days;
}

// What an unknown date may be: any day that is reasoned about. A number may be
// any of its type.
Interval DateNumbers::AnyOf(const law::DateRef& date) const {
  return date ? law_.fact(*date).type.Limits()
              : Interval{days_.first.days, days_.last.days};
}

bool DateNumbers::MayBeNone(const law::DateRef& date) const {
  return date && law_.fact(*date).type.form == law::TypeForm::kDateOrNone;
}

EndNumbers DateNumbers::Of(const law::DateRef& date, law::Unit unit,
                           const calendar::StepsRef& steps) {
  std::unique_ptr<Numbers>& numbers = numbers_[{date, unit, steps.get()}];
  if (!numbers) {
    numbers = std::make_unique<Numbers>();
    const auto number = [&](Value day) {
      return NumberOfDay(unit, Date{calendar::From(steps, day).value_or(day)});
    };
    numbers->first_of_all = number(AnyOf(date).lo);
    numbers->last_of_all = number(AnyOf(date).hi);
    if (steps != nullptr) MakeTable(unit, *steps, *numbers);
  }
  if (numbers->made_for != started_) {
    Make(date, unit, *numbers);
    numbers->made_for = started_;
  }
  return {&numbers->first, numbers->one_day ? &numbers->first : &numbers->last,
          &numbers->has_range, &numbers->may_be_none};
}

void DateNumbers::MakeTable(law::Unit unit, const calendar::Steps& steps,
                            Numbers& numbers) const {
  for (Value day = kFirstDay.days; day <= kLastDay.days; ++day) {
    numbers.table.push_back(
        NumberOfDay(unit, Date{steps.From(day).value_or(day)}));
  }
}

void DateNumbers::Make(const law::DateRef& date, law::Unit unit,
                       Numbers& numbers) {
  const Column& column = ColumnOf(date);
  if (!column.present()) {
    // The same in block after block, until a block has the column.
    if (!numbers.standing) {
      numbers.first.fill(numbers.first_of_all);
      numbers.last.fill(numbers.last_of_all);
      numbers.has_range.fill(kAllOnes);
      numbers.may_be_none.fill(MayBeNone(date) ? kAllOnes : 0);
      numbers.one_day = numbers.first_of_all == numbers.last_of_all;
      numbers.standing = true;
    }
    return;
  }
  numbers.standing = false;
  PaddedBits stands{};  // what stands in the column means something
  const uint64_t any_none = MayBeNone(date) ? kAllOnes : 0;
  for (size_t w = 0; w < kPlaneWords; ++w) {
    const uint64_t known = WordOr(column.known, w, kAllOnes);
    const uint64_t ranged = WordOr(column.has_range, w, kAllOnes);
    stands[w] = known & ranged;
    // An unknown date may be a day, and none too where its type allows that.
    numbers.has_range[w] = ranged | ~known;
    numbers.may_be_none[w] =
        (WordOr(column.may_be_none, w, 0) & known) | (~known & any_none);
  }
  // Gaps are filled twice: with a day that has a number, as what stands there
  // may lie outside the table, and then with the number that is meant.
  const auto make = [&](const void* days, Value gap, BlockValues& made) {
    FillGaps(Widened(column.type, days, widened_), stands, kFirstDay.days,
             filled_);
    if (numbers.table.empty()) {
      NumberDays(unit, filled_, made);
    } else {
      LookUpDays(numbers.table, filled_, made);
    }
    FillGaps(made.data(), stands, gap, made);
  };
  make(column.low, numbers.first_of_all, numbers.first);
  numbers.one_day =
      column.high == column.low &&
      (column.known == nullptr || AllSet(column.known, block_->case_count));
  // With one end for both, a measure is counted once instead of twice.
  if (numbers.one_day) return;
  // Where no cell is a range the ends differ in what is unknown alone.
  if (column.high != column.low) {
    make(column.high, numbers.last_of_all, numbers.last);
  } else {
    FillGaps(numbers.first.data(), stands, numbers.last_of_all, numbers.last);
  }
}

IntervalSet DateNumbers::CellOf(const law::DateRef& date, size_t row) const {
  const Column& column = ColumnOf(date);
  if (date) return ValuesOf(column, law_.fact(*date).type, row);
  if (!column.present()) {
    return IntervalSet::Range(days_.first.days, days_.last.days);
  }
  return IntervalSet::Range(static_cast<const Value*>(column.low)[row],
                            static_cast<const Value*>(column.high)[row]);
}

}  // namespace safeconduct::survey
