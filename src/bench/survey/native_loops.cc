// SPDX-License-Identifier: Apache-2.0
#include "bench/survey/native_loops.h"

#include <cstddef>

#include "bench/handwritten.h"

namespace safeconduct::bench {

void RunHandwritten(const TenRuleColumns& columns, size_t rows,
                    uint8_t* outcome) {
  DecideTenRules(columns.citizenship, columns.document, columns.asylum,
                 columns.agreement, columns.days, columns.age, rows, outcome);
}

uint64_t SumWords(const uint64_t* first, const uint64_t* end) {
  // Enough sums side by side that no addition waits for another.
  constexpr ptrdiff_t kSums = 64;
  uint64_t sums[kSums] = {};
  for (; end - first >= kSums; first += kSums) {
    for (ptrdiff_t i = 0; i < kSums; ++i) sums[i] += first[i];
  }
  uint64_t sum = 0;
  for (const uint64_t each : sums) sum += each;
  for (; first < end; ++first) sum += *first;
  return sum;
}

uint64_t JoinWords(const uint64_t* words, size_t rounds) {
  // Half of 8 KiB, in words.
  constexpr size_t kHalf = 512;
  constexpr size_t kSums = 64;
  uint64_t sums[kSums] = {};
  for (size_t round = 0; round < rounds; ++round) {
    for (size_t w = 0; w < kHalf; w += kSums) {
      for (size_t i = 0; i < kSums; ++i) {
        // The round is part of it, or a compiler would do the work once.
        sums[i] |= (words[w + i] & words[kHalf + w + i]) + round;
      }
    }
  }
  uint64_t sum = 0;
  for (const uint64_t each : sums) sum ^= each;
  return sum;
}

}  // namespace safeconduct::bench
