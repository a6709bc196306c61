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

}  // namespace safeconduct::bench
