// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_PARSER_H_
#define SAFECONDUCT_LAW_PARSER_H_

#include <span>

#include "law/syntax.h"
#include "text/diagnostic.h"
#include "text/tokens/token.h"

namespace safeconduct::law {

// Returns the declarations of the law blocks among `blocks`, in their order.
// A declaration with a fault is left out, its first fault reported; parsing
// goes on at the next one. The blocks' sources outlive the result.
//
// Each block of `typed_in` is a guarantee without its head, such as `never home
// is open and alone`; its text is its name.
syntax::Law ParseLaw(std::span<const text::Block> blocks,
                     text::Diagnostics& diagnostics,
                     std::span<const text::Block> typed_in = {});

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_PARSER_H_
