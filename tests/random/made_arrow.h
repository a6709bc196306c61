// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_MADE_ARROW_H_
#define SAFECONDUCT_TESTS_RANDOM_MADE_ARROW_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/random/arrow_abi.h"

// Record batches made by hand, whose buffers are exactly as long as they say,
// so that a sanitizer sees a read past their end.
namespace safeconduct::random {

using Bytes = std::vector<uint8_t>;

// One column; a buffer that is absent is a null pointer.
struct MadeColumn {
  std::string name;
  std::string format;
  int64_t length = 0;
  int64_t offset = 0;
  int64_t null_count = -1;
  std::vector<std::optional<Bytes>> buffers;
  size_t skew = 0;  // bytes between where memory is aligned and each buffer
  std::shared_ptr<MadeColumn> dictionary;
};

// How many cells nobody speaks of stand before those of a column, for its own
// offset and for that of its batch, and behind them; and how buffers stand.
struct Layout {
  size_t offset = 0;
  size_t batch_offset = 0;
  size_t behind = 0;
  size_t skew = 0;

  size_t before() const { return offset + batch_offset; }
};

// A schema and a record batch, to be handed over or broken. They point into it.
class MadeBatch {
 public:
  MadeBatch(std::vector<MadeColumn> columns, int64_t length, int64_t offset = 0,
            std::optional<Bytes> validity = {})
      : validity_(std::move(validity)) {
    for (MadeColumn& column : columns) {
      Node& node = Add(std::move(column));
      child_schemas_.push_back(&node.schema);
      child_arrays_.push_back(&node.array);
    }
    schema = {"+s",    "", nullptr, 0, Count(child_schemas_),
              nullptr, {}, Release, {}};
    schema.children = child_schemas_.data();
    whole_ = validity_ ? validity_->data() : nullptr;
    array = {length,  -1,      offset,  1,  Count(child_arrays_),
             &whole_, nullptr, nullptr, {}, {}};
    array.children = child_arrays_.data();
    array.release = Release;
  }
  MadeBatch(const MadeBatch&) = delete;
  MadeBatch& operator=(const MadeBatch&) = delete;

  ArrowSchema schema;
  ArrowArray array;

 private:
  struct Node {
    MadeColumn column;
    std::vector<Bytes> memory;
    std::vector<const void*> buffers;
    ArrowSchema schema;
    ArrowArray array;
  };

  template <typename Abi>
  static void Release(Abi* held) {
    held->release = nullptr;
  }
  template <typename T>
  static int64_t Count(const std::vector<T>& all) {
    return static_cast<int64_t>(all.size());
  }

  Node& Add(MadeColumn column) {
    Node& node = nodes_.emplace_back();
    node.column = std::move(column);
    MadeColumn& made = node.column;
    for (const std::optional<Bytes>& buffer : made.buffers) {
      Bytes memory(made.skew, 0);
      if (buffer) memory.insert(memory.end(), buffer->begin(), buffer->end());
      memory.shrink_to_fit();
      node.memory.push_back(std::move(memory));
      node.buffers.push_back(buffer ? node.memory.back().data() + made.skew
                                    : nullptr);
    }
    node.schema = {made.format.c_str(),
                   made.name.c_str(),
                   nullptr,
                   ARROW_FLAG_NULLABLE,
                   0,
                   nullptr,
                   nullptr,
                   Release,
                   nullptr};
    node.array = {made.length, made.null_count,
                  made.offset, Count(node.buffers),
                  0,           node.buffers.data(),
                  nullptr,     nullptr,
                  Release,     nullptr};
    if (made.dictionary) {
      Node& values = Add(*made.dictionary);
      node.schema.dictionary = &values.schema;
      node.array.dictionary = &values.array;
    }
    return node;
  }

