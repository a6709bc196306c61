// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace safeconduct {
namespace {

// What is no character is one byte, which no letter can be mistaken for.
TEST(Utf8, GoesFromCharacterToCharacter) {
  std::string_view text = "a\u00e9\xC3(\u6f22\xF0\x9F\x99\U0001F642";
  std::vector<std::string_view> characters;
  while (!text.empty()) characters.push_back(TakeCharacter(text));
  EXPECT_EQ(characters, (std::vector<std::string_view>{
                            "a", "\u00e9", "\xC3", "(", "\u6f22", "\xF0",
                            "\x9F", "\x99", "\U0001F642"}));
}

TEST(Utf8, KnowsTheCodesOfCharacters) {
  const struct {
    std::string_view character;
    uint32_t code;
  } rows[] = {
      {"a", 0x61},
      {"\x7F", 0x7F},
      {"\xC2\x80", 0x80},
      {"\u00e9", 0xE9},
      {"\xDF\xBF", 0x7FF},
      {"\xE0\xA0\x80", 0x800},
      {"\u6f22", 0x6F22},
      {"\uffff", 0xFFFF},
      {"\U00010000", 0x10000},
      {"\U0001F642", 0x1F642},
      {"\U0010FFFF", 0x10FFFF},
      {"\xC3", 0xC3},
  };
  for (const auto& [character, code] : rows) {
    EXPECT_EQ(CodeOf(character), code) << testing::PrintToString(character);
  }
}

}  // namespace
}  // namespace safeconduct
