// SPDX-License-Identifier: Apache-2.0
//
// Names from tables of many hands, made comparable. It works on the bytes of
// UTF-8 and knows the Latin letters of two blocks of Unicode, those that names
// of countries in European languages use. That needs no library and no locale,
// by which the same table could be read otherwise on another machine.
#include "base/fold_name.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace safeconduct {
namespace {

// The letters from U+00C0 to U+017F without their accents; a ligature by its
// first letter. A blank stands for the signs of multiplication and of division,
// which lie among the letters and are none.
constexpr std::string_view kBaseLetters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr uint32_t kFirstAccented = 0xC0;

bool IsWordPart(char c) { return IsLower(c) || IsDigit(c); }

// Returns the base letter of a character, where that is an accented letter, and
// else zero. All of the two blocks take two bytes.
char BaseLetter(std::string_view character) {
  if (character.size() != 2) return '\0';
  const uint32_t code = CodeOf(character);
  if (code < kFirstAccented || code - kFirstAccented >= kBaseLetters.size()) {
    return '\0';
  }
  return kBaseLetters[code - kFirstAccented];
}

// Whether a sign joins what is around it: "d'Ivoire" is one word, as "U.S." is.
bool IsJoining(std::string_view character) {
  return character == "'" || character == "’" || character == ".";
}

// Collects words apart by one blank.
class Words {
 public:
  void Append(std::string_view part) {
    if (apart_ && !words_.empty()) words_ += ' ';
    apart_ = false;
    words_ += part;
  }
  void Break() { apart_ = true; }
  std::string Take() { return std::move(words_); }

 private:
  std::string words_;
  bool apart_ = false;
};

}  // namespace

std::string FoldName(std::string_view name) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  Words words;
  while (!name.empty()) {
    const std::string_view character = TakeCharacter(name);
    const char lower = SmallLetter(character.front());
    const char base = BaseLetter(character);
    if (IsWordPart(lower)) {
      words.Append({&lower, 1});
    } else if (base != '\0' && base != ' ') {
      words.Append({&base, 1});
    } else if (character == kNoBreakSpace) {
      words.Break();
    } else if (IsJoining(character)) {
      continue;
      // Any other letter, or a byte that is none.
    } else if (static_cast<unsigned char>(lower) >= 0x80) {
      words.Append(character);
    } else {
      words.Break();
      if (lower == '&') words.Append("and");
      words.Break();
    }
  }
  return words.Take();
}

std::string InSmallLetters(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), SmallLetter);
  return small;
}

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return SmallLetter(x) == SmallLetter(y); });
}

}  // namespace safeconduct
