// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_MARKS_H_
#define SAFECONDUCT_SURVEY_KERNEL_MARKS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "survey/kernel/block.h"

// From the cells of a column to planes of classes: bit i of plane c says that
// case i may be in class c. Planes stand one after the other, kPlaneWords words
// each, aligned to 64 bytes. Cells that are sets are left to the caller.
namespace safeconduct::survey {

// The codes of a class, as the marker wants them.
// Immutable.
class CodeClass {
 public:
  // The most codes that are compared one by one.
  static constexpr size_t kFew = 4;

  explicit CodeClass(std::span<const uint8_t> codes);

  // The codes, where they are few.
  std::span<const uint8_t> few() const { return {few_.data(), few_count_}; }
  bool is_few() const { return few_count_ > 0; }
  // Byte b of the first table has bit h set where the code 16 * h + b is in the
  // class, for h below 8; the second for codes from 128 on.
  const uint8_t* low_table() const { return tables_.data(); }
  const uint8_t* high_table() const { return tables_.data() + 16; }

 private:
  std::array<uint8_t, kFew> few_{};
  size_t few_count_ = 0;
  alignas(16) std::array<uint8_t, 32> tables_{};
};

// Codes put into classes; every code that a cell can hold is in one.
using CodeClasses = std::vector<CodeClass>;

// Marks the classes of a column of codes. Unknown cells may be in every class.
// `column` is of type kUint8, and its low and high are the same.
void MarkCodes(const Column& column, const CodeClasses& classes,
               uint64_t* planes);

// Ordered values put into classes: cut into pieces, each in one class.
// A class may have several pieces: a test for 18 alone makes one class of all
// numbers below and above it.
struct OrderedClasses {
  size_t class_count = 0;
  // Where the second piece and those after it start, not descending.
  std::vector<Value> starts;
  std::vector<uint32_t> class_of_piece;   // one more than starts
  std::optional<uint32_t> class_of_none;  // absent: none is in no class
  // Not always all of them: a measure to one day cannot have every count.
  std::vector<bool> may_be_unknown;  // by class: unknown cells may be in it
};

// Marks the classes of a column of ordered values. Working memory of one
// thread, which grows with the pieces.
class OrderedMarker {
 public:
  void Mark(const Column& column, const OrderedClasses& classes,
            uint64_t* planes);

 private:
  std::vector<AlignedBits> from_start_;  // low at or past a start, then high
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_MARKS_H_
