// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_LINES_H_
#define SAFECONDUCT_TEXT_LINES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::text {

// The lines that are filled, in columns of a terminal.
struct LineForm {
  size_t width = 0;
  size_t first_indent = 0;  // blanks before the first line
  size_t indent = 0;        // blanks before the others
};

// Returns how many columns of a terminal a text takes: bytes that go on with a
// character, and the escape sequences of colours, take none.
size_t Columns(std::string_view text);

// Returns what stands before, between and behind the places of a sign: one part
// more than there are such places, each of them perhaps empty.
std::vector<std::string_view> SplitAt(std::string_view text, char sign);

// Returns the lines of a text. An end of line at its end begins no other.
std::vector<std::string_view> LinesOf(std::string_view text);

// Returns what stands between the blanks of a text; nothing stands between two
// of them.
std::vector<std::string_view> Words(std::string_view text);

// Returns parts, with a blank between each two, as lines: each holds as many as
// fit. A part that is longer than a line has one of its own, and is not broken.
// There is always one line.
std::vector<std::string> Filled(std::span<const std::string_view> parts,
                                const LineForm& form);

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_LINES_H_
