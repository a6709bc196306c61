// SPDX-License-Identifier: Apache-2.0
//
// Another program's numbers come in ten types; a block knows three. Loops are
// made once a type and have no branch in them, so that a compiler turns them
// into vectors: limits are first narrowed to the type, and no cell is asked
// whether it is null, because what stands under a null does no harm.
#include "survey/arrow/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

#include "safeconduct/date.h"

namespace safeconduct::survey {
namespace {

constexpr int64_t kDay = 86'400'000;  // milliseconds

// The days that can be written as YYYY-MM-DD: years 0001 to 9999.
constexpr int64_t kFirstWritten = -719'162;
constexpr int64_t kLastWritten = 2'932'896;

// Returns the day in which a moment lies.
// Division cuts towards zero, and moments before 1970 lie in the day below.
int64_t DayOf(int64_t milliseconds) {
  return milliseconds / kDay - (milliseconds % kDay < 0 ? 1 : 0);
}

int64_t DayAt(const ArrowCells& cells, size_t row) {
  return cells.type == ArrowType::kDate64 ? DayOf(cells.ValueAt<int64_t>(row))
                                          : cells.ValueAt<int32_t>(row);
}

// The least and the greatest value of a run's own type that lie within limits.
template <typename T>
struct Bounds {
  T least = 0;
  T greatest = 0;
  bool none = false;  // no value does

