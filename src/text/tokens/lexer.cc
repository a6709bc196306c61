// SPDX-License-Identifier: Apache-2.0
// One lexer for law and record. Layout carries no meaning in a block, and `#`
// begins a comment. Keywords are names here; the parsers know them by their
// text.
//
// It reads forwards and never goes back. What fits no rule becomes one report
// for as many bytes as belong together. A token is added even so where the
// parser can use one: a string that is not closed is still a string, and a date
// that does not exist a date. Such a token is marked as doubtful, by which
// TokenCursor keeps silent about what follows from it.
#include "text/tokens/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "base/interval_set.h"
#include "safeconduct/date.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct::text {
namespace {

bool IsWordPart(char c) {
  return IsLower(c) || IsUpper(c) || IsDigit(c) || c == '_';
}
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
// Whether a character can begin a token or is passed over.
bool IsKnown(char c) {
  return IsWordPart(c) || IsSpace(c) ||
         std::string_view("\"#:,.;()<>=!-").find(c) != std::string_view::npos;
}

struct Sign {
  TokenKind kind = TokenKind::kEnd;
  uint32_t length = 0;
};

// Returns the sign that begins with two characters; where there is none, one
// without length.
Sign SignOf(char c, char next) {
  const auto either = [next](TokenKind alone, char second, TokenKind both) {
    return next == second ? Sign{both, 2} : Sign{alone, 1};
  };
  switch (c) {
    case '.':
      return either(TokenKind::kDot, '.', TokenKind::kDotDot);
    case '<':
      return either(TokenKind::kLess, '=', TokenKind::kLessEqual);
    case '>':
      return either(TokenKind::kGreater, '=', TokenKind::kGreaterEqual);
    case '!':
      return next == '=' ? Sign{TokenKind::kNotEqual, 2} : Sign{};
    case ':':
      return {TokenKind::kColon, 1};
    case ',':
      return {TokenKind::kComma, 1};
    case ';':
      return {TokenKind::kSemicolon, 1};
    case '(':
      return {TokenKind::kOpen, 1};
    case ')':
      return {TokenKind::kClose, 1};
    case '=':
      return {TokenKind::kEqual, 1};
    default:
      return {};
  }
}

// Returns what to write in place of characters that other languages, or a word
// processor, put in.
std::string_view RemedyFor(std::string_view found) {
  constexpr std::string_view kArithmetic[] = {"+", "-", "*", "/", "%"};
  constexpr std::string_view kQuotes[] = {"\u201C", "\u201D", "\u201E",
                                          "\u00AB", "\u00BB", "'",
                                          "\u2018", "\u2019"};
  const auto begins = [&](std::string_view sign) {
    return found.starts_with(sign);
  };
  if (std::ranges::any_of(kArithmetic, begins)) {
    return "; it has no arithmetic: what is counted is a fact of its own, or a "
           "measure between two dates";
  }
  if (std::ranges::any_of(kQuotes, begins)) {
    return "; texts stand in straight double quotes, `\"`";
  }
  if (begins("&")) return "; both is `and`";
  if (begins("|")) return "; either is `or`";
  if (begins("!")) return "; the contrary is `not`";
  return "";
}

// Cuts stretches of a source into tokens.
class Lexer {
 public:
  Lexer(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), text_(source.content()), diagnostics_(diagnostics) {}

  // Makes room for the tokens of so many bytes.
  void Expect(size_t bytes) {
    constexpr size_t kBytesPerToken = 5;
    tokens_.reserve(bytes / kBytesPerToken);
  }

  // Adds the tokens from `begin` to `end`, none of which reaches beyond it.
  void Read(uint32_t begin, uint32_t end) {
    at_ = begin;
    end_ = end;
    while (SkipBlanks()) LexToken();
  }

  // Returns what was read, and at `end` the token that says so.
  std::vector<Token> Finish(uint32_t end) {
    tokens_.push_back({TokenKind::kEnd, end, end, 0, faulty_});
    return std::move(tokens_);
  }

 private:
  // Zero beyond the end, which begins nothing and goes on with nothing.
  char Peek(uint32_t ahead = 0) const {
    return at_ + ahead < end_ ? text_[at_ + ahead] : '\0';
  }

