// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_TOKENS_LEXER_H_
#define SAFECONDUCT_TEXT_TOKENS_LEXER_H_

#include <cstdint>
#include <span>

#include "text/diagnostic.h"
#include "text/source_text.h"
#include "text/tokens/token.h"

namespace safeconduct::text {

// Returns the tokens of a whole text, as one block of `kind`.
Block LexText(const SourceText& source, BlockKind kind,
              Diagnostics& diagnostics);

// Returns the tokens of places of a source, such as the lines of a block that
// stands in a list, as one block that ends at `end`. No token reaches from one
// place into the next.
Block LexPlaces(const SourceText& source, BlockKind kind,
                std::span<const Place> places, uint32_t end,
                Diagnostics& diagnostics);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_TOKENS_LEXER_H_