  std::deque<Node> nodes_;
  std::vector<ArrowSchema*> child_schemas_;
  std::vector<ArrowArray*> child_arrays_;
  std::optional<Bytes> validity_;
  const void* whole_ = nullptr;
};

template <typename T>
void Append(Bytes& bytes, T value) {
  const size_t at = bytes.size();
  bytes.resize(at + sizeof(T));
  std::memcpy(bytes.data() + at, &value, sizeof(T));
}

// Returns bits as a buffer, one for each of `count`.
template <typename IsSet>
Bytes BitsOf(size_t count, IsSet is_set) {
  Bytes bytes((count + 7) / 8, 0);
  for (size_t i = 0; i < count; ++i) {
    if (!is_set(i)) continue;
    bytes[i / 8] = static_cast<uint8_t>(bytes[i / 8] | 1U << (i % 8));
  }
  return bytes;
}

template <typename T>
using Cells = std::vector<std::optional<T>>;

// Returns a column without its values: which cells are null, if any is.
template <typename T>
MadeColumn MadeNulls(const std::string& name, const std::string& format,
                     const Cells<T>& cells, const Layout& layout) {
  MadeColumn column;
  column.name = name;
  column.format = format;
  column.offset = static_cast<int64_t>(layout.offset);
  column.length =
      static_cast<int64_t>(layout.batch_offset + cells.size() + layout.behind);
  column.skew = layout.skew;
  bool any = false;
  for (const auto& cell : cells) any = any || !cell;
  const size_t before = layout.before();
  column.buffers.emplace_back();
  if (any) {
    column.buffers.back() =
        BitsOf(before + cells.size() + layout.behind, [&](size_t i) {
          return i >= before && i < before + cells.size() &&
                 cells[i - before].has_value();
        });
  }
  return column;
}

// Returns a column of numbers; what stands where none is, no fact may have.
template <typename T>
MadeColumn MadeNumbers(const std::string& name, const std::string& format,
                       const Cells<T>& cells, const Layout& layout = {}) {
  MadeColumn column = MadeNulls(name, format, cells, layout);
  constexpr auto kGarbage = static_cast<T>(-99);
  Bytes bytes;
  for (size_t i = 0; i < layout.before(); ++i) Append(bytes, kGarbage);
  for (const auto& cell : cells) Append(bytes, cell.value_or(kGarbage));
  for (size_t i = 0; i < layout.behind; ++i) Append(bytes, kGarbage);
  column.buffers.emplace_back(std::move(bytes));
  return column;
}

inline MadeColumn MadeBools(const std::string& name, const Cells<bool>& cells,
                            const Layout& layout = {}) {
  MadeColumn column = MadeNulls(name, "b", cells, layout);
  const size_t before = layout.before();
  column.buffers.emplace_back(
      BitsOf(before + cells.size() + layout.behind, [&](size_t i) {
        return i < before || i >= before + cells.size() ||
               cells[i - before].value_or(true);
      }));
  return column;
}

// Returns a column of texts whose offsets are of type `Offset`.
template <typename Offset>
MadeColumn MadeTexts(const std::string& name, const Cells<std::string>& cells,
                     const Layout& layout = {}) {
  MadeColumn column =
      MadeNulls(name, sizeof(Offset) == 4 ? "u" : "U", cells, layout);
  Bytes offsets;
  std::string texts;
  const auto add = [&](std::string_view text) {
    Append(offsets, static_cast<Offset>(texts.size()));
    texts += text;
  };
  for (size_t i = 0; i < layout.before(); ++i) add("?");
  for (const auto& cell : cells) add(cell ? *cell : "?");
  for (size_t i = 0; i < layout.behind; ++i) add("?");
  add("");
  column.buffers.emplace_back(std::move(offsets));
  column.buffers.emplace_back(Bytes(texts.begin(), texts.end()));
  return column;
}

// Returns a column of indices into `values`, of which each may be null.
template <typename Index>
MadeColumn MadeDictionary(const std::string& name, const std::string& format,
                          const Cells<Index>& indices, MadeColumn values,
                          const Layout& layout = {}) {
  MadeColumn column = MadeNumbers<Index>(name, format, indices, layout);
  column.dictionary = std::make_shared<MadeColumn>(std::move(values));
  return column;
}

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_MADE_ARROW_H_
