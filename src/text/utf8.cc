// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <algorithm>

namespace safeconduct::text {

bool IsControl(std::string_view character) {
  const uint32_t code = CodeOf(character);
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool IsPrintableAscii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string_view WithoutByteOrderMark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

size_t Utf8Length(std::string_view text) {
  std::string_view rest = text;
  while (const size_t length = CharacterLength(rest)) {
    rest.remove_prefix(length);
  }
  return text.size() - rest.size();
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
