// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_TOKENS_TOKEN_CURSOR_H_
#define SAFECONDUCT_TEXT_TOKENS_TOKEN_CURSOR_H_

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/diagnostic.h"
#include "text/tokens/token.h"

namespace safeconduct::text {

// Reads a block token by token for a parser by recursive descent. The first
// fault of a declaration is reported; from then on `failed()` is true, every
// accessor answers as at the end of the block, and the parser unwinds to where
// it can go on with Recover(). Holds references to both, and belongs to one
// parser. Names that it returns are views into the source.
class TokenCursor {
 public:
  TokenCursor(const Block& block, Diagnostics& diagnostics)
      : block_(block), diagnostics_(diagnostics) {}

  bool failed() const { return failed_; }
  bool at_end() const { return Peek().kind == TokenKind::kEnd; }
  // Beyond the last token it is that of the end again.
  const Token& Peek(size_t ahead = 0) const;
  Place PlaceOf(const Token& token) const { return block_.PlaceOf(token); }
  // Returns the place of the next token.
  Place here() const { return PlaceOf(Peek()); }
  // Returns the place from the start of `first` to the last token taken.
  Place Since(const Place& first) const;

  // Returns whether the next token is of a kind, or is this keyword.
  bool Sees(TokenKind kind) const { return Peek().kind == kind; }
  bool SeesWord(std::string_view keyword, size_t ahead = 0) const;
  // Returns whether what comes next looks like a declaration or a clause: a
  // word at the beginning of a line, a name and a text.
  bool SeesDeclaration() const;
  // Returns whether the token so far ahead is the first of its line.
  bool BeginsLine(size_t ahead) const { return IsFirstOfLine(next_ + ahead); }
  // Returns whether a keyword of several words comes next.
  bool SeesWords(std::initializer_list<std::string_view> keywords) const;

  // Takes the next token if it is of a kind, or is this keyword.
  bool Accept(TokenKind kind);
  bool AcceptWord(std::string_view keyword);
  bool AcceptWords(std::initializer_list<std::string_view> keywords);

  // Takes the next token, or reports that `wanted` was expected.
  const Token& Take();
  bool Expect(TokenKind kind, std::string_view wanted = "");
  bool ExpectWord(std::string_view keyword);
  // Where what was wanted is not there, a name is empty and a number or a date
  // is nothing; either has been reported.
  Name ExpectName(std::string_view wanted);
  Name ExpectCountry();
  // Returns a text without its quotes.
  Name ExpectString(std::string_view wanted);
  std::optional<int32_t> ExpectNumber();
  std::optional<int32_t> ExpectDate();

  // Reports that something else was expected here, and fails.
  void FailExpected(std::string_view wanted);
  void Fail(DiagnosticKind kind, Place place, std::string text);
  // After a fault, keeps uses of the name that was to be declared silent.
  void Poison(std::string_view name);

  // After a fault, goes on to the next token that begins a line and is one of
  // `keywords`, or to the end.
  void Recover(std::span<const std::string_view> keywords);

 private:
  bool IsFirstOfLine(size_t index) const;

  const Block& block_;
  Diagnostics& diagnostics_;
  size_t next_ = 0;
  bool failed_ = false;
};

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_TOKENS_TOKEN_CURSOR_H_
