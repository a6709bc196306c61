// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_VIEW_H_
#define SAFECONDUCT_SURVEY_ARROW_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

#include "safeconduct/error.h"
#include "survey/arrow/form.h"
#include "survey/kernel/block.h"

// What a record batch holds, as far as its own numbers say so. All that can be
// checked without reading a cell is checked once; offsets and indices, which
// are cells themselves, are checked where they are read.
namespace safeconduct::survey {

// The cells of one array, counted from where the rows of its batch begin. Views
// what the array points to.
struct ArrowCells {
  ArrowType type = ArrowType::kNull;
  const uint8_t* validity = nullptr;  // null: no cell is null
  const void* values = nullptr;       // of text: where each begins, and the end
  const char* text = nullptr;
  size_t start = 0;  // the first of them in the buffers
  size_t end = 0;    // past the last that the buffers hold

  size_t size() const { return end - start; }
  bool IsNull(size_t row) const {
    if (type == ArrowType::kNull) return true;
    if (validity == nullptr) return false;
    const size_t at = start + row;
    return ((validity[at / 8] >> (at % 8)) & 1) == 0;
  }
  // Returns a value, which need not stand where its type wants it.
  template <typename T>
  T ValueAt(size_t row) const {
    T value;
    std::memcpy(&value,
                static_cast<const char*>(values) + (start + row) * sizeof(T),
                sizeof(T));
    return value;
  }
  // Returns the text of a cell; nothing where its ends make no sense.
  std::optional<std::string_view> TextAt(size_t row) const;
};

// A column of a record batch; with a dictionary its cells are indices into it.
struct ArrowColumn {
  ArrowCells cells;
  std::optional<ArrowCells> dictionary;

  // Returns the place in the dictionary that a cell names, which it may lack.
  uint64_t IndexAt(size_t row) const;
  // Returns whether the cell, or what it names in the dictionary, is null.
  // Where it names nothing, TextAt says so.
  bool IsNull(size_t row) const;
  // Returns the text of a cell that is not null; nothing where its ends or its
  // index make no sense.
  std::optional<std::string_view> TextAt(size_t row) const;
};

// A record batch as it is viewed. It points into the batch and copies no cell.
struct ArrowRows {
  size_t count = 0;
  ArrowCells whole;                  // only whether a row is null
  std::vector<ArrowColumn> columns;  // by child; empty where it is not read
};

// Checks a record batch, which must outlive the view. Fails with the first
// thing about it that contradicts its schema or itself.
std::expected<ArrowRows, Error> ViewBatch(const ArrowForm& form,
                                          const ArrowArray& batch);

// Returns `count` bits from bit `first` of `bytes` on as the words of a plane:
// where they stand if that may be read so, else a copy in `copy`, whose other
// bits are zero.
const uint64_t* ViewBits(const uint8_t* bytes, size_t first, size_t count,
                         BlockBits& copy);

// Calls `work` with a value of the C++ type of numbers, dates or indices.
template <typename Work>
auto WithType(ArrowType type, Work work) {
  switch (type) {
    case ArrowType::kInt8:
      return work(int8_t{});
    case ArrowType::kUint8:
      return work(uint8_t{});
    case ArrowType::kInt16:
      return work(int16_t{});
    case ArrowType::kUint16:
      return work(uint16_t{});
    case ArrowType::kUint32:
      return work(uint32_t{});
    case ArrowType::kInt64:
    case ArrowType::kDate64:
      return work(int64_t{});
    case ArrowType::kUint64:
      return work(uint64_t{});
    case ArrowType::kFloat:
      return work(float{});
    case ArrowType::kDouble:
      return work(double{});
    default:
      return work(int32_t{});
  }
}

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_VIEW_H_
