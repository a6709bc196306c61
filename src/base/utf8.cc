// SPDX-License-Identifier: Apache-2.0
//
// Bytes from outside are taken for what they are: none is trusted to be UTF-8,
// and one that is not costs one character and no more. Long forms and
// surrogates are refused as well, or what is checked here could be read
// otherwise by whoever gets the output.
#include "base/utf8.h"

#include <algorithm>

namespace safeconduct {
namespace {

unsigned char ByteAt(std::string_view text, size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

}  // namespace

size_t CharacterLength(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char lead = ByteAt(text, 0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  // The second byte excludes long forms, surrogates and what lies above
  // U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const unsigned char second = ByteAt(text, 1);
  if (second < low || second > high) return 0;
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (size_t i = 2; i < length; ++i) {
    if (i >= text.size() || !ContinuesCharacter(text[i])) return 0;
  }
  return length;
}

size_t CharacterCount(std::string_view text) {
  return text.size() -
         static_cast<size_t>(std::ranges::count_if(text, ContinuesCharacter));
}

std::string_view TakeCharacter(std::string_view& text) {
  const std::string_view character =
      text.substr(0, std::max(CharacterLength(text), size_t{1}));
  text.remove_prefix(character.size());
  return character;
}

uint32_t CodeOf(std::string_view character) {
  const uint32_t lead = ByteAt(character, 0);
  if (character.size() == 1) return lead;
  // The longer a character, the fewer bits of it the first byte holds; each
  // that follows holds six.
  uint32_t code = lead & (0xFFU >> (character.size() + 1));
  for (const char c : character.substr(1)) {
    code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  }
  return code;
}

}  // namespace safeconduct