  // Passes over blanks and comments; returns whether anything is left.
  bool SkipBlanks() {
    while (at_ < end_) {
      if (text_[at_] == '#') {
        at_ = static_cast<uint32_t>(
            std::min<size_t>(text_.find_first_of("\r\n", at_), end_));
      } else if (IsSpace(text_[at_])) {
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  void LexToken() {
    const char c = Peek();
    if (IsLower(c) || IsUpper(c) || c == '_') return LexWord();
    if (IsDigit(c) || (c == '-' && IsDigit(Peek(1)))) return LexNumber();
    if (c == '"') return LexString();
    LexPunctuation();
  }

  // A word of small letters is a name, two capitals are a country; what is
  // neither stays a word, so that a parser can say what should stand in its
  // place.
  void LexWord() {
    const uint32_t begin = at_;
    bool lower = true;
    while (IsWordPart(Peek())) {
      if (IsUpper(text_[at_])) lower = false;
      ++at_;
    }
    const std::string_view word = source_.Slice(begin, at_);
    if (lower && IsLower(word[0])) {
      Add(TokenKind::kName, begin);
    } else if (word.size() == 2 && IsUpper(word[0]) && IsUpper(word[1])) {
      Add(TokenKind::kCountry, begin);
    } else {
      Add(TokenKind::kWord, begin);
    }
  }

  // A number, or a date: four digits, a minus and a digit.
  void LexNumber() {
    const uint32_t begin = at_;
    if (Peek() == '-') ++at_;
    while (IsDigit(Peek())) ++at_;
    // A minus has no other use, so that `2024-05` can be nothing but the
    // beginning of a date; LexDate says what is wrong with it.
    if (at_ - begin == 4 && text_[begin] != '-' && Peek() == '-' &&
        IsDigit(Peek(1))) {
      return LexDate(begin);
    }
    if (ReportForeignDate(begin)) return Add(TokenKind::kDate, begin);
    const std::string_view digits = source_.Slice(begin, at_);
    int32_t value = 0;
    const auto [end, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || value < kMinNumber || value > kMaxNumber) {
      Report(DiagnosticKind::kNumberTooLarge, begin,
             fmt::format("number {} is too large; numbers lie between {} "
                         "and {}",
                         Quote(digits), kMinNumber, kMaxNumber));
      // The parser needs a number, and the fault is reported.
      value = 0;
    }
    Add(TokenKind::kNumber, begin, value);
  }

  // Reports a date as other pages write it, such as 01.05.2024 or 1/5/2024, of
  // which the first number has been read. Returns whether there is one. Without
  // this rule `01.05.2024` would be numbers between dots, and the fault would
  // be found at the first dot, in words that do not speak of dates.
  bool ReportForeignDate(uint32_t begin) {
    const char sign = Peek();
    if ((sign != '.' && sign != '/') || at_ - begin > 2) return false;
    uint32_t end = at_ + 1;
    const auto digits = [&] {
      const uint32_t first = end;
      while (end < end_ && IsDigit(text_[end])) ++end;
      return end - first;
    };
    const uint32_t second = digits();
    if (second == 0 || second > 2 || end >= end_ || text_[end] != sign) {
      return false;
    }
    ++end;
    if (digits() != 4) return false;
    at_ = end;
    Report(DiagnosticKind::kNoSuchDate, begin,
           fmt::format("dates are written YYYY-MM-DD, found `{}`",
                       source_.Slice(begin, at_)));
    return true;
  }

  // Takes all that may be meant as a date, so that one fault says what is wrong
  // with it.
  void LexDate(uint32_t begin) {
    while (IsDigit(Peek()) || (Peek() == '-' && IsDigit(Peek(1)))) ++at_;
    const std::string_view text = source_.Slice(begin, at_);
    std::optional<Date> date = ParseDate(text);
    if (!date) {
      // Written in full it has the form, and names no day of any month.
      const bool has_form =
          text.size() == std::string_view("YYYY-MM-DD").size();
      Report(DiagnosticKind::kNoSuchDate, begin,
             has_form ? fmt::format("date {} does not exist", Quote(text))
                      : fmt::format("dates are written YYYY-MM-DD, found {}",
                                    Quote(text)));
    } else if (*date < kFirstDay || *date > kLastDay) {
      Report(DiagnosticKind::kNoSuchDate, begin,
             fmt::format("date `{}` is outside the days reasoned about, {} to "
                         "{}",
                         text, FormatDate(kFirstDay), FormatDate(kLastDay)));
      date = std::nullopt;
    }
    Add(TokenKind::kDate, begin, date.value_or(kFirstDay).days);
  }

  // Takes a text, quote to quote; there are no escapes, and so no quotes in
  // texts.
  void LexString() {
    const uint32_t begin = at_++;
    // A string ends on its line at the latest: where its closing quote is
    // missing, no more than the rest of the line is lost.
    while (at_ < end_ && text_[at_] != '"' && text_[at_] != '\n' &&
           text_[at_] != '\r') {
      ++at_;
    }
    if (Peek() == '"') {
      ++at_;
      CheckCharacters(begin);
      return Add(TokenKind::kString, begin);
    }
    Report(DiagnosticKind::kUnclosedString, begin,
           "string is not closed on its line; it ends with `\"`");
    Add(TokenKind::kString, begin);
  }

  // Reports the first character of a string that an answer could not repeat:
  // JSON is UTF-8, and a control character could steer a terminal.
  void CheckCharacters(uint32_t begin) {
    if (IsPrintableAscii(source_.Slice(begin, at_))) return;
    for (uint32_t i = begin; i < at_;) {
      const std::string_view rest = source_.Slice(i, at_);
      const auto length = static_cast<uint32_t>(CharacterLength(rest));
      const std::string_view character = rest.substr(0, length);
      const bool control =
          length > 0 && character != "\t" && IsControl(character);
      if (length == 0 || control) {
        return diagnostics_.Add(
            DiagnosticKind::kUnknownCharacter,
            Place{&source_, i, i + std::max(length, uint32_t{1})},
            length == 0 ? "byte that is not UTF-8; a page is UTF-8"
                        : "control character in a string; a string is plain "
                          "text");
      }
      i += length;
    }
  }

  void LexPunctuation() {
    const uint32_t begin = at_;
    if (const Sign sign = SignOf(Peek(), Peek(1)); sign.length > 0) {
      at_ += sign.length;
      return Add(sign.kind, begin);
    }
    // One report for a run of characters that no token begins with.
    do {
      ++at_;
    } while (at_ < end_ && !IsKnown(text_[at_]));
    const std::string_view found = source_.Slice(begin, at_);
    Report(DiagnosticKind::kUnknownCharacter, begin,
           fmt::format("{} begins no word, number, string or sign of the "
                       "language{}",
                       Quote(found), RemedyFor(found)));
  }

  void Add(TokenKind kind, uint32_t begin, int32_t value = 0) {
    tokens_.push_back({kind, begin, at_, value, faulty_});
    faulty_ = false;
  }

  void Report(DiagnosticKind kind, uint32_t begin, std::string text) {
    diagnostics_.Add(kind, Place{&source_, begin, at_}, std::move(text));
    faulty_ = true;
  }

  const SourceText& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  uint32_t at_ = 0;
  uint32_t end_ = 0;
  bool faulty_ = false;  // a fault was reported since the last token
  std::vector<Token> tokens_;
};

}  // namespace

std::string_view KindInWords(TokenKind kind) {
  switch (kind) {
    case TokenKind::kName:
      return "a name";
    case TokenKind::kCountry:
      return "a country code";
    case TokenKind::kWord:
      return "a word";
    case TokenKind::kString:
      return "a text in double quotes";
    case TokenKind::kNumber:
      return "a number";
    case TokenKind::kDate:
      return "a date";
    case TokenKind::kColon:
      return "`:`";
    case TokenKind::kComma:
      return "`,`";
    case TokenKind::kDot:
      return "`.`";
    case TokenKind::kDotDot:
      return "`..`";
    case TokenKind::kSemicolon:
      return "`;`";
    case TokenKind::kOpen:
      return "`(`";
    case TokenKind::kClose:
      return "`)`";
    case TokenKind::kLess:
      return "`<`";
    case TokenKind::kLessEqual:
      return "`<=`";
    case TokenKind::kGreater:
      return "`>`";
    case TokenKind::kGreaterEqual:
      return "`>=`";
    case TokenKind::kEqual:
      return "`=`";
    case TokenKind::kNotEqual:
      return "`!=`";
    case TokenKind::kEnd:
      return "the end of the block";
  }
  return "";
}

Block LexText(const SourceText& source, BlockKind kind,
              Diagnostics& diagnostics) {
  const auto size = static_cast<uint32_t>(source.content().size());
  const Place whole{&source, 0, size};
  return LexPlaces(source, kind, {&whole, 1}, size, diagnostics);
}

Block LexPlaces(const SourceText& source, BlockKind kind,
                std::span<const Place> places, uint32_t end,
                Diagnostics& diagnostics) {
  Lexer lexer(source, diagnostics);
  size_t bytes = 0;
  for (const Place& place : places) bytes += place.end - place.begin;
  lexer.Expect(bytes);
  for (const Place& place : places) lexer.Read(place.begin, place.end);
  return {kind, &source, lexer.Finish(end)};
}

}  // namespace safeconduct::text
