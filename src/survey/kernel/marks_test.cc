// SPDX-License-Identifier: Apache-2.0
//
// Tables of a cell and of the classes that it may be in, written as a string
// with an `x` for each class. The cell stands among others at each edge of a
// word or a block, for each instruction set.
#include "survey/kernel/marks.h"

#include <gtest/gtest.h>

#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "survey/kernel/kernel_testing.h"

namespace safeconduct::survey {
namespace {

using Codes = std::vector<uint8_t>;

struct MarkedPlanes {
  explicit MarkedPlanes(size_t classes) : lines(classes) {}
  uint64_t* data() { return lines.front().bits.data(); }
  std::string ClassesOf(size_t row) const {
    std::string classes;
    for (const AlignedBits& plane : lines) {
      classes += HasBit(plane.bits.data(), row) ? 'x' : '.';
    }
    return classes;
  }

  std::vector<AlignedBits> lines;
};

// -- Codes --------------------------------------------------------------------

Codes CodesFrom(int first, int last) {
  Codes codes(static_cast<size_t>(last - first + 1));
  std::iota(codes.begin(), codes.end(), static_cast<uint8_t>(first));
  return codes;
}

struct CodeRow {
  uint8_t code;
  bool known;
  std::string classes;
};

// Every class but the last is marked by its codes, so each table ends with one
// that no comparison is made for.
struct CodeTable {
  std::string says;
  std::vector<Codes> classes;
  std::vector<CodeRow> rows;
};

const std::vector<CodeTable> kCodeTables = {
    {"one class", {CodesFrom(0, 1)}, {{0, true, "x"}, {1, false, "x"}}},
    {"one single",
     {{1}, {0}},
     {{0, true, ".x"}, {1, true, "x."}, {0, false, "xx"}}},
    {"two singles",
     {{7}, {255}, CodesFrom(8, 254)},
     {{7, true, "x.."},
      {255, true, ".x."},
      {8, true, "..x"},
      {7, false, "xxx"}}},
    {"four singles, so that three are marked at once and one by itself",
     {{0}, {1}, {2}, {3}, {4, 5}},
     {{0, true, "x...."},
      {1, true, ".x..."},
      {2, true, "..x.."},
      {3, true, "...x."},
      {5, true, "....x"}}},
    {"as many as are compared one by one",
     {{2, 64, 128, 200}, {0}, {1}},
     {{2, true, "x.."},
      {64, true, "x.."},
      {128, true, "x.."},
      {200, true, "x.."},
      {0, true, ".x."},
      {1, true, "..x"}}},
    {"more, on both sides of the code where the second table begins",
     {CodesFrom(120, 136), CodesFrom(0, 119), CodesFrom(137, 255)},
     {{119, true, ".x."},
      {120, true, "x.."},
      {127, true, "x.."},
      {128, true, "x.."},
      {136, true, "x.."},
      {137, true, "..x"},
      {15, true, ".x."},
      {16, true, ".x."},
      {255, true, "..x"},
      {128, false, "xxx"}}},
};

void CheckCodes(const CodeTable& table, const CodeRow& row, size_t at) {
  std::vector<uint8_t> codes(kBlockCases, table.classes.back().front());
  codes[at] = row.code;
  BlockBits known;
  known.fill(~uint64_t{0});
  if (!row.known) ClearBit(known, at);
  Column column;
  column.type = CellType::kUint8;
  column.low = column.high = codes.data();
  if (!row.known) column.known = known.data();
  const CodeClasses classes(table.classes.begin(), table.classes.end());
  MarkedPlanes planes(classes.size());
  MarkCodes(column, classes, planes.data());
  EXPECT_EQ(planes.ClassesOf(at), row.classes) << int{row.code} << " at " << at;
  std::string others(classes.size(), '.');
  others.back() = 'x';
  for (size_t i = 0; i < kBlockCases; ++i) {
    if (i == at) continue;
    ASSERT_EQ(planes.ClassesOf(i), others) << i;
  }
}

TEST(MarkCodes, MarksEachCellInItsClassAlone) {
  const size_t sets = WithEachInstructionSet([](const std::string& name) {
    SCOPED_TRACE(name);
    for (const CodeTable& table : kCodeTables) {
      SCOPED_TRACE(table.says);
      for (const CodeRow& row : table.rows) {
        for (const size_t at : kEdges) CheckCodes(table, row, at);
      }
    }
  });
  EXPECT_GT(sets, 0);
}

// -- Ordered values -----------------------------------------------------------

// What a cell is: a value, a range, none, a range or none, or unknown.
struct OrderedCell {
  Value low = 0;
  Value high = 0;
  bool has_range = true;
  bool may_be_none = false;
  bool known = true;
};

struct OrderedRow {
  OrderedCell cell;
  std::string classes;
};

struct OrderedTable {
  std::string says;
  OrderedClasses classes;
  CellType type = CellType::kInt32;
  Value among = 0;     // what stands around the cell
  std::string others;  // its classes
  std::vector<OrderedRow> rows;
};

constexpr OrderedCell One(Value value) { return {value, value}; }
constexpr OrderedCell Range(Value low, Value high) { return {low, high}; }
constexpr OrderedCell None() { return {0, 0, false, true}; }
constexpr OrderedCell Unknown() { return {0, 0, false, false, false}; }

// Below 16, 16 and 17, from 18 on, none. The second may not be unknown, as in a
// domain of which a scenario has shut a part out.
const OrderedClasses kAges = {
    4, {16, 18}, {0, 1, 2}, 3, {true, false, true, true}};
// One class on both sides of another.
const OrderedClasses kAround = {2, {-5, 6}, {0, 1, 0}, {}, {true, true}};
// Starts that no byte reaches, on both sides.
const OrderedClasses kWide = {
    4, {-1, 0, 255, 256}, {0, 0, 1, 2, 3}, {}, {true, true, true, true}};

const std::vector<OrderedTable> kOrderedTables = {
    {"values, ranges, none and unknown",
     kAges,
     CellType::kInt32,
     17,
     ".x..",
     {{One(-2147483647), "x..."},
      {One(15), "x..."},
      {One(16), ".x.."},
      {One(17), ".x.."},
      {One(18), "..x."},
      {One(2147483647), "..x."},
      {Range(16, 20), ".xx."},
      {Range(0, 120), "xxx."},
      {Range(15, 17), "xx.."},
      {None(), "...x"},
      {{16, 17, true, true}, ".x.x"},
      {{16, 17, true, true, false}, "x.xx"},
      {Unknown(), "x.xx"}}},
    {"pieces of one class apart",
     kAround,
     CellType::kInt16,
     0,
     ".x",
     {{One(-32768), "x."},
      {One(-6), "x."},
      {One(-5), ".x"},
      {One(5), ".x"},
      {One(6), "x."},
      {One(32767), "x."},
      {Range(-6, -5), "xx"},
      {Range(-5, 5), ".x"},
      {Range(-9, 9), "xx"},
      {Unknown(), "xx"}}},
    {"starts outside what a cell can hold",
     kWide,
     CellType::kUint8,
     7,
     ".x..",
     {{One(0), ".x.."},
      {One(254), ".x.."},
      {One(255), "..x."},
      {Range(0, 255), ".xx."},
      {Unknown(), "xxxx"}}},
    {"no cut",
     {1, {}, {0}, {}, {true}},
     CellType::kInt32,
     0,
     "x",
     {{One(5), "x"}, {Range(1, 2), "x"}, {Unknown(), "x"}}},
};

// Cells of one C++ type.
class Cells {
 public:
  Cells(CellType type, Value value) : type_(type) {
    bytes_.fill(static_cast<uint8_t>(value));
    shorts_.fill(static_cast<int16_t>(value));
    ints_.fill(value);
  }
  void Put(size_t at, Value value) {
    bytes_[at] = static_cast<uint8_t>(value);
    shorts_[at] = static_cast<int16_t>(value);
    ints_[at] = value;
  }
  const void* data() const {
    switch (type_) {
      case CellType::kUint8:
        return bytes_.data();
      case CellType::kInt16:
        return shorts_.data();
      case CellType::kInt32:
        break;
    }
    return ints_.data();
  }

