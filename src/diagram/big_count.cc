// SPDX-License-Identifier: Apache-2.0
//
// Counting adds, multiplies by the number of classes of a variable and divides
// by it, and prints once. That is schoolbook arithmetic, one digit after the
// other; numbers have at most a few dozen digits, so nothing cleverer pays.
#include "diagram/big_count.h"

#include <algorithm>

#include "base/check.h"

namespace safeconduct::diagram {
namespace {

constexpr int kDigitBits = 32;

// The part of a sum or product that stays in its digit; the rest is carried.
uint32_t Low(uint64_t value) { return static_cast<uint32_t>(value); }

}  // namespace

BigCount& BigCount::operator+=(const BigCount& other) {
  digits_.resize(std::max(digits_.size(), other.digits_.size()));
  uint64_t carry = 0;
  for (size_t i = 0; i < digits_.size(); ++i) {
    carry += digits_[i];
    if (i < other.digits_.size()) carry += other.digits_[i];
    digits_[i] = Low(carry);
    carry >>= kDigitBits;
  }
  if (carry != 0) digits_.push_back(Low(carry));
  return *this;
}

BigCount& BigCount::operator*=(uint32_t factor) {
  uint64_t carry = 0;
  for (uint32_t& digit : digits_) {
    carry += uint64_t{digit} * factor;
    digit = Low(carry);
    carry >>= kDigitBits;
  }
  if (carry != 0) digits_.push_back(Low(carry));
  if (factor == 0) digits_.clear();
  return *this;
}

uint32_t BigCount::DivideBy(uint32_t divisor) {
  uint64_t rest = 0;
  for (size_t i = digits_.size(); i-- > 0;) {
    rest = (rest << kDigitBits) | digits_[i];
    digits_[i] = Low(rest / divisor);
    rest %= divisor;
  }
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
  return Low(rest);
}

void BigCount::DivideExactlyBy(uint32_t divisor) {
  [[maybe_unused]] const uint32_t rest = DivideBy(divisor);
  SAFECONDUCT_CHECK(rest == 0);
}

std::string BigCount::ToString() const {
  // Nine decimal digits at a time, the lowest first.
  constexpr uint32_t kGroup = 1'000'000'000;
  constexpr int kGroupDigits = 9;
  BigCount left = *this;
  std::string reversed;
  while (!left.digits_.empty()) {
    uint32_t group = left.DivideBy(kGroup);
    for (int i = 0; i < kGroupDigits; ++i, group /= 10) {
      reversed += static_cast<char>('0' + group % 10);
    }
  }
  while (!reversed.empty() && reversed.back() == '0') reversed.pop_back();
  if (reversed.empty()) return "0";
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace safeconduct::diagram
