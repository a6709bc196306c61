// SPDX-License-Identifier: Apache-2.0
//
// Arrays of a record batch as they were handed over, read where they stand: no
// cell is copied. They come from another program, so that every size, offset
// and index is checked before it is followed; contents cannot be trusted,
// addresses have to be.
#include "survey/arrow/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "text/quote.h"

namespace safeconduct::survey {
namespace {

// No cell takes more bytes, so that no size in bytes overflows.
constexpr int64_t kMaxCells = std::numeric_limits<int64_t>::max() / 32;

using Fault = std::optional<std::string>;

// Which cells are null, and values; of texts where they begin, and their bytes.
int64_t BufferCount(ArrowType type) {
  if (type == ArrowType::kNull) return 0;
  return IsText(type) ? 3 : 2;
}

// Checks the numbers of an array that every array has.
Fault CheckNumbers(const ArrowArray& array, int64_t buffers, int64_t children) {
  if (array.release == nullptr) return "was released";
  if (array.length < 0) {
    return fmt::format("has a length of {}", array.length);
  }
  if (array.offset < 0) {
    return fmt::format("has an offset of {}", array.offset);
  }
  if (array.length > kMaxCells || array.offset > kMaxCells - array.length) {
    return fmt::format("has an offset of {} and a length of {}, too many cells",
                       array.offset, array.length);
  }
  if (array.null_count < -1) {
    return fmt::format("has a null count of {}", array.null_count);
  }
  if (array.n_buffers != buffers) {
    return fmt::format("has {} buffers, expected {}", array.n_buffers, buffers);
  }
  if (buffers > 0 && array.buffers == nullptr) return "has no buffers";
  if (array.n_children != children) {
    return fmt::format("has {} children, expected {}", array.n_children,
                       children);
  }
  if (children > 0 && array.children == nullptr) return "has no children";
  // The count is believed only so far: where the bits are, they decide.
  if (buffers > 0 && array.null_count > 0 && array.length > 0 &&
      array.buffers[0] == nullptr) {
    return fmt::format("says that it has nulls ({}), and not where",
                       array.null_count);
  }
  return std::nullopt;
}

// Returns where text `at` of the buffer begins.
int64_t TextStart(const ArrowCells& cells, size_t at) {
  // Counted from the buffer's beginning, not from where the rows begin.
  const ArrowCells all{cells.type, nullptr, cells.values, nullptr, 0, 0};
  return cells.type == ArrowType::kUtf8 ? all.ValueAt<int32_t>(at)
                                        : all.ValueAt<int64_t>(at);
}

// Checks the buffers of cells, of which there is at least one.
Fault CheckBuffers(const ArrowCells& cells) {
  if (cells.values == nullptr) {
    return IsText(cells.type) ? "has no buffer of offsets"
                              : "has no buffer of values";
  }
  if (!IsText(cells.type)) return std::nullopt;
  // The last offset is the size of the texts, which an array does not tell
  // otherwise: each text must end at or before it.
  const int64_t end = TextStart(cells, cells.end);
  if (end < 0) return fmt::format("has texts that end at {}", end);
  if (end > 0 && cells.text == nullptr) return "has no buffer of texts";
  return std::nullopt;
}

// Views an array of a type; fails with what is wrong with it.
std::expected<ArrowCells, std::string> ViewCells(const ArrowArray& array,
                                                 ArrowType type) {
  if (auto fault = CheckNumbers(array, BufferCount(type), 0)) {
    return std::unexpected(*std::move(fault));
  }
  ArrowCells cells;
  cells.type = type;
  cells.start = static_cast<size_t>(array.offset);
  cells.end = cells.start + static_cast<size_t>(array.length);
  // An array without cells may leave its buffers out.
  if (type == ArrowType::kNull || array.length == 0) return cells;
  cells.validity = static_cast<const uint8_t*>(array.buffers[0]);
  cells.values = array.buffers[1];
  if (IsText(type)) cells.text = static_cast<const char*>(array.buffers[2]);
  if (auto fault = CheckBuffers(cells)) {
    return std::unexpected(*std::move(fault));
  }
  return cells;
}

// Views a child of a batch, from the batch's first row on.
std::expected<ArrowColumn, std::string> ViewColumn(const ArrowArray* array,
                                                   const ArrowFormat& format,
                                                   const ArrowArray& batch) {
  if (array == nullptr) return std::unexpected("is not there");
  auto cells = ViewCells(*array, format.type);
  if (!cells) return std::unexpected(std::move(cells.error()));
  const auto skipped = static_cast<size_t>(batch.offset);
  const auto count = static_cast<size_t>(batch.length);
  if (cells->size() < skipped + count) {
    return std::unexpected(
        fmt::format("has a length of {}, expected {} for the rows of its batch",
                    cells->size(), skipped + count));
  }
  // The rows of a batch are numbered from its own offset, which counts for each
  // of its children besides theirs.
  cells->start += skipped;
  ArrowColumn column{*cells, std::nullopt};
  if (format.dictionary.has_value() != (array->dictionary != nullptr)) {
    return std::unexpected(format.dictionary ? "has no dictionary"
                                             : "has an unexpected dictionary");
  }
  if (!format.dictionary) return column;
  const auto values = ViewCells(*array->dictionary, *format.dictionary);
  if (!values) return std::unexpected("its dictionary " + values.error());
  if (array->dictionary->dictionary != nullptr) {
    return std::unexpected("its dictionary has an unexpected dictionary");
  }
  column.dictionary = *values;
  return column;
}

Fault ViewField(const ArrowField& field, const ArrowArray& batch,
                ArrowRows& rows) {
  auto column = ViewColumn(batch.children[field.child], field.format, batch);
  if (!column) {
    return fmt::format("column {}: {}", text::Quote(field.name),
                       column.error());
  }
  rows.columns[field.child] = *std::move(column);
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> ArrowCells::TextAt(size_t row) const {
  // Each text is checked where it is read, so that no pass over all offsets
  // goes before.
  const int64_t last = TextStart(*this, end);
  const int64_t from = TextStart(*this, start + row);
  const int64_t to = TextStart(*this, start + row + 1);
  if (from < 0 || from > to || to > last) return std::nullopt;
  // The buffer of texts may be null where all are empty.
  if (from == to) return std::string_view();
  return std::string_view(text + from, static_cast<size_t>(to - from));
}

uint64_t ArrowColumn::IndexAt(size_t row) const {
  // A negative index becomes a place that no dictionary has.
  return WithType(cells.type, [this, row](auto type) {
    return static_cast<uint64_t>(cells.ValueAt<decltype(type)>(row));
  });
}

bool ArrowColumn::IsNull(size_t row) const {
  if (cells.IsNull(row)) return true;
  if (!dictionary) return false;
  const uint64_t index = IndexAt(row);
  return index < dictionary->size() && dictionary->IsNull(index);
}

std::optional<std::string_view> ArrowColumn::TextAt(size_t row) const {
  if (!dictionary) return cells.TextAt(row);
  const uint64_t index = IndexAt(row);
  if (index >= dictionary->size()) return std::nullopt;
  return dictionary->TextAt(index);
}

std::expected<ArrowRows, Error> ViewBatch(const ArrowForm& form,
                                          const ArrowArray& batch) {
  const auto fail = [](const std::string& text) {
    return std::unexpected(
        Error{Error::Kind::kFaults, "record batch: " + text});
  };
  if (auto fault =
          CheckNumbers(batch, 1, static_cast<int64_t>(form.child_count))) {
    return fail(*fault);
  }
  if (batch.dictionary != nullptr) return fail("has an unexpected dictionary");
  ArrowRows rows;
  rows.count = static_cast<size_t>(batch.length);
  rows.whole.type = ArrowType::kOther;
  rows.whole.start = static_cast<size_t>(batch.offset);
  rows.whole.end = rows.whole.start + rows.count;
  if (rows.count > 0) {
    rows.whole.validity = static_cast<const uint8_t*>(batch.buffers[0]);
  }
  rows.columns.resize(form.child_count);
  for (const ArrowForm::Column& column : form.columns) {
    // Nothing is said of a column that nothing looks at.
    if (!column.is_read) continue;
    if (const auto fault = ViewField(column.low, batch, rows)) {
      return fail(*fault);
    }
    if (!column.high) continue;
    if (const auto fault = ViewField(*column.high, batch, rows)) {
      return fail(*fault);
    }
  }
  return rows;
}

const uint64_t* ViewBits(const uint8_t* bytes, size_t first, size_t count,
                         BlockBits& copy) {
  const uint8_t* from = bytes + first / 8;
  const size_t shift = first % 8;
  // Words of a plane are read whole, and so only where all of them are the
  // array's.
  if (shift == 0 && count == kBlockCases &&
      reinterpret_cast<uintptr_t>(from) % alignof(uint64_t) == 0) {
    return reinterpret_cast<const uint64_t*>(from);
  }
  copy.fill(0);
  auto* to = reinterpret_cast<uint8_t*>(copy.data());
  const size_t byte_count = (count + 7) / 8;
  const size_t last = (shift + count + 7) / 8;  // bytes that hold a bit of them
  for (size_t i = 0; i < byte_count; ++i) {
    unsigned bits = from[i];
    // The byte after the last need not exist.
    if (shift > 0 && i + 1 < last) bits |= unsigned{from[i + 1]} << 8;
    to[i] = static_cast<uint8_t>(bits >> shift);
  }
  // What stands behind the last bit is of cells that are not asked about.
  if (count % 8 > 0)
    to[byte_count - 1] &= static_cast<uint8_t>((1U << (count % 8)) - 1);
  return copy.data();
}

}  // namespace safeconduct::survey
