// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DIAGRAM_BIG_COUNT_H_
#define SAFECONDUCT_DIAGRAM_BIG_COUNT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace safeconduct::diagram {

// A whole number of any size, not negative: how many assignments there are.
// Copyable; not for two threads at once.
class BigCount {
 public:
  BigCount() = default;
  explicit BigCount(uint32_t value) : digits_(value == 0 ? 0 : 1, value) {}

  BigCount& operator+=(const BigCount& other);
  BigCount& operator*=(uint32_t factor);
  // Divides by a divisor that is not 0 and leaves no remainder.
  void DivideExactlyBy(uint32_t divisor);

  // Returns the number in decimal.
  std::string ToString() const;

 private:
  // Divides by a divisor that is not 0. Returns the remainder.
  uint32_t DivideBy(uint32_t divisor);

  // To the base 2^32, the lowest first and the highest not 0; empty for 0.
  std::vector<uint32_t> digits_;
};

}  // namespace safeconduct::diagram

#endif  // SAFECONDUCT_DIAGRAM_BIG_COUNT_H_
