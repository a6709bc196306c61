// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_HASH_H_
#define SAFECONDUCT_DIAGRAM_HASH_H_

#include <cstdint>

namespace safeconduct::diagram {

// Returns a number in which every bit of `value` reaches every bit: the
// finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
// number generators", OOPSLA 2014).
inline uint64_t Scramble(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

// Returns the hash of a sequence that hashes to `hash` and then holds `value`.
// Weak in its low bits: Scramble what the last step returns.
inline uint64_t AddToHash(uint64_t hash, uint64_t value) {
  return (((hash << 5) | (hash >> 59)) ^ value) * 0x9E3779B97F4A7C15u;
}

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_HASH_H_
