// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_PARSER_H_
#define SAFECONDUCT_LAW_PARSER_H_

#include <span>

#include "law/syntax.h"
#include "text/diagnostic.h"
#include "text/token.h"

namespace safeconduct::law {

// Returns the declarations of the law blocks among `blocks`, in their order.
// A declaration with a fault is left out, its first fault reported; parsing
// goes on at the next one. The blocks' sources outlive the result.
syntax::Law ParseLaw(std::span<const text::Block> blocks,
                     text::Diagnostics& diagnostics);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_PARSER_H_