 private:
  CellType type_;
  std::array<uint8_t, kBlockCases> bytes_;
  std::array<int16_t, kBlockCases> shorts_;
  std::array<int32_t, kBlockCases> ints_;
};

void CheckOrdered(const OrderedTable& table, const OrderedRow& row, size_t at,
                  OrderedMarker& marker) {
  Cells low(table.type, table.among);
  Cells high(table.type, table.among);
  low.Put(at, row.cell.low);
  high.Put(at, row.cell.high);
  BlockBits known;
  known.fill(~uint64_t{0});
  BlockBits has_range = known;
  BlockBits may_be_none{};
  if (!row.cell.known) ClearBit(known, at);
  if (!row.cell.has_range) ClearBit(has_range, at);
  if (row.cell.may_be_none) SetBit(may_be_none, at);
  Column column;
  column.type = table.type;
  column.low = low.data();
  column.high = row.cell.low == row.cell.high ? low.data() : high.data();
  if (!row.cell.known) column.known = known.data();
  if (!row.cell.has_range) column.has_range = has_range.data();
  if (row.cell.may_be_none) column.may_be_none = may_be_none.data();
  MarkedPlanes planes(table.classes.class_count);
  marker.Mark(column, table.classes, planes.data());
  EXPECT_EQ(planes.ClassesOf(at), row.classes)
      << row.cell.low << ".." << row.cell.high << " at " << at;
  for (size_t i = 0; i < kBlockCases; ++i) {
    if (i == at) continue;
    ASSERT_EQ(planes.ClassesOf(i), table.others) << i;
  }
}

TEST(OrderedMarker, MarksEachCellInTheClassesThatItMeets) {
  const size_t sets = WithEachInstructionSet([](const std::string& name) {
    SCOPED_TRACE(name);
    // One for all tables, as a survey has one for all variables: what is left
    // of a table with more pieces does no harm.
    OrderedMarker marker;
    for (const OrderedTable& table : kOrderedTables) {
      SCOPED_TRACE(table.says);
      for (const OrderedRow& row : table.rows) {
        for (const size_t at : kEdges) CheckOrdered(table, row, at, marker);
      }
    }
  });
  EXPECT_GT(sets, 0);
}

}  // namespace
}  // namespace safeconduct::survey
