// SPDX-License-Identifier: Apache-2.0
#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace safeconduct::json {
namespace {

std::string Quoted(std::string_view text) {
  return JsonWriter().String(text).text();
}

TEST(JsonWriter, EscapesWhatJsonMustNotHold) {
  EXPECT_EQ(Quoted("plain"), R"("plain")");
  EXPECT_EQ(Quoted(""), R"("")");
  EXPECT_EQ(Quoted("\"a\\b\""), R"("\"a\\b\"")");
  EXPECT_EQ(Quoted("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(Quoted(std::string_view("\0\x1F", 2)), R"("\u0000\u001f")");
  EXPECT_EQ(Quoted("\x7F é €"), "\"\x7F é €\"");
}

TEST(JsonWriter, WritesWhatHasNothingInItOnOneLine) {
  EXPECT_EQ(JsonWriter().BeginObject().EndObject().text(), "{}");
  EXPECT_EQ(JsonWriter().BeginArray().EndArray().text(), "[]");
}

TEST(JsonWriter, IndentsByDepth) {
  JsonWriter json;
  json.BeginObject();
  json.Key("list").BeginArray().Number(-3).Bool(true).Null().EndArray();
  json.Key("none").BeginObject().EndObject();
  json.Key("in").BeginObject().Key("text").String("x").EndObject();
  json.EndObject();
  EXPECT_EQ(json.text(), R"({
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

TEST(JsonWriter, WritesNullForAnEmptyText) {
  EXPECT_EQ(JsonWriter().StringOrNull("").text(), "null");
  EXPECT_EQ(JsonWriter().StringOrNull("x").text(), "\"x\"");
}

}  // namespace
}  // namespace safeconduct::json
