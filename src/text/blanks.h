// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_BLANKS_H_
#define SAFECONDUCT_TEXT_BLANKS_H_

#include <cstddef>
#include <string_view>

// What nobody sees around a value: blanks, tabs, ends of lines, and the
// no-break space that spreadsheets put there.
namespace safeconduct::text {

// Those of ASCII.
inline constexpr std::string_view kBlanks = " \t\r\n";

// Returns how many bytes the blank at the front of a text takes; 0 where there
// is none.
size_t BlankLength(std::string_view text);

// Returns a text without the blanks before it.
std::string_view WithoutBlanksBefore(std::string_view text);

// Returns a text without the blanks around it.
std::string_view WithoutBlanks(std::string_view text);

// Returns whether a text holds nothing but blanks.
inline bool IsBlank(std::string_view text) {
  return WithoutBlanks(text).empty();
}

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_BLANKS_H_
