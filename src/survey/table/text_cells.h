// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_TEXT_CELLS_H_
#define SAFECONDUCT_SURVEY_TABLE_TEXT_CELLS_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "safeconduct/date.h"
#include "survey/table/table_form.h"
#include "survey/table/text_cache.h"

namespace safeconduct::survey {

// What is wrong with text that text::IsUtf8 refuses.
inline constexpr const char* kNotUtf8 =
    "holds bytes that are not UTF-8; save the table as UTF-8";

// Returns whether a number may be a weight: 0, or from 1e-15 to 1e12. No row
// stands for more people, and sums of these can be exact (ExactSum).
inline bool IsWeight(double number) {
  return number == 0 || (number >= 1e-15 && number <= 1e12);
}

// Returns what is wrong with a weight; `found` is as a message shows it.
std::string WeightFault(std::string_view found);

// What a text says in its column.
struct TextCell {
  std::string fault;  // empty where there is none
  std::string group;  // what stands for it in a group
  double weight = 1;
  // Of a fact, or of the day asked about.
  // Where it is unknown none of the others counts; where it is a set, `values`
  // is the whole, and low and high are its ends. Of a coded fact only `code`
  // and is_set.
  bool is_unknown = false;
  uint8_t code = 0;
  Value low = 0;
  Value high = 0;
  bool has_range = false;
  bool may_be_none = false;
  bool is_set = false;
  IntervalSet values;
};

// What counts about a cell in most rows; small, so that many stay near.
struct CellBrief {
  Value low = 0;
  Value high = 0;
  uint32_t number = 0;  // of the cell, from 1; 0 where there is none
  uint8_t code = 0;
  bool is_unknown : 1 = false;
  bool has_range : 1 = false;
  bool may_be_none : 1 = false;
  bool is_set : 1 = false;
  bool has_fault : 1 = false;
};

// Reads the texts of a table's columns. Tables say the same few words over and
// over: each text of a column is read once, with the reader of cells that
// settings of the command line use too, and remembered. Working memory of one
// thread; what it refers to must outlive it.
class TextCells {
 public:
  // `days` are those that an empty cell of the day asked about stands for.
  // Where no comma separates the cells, a weight may have a decimal one.
  TextCells(const law::Law& law, const std::vector<TableColumn>& columns,
            const Days& days, char separator = ',');

  // Returns what a text says, which holds until Forget.
  const TextCell& Read(size_t column, std::string_view text);
  // Returns the same in brief, faster where the text was read before. It holds
  // until the next text of the column.
  const CellBrief& Recall(size_t column, std::string_view text);
  // Returns the whole of a cell recalled. Not of a single day, which is told
  // from its text alone.
  const TextCell& CellOf(const CellBrief& brief) const {
    return cells_[brief.number - 1];
  }

  // Returns whether so much is remembered that it should be forgotten.
  bool full() const;
  void Forget();

 private:
  struct Memory {
    TextCache<CellBrief> briefs;
    CellBrief last;  // of a day, or a text too long for the cache
    std::unordered_map<std::string_view, uint32_t> numbers;  // of cells
  };

  uint32_t NumberOf(size_t column, std::string_view text);
  static bool ReadDay(std::string_view text, CellBrief& brief);
  TextCell ReadNew(const TableColumn& column, const std::string& text) const;
  TextCell ReadOn(const std::string& text) const;

  const law::Law& law_;
  const std::vector<TableColumn>& columns_;
  Days days_;
  char separator_;
  std::vector<bool> holds_days_;  // by column
  std::vector<Memory> memories_;  // by column
  std::deque<std::string> texts_;
  size_t text_bytes_ = 0;
  std::deque<TextCell> cells_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_TEXT_CELLS_H_
