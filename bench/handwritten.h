// SPDX-License-Identifier: Apache-2.0
//
// The ten-rule table as a person would write it by hand for speed, and for
// nothing else: no unknown values, no reasons, no record, one outcome a case.
// It is the floor that an engine for any law is held against.
//
// Rows are tried from the last to the first, and each that fits overwrites the
// outcome, so that the first decides. There is no branch: every comparison is
// made for every case, joined with `&`, and becomes a mask for a whole vector
// of cases. Where the columns fit into the second-level cache, the comparisons
// are what takes the time; where they do not, reading the columns is.
//
// GCC 12 vectorises the loop with -O3 -march=native, and with AVX-512 uses all
// of its width with -mprefer-vector-width=512. At -O2 it does not vectorise it,
// and is some sixty times slower: whoever times it sets these flags for the
// file that includes this one.
#ifndef SAFECONDUCT_BENCH_HANDWRITTEN_H_
#define SAFECONDUCT_BENCH_HANDWRITTEN_H_

#include <cstddef>
#include <cstdint>

namespace safeconduct::bench {

// Codes of the columns.
enum Citizenship : uint8_t { kThird, kEu, kStateless };
enum Document : uint8_t { kPassport, kLaissez, kNoDocument };
enum Asylum : uint8_t { kNoClaim, kRejected, kPending, kGranted };
enum Agreement : uint8_t { kNo, kYes };

// Decides cases of the ten-rule table: outcome[i] becomes the number, from 1 to
// 10, of the first row that fits case i. Columns are by the codes above, days
// and age as numbers. `outcome` must overlap no other column.
// NOLINTNEXTLINE(readability-function-size): a parameter for each column.
inline void DecideTenRules(const uint8_t* citizenship, const uint8_t* document,
                           const uint8_t* asylum, const uint8_t* agreement,
                           const int16_t* days, const uint8_t* age,
                           size_t count, uint8_t* __restrict outcome) {
  for (size_t i = 0; i < count; ++i) {
    const bool stateless = citizenship[i] == kStateless;
    const bool passport = document[i] == kPassport;
    const bool laissez = document[i] == kLaissez;
    const bool no_document = document[i] == kNoDocument;
    const bool rejected = asylum[i] == kRejected;
    const bool agreed = agreement[i] == kYes;
    const bool half_year = days[i] <= 180;
    const bool month = days[i] <= 30;
    const bool child = age[i] < 18;
    uint8_t row = 10;
    row = (stateless & !agreed) ? 9 : row;
    row = (no_document & rejected & agreed) ? 8 : row;
    row = (laissez & agreed & half_year) ? 7 : row;
    row = (passport & agreed & !month) ? 6 : row;
    row = (passport & month) ? 5 : row;
    row = (no_document & child) ? 4 : row;
    row = asylum[i] == kPending ? 3 : row;
    row = asylum[i] == kGranted ? 2 : row;
    row = citizenship[i] == kEu ? 1 : row;
    outcome[i] = row;
  }
}

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_HANDWRITTEN_H_
