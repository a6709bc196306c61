// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_TOKENS_TOKEN_H_
#define SAFECONDUCT_TEXT_TOKENS_TOKEN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/source_text.h"

namespace safeconduct::text {

enum class TokenKind : uint8_t {
  kName,     // lower_snake_case, keywords among them
  kCountry,  // two capital letters
  kWord,     // letters in any other form; fits nowhere
  kString,   // in double quotes, which the place includes
  kNumber,   // a whole number, perhaps with a minus sign
  kDate,     // 2023-06-29
  kColon,
  kComma,
  kDot,
  kDotDot,
  kSemicolon,
  kOpen,   // (
  kClose,  // )
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kEqual,
  kNotEqual,
  kEnd,  // the end of the block
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  // In bytes of the source, not of the block.
  uint32_t begin = 0;
  uint32_t end = 0;
  int32_t value = 0;      // of a number, and the days of a date
  bool doubtful = false;  // a fault is reported in it, or right before it
};

// Returns how a message names a kind, such as "a name" or "`..`".
std::string_view KindInWords(TokenKind kind);

enum class BlockKind : uint8_t { kLaw, kRecord };

// The tokens of one fenced block, the last of which is kEnd.
struct Block {
  BlockKind kind = BlockKind::kLaw;
  const SourceText* source = nullptr;
  std::vector<Token> tokens;

  Place PlaceOf(const Token& token) const {
    return {source, token.begin, token.end};
  }
  std::string_view TextOf(const Token& token) const {
    return source->Slice(token.begin, token.end);
  }
};

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_TOKENS_TOKEN_H_
