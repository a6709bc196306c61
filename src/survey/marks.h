// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_MARKS_H_
#define SAFECONDUCT_SURVEY_MARKS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "survey/block.h"

// From the cells of a column to planes of classes: bit i of plane c says that
// case i may be in class c. Planes stand one after the other, kPlaneWords words
// each, aligned to 64 bytes. Cells that are sets are left to the caller.
namespace safeconduct::survey {

// Codes put into classes; every code that a cell can hold is in one.
struct CodeClasses {
  // Bit b of word w: the code 64 * w + b is in the class.
  using Members = std::array<uint64_t, 4>;
  std::vector<Members> classes;
};

// Marks the classes of a column of codes. Unknown cells may be in every class.
void MarkCodes(const Column& column, const CodeClasses& classes,
               uint64_t* planes);

// Ordered values put into classes: cut into pieces, each in one class.
struct OrderedClasses {
  size_t class_count = 0;
  // Where the second piece and those after it start, not descending.
  std::vector<Value> starts;
  std::vector<uint32_t> class_of_piece;   // one more than starts
  std::optional<uint32_t> class_of_none;  // absent: none is in no class
  std::vector<bool> may_be_unknown;  // by class: unknown cells may be in it
};

// Marks the classes of a column of ordered values. Working memory of one
// thread, which grows with the pieces.
class OrderedMarker {
 public:
  void Mark(const Column& column, const OrderedClasses& classes,
            uint64_t* planes);

 private:
  struct alignas(64) Plane {
    BlockBits bits;
  };
  std::vector<Plane> from_start_;  // low at or past a start, then high
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_MARKS_H_
