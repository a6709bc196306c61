// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_PAGE_H_
#define SAFECONDUCT_TEXT_PAGE_H_

#include <optional>
#include <vector>

#include "text/diagnostic.h"
#include "text/token.h"

namespace safeconduct::text {

// Returns the fenced blocks of a Markdown page that are marked `law` or
// `record`, as tokens. A fault is added to `diagnostics` and passed over; so is
// each block that is marked so and not read. Linear in the size of the page.
std::vector<Block> LexMarkdown(const SourceText& source,
                               Diagnostics& diagnostics);

// Returns the place of the first fence of a page that is marked `law` or
// `record`, where one is.
std::optional<Place> FirstMarkedFence(const SourceText& source);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_PAGE_H_
