// SPDX-License-Identifier: Apache-2.0
//
// What a parser by recursive descent reads from. Whoever writes law is no
// programmer: where something else was expected, the message names what stands
// there, what belongs there, and, for what other languages and other sentences
// would have, what to write in its place.
//
// A fault is reported once a declaration. From the first on the cursor stands
// at the end of its block for whoever asks, so that parsers need no test behind
// each step: every loop ends by itself, and what is left unread is passed over
// by Recover().
#include "text/tokens/token_cursor.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "text/quote.h"
#include "text/tokens/remedy.h"

namespace safeconduct::text {
const Token& TokenCursor::Peek(size_t ahead) const {
  const size_t last = block_.tokens.size() - 1;
  if (failed_) return block_.tokens[last];
  return block_.tokens[std::min(next_ + ahead, last)];
}

// Where nothing was taken since, no more than `first`.
Place TokenCursor::Since(const Place& first) const {
  if (next_ == 0) return first;
  const Token& last = block_.tokens[next_ - 1];
  return Place{first.source, first.begin, std::max(first.end, last.end)};
}

bool TokenCursor::SeesWord(std::string_view keyword, size_t ahead) const {
  const Token& token = Peek(ahead);
  return token.kind == TokenKind::kName && block_.TextOf(token) == keyword;
}

bool TokenCursor::SeesDeclaration() const {
  return Sees(TokenKind::kName) && IsFirstOfLine(next_) &&
         Peek(1).kind == TokenKind::kName && Peek(2).kind == TokenKind::kString;
}

bool TokenCursor::SeesWords(
    std::initializer_list<std::string_view> keywords) const {
  size_t ahead = 0;
  return std::all_of(
      keywords.begin(), keywords.end(),
      [&](std::string_view keyword) { return SeesWord(keyword, ahead++); });
}

bool TokenCursor::Accept(TokenKind kind) {
  // The end is never taken: there is always a token to look at.
  if (kind == TokenKind::kEnd || !Sees(kind)) return false;
  ++next_;
  return true;
}

bool TokenCursor::AcceptWord(std::string_view keyword) {
  if (!SeesWord(keyword)) return false;
  ++next_;
  return true;
}

bool TokenCursor::AcceptWords(
    std::initializer_list<std::string_view> keywords) {
  if (!SeesWords(keywords)) return false;
  next_ += keywords.size();
  return true;
}

const Token& TokenCursor::Take() {
  const Token& token = Peek();
  if (token.kind != TokenKind::kEnd) ++next_;
  return token;
}

bool TokenCursor::Expect(TokenKind kind, std::string_view wanted) {
  if (Accept(kind)) return true;
  FailExpected(wanted.empty() ? KindInWords(kind) : wanted);
  return false;
}

bool TokenCursor::ExpectWord(std::string_view keyword) {
  if (AcceptWord(keyword)) return true;
  FailExpected(fmt::format("`{}`", keyword));
  return false;
}

Name TokenCursor::ExpectName(std::string_view wanted) {
  if (!Sees(TokenKind::kName)) {
    FailExpected(wanted);
    return {{}, here()};
  }
  const Token& token = Take();
  return {block_.TextOf(token), PlaceOf(token)};
}

Name TokenCursor::ExpectCountry() {
  if (!Sees(TokenKind::kCountry)) {
    FailExpected(KindInWords(TokenKind::kCountry));
    return {{}, here()};
  }
  const Token& token = Take();
  return {block_.TextOf(token), PlaceOf(token)};
}

Name TokenCursor::ExpectString(std::string_view wanted) {
  if (!Sees(TokenKind::kString)) {
    FailExpected(wanted);
    return {{}, here()};
  }
  const Token& token = Take();
  std::string_view text = block_.TextOf(token).substr(1);
  if (text.ends_with('"')) text.remove_suffix(1);
  return {text, PlaceOf(token)};
}

std::optional<int32_t> TokenCursor::ExpectNumber() {
  if (Sees(TokenKind::kNumber)) return Take().value;
  FailExpected(KindInWords(TokenKind::kNumber));
  return std::nullopt;
}

std::optional<int32_t> TokenCursor::ExpectDate() {
  if (Sees(TokenKind::kDate)) return Take().value;
  FailExpected(KindInWords(TokenKind::kDate));
  return std::nullopt;
}

void TokenCursor::FailExpected(std::string_view wanted) {
  // The message is the costly part, and none of it would be kept.
  if (diagnostics_.full()) return Fail(DiagnosticKind::kExpected, here(), "");
  const Token& token = Peek();
  std::string found(KindInWords(TokenKind::kEnd));
  std::string remedy;
  if (token.kind != TokenKind::kEnd) {
    remedy = RemedyOf(block_, next_, wanted);
    found = token.kind == TokenKind::kString
                ? std::string(KindInWords(token.kind))
                : Quote(block_.TextOf(token));
  }
  Fail(DiagnosticKind::kExpected, PlaceOf(token),
       fmt::format("expected {}, found {}{}", wanted, found, remedy));
}

void TokenCursor::Fail(DiagnosticKind kind, Place place, std::string text) {
  if (failed_) return;
  failed_ = true;
  // What was expected may be what could not be read here, such as the rest of
  // a line that a string without its end has swallowed.
  const bool echo = block_.tokens[next_].doubtful ||
                    (next_ > 0 && block_.tokens[next_ - 1].doubtful);
  if (echo) return;
  diagnostics_.Add(kind, place, std::move(text));
}

void TokenCursor::Poison(std::string_view name) {
  if (failed_ && !name.empty()) diagnostics_.Poison(name);
}

// Layout has no meaning but here: whoever writes a declaration begins a line
// with it, while a keyword within one may stand anywhere.
bool TokenCursor::IsFirstOfLine(size_t index) const {
  if (index == 0 || index >= block_.tokens.size()) return true;
  const std::string_view between = block_.source->Slice(
      block_.tokens[index - 1].end, block_.tokens[index].begin);
  return between.find_first_of("\r\n") != std::string_view::npos;
}

// Ends before the token, which begins the next declaration.
void TokenCursor::Recover(std::span<const std::string_view> keywords) {
  failed_ = false;
  const size_t last = block_.tokens.size() - 1;
  for (; next_ < last; ++next_) {
    const Token& token = block_.tokens[next_];
    if (token.kind != TokenKind::kName || !IsFirstOfLine(next_)) continue;
    const std::string_view text = block_.TextOf(token);
    if (std::find(keywords.begin(), keywords.end(), text) != keywords.end()) {
      return;
    }
  }
}

}  // namespace safeconduct::text
