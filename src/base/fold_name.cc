// SPDX-License-Identifier: Apache-2.0
//
// Names from tables of many hands, made comparable. It works on the bytes of
// UTF-8 and knows the Latin letters of two blocks of Unicode, those that names
// of countries in European languages use. That needs no library and no locale,
// by which the same table could be read otherwise on another machine.
#include "base/fold_name.h"

#include <algorithm>
#include <cstdint>

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

char LowerCase(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsWordPart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Returns the base letter of the character of two bytes at the front of `text`,
// where that is an accented letter, and else zero. The two blocks are exactly
// what the lead bytes 0xC3 to 0xC5 begin.
char BaseLetter(std::string_view text) {
  if (text.size() < 2) return '\0';
  const auto lead = static_cast<unsigned char>(text[0]);
  const auto rest = static_cast<unsigned char>(text[1]);
  if (lead < 0xC3 || lead > 0xC5 || (rest & 0xC0) != 0x80) return '\0';
  const uint32_t code = uint32_t{lead & 0x1FU} << 6 | (rest & 0x3FU);
  return kBaseLetters[code - kFirstAccented];
}

bool IsNoBreakSpace(std::string_view text) {
  return text.starts_with("\xC2\xA0");
}

// Whether a sign stands at the front that joins what is around it: "d'Ivoire"
// is one word, as "U.S." is.
bool IsApostrophe(std::string_view text) {
  return text.starts_with('\'') || text.starts_with("’") ||
         text.starts_with('.');
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
  Words words;
  while (!name.empty()) {
    const char lower = LowerCase(name.front());
    const char base = BaseLetter(name);
    size_t length = 1;
    if (IsWordPart(lower)) {
      words.Append({&lower, 1});
    } else if (base != '\0' && base != ' ') {
      words.Append({&base, 1});
      length = 2;
    } else if (IsNoBreakSpace(name)) {
      words.Break();
      length = 2;
    } else if (IsApostrophe(name)) {
      length = name.front() == '\'' || name.front() == '.' ? 1 : 3;
      // A byte of any other letter: copied, and so is the rest of its letter.
    } else if (static_cast<unsigned char>(lower) >= 0x80) {
      words.Append(name.substr(0, 1));
    } else {
      words.Break();
      if (lower == '&') words.Append("and");
      words.Break();
    }
    name.remove_prefix(length);
  }
  return words.Take();
}

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return LowerCase(x) == LowerCase(y); });
}

}  // namespace safeconduct
