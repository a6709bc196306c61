// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_COUNT_EXACT_SUM_H_
#define SAFECONDUCT_SURVEY_COUNT_EXACT_SUM_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace safeconduct::survey {

// A sum of weights without rounding, so that it is the same in whatever order
// they come and however they are split into parts. A plain value.
//
// It is a whole number of units of 2^-112 in 192 bits. Every weight that a
// table may have (IsWeight) is a whole number of units: one of at least 1e-15
// is more than 2^-50 and has 53 bits. Of the greatest, 1e12, more than 1e12 fit
// before the sum outgrows its bits.
class ExactSum {
 public:
  // Adds a weight, or a whole number below 2^53.
  void Add(double weight) {
    if (weight == 0) return;
    // A number is its 53 bits, of which the first is not written, times a power
    // of two.
    const auto bits = std::bit_cast<uint64_t>(weight);
    constexpr int kWritten = 52;
    const uint64_t digits =
        (bits & ((uint64_t{1} << kWritten) - 1)) | uint64_t{1} << kWritten;
    const auto power = static_cast<size_t>(bits >> kWritten);
    // Whole numbers and weights have no sign and are no fractions of a unit, so
    // that the difference is not negative and no digit falls off.
    AddShifted(digits, power - kPowerOfUnit);
  }
  void Add(const ExactSum& other);

  // Returns the number nearest to the sum; of two as near, the even one.
  double value() const;

  friend bool operator==(const ExactSum&, const ExactSum&) = default;

 private:
  static constexpr size_t kUnitBits = 112;  // behind the point
  // The power, as a number writes it, of one whose last digit is a unit.
  static constexpr size_t kPowerOfUnit = 1023 + 52 - kUnitBits;

  void AddShifted(uint64_t digits, size_t shift) {
    const size_t word = shift / 64;
    const size_t bit = shift % 64;
    AddAt(word, digits << bit);
    if (bit != 0) AddAt(word + 1, digits >> (64 - bit));
  }
  void AddAt(size_t word, uint64_t added) {
    bool carry = __builtin_add_overflow(words_[word], added, &words_[word]);
    while (carry && ++word < words_.size()) carry = ++words_[word] == 0;
  }

  std::array<uint64_t, 3> words_{};  // the lowest first
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_COUNT_EXACT_SUM_H_
