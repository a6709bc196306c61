// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_CELL_STORE_H_
#define SAFECONDUCT_SURVEY_TABLE_CELL_STORE_H_

#include <cstddef>
#include <cstdint>

#include "survey/kernel/block.h"
#include "survey/table/text_cells.h"

namespace safeconduct::survey {

// The cells of a column of a block, filled one by one with what texts say. Rows
// of text and texts of record batches both end here, so that a word means the
// same in either.
class CellStore {
 public:
  // Cells of a fact whose values are codes are held as codes alone.
  explicit CellStore(bool is_coded) : is_coded_(is_coded) {}

  bool is_coded() const { return is_coded_; }
  ColumnStore& cells() { return cells_; }

  // Starts a block anew. Values of the block before stay: they are what a cell
  // may hold, and where none is put nothing is known.
  void Clear() {
    cells_.known.fill(0);
    cells_.has_range.fill(0);
    cells_.may_be_none.fill(0);
    cells_.sets.clear();
    is_ranged_ = false;
  }

  // Puts what a text says, which `texts` remembers, at a place past those put
  // before.
  void Put(size_t at, const CellBrief& cell, const TextCells& texts) {
    const auto put = [at](BlockBits& bits, bool bit) {
      bits[at / 64] |= uint64_t{bit} << (at % 64);
    };
    // Also where the cell is unknown or a set: 0 is a code that a cell may
    // hold.
    cells_.codes[at] = cell.code;
    put(cells_.known, !cell.is_unknown);
    if (cell.is_set) {
      cells_.sets.push_back(
          {static_cast<uint32_t>(at), &texts.CellOf(cell).values});
    }
    if (is_coded_) return;
    cells_.low[at] = cell.low;
    cells_.high[at] = cell.high;
    is_ranged_ = is_ranged_ || cell.low != cell.high;
    put(cells_.has_range, cell.has_range);
    put(cells_.may_be_none, cell.may_be_none);
  }

  // Returns the cells; the store must outlive the view.
  Column View() const {
    Column column;
    column.known = cells_.known.data();
    column.sets = cells_.sets;
    if (is_coded_) {
      column.type = CellType::kUint8;
      column.low = column.high = cells_.codes.data();
      return column;
    }
    column.low = cells_.low.data();
    // One address for both says that no cell is a range: the kernel then
    // compares once where it would compare twice.
    column.high = is_ranged_ ? cells_.high.data() : cells_.low.data();
    column.has_range = cells_.has_range.data();
    column.may_be_none = cells_.may_be_none.data();
    return column;
  }

 private:
  bool is_coded_;
  bool is_ranged_ = false;
  ColumnStore cells_;
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_CELL_STORE_H_
