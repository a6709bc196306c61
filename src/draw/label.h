// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_DRAW_LABEL_H_
#define SAFECONDUCT_DRAW_LABEL_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Texts as labels of figures: of characters that XML allows, measured in
// characters, broken into lines.
namespace safeconduct::draw {

// Returns `text` with characters that XML allows, none of them a control.
std::string Cleaned(std::string_view text);

// Returns a text cleaned, and fit to stand between tags of XML and in quotes.
std::string EscapedForXml(std::string_view text);

// Returns the first `count` characters of a longer text, the last of them an
// ellipsis; `count` is at least 1.
std::string Shortened(std::string_view text, size_t count);

// Returns a text, cleaned, as at most `max_lines` lines of up to `width`
// characters, broken between words where it has any; what is left over is
// shortened.
std::vector<std::string> Wrapped(std::string_view text, size_t width,
                                 size_t max_lines);

// Puts `with` in place of each `what`.
void ReplaceAll(std::string_view what, std::string_view with,
                std::string& text);

}  // namespace safeconduct::draw

#endif  // SAFECONDUCT_DRAW_LABEL_H_
