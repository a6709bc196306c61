// SPDX-License-Identifier: Apache-2.0
// JSON, read a token at a time. It is read by hand, as a case is written by
// hand: every fault is shown where it stands and says the form that is right,
// which takes places that no JSON library tells.
//
// The encoding is checked first and whole, so that what follows deals with
// characters. What is neither bracket, separator nor string is taken up to the
// next of them as one bare word, and only then looked at: `2023-08-14` without
// quotes is one fault, not a number and something behind it.
//
// Places are kept as offsets while reading, which costs nothing; lines are
// counted where there is a fault. Each byte is looked at once for its encoding
// and once for its token.
#include "json/read/json_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "text/foreign_format.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct::json {
namespace {

using text::DiagnosticKind;
using text::Place;
using text::Quote;
using Kind = JsonToken::Kind;

// RFC 8259, 2.
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kValue = "a value";
// What ends a bare word.
constexpr std::string_view kDelimiters = " \t\r\n{}[]:,\"";

// Takes the digits at the front of `text` and returns how many they were.
size_t TakeDigits(std::string_view& text) {
  const size_t count = static_cast<size_t>(
      std::ranges::find_if_not(text, IsDigit) - text.begin());
  text.remove_prefix(count);
  return count;
}

bool TakeSign(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

// Returns whether a bare word is a number as JSON writes it: RFC 8259, 6.
bool IsNumber(std::string_view word) {
  TakeSign(word, "-");
  const bool zero_first = word.starts_with('0');
  const size_t digits = TakeDigits(word);
  if (digits == 0 || (zero_first && digits > 1)) return false;
  if (TakeSign(word, ".") && TakeDigits(word) == 0) return false;
  if (TakeSign(word, "eE")) {
    TakeSign(word, "+-");
    if (TakeDigits(word) == 0) return false;
  }
  return word.empty();
}

// Words are exact: `True` and `NULL` are not JSON, and the remedy is to quote
// them.
Kind KindOfWord(std::string_view word) {
  if (word == "true" || word == "false") return Kind::kYesNo;
  if (word == "null") return Kind::kNull;
  return IsNumber(word) ? Kind::kNumber : Kind::kWord;
}

std::optional<Kind> KindOfSign(char c) {
  switch (c) {
    case '{':
      return Kind::kOpenObject;
    case '}':
      return Kind::kCloseObject;
    case '[':
      return Kind::kOpenList;
    case ']':
      return Kind::kCloseList;
    case ':':
      return Kind::kColon;
    case ',':
      return Kind::kComma;
    default:
      return std::nullopt;
  }
}

// Returns the character that a letter behind a backslash stands for, or zero.
char Unescape(char letter) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const size_t at = kLetters.find(letter);
  return at == std::string_view::npos ? '\0' : kMeanings[at];
}

// `code` is no half of a pair, and at most U+10FFFF.
void AppendUtf8(uint32_t code, std::string& text) {
  const auto append = [&](uint32_t byte) { text += static_cast<char>(byte); };
  const auto append_rest = [&](unsigned shift) {
    append(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    append(0xE0 | (code >> 12));
    append_rest(6);
  } else {
    append(0xF0 | (code >> 18));
    append_rest(12);
    append_rest(6);
  }
  append_rest(0);
}

// Halves of characters beyond U+FFFF: D800 to DBFF come first, DC00 to DFFF
// second.
bool IsHighSurrogate(uint32_t unit) { return unit >> 10 == 0xD800 >> 10; }
bool IsLowSurrogate(uint32_t unit) { return unit >> 10 == 0xDC00 >> 10; }

// Returns the remedy for a bare word that JSON does not have, which stands
// where a value should or where something else should.
std::string_view RemedyFor(std::string_view word, bool for_value) {
  constexpr std::array<std::string_view, 8> kOtherQuotes = {"'", "`", "“", "”",
                                                            "„", "‘", "’", "«"};
  const bool is_quoted = std::ranges::any_of(
      kOtherQuotes,
      [&](std::string_view quote) { return word.starts_with(quote); });
  if (is_quoted) return "; the quotes of JSON are `\"`";
  if (word.starts_with('/')) return "; JSON has no comments";
  if (!for_value) return "";
  const bool is_like_number =
      IsDigit(word.front()) || word.find_first_of("+-.") == 0;
  if (!is_like_number) return "; a word stands in quotes";
  return std::ranges::all_of(word, IsDigit)
             ? "; a number does not begin with `0`"
             : "; a number is written in digits alone, a date or a range in "
               "quotes";
}

}  // namespace

std::string InWords(const JsonToken& token) {
  switch (token.kind) {
    case Kind::kOpenList:
      return "a list";
    case Kind::kOpenObject:
      return "an object";
    case Kind::kString:
      return "string " + Quote(token.text);
    case Kind::kEnd:
      return "the end of the text";
    default:
      return Quote(token.text);
  }
}

JsonReader::JsonReader(const text::SourceText& source,
                       text::Diagnostics& diagnostics)
    : source_(source), diagnostics_(diagnostics), content_(source.content()) {
  if (!CheckEncoding()) return;
  at_ = content_.size() - text::WithoutByteOrderMark(content_).size();
  Advance();
}

// The first fault alone: what follows one in JSON is mostly an echo of it.
void JsonReader::Report(size_t begin, size_t end, std::string message) {
  if (stopped_) return;
  stopped_ = true;
  // Whoever loops over items ends at this token.
  token_.kind = Kind::kEnd;
  diagnostics_.Add(
      DiagnosticKind::kMalformedJson,
      {&source_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
      std::move(message));
}

bool JsonReader::CheckEncoding() {
  if (const auto format = text::ForeignFormat(content_)) {
    Report(0, 0, "text " + std::string(*format));
    return false;
  }
  const size_t at = text::Utf8Length(content_);
  if (at == content_.size()) return true;
  Report(at, at + 1, "byte that is not UTF-8; save the text as UTF-8");
  return false;
}

JsonToken JsonReader::Take() {
  JsonToken taken = std::move(token_);
  Advance();
  return taken;
}

Place JsonReader::PlaceFrom(const Place& begin) const {
  return {&source_, begin.begin,
          // Where nothing was read since, the place is empty rather than
          // reversed.
          std::max(begin.begin, static_cast<uint32_t>(end_))};
}

void JsonReader::Refuse(std::string_view expected) {
  const Place& place = token_.place;
  std::string message = "expected " + std::string(expected) + ", found ";
  message += token_.kind == Kind::kEnd ? InWords(token_) : Quote(place.text());
  if (token_.kind == Kind::kWord) {
    message += RemedyFor(token_.text, expected == kValue);
  }
  Report(place.begin, place.end, std::move(message));
}

void JsonReader::RefuseValue() { Refuse(kValue); }

JsonReader::Kind JsonReader::Open() {
  const bool is_object = Take().kind == Kind::kOpenObject;
  return is_object ? Kind::kCloseObject : Kind::kCloseList;
}

bool JsonReader::NextItem(Kind close, bool is_first) {
  if (stopped_) return false;
  if (token_.kind == close) {
    Advance();
    return false;
  }
  if (is_first) return true;
  if (token_.kind != Kind::kComma) {
    Refuse(close == Kind::kCloseList ? "`,` or `]`" : "`,` or `}`");
    return false;
  }
  // Common in text that was edited by hand; named at the comma, which is what
  // has to go.
  const Place comma = Take().place;
  if (token_.kind == close) {
    Report(comma.begin, comma.end,
           "comma before " + Quote(token_.text) +
               ", where no more follows; leave it out");
  }
  return !stopped_;
}

// After a fault the key is empty, and `stopped()` is true.
JsonToken JsonReader::TakeKey() {
  if (token_.kind != Kind::kString) {
    Refuse("a key in quotes");
    return {};
  }
  JsonToken key = Take();
  if (token_.kind == Kind::kColon) {
    Advance();
  } else {
    Refuse("`:`");
  }
  return key;
}

Place JsonReader::SkipValue() {
  const Place begin = token_.place;
  // A list rather than recursion: how deep a text nests its writer decides.
  std::vector<Kind> open;  // what closes each container, from the outermost
  // Each round takes one value, or opens a container, and then closes what ends
  // there. What remains open goes on with its next item.
  do {
    bool is_first = false;
    switch (token_.kind) {
      case Kind::kOpenObject:
      case Kind::kOpenList:
        open.push_back(Open());
        is_first = true;
        break;
      case Kind::kString:
      case Kind::kNumber:
      case Kind::kYesNo:
      case Kind::kNull:
        Advance();
        break;
      default:
        RefuseValue();
    }
    while (!open.empty() && !NextItem(open.back(), is_first)) {
      open.pop_back();
      is_first = false;
    }
    if (!open.empty() && open.back() == Kind::kCloseObject) TakeKey();
  } while (!open.empty());
  return PlaceFrom(begin);
}

// -- Tokens -------------------------------------------------------------------

void JsonReader::Advance() {
  if (stopped_) return;
  end_ = at_;
  at_ = std::min(content_.find_first_not_of(kBlanks, at_), content_.size());
  token_.place = {&source_, static_cast<uint32_t>(at_),
                  static_cast<uint32_t>(at_)};
  token_.text.clear();
  if (at_ == content_.size()) {
    token_.kind = Kind::kEnd;
    return;
  }
  if (const auto sign = KindOfSign(content_[at_])) {
    token_.kind = *sign;
    token_.text = content_[at_++];
  } else if (content_[at_] == '"') {
    LexString();
  } else {
    LexBare();
  }
  token_.place.end = static_cast<uint32_t>(at_);
}

void JsonReader::LexBare() {
  const size_t end =
      std::min(content_.find_first_of(kDelimiters, at_), content_.size());
  token_.text = content_.substr(at_, end - at_);
  token_.kind = KindOfWord(token_.text);
  at_ = end;
}

// Takes a string, quote to quote. Its text is made as it is read, with escapes
// resolved.
void JsonReader::LexString() {
  const size_t begin = at_++;
  token_.kind = Kind::kString;
  while (at_ < content_.size() && content_[at_] != '"') {
    const char c = content_[at_];
    if (static_cast<unsigned char>(c) < 0x20) {
      return Report(
          at_, at_ + 1,
          "control character in a string; it is written with a backslash");
    }
    if (c == '\\') {
      if (!LexEscape()) return;
    } else {
      token_.text += c;
      ++at_;
    }
  }
  if (at_ == content_.size()) {
    return Report(begin, at_, "string is not closed; it ends with `\"`");
  }
  ++at_;
}

// Takes a backslash and what it stands before.
bool JsonReader::LexEscape() {
  const size_t next = at_ + 1;
  if (next < content_.size() && content_[next] == 'u') return LexCodePoint();
  const char meant = next < content_.size() ? Unescape(content_[next]) : '\0';
  if (meant == '\0') {
    Report(at_, std::min(next + 1, content_.size()),
           "backslash before a character that has no escape; write `\\\\`");
    return false;
  }
  token_.text += meant;
  at_ = next + 1;
  return true;
}

// Takes `\uXXXX`; reports where it is not whole.
bool JsonReader::TakeHexUnit(uint32_t& unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const size_t begin = at_;
  unit = 0;
  for (at_ += 2; at_ < begin + 6; ++at_) {
    const char c = at_ < content_.size() ? content_[at_] : '\0';
    const size_t digit =
        kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c | 0x20) : c);
    if (digit == std::string_view::npos) {
      Report(begin, at_, "expected four hexadecimal digits behind `\\u`");
      return false;
    }
    unit = unit << 4 | static_cast<uint32_t>(digit);
  }
  return true;
}

// A character beyond U+FFFF is written as two halves, each an escape.
bool JsonReader::LexCodePoint() {
  const size_t begin = at_;
  uint32_t code = 0;
  if (!TakeHexUnit(code)) return false;
  if (IsHighSurrogate(code) && content_.substr(at_).starts_with("\\u")) {
    uint32_t low = 0;
    if (!TakeHexUnit(low)) return false;
    if (IsLowSurrogate(low)) {
      code = 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF));
    }
  }
  if (IsHighSurrogate(code) || IsLowSurrogate(code)) {
    Report(begin, at_, "half of a surrogate pair; both halves are written");
    return false;
  }
  AppendUtf8(code, token_.text);
  return true;
}

}  // namespace safeconduct::json
