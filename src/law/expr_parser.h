// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_EXPR_PARSER_H_
#define SAFECONDUCT_LAW_EXPR_PARSER_H_

#include <span>
#include <string_view>
#include <unordered_set>

#include "law/syntax.h"
#include "text/tokens/token_cursor.h"

namespace safeconduct::law {

// How deep parentheses and `not` may nest.
// Far more than anyone reads, and little of a stack. What is deeper is a fault,
// whose remedy is a term.
inline constexpr int kMaxNesting = 200;

// The names that can stand alone as a condition: terms, and facts and matters
// that are `yes or no`.
struct ConditionNames : std::unordered_set<std::string_view> {
  // The names that a way to find a day may start from: days, and facts that are
  // dates.
  std::unordered_set<std::string_view> dates;
};

// Returns the condition names that the blocks declare. Looked up before the
// parsing proper, as `or` after an `in` list goes on with the list unless a
// condition follows.
ConditionNames FindConditionNames(std::span<const text::Block> blocks);

// Reads a way in which a day is found, up to its citations. A condition in it
// ends where `or` goes on with another way. On a fault the cursor has failed.
syntax::DayWay ParseDayWay(text::TokenCursor& cursor,
                           const ConditionNames& condition_names);

// Reads an expression. On a fault the cursor has failed.
syntax::Expr ParseExpr(text::TokenCursor& cursor,
                       const ConditionNames& condition_names);

// Reads `V`, `A..B` or the name of a set.
syntax::Item ParseItem(text::TokenCursor& cursor);

// Reads one value.
Operand ParseOperand(text::TokenCursor& cursor);

// Reads `MATTER becomes VALUE on DATE`, `EVENT happened` or `EVENT did not
// happen`.
Supposition ParseSupposition(text::TokenCursor& cursor);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_EXPR_PARSER_H_
