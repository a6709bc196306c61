// SPDX-License-Identifier: Apache-2.0
#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace safeconduct::json {
namespace {

std::string Quoted(std::string_view text) {
  return JsonWriter().String(text).Take();
}

TEST(JsonWriter, EscapesWhatJsonMustNotHold) {
  EXPECT_EQ(Quoted("plain"), R"("plain")");
  EXPECT_EQ(Quoted(""), R"("")");
  EXPECT_EQ(Quoted("\"a\\b\""), R"("\"a\\b\"")");
  EXPECT_EQ(Quoted("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(Quoted(std::string_view("\0\x1F", 2)), R"("\u0000\u001f")");
  EXPECT_EQ(Quoted("\x7F é €"), "\"\x7F é €\"");
}

// Eight bytes are looked at at once, so a character counts where it stands.
TEST(JsonWriter, EscapesWhereverTheCharacterStands) {
  for (size_t size = 1; size < 20; ++size) {
    for (size_t at = 0; at < size; ++at) {
      for (int c = 0; c < 256; ++c) {
        std::string text(size, 'a');
        text[at] = static_cast<char>(c);
        const std::string alone = Quoted(text.substr(at, 1));
        std::string expected(size, 'a');
        expected.replace(at, 1, alone.substr(1, alone.size() - 2));
        EXPECT_EQ(Quoted(text), '"' + expected + '"') << size << " " << at;
        const bool is_escaped = c < 0x20 || c == '"' || c == '\\';
        EXPECT_EQ(alone.size() > 3, is_escaped) << c;
      }
    }
  }
}

TEST(JsonWriter, HoldsMoreThanTheRoomThatItStartsWith) {
  const std::string text(100'000, '\x01');
  JsonWriter json;
  json.BeginArray().String(text).String("after").EndArray();
  std::string expected = "[\n  \"";
  for (size_t i = 0; i < text.size(); ++i) expected += "\\u0001";
  EXPECT_EQ(json.Take(), expected + "\",\n  \"after\"\n]");
}

TEST(JsonWriter, WritesWhatHasNothingInItOnOneLine) {
  EXPECT_EQ(JsonWriter().BeginObject().EndObject().Take(), "{}");
  EXPECT_EQ(JsonWriter().BeginArray().EndArray().Take(), "[]");
}

TEST(JsonWriter, IndentsByDepth) {
  JsonWriter json;
  json.BeginObject();
  json.Key("list").BeginArray().Number(-3).Bool(true).Null().EndArray();
  json.Key("none").BeginObject().EndObject();
  json.Key("in").BeginObject().Key("text").String("x").EndObject();
  json.EndObject();
  EXPECT_EQ(json.Take(), R"({
  "list": [
    -3,
    true,
    null
  ],
  "none": {},
  "in": {
    "text": "x"
  }
})");
}

TEST(JsonWriter, WritesKeysOfTheCodeAndOthersAlike) {
  JsonWriter json;
  json.BeginObject().Key("").Null().Key("longer than a word").Null();
  json.Key(std::string_view("say \"x\"")).Null().EndObject();
  EXPECT_EQ(json.Take(), R"({
  "": null,
  "longer than a word": null,
  "say \"x\"": null
})");
}

TEST(JsonWriter, IndentsDeeperThanItsSpaces) {
  constexpr size_t kDepth = 40;
  JsonWriter json;
  std::string expected;
  for (size_t i = 0; i < kDepth; ++i) {
    json.BeginArray();
    expected += "[\n" + std::string(2 * (i + 1), ' ');
  }
  json.Null();
  expected += "null";
  for (size_t i = kDepth; i-- > 0;) {
    json.EndArray();
    expected += "\n" + std::string(2 * i, ' ') + "]";
  }
  EXPECT_EQ(json.Take(), expected);
}

TEST(JsonWriter, WritesNullForAnEmptyText) {
  EXPECT_EQ(JsonWriter().StringOrNull("").Take(), "null");
  EXPECT_EQ(JsonWriter().StringOrNull("x").Take(), "\"x\"");
}

}  // namespace
}  // namespace safeconduct::json
