// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_LEXER_H_
#define SAFECONDUCT_TEXT_LEXER_H_

#include <vector>

#include "text/diagnostic.h"
#include "text/token.h"

namespace safeconduct::text {

// Returns the fenced blocks of a Markdown text that are marked `law` or
// `record`, as tokens. A fault is added to `diagnostics` and passed over.
// Linear in the size of the text.
std::vector<Block> LexMarkdown(const SourceText& source,
                               Diagnostics& diagnostics);

// Returns the tokens of a whole text, as one block of `kind`.
Block LexText(const SourceText& source, BlockKind kind,
              Diagnostics& diagnostics);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_LEXER_H_
