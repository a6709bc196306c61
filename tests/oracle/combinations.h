// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_COMBINATIONS_H_
#define SAFECONDUCT_TESTS_ORACLE_COMBINATIONS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace safeconduct::oracle {

// All combinations of one choice out of each of some sizes, one after the
// other, the last choice turning fastest. Starts at all zeros.
class Combinations {
 public:
  explicit Combinations(std::vector<size_t> sizes)
      : sizes_(std::move(sizes)), choices_(sizes_.size()) {}

  const std::vector<size_t>& choices() const { return choices_; }

  // Steps on. Returns the first choice that has changed, or nothing at the end.
  std::optional<size_t> Next() {
    for (size_t i = choices_.size(); i-- > 0;) {
      if (++choices_[i] < sizes_[i]) return i;
      choices_[i] = 0;
    }
    return std::nullopt;
  }

 private:
  std::vector<size_t> sizes_;
  std::vector<size_t> choices_;
};

// Returns how many combinations there are; nothing where more than `max`.
inline std::optional<size_t> CountOf(std::span<const size_t> sizes,
                                     size_t max) {
  size_t count = 1;
  for (const size_t size : sizes) {
    if (size > 0 && count > max / size) return std::nullopt;
    count *= size;
  }
  return count;
}

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_COMBINATIONS_H_
