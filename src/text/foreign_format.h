// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_FOREIGN_FORMAT_H_
#define SAFECONDUCT_TEXT_FOREIGN_FORMAT_H_

#include <optional>
#include <string_view>

namespace safeconduct::text {

// Returns what bytes are that begin a file and are no text in UTF-8, with the
// remedy: "is a spreadsheet (save it as CSV in UTF-8)". Nothing where they may
// be such text.
std::optional<std::string_view> ForeignFormat(std::string_view bytes);

// Returns the same of bytes that begin a table: they may not be text of another
// format either, such as JSON or HTML.
std::optional<std::string_view> ForeignTable(std::string_view bytes);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_FOREIGN_FORMAT_H_
