// SPDX-License-Identifier: Apache-2.0
//
// A fact is told apart by its values, not by how they were written: 16, `16`
// and `16..16` are one group. A text is made of them for each new value alone,
// since all but the few cells that are sets, unknown or maybe none are named by
// their two ends.
#include "survey/arrow/case_groups.h"

#include <algorithm>

#include "law/values.h"
#include "safeconduct/chart.h"
#include "survey/arrow/values.h"
#include "survey/table/text_cells.h"
#include "text/blanks.h"

namespace safeconduct::survey {
namespace {

// Returns whether a cell is a single value or one range.
bool IsRange(const Column& view, size_t i) {
  if (!view.present()) return false;
  if (view.known != nullptr && !HasBit(view.known, i)) return false;
  if (view.may_be_none != nullptr && HasBit(view.may_be_none, i)) return false;
  return !std::ranges::binary_search(view.sets, static_cast<uint32_t>(i), {},
                                     &SetCell::row);
}

}  // namespace

CaseGroups::CaseGroups(const law::Law& law, const ArrowForm& form)
    : law_(law),
      form_(form),
      numbers_(form.table.group_by.size()),
      of_range_(form.table.group_by.size()) {}

void CaseGroups::Number(const BlockRows& rows, std::span<const uint32_t> kept,
                        const Block& block, std::vector<uint32_t>& groups) {
  const std::vector<size_t>& columns = form_.table.group_by;
  std::vector<uint32_t> texts(columns.size());
  groups.clear();
  for (size_t i = 0; i < kept.size(); ++i) {
    for (size_t p = 0; p < columns.size(); ++p) {
      const TableColumn& column = form_.table.columns[columns[p]];
      if (column.kind == TableColumn::Kind::kFact) {
        texts[p] = FactText(p, column, block, i);
        continue;
      }
      const ArrowField& field = form_.columns[columns[p]].low;
      // Cells of a block have moved together where rows were left out, those of
      // the record batch have not.
      std::string text = WriteCell(rows.ColumnOf(field), rows.InBatch(kept[i]));
      const bool names_days =
          column.kind == TableColumn::Kind::kOn && !text::IsBlank(text);
      if (names_days) text = DaysText(block, i);
      texts[p] = numbers_.TextNumber(p, text);
    }
    groups.push_back(numbers_.GroupOf(texts));
  }
}

// Returns the days asked about of a case.
std::string CaseGroups::DaysText(const Block& block, size_t i) {
  return FormatDays({Date{CellValue(block.days.type, block.days.low, i)},
                     Date{CellValue(block.days.type, block.days.high, i)}});
}

// Returns the number of the text that stands for a fact of a case.
uint32_t CaseGroups::FactText(size_t position, const TableColumn& column,
                              const Block& block, size_t i) {
  const law::Type& type = law_.fact(column.fact).type;
  const Column& view = block.facts[column.fact.index()];
  const auto number = [&] {
    return numbers_.TextNumber(
        position, law::FormatValues(type, ValuesOf(view, type, i)));
  };
  if (!IsRange(view, i)) return number();
  const auto low = static_cast<uint32_t>(CellValue(view.type, view.low, i));
  const auto high = static_cast<uint32_t>(CellValue(view.type, view.high, i));
  // Both ends are the whole of such a cell, and two values of 32 bits are one
  // key.
  const auto [at, is_new] =
      of_range_[position].try_emplace(uint64_t{low} << 32 | high, 0);
  if (is_new) at->second = number();
  return at->second;
}

}  // namespace safeconduct::survey
