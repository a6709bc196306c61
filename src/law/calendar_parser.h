// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CALENDAR_PARSER_H_
#define SAFECONDUCT_LAW_CALENDAR_PARSER_H_

#include "law/syntax.h"
#include "text/tokens/token_cursor.h"

namespace safeconduct::law {

// Reads what stands behind `calendar`. On a fault the cursor has failed, and
// what is returned has no meaning.
syntax::Calendar ParseCalendar(text::TokenCursor& cursor);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CALENDAR_PARSER_H_
