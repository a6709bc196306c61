// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_DATE_NUMBERS_H_
#define SAFECONDUCT_SURVEY_KERNEL_DATE_NUMBERS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <tuple>

#include "law/law.h"
#include "safeconduct/date.h"
#include "survey/kernel/block.h"

namespace safeconduct::survey {

// One end of a measure, case by case: the numbers (day_counts.h) of the first
// and the last day that it may be, unknown dates being any day.
struct EndNumbers {
  const BlockValues* first = nullptr;
  const BlockValues* last = nullptr;  // the same as `first`: each is one day
  const BlockBits* has_range = nullptr;
  const BlockBits* may_be_none = nullptr;
};

// The dates of a block as numbers that measures are counted from, each made
// once a block. Working memory of one thread.
class DateNumbers {
 public:
  // `days` are those asked about where a block has no column of them.
  DateNumbers(const law::Law& law, const Days& days);
  ~DateNumbers();

  // Starts a block, which must stay until the next is started.
  void Start(const Block& block);
  // Returns the numbers of a date, or of the day asked about, or of the days
  // that steps lead to from it; of kNumbers, those of a number fact. Where the
  // steps are not known the numbers mean nothing. The steps outlive this. See
  // NumberDays for how units go together.
  EndNumbers Of(const law::DateRef& date, law::Unit unit,
                const calendar::StepsRef& steps = nullptr);
  // Returns what a cell says of the date.
  IntervalSet CellOf(const law::DateRef& date, size_t row) const;
  // Returns the column of a date; one that is not present where there is none.
  const Column& ColumnOf(const law::DateRef& date) const;

 private:
  struct Numbers;

  void MakeTable(law::Unit unit, const calendar::Steps& steps,
                 Numbers& numbers) const;
  void Make(const law::DateRef& date, law::Unit unit, Numbers& numbers);
  Interval AnyOf(const law::DateRef& date) const;
  bool MayBeNone(const law::DateRef& date) const;

  const law::Law& law_;
  Days days_;
  const Block* block_ = nullptr;
  // Counts the blocks, so that numbers made for another are known to be stale
  // without a pass that marks them so.
  uint64_t started_ = 0;
  std::map<std::tuple<law::DateRef, law::Unit, const calendar::Steps*>,
           std::unique_ptr<Numbers>>
      numbers_;
  BlockValues filled_;
  BlockValues widened_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_DATE_NUMBERS_H_
