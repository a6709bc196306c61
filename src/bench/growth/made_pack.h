// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BENCH_GROWTH_MADE_PACK_H_
#define SAFECONDUCT_BENCH_GROWTH_MADE_PACK_H_

#include <cstdint>
#include <vector>

#include "safeconduct/pack.h"

namespace safeconduct::bench {

// How large a made-up pack is.
struct PackSize {
  int clauses = 46;
  int facts = 36;
  int clauses_of_route = 10;  // of its own
};

// Returns a pack with the shape of a real one and no meaning, which follows
// from its size and the seed alone: see made_pack.cc.
std::vector<PackFile> MakePack(const PackSize& size, uint64_t seed);

}  // namespace safeconduct::bench

#endif  // SAFECONDUCT_BENCH_GROWTH_MADE_PACK_H_
