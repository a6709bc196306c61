// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_UTF8_H_
#define SAFECONDUCT_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace safeconduct::text {

// Returns how many bytes the character at the front of `text` takes, or 0 where
// no character of UTF-8 stands there. Source: Unicode 15, table 3-7.
size_t CharacterLength(std::string_view text);

// Returns whether a byte goes on with a character that began before it.
constexpr bool ContinuesCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Returns how many characters there are in a text of UTF-8.
size_t CharacterCount(std::string_view text);

// Returns whether a character of UTF-8 is a control character (U+0000 to
// U+001F, U+007F to U+009F), which could steer a terminal.
bool IsControl(std::string_view character);

// Returns whether a text is of printable ASCII alone, as nearly all are: then
// each byte is a character, and fit for a terminal.
bool IsPrintableAscii(std::string_view text);

// Returns `text` with U+FFFD in place of each byte that is no character.
std::string ValidUtf8(std::string_view text);

// Returns `text` fit for a terminal: control characters other than tabs, and
// bytes that are no character, each become a question mark.
std::string Printable(std::string_view text);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_UTF8_H_
