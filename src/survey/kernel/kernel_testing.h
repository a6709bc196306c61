// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_KERNEL_KERNEL_TESTING_H_
#define SAFECONDUCT_SURVEY_KERNEL_KERNEL_TESTING_H_

#include <array>
#include <cstddef>
#include <string>

#include "survey/kernel/block.h"
#include "survey/kernel/kernel.h"

namespace safeconduct::survey {

// Where a word, a vector or a block begins and ends: what is off by one shows
// there first.
inline constexpr std::array<size_t, 10> kEdges = {0,   1,   63,  64,   65,
                                                  511, 512, 513, 1024, 2047};
// How many cases fill blocks just so far.
inline constexpr std::array<size_t, 10> kEdgeCounts = {
    0, 1, 63, 64, 65, 511, 512, 513, 2047, 2048};

// Does the same with each instruction set that the machine has, which it is
// given the name of: the shortest vectors have code of their own. Returns how
// many there are.
template <typename Work>
size_t WithEachInstructionSet(const Work& work) {
  size_t count = 0;
  for (const std::string& name : InstructionSets()) {
    if (!UseInstructionSet(name)) continue;
    work(name);
    ++count;
  }
  UseInstructionSet("");
  return count;
}

inline void ClearBit(BlockBits& bits, size_t i) {
  bits[i / 64] &= ~(uint64_t{1} << (i % 64));
}

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_KERNEL_KERNEL_TESTING_H_
