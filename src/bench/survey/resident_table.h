// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_SURVEY_RESIDENT_TABLE_H_
#define SAFECONDUCT_BENCH_SURVEY_RESIDENT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "law/law.h"
#include "survey/kernel/block.h"

namespace safeconduct::bench {

// What a table of made-up cases is drawn as.
struct TableShape {
  size_t rows = 0;
  int percent_unknown = 0;
  bool has_days = false;  // a column of days asked about, 2018 to 2026
  // The facts that get a column.
  std::vector<bool> facts;
};

// Columns of made-up cases in memory, as narrow as their types allow: codes and
// small numbers in a byte, other numbers in two or four, dates in four; with
// bits for the cells that are known where some are not. The same seed draws the
// same table.
class ResidentTable {
 public:
  ResidentTable(const law::Law& law, const TableShape& shape, uint64_t seed);

  size_t rows() const { return rows_; }
  // Returns how many bytes the columns take, bits of known cells included.
  size_t bytes() const;
  // Returns the cells of a fact, `rows` of them and some more.
  // As wide as its type, which the caller knows.
  const void* cells(law::FactId fact) const;

  size_t block_count() const;
  // Makes `block` a view of the cases from block * kBlockCases on.
  void View(size_t block, survey::Block& viewed) const;

  // Adds up all bytes from row `first` to `last`, which are multiples of
  // kBlockCases or the end, as eight-byte words: what reading alone takes.
  uint64_t Sum(size_t first, size_t last) const;

 private:
  struct alignas(64) Line {
    uint64_t words[8];
  };
  struct Stored {
    bool present = false;
    bool has_unknown = false;
    survey::CellType type = survey::CellType::kInt32;
    size_t width = 4;
    std::vector<Line> cells;
    std::vector<Line> known;
    std::vector<Line> has_range;  // of dates that may be none
    std::vector<Line> may_be_none;
  };

  void Draw(Stored& column, const law::Type& type, int percent_unknown,
            uint64_t seed) const;
  void DrawDays(uint64_t seed);
  survey::Column ViewOf(const Stored& column, size_t block) const;

  size_t rows_;
  size_t padded_rows_;
  std::vector<Stored> facts_;
  Stored days_;
};

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_SURVEY_RESIDENT_TABLE_H_
