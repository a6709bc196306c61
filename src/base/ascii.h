// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_ASCII_H_
#define SAFECONDUCT_BASE_ASCII_H_

#include <algorithm>
#include <string_view>

// What signs of ASCII are. Not the functions of <cctype>, which ask the locale.
namespace safeconduct {

constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Returns whether a text, which may be empty, has no sign but digits.
constexpr bool HasOnlyDigits(std::string_view text) {
  return std::ranges::all_of(text, IsDigit);
}

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_ASCII_H_
