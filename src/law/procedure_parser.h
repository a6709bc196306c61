// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_PROCEDURE_PARSER_H_
#define SAFECONDUCT_LAW_PROCEDURE_PARSER_H_

#include <span>
#include <string_view>
#include <vector>

#include "law/syntax.h"
#include "text/tokens/token_cursor.h"

namespace safeconduct::law {

// Reads what stands behind `procedure`. A step with a fault is left out, its
// fault reported, and reading goes on at the next step, or at a line that
// begins with one of `declarations`. On a fault of the head the cursor may have
// failed.
syntax::Procedure ParseProcedure(
    text::TokenCursor& cursor, std::span<const std::string_view> declarations);

// Reads what stands behind `cite`.
std::vector<syntax::Citation> ParseCitations(text::TokenCursor& cursor);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_PROCEDURE_PARSER_H_
