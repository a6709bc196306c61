// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_SURVEY_NATIVE_LOOPS_H_
#define SAFECONDUCT_BENCH_SURVEY_NATIVE_LOOPS_H_

#include <cstddef>
#include <cstdint>

// Loops that the survey is held against, compiled with all that this machine
// has (cmake/bench.cmake).
namespace safeconduct::bench {

// The columns of the ten-rule pack, by the codes of bench/handwritten.h.
struct TenRuleColumns {
  const uint8_t* citizenship;
  const uint8_t* document;
  const uint8_t* asylum;
  const uint8_t* agreement;
  const int16_t* days;
  const uint8_t* age;
};

// Decides the cases of the ten-rule table with the loop of bench/handwritten.h:
// outcome[i] becomes the number of the first row that fits case i.
void RunHandwritten(const TenRuleColumns& columns, size_t rows,
                    uint8_t* outcome);

// Returns the sum of words: what reading them takes at the least.
uint64_t SumWords(const uint64_t* first, const uint64_t* end);

// Joins words of 8 KiB over and over, `rounds` times: work that needs nothing
// from beyond the first-level cache. Returns what makes the work needed.
uint64_t JoinWords(const uint64_t* words, size_t rounds);

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_SURVEY_NATIVE_LOOPS_H_
