// SPDX-License-Identifier: Apache-2.0
//
// Bytes from outside are taken for what they are: none is trusted to be UTF-8,
// and one that is not costs one character and no more. Long forms and
// surrogates are refused as well, or what is checked here could be read
// otherwise by whoever gets the output.
#include "text/utf8.h"

#include <algorithm>

namespace safeconduct::text {
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

bool IsControl(std::string_view character) {
  const unsigned char lead = ByteAt(character, 0);
  return lead < 0x20 || lead == 0x7F ||
         (lead == 0xC2 && ByteAt(character, 1) < 0xA0);
}

bool IsPrintableAscii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string ValidUtf8(std::string_view text) {
  if (IsPrintableAscii(text)) return std::string(text);
  std::string valid;
  valid.reserve(text.size());
  while (!text.empty()) {
    const size_t length = CharacterLength(text);
    valid += length > 0 ? text.substr(0, length) : "\uFFFD";
    text.remove_prefix(std::max(length, size_t{1}));
  }
  return valid;
}

std::string Printable(std::string_view text) {
  if (IsPrintableAscii(text)) return std::string(text);
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const size_t length = CharacterLength(text);
    const std::string_view character =
        text.substr(0, std::max(length, size_t{1}));
    const bool fit = length > 0 && (character == "\t" || !IsControl(character));
    shown += fit ? character : "?";
    text.remove_prefix(character.size());
  }
  return shown;
}

}  // namespace safeconduct::text
