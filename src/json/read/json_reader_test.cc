// SPDX-License-Identifier: Apache-2.0
#include "json/read/json_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace safeconduct::json {
namespace {

using Kind = JsonToken::Kind;

// Steps over a whole text and returns whether it is JSON.
bool Reads(const std::string& text) {
  const text::SourceText source("case.json", text);
  text::Diagnostics diagnostics;
  JsonReader json(source, diagnostics);
  const text::Place place = json.SkipValue();
  if (json.token().kind != Kind::kEnd) json.Refuse("the end of the text");
  EXPECT_EQ(json.stopped(), diagnostics.error_count() == 1) << text;
  EXPECT_LE(place.begin, place.end);
  EXPECT_LE(place.end, text.size());
  return !json.stopped();
}

TEST(JsonReader, KeepsWhatAStringMeans) {
  const text::SourceText source(
      "case.json", R"("\u00e9\uD83D\uDE00 \" \\ \/ \b\f\n\r\t é")");
  text::Diagnostics diagnostics;
  JsonReader json(source, diagnostics);
  const JsonToken string = json.Take();
  EXPECT_EQ(string.kind, Kind::kString);
  EXPECT_EQ(string.text, "é😀 \" \\ / \b\f\n\r\t é");
  EXPECT_EQ(string.place.text(), source.content());
  EXPECT_EQ(json.token().kind, Kind::kEnd);
}

TEST(JsonReader, PlacesAValueThatItStepsOver) {
  const text::SourceText source("case.json", R"( [1, {"a": [ ] } ] , 2)");
  text::Diagnostics diagnostics;
  JsonReader json(source, diagnostics);
  EXPECT_EQ(json.SkipValue().text(), R"([1, {"a": [ ] } ])");
  EXPECT_EQ(json.token().kind, Kind::kComma);
}

// Every text of some length over these pieces, and what a library of JSON says
// of it. No zero byte is among them, which it takes for the end, and no number
// that is too large for it.
TEST(JsonReader, AgreesWithALibraryOnShortTexts) {
  const std::vector<std::string> pieces = {
      "{",  "}", "[",    "]",   ":", ",",  "\"a\"", "1",   "-0.5e-1",
      "01", "-", "true", "nul", " ", "\"", "\\u12", "\xC3"};
  constexpr size_t kLongest = 4;
  size_t count = 0;
  size_t accepted = 0;
  std::vector<std::string> texts = {""};
  for (size_t length = 1; length <= kLongest; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const std::string& piece : pieces) longer.push_back(text + piece);
    }
    texts = std::move(longer);
    for (const std::string& text : texts) {
      const bool is_json = nlohmann::json::accept(text);
      EXPECT_EQ(Reads(text), is_json) << text;
      ++count;
      accepted += is_json ? 1 : 0;
    }
  }
  EXPECT_GT(count, 80'000U);
  EXPECT_GT(accepted, 100U);
}

// Returns a random value of JSON, `depth` containers deep at most.
nlohmann::json AnyValue(int depth) {
  using nlohmann::json;
  switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
    case 0:
      return *rc::gen::element(json(nullptr), json(true), json(false));
    case 1:
      return *rc::gen::arbitrary<int>();
    case 2:
      return *rc::gen::inRange(-1000, 1000) / 8.0;
    case 3:
      return *rc::gen::element<std::string>("", "a", "é\n", "\"\\/", "😀\x1F");
    case 4: {
      json list = json::array();
      const int size = *rc::gen::inRange(0, 4);
      for (int i = 0; i < size; ++i) list.push_back(AnyValue(depth - 1));
      return list;
    }
    default: {
      json object = json::object();
      const int size = *rc::gen::inRange(0, 4);
      for (int i = 0; i < size; ++i) {
        object[std::string(1, static_cast<char>('a' + i))] =
            AnyValue(depth - 1);
      }
      return object;
    }
  }
}

RC_GTEST_PROP(JsonReaderProperty, AgreesWithALibraryOnChangedTexts, ()) {
  std::string text = AnyValue(4).dump(*rc::gen::element(-1, 2), ' ',
                                      *rc::gen::arbitrary<bool>());
  RC_ASSERT(Reads(text));
  const int changes = *rc::gen::inRange(1, 4);
  for (int i = 0; i < changes; ++i) {
    constexpr std::string_view kBytes = "{}[]:,\"\\u0-+. \xC3\x80/tn";
    const char byte = kBytes[*rc::gen::inRange<size_t>(0, kBytes.size())];
    const auto at = *rc::gen::inRange<size_t>(0, text.size() + 1);
    const auto removed = *rc::gen::inRange<size_t>(0, 2);
    text.replace(at, removed, 1, byte);
  }
  RC_LOG() << text << '\n';
  RC_ASSERT(Reads(text) == nlohmann::json::accept(text));
}

}  // namespace
}  // namespace safeconduct::json
