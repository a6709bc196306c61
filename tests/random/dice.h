// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_DICE_H_
#define SAFECONDUCT_TESTS_RANDOM_DICE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace safeconduct::random {

// Numbers that look random and follow from a seed alone, the same on every
// machine: the generator SplitMix64 (Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators", 2014).
class Dice {
 public:
  // Mixes the seed, so that two seeds do not walk through the same numbers.
  explicit Dice(uint64_t seed) : state_(Mix(~seed)) {}

  uint64_t Next() { return Mix(state_ += 0x9E3779B97F4A7C15U); }

  // Returns a number from `low` to `high`, both included.
  int32_t Between(int32_t low, int32_t high) {
    const uint64_t count = static_cast<uint64_t>(int64_t{high} - low) + 1;
    return static_cast<int32_t>(low + static_cast<int64_t>(Next() % count));
  }
  // Returns a position in a table of `size`, which is not 0.
  size_t Below(size_t size) { return static_cast<size_t>(Next() % size); }
  // Returns true so many times in a hundred.
  bool Chance(int percent) { return Between(1, 100) <= percent; }

  // Returns one of `all`, which is not empty.
  template <typename T>
  const T& OneOf(const std::vector<T>& all) {
    return all[Below(all.size())];
  }

 private:
  static uint64_t Mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  uint64_t state_;
};

}  // namespace safeconduct::random

#endif  // SAFECONDUCT_TESTS_RANDOM_DICE_H_
