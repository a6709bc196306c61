// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_BASE_UTF8_H_
#define SAFECONDUCT_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

// From character to character through a text of UTF-8, of which no byte is
// trusted to be that.
namespace safeconduct {

// Returns how many bytes the character at the front of `text` takes, or 0 where
// no character of UTF-8 stands there. Source: Unicode 15, table 3-7.
size_t CharacterLength(std::string_view text);

// Returns whether a byte goes on with a character that began before it.
constexpr bool ContinuesCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Returns how many characters there are in a text of UTF-8.
size_t CharacterCount(std::string_view text);

// Takes what stands at the front of a text, which is not empty: its character,
// or one byte that is none.
std::string_view TakeCharacter(std::string_view& text);

// Returns the number that Unicode gives a character; of a byte that is none,
// the byte.
uint32_t CodeOf(std::string_view character);

}  // namespace safeconduct

#endif  // SAFECONDUCT_BASE_UTF8_H_
