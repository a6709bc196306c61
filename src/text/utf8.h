// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_UTF8_H_
#define SAFECONDUCT_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace safeconduct::text {

// The way through a text, which names are compared by too.
using safeconduct::CharacterCount;
using safeconduct::CharacterLength;
using safeconduct::ContinuesCharacter;

// Returns whether a character of UTF-8 is a control character (U+0000 to
// U+001F, U+007F to U+009F), which could steer a terminal.
bool IsControl(std::string_view character);

// Returns whether a text is of printable ASCII alone, as nearly all are: then
// each byte is a character, and fit for a terminal.
bool IsPrintableAscii(std::string_view text);

// Returns a text without the mark that some programs begin it with.
std::string_view WithoutByteOrderMark(std::string_view text);

// Returns how many bytes stand before the first that belongs to no whole
// character: of UTF-8 all.
size_t Utf8Length(std::string_view text);

// Returns whether all bytes of a text are those of whole characters.
inline bool IsUtf8(std::string_view text) {
  return Utf8Length(text) == text.size();
}

// Returns `text` with U+FFFD in place of each byte that is no character.
std::string ValidUtf8(std::string_view text);

// Returns `text` fit for a terminal: control characters other than tabs, and
// bytes that are no character, each become a question mark.
std::string Printable(std::string_view text);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_UTF8_H_