  Bounds(int64_t low, int64_t high) {
    using Limits = std::numeric_limits<T>;
    none = std::cmp_greater(low, Limits::max()) ||
           std::cmp_less(high, Limits::min());
    if (none) return;
    least =
        std::cmp_less(low, Limits::min()) ? Limits::min() : static_cast<T>(low);
    greatest = std::cmp_greater(high, Limits::max()) ? Limits::max()
                                                     : static_cast<T>(high);
  }
};

template <typename T>
// Limits are days; of milliseconds they are the first and the last of a day.
Bounds<T> BoundsOf(ArrowType type, const Interval& limits) {
  if (type != ArrowType::kDate64) return {limits.lo, limits.hi};
  return {limits.lo * kDay, (limits.hi + int64_t{1}) * kDay - 1};
}

// Eight codes for each byte of booleans.
using CodeTable = std::array<std::array<uint8_t, 8>, 256>;

constexpr CodeTable MakeCodeTable() {
  CodeTable table{};
  for (size_t byte = 0; byte < 256; ++byte) {
    for (size_t bit = 0; bit < 8; ++bit) {
      table[byte][bit] = static_cast<uint8_t>((byte >> bit) & 1);
    }
  }
  return table;
}

constexpr CodeTable kCodeTable = MakeCodeTable();

}  // namespace

const uint64_t* KnownBits(const ArrowRun& run, BlockBits& copy) {
  const ArrowCells& cells = run.cells;
  if (cells.type == ArrowType::kNull) {
    copy.fill(0);
    return copy.data();
  }
  if (cells.validity == nullptr) return nullptr;
  const uint64_t* bits =
      ViewBits(cells.validity, cells.start + run.first, run.count, copy);
  // A column without bits needs none of the steps that look at them.
  return AllSet(bits, run.count) ? nullptr : bits;
}

bool AnyOutside(const ArrowRun& run, const Interval& limits) {
  return WithType(run.cells.type, [&](auto type) {
    using T = decltype(type);
    if constexpr (std::is_integral_v<T>) {
      const Bounds<T> bounds = BoundsOf<T>(run.cells.type, limits);
      if (bounds.none) return run.count > 0;
      // Gathered and not returned at once, so that the loop has no branch.
      unsigned outside = 0;
      for (size_t i = 0; i < run.count; ++i) {
        const T value = run.cells.ValueAt<T>(run.first + i);
        outside |= static_cast<unsigned>(value < bounds.least) |
                   static_cast<unsigned>(value > bounds.greatest);
      }
      return outside != 0;
    }
    return true;
  });
}

bool IsOutside(const ArrowCells& cells, size_t row, const Interval& limits) {
  return AnyOutside({cells, row, 1}, limits);
}

const void* InPlace(const ArrowRun& run, CellType& type) {
  // A block reads all kBlockCases cells, and those behind a shorter run may be
  // another program's, or nobody's.
  if (run.count != kBlockCases) return nullptr;
  size_t size = sizeof(int32_t);
  CellType found = CellType::kInt32;
  switch (run.cells.type) {
    case ArrowType::kInt32:
    case ArrowType::kDate32:
      break;
    case ArrowType::kInt16:
      found = CellType::kInt16;
      size = sizeof(int16_t);
      break;
    case ArrowType::kUint8:
      found = CellType::kUint8;
      size = 1;
      break;
    default:
      return nullptr;
  }
  const auto* at = static_cast<const char*>(run.cells.values) +
                   (run.cells.start + run.first) * size;
  // The interface recommends aligned buffers and does not demand them. Cells
  // that are copied for it are of another type, so `type` stays what it is.
  if (reinterpret_cast<uintptr_t>(at) % size != 0) return nullptr;
  type = found;
  return at;
}

void CopyValues(const ArrowRun& run, BlockValues& to) {
  if (run.cells.type == ArrowType::kDate64) {
    for (size_t i = 0; i < run.count; ++i) {
      to[i] =
          static_cast<Value>(DayOf(run.cells.ValueAt<int64_t>(run.first + i)));
    }
  } else {
    WithType(run.cells.type, [&](auto type) {
      using T = decltype(type);
      if constexpr (std::is_integral_v<T>) {
        for (size_t i = 0; i < run.count; ++i) {
          const T value = run.cells.ValueAt<T>(run.first + i);
          to[i] = static_cast<Value>(value);  // NOLINT(*-signed-char-misuse)
        }
      }
    });
  }
  std::fill(to.begin() + static_cast<std::ptrdiff_t>(run.count), to.end(), 0);
}

void CopyBools(const ArrowRun& run, uint8_t* codes) {
  BlockBits copy;
  const auto* bytes = reinterpret_cast<const uint8_t*>(
      ViewBits(static_cast<const uint8_t*>(run.cells.values),
               run.cells.start + run.first, run.count, copy));
  for (size_t i = 0; i < kBlockCases / 8; ++i) {
    // All of the block: bits behind a shorter run are zero in the copy.
    std::memcpy(codes + i * 8, kCodeTable[bytes[i]].data(), 8);
  }
}

double DoubleAt(const ArrowCells& cells, size_t row) {
  return WithType(cells.type, [&](auto type) {
    return static_cast<double>(cells.ValueAt<decltype(type)>(row));
  });
}

bool HasDateForm(const ArrowCells& cells, size_t row) {
  const int64_t day = DayAt(cells, row);
  return day >= kFirstWritten && day <= kLastWritten;
}

std::string WriteCell(const ArrowCells& cells, size_t row) {
  if (cells.IsNull(row)) return "";
  if (cells.type == ArrowType::kBool) {
    const auto* bytes = static_cast<const uint8_t*>(cells.values);
    const size_t at = cells.start + row;
    return ((bytes[at / 8] >> (at % 8)) & 1) != 0 ? "yes" : "no";
  }
  if (IsDate(cells.type)) {
    const int64_t day = DayAt(cells, row);
    if (HasDateForm(cells, row)) {
      return FormatDate(Date{static_cast<int32_t>(day)});
    }
    return fmt::format("{} days after 1970-01-01", day);
  }
  return WithType(cells.type, [&](auto type) {
    return fmt::format("{}", cells.ValueAt<decltype(type)>(row));
  });
}

std::string WriteCell(const ArrowColumn& column, size_t row) {
  const bool is_text = column.dictionary || IsText(column.cells.type);
  if (!is_text) return WriteCell(column.cells, row);
  if (column.IsNull(row)) return "";
  // Texts that make no sense ended the survey when their column was read.
  return std::string(column.TextAt(row).value_or(std::string_view()));
}

}  // namespace safeconduct::survey
