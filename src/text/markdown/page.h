// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_MARKDOWN_PAGE_H_
#define SAFECONDUCT_TEXT_MARKDOWN_PAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/tokens/token.h"

namespace safeconduct::text {

class Diagnostics;

// What stands in a page between two headings.
struct Section {
  uint32_t begin = 0;                   // of its heading, in the page
  std::vector<std::string> paragraphs;  // each on one line
};

// A Markdown page of a pack.
struct Page {
  std::vector<Block> blocks;      // those marked `law` or `record`
  std::vector<Section> sections;  // in their order; the first begins at 0
};

// Reads a page. A fault is added to `diagnostics` and passed over; so is each
// block that is marked `law` or `record` and not read. Linear in the size of
// the page.
Page ReadPage(const SourceText& source, Diagnostics& diagnostics);

// Returns the place of the first fence of a page that is marked `law` or
// `record`, where one is.
std::optional<Place> FirstMarkedFence(const SourceText& source);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_MARKDOWN_PAGE_H_
