// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_READ_JSON_READER_H_
#define SAFECONDUCT_JSON_READ_JSON_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/diagnostic.h"
#include "text/source_text.h"

namespace safeconduct::json {

// One token of a JSON text (RFC 8259).
struct JsonToken {
  enum class Kind : uint8_t {
    kOpenObject,
    kCloseObject,
    kOpenList,
    kCloseList,
    kColon,
    kComma,
    kString,
    kNumber,
    kYesNo,  // `true` or `false`
    kNull,
    kWord,  // what JSON does not have: a word or a date without quotes
    kEnd,
  };
  Kind kind = Kind::kEnd;
  text::Place place;
  std::string text;  // of a string, its escapes resolved; of others as written
};

// Returns a token as a message names it: "string `x`", "a list", "`17`".
std::string InWords(const JsonToken& token);

// Walks over a JSON text token by token; who uses it says what it expects, and
// no tree is made. The first fault is reported and stops it: from then on every
// container has ended and every token is kEnd, so that loops run out by
// themselves. It does not recurse, however deep the text nests.
class JsonReader {
 public:
  using Kind = JsonToken::Kind;

  // Begins at the first token. The text and the diagnostics outlive it.
  JsonReader(const text::SourceText& source, text::Diagnostics& diagnostics);

  // The token that comes next; it changes with every step.
  const JsonToken& token() const { return token_; }
  // Returns whether a fault was reported.
  bool stopped() const { return stopped_; }

  // Returns the token, and steps to the next.
  JsonToken Take();
  // Steps into a container and returns the token that closes it.
  Kind Open();
  // Steps to the next item of the container that `close` closes, its first
  // where `is_first`. Returns false where it ends, and steps behind it.
  bool NextItem(Kind close, bool is_first);
  // Steps over the key of a member and its colon, and returns the key.
  JsonToken TakeKey();
  // Steps over a value and returns its place.
  text::Place SkipValue();
  // Returns the place from `begin` to the end of the token before this one.
  text::Place PlaceFrom(const text::Place& begin) const;
  // Reports that `expected` should stand where the token does.
  void Refuse(std::string_view expected);
  // Reports that a value should, with the remedy where it lacks its quotes.
  void RefuseValue();

 private:
  void Report(size_t begin, size_t end, std::string message);
  bool CheckEncoding();
  void Advance();
  void LexString();
  bool LexEscape();
  bool LexCodePoint();
  void LexBare();
  bool TakeHexUnit(uint32_t& unit);

  const text::SourceText& source_;
  text::Diagnostics& diagnostics_;
  // The whole text; offsets below are positions in it.
  std::string_view content_;
  size_t at_ = 0;   // the first byte behind the token
  size_t end_ = 0;  // of the token before
  JsonToken token_;
  bool stopped_ = false;
};

}  // namespace safeconduct::json

#endif  // SAFECONDUCT_JSON_READ_JSON_READER_H_
