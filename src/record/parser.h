// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_PARSER_H_
#define SAFECONDUCT_RECORD_PARSER_H_

#include <span>

#include "record/syntax.h"
#include "text/diagnostic.h"
#include "text/tokens/token.h"

namespace safeconduct::record {

// Returns the declarations of the record blocks among `blocks`, in their order.
// A declaration with a fault is left out, its first fault reported.
syntax::Record ParseRecord(std::span<const text::Block> blocks,
                           text::Diagnostics& diagnostics);

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_PARSER_H_
