// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_MARKDOWN_LAW_SIGNS_H_
#define SAFECONDUCT_TEXT_MARKDOWN_LAW_SIGNS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "text/tokens/token.h"

// By what a reader takes a part of a page for law, whether the program reads it
// or not.
namespace safeconduct::text {

// Returns the kind of block that a mark says: `law` or `record`, and no more.
std::optional<BlockKind> KindOf(std::string_view mark);

// Returns the kind that a mark probably means: `Law`, `laws`, `law:france`,
// `{.record #id}`, `language-law`, `class="law"`.
std::optional<BlockKind> KindMeant(std::string_view mark);

// Returns whether the first word of a mark is one such as `text` or `c++`, by
// which a reader knows what a block holds.
bool IsPlainMark(std::string_view mark);

// Returns whether a mark is a slip of the pen for `law` or `record`: `lwa`,
// `recrod`, `la w`, `lawrecord`. So are some that mean another thing, such as
// `raw`: only what the block holds tells.
bool IsMistyped(std::string_view mark);

// Returns the first line of a block that begins to declare something of a pack,
// as `route france "Return to France"` does.
std::optional<size_t> FirstDeclaration(std::span<const std::string_view> lines);

// Returns whether the first of some lines of prose cannot be meant as anything
// but the beginning of a declaration: a keyword, one name and a quoted text; or
// `example`, a quoted text, `on` and a date, as an example has no name.
bool IsDeclaration(std::span<const std::string_view> lines);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_MARKDOWN_LAW_SIGNS_H_
