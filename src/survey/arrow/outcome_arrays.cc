// SPDX-License-Identifier: Apache-2.0
//
// What is handed out must live until its consumer releases it, in whatever
// order that releases a struct and what it took out of it. So each node holds
// its own memory in its `private_data`, and releases those of its children and
// its dictionary that were not taken out. Source: Apache Arrow, "The Arrow C
// data interface", "Release callback semantics".
#include "survey/arrow/outcome_arrays.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

namespace safeconduct::survey {
namespace {

// The dictionary, by outcome: its words one behind the other, and where each
// ends.
constexpr std::string_view kText = "openclosedundetermined";
constexpr std::array<int32_t, law::kOutcomes.size() + 1> kEnds = {0, 4, 10, 22};
static_assert(std::ranges::all_of(law::kOutcomes, [](law::Outcome outcome) {
  const auto i = static_cast<size_t>(outcome);
  const auto at = static_cast<size_t>(kEnds[i]);
  const auto length = static_cast<size_t>(kEnds[i + 1]) - at;
  return kText.substr(at, length) == law::OutcomeName(outcome);
}));

// -- Types --------------------------------------------------------------------

struct HeldSchema {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
  ArrowSchema dictionary{};
};

template <typename Abi>
void ReleaseOne(Abi* node) {
  if (node != nullptr && node->release != nullptr) node->release(node);
}

void ReleaseSchema(ArrowSchema* schema) {
  const std::unique_ptr<HeldSchema> held(
      static_cast<HeldSchema*>(schema->private_data));
  for (ArrowSchema& child : held->children) ReleaseOne(&child);
  ReleaseOne(schema->dictionary);
  schema->release = nullptr;
}

// Fills in a type of this format, and returns what it holds.
HeldSchema& MakeSchema(const char* format, std::string name,
                       ArrowSchema* schema) {
  // Owned by the schema from here on, through its `private_data`.
  HeldSchema* held = std::make_unique<HeldSchema>().release();
  held->name = std::move(name);
  *schema = {};
  schema->format = format;
  schema->name = held->name.c_str();
  schema->release = ReleaseSchema;
  schema->private_data = held;
  return *held;
}

// -- Cells --------------------------------------------------------------------

struct HeldArray {
  std::vector<OutcomeColumn> column;  // one, or none
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
  ArrowArray dictionary{};
};

void ReleaseArray(ArrowArray* array) {
  const std::unique_ptr<HeldArray> held(
      static_cast<HeldArray*>(array->private_data));
  for (ArrowArray& child : held->children) ReleaseOne(&child);
  ReleaseOne(array->dictionary);
  array->release = nullptr;
}

// Fills in an array of `rows` cells, none of them null, and returns what it
// holds.
HeldArray& MakeArray(size_t rows, std::vector<const void*> buffers,
                     ArrowArray* array) {
  HeldArray* held = std::make_unique<HeldArray>().release();
  held->buffers = std::move(buffers);
  *array = {};
  array->length = static_cast<int64_t>(rows);
  array->n_buffers = static_cast<int64_t>(held->buffers.size());
  array->buffers = held->buffers.data();
  array->release = ReleaseArray;
  array->private_data = held;
  return *held;
}

void ExportColumn(OutcomeColumn column, ArrowArray* array) {
  const size_t rows = column.codes().size();
  // The first buffer, of nulls, may be absent where there are none.
  HeldArray& held = MakeArray(rows, {nullptr, nullptr}, array);
  const OutcomeColumn& kept = held.column.emplace_back(std::move(column));
  if (kept.null_count() > 0) held.buffers[0] = kept.has_outcome().data();
  held.buffers[1] = kept.codes().data();
  array->null_count = static_cast<int64_t>(kept.null_count());
  // Every array has a dictionary of its own, as its consumer may keep one and
  // release another; the words under it are constants and need no owner.
  MakeArray(law::kOutcomes.size(), {nullptr, kEnds.data(), kText.data()},
            &held.dictionary);
  array->dictionary = &held.dictionary;
}

}  // namespace

void OutcomeColumn::Put(size_t row, law::Outcome outcome) {
  codes_[row] = static_cast<int8_t>(outcome);
  has_outcome_[row / 8] |= static_cast<uint8_t>(1U << (row % 8));
  --null_count_;
}

void ExportOutcomeSchema(const std::vector<std::string>& names,
                         ArrowSchema* schema) {
  HeldSchema& held = MakeSchema("+s", "", schema);
  held.children.resize(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    ArrowSchema* child = &held.children[i];
    HeldSchema& column = MakeSchema("c", names[i], child);
    child->flags = ARROW_FLAG_NULLABLE;
    MakeSchema("u", "", &column.dictionary);
    child->dictionary = &column.dictionary;
    held.child_pointers.push_back(child);
  }
  schema->n_children = static_cast<int64_t>(names.size());
  schema->children = held.child_pointers.data();
}

void ExportOutcomes(std::vector<OutcomeColumn> columns, size_t rows,
                    ArrowArray* array) {
  HeldArray& held = MakeArray(rows, {nullptr}, array);
  held.children.resize(columns.size());
  for (size_t i = 0; i < columns.size(); ++i) {
    ExportColumn(std::move(columns[i]), &held.children[i]);
    held.child_pointers.push_back(&held.children[i]);
  }
  array->n_children = static_cast<int64_t>(columns.size());
  array->children = held.child_pointers.data();
}

}  // namespace safeconduct::survey
