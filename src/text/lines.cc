// SPDX-License-Identifier: Apache-2.0
#include "text/lines.h"

#include <algorithm>

#include "text/utf8.h"

namespace safeconduct::text {
namespace {

// Returns the parts that a sign ends; at the very end of a text it may be left
// out.
std::vector<std::string_view> EndedAt(std::string_view text, char sign) {
  std::vector<std::string_view> parts = SplitAt(text, sign);
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

}  // namespace

size_t Columns(std::string_view text) {
  size_t columns = 0;
  bool escape = false;
  for (const char c : text) {
    if (c == '\x1b') escape = true;
    if (!escape && !ContinuesCharacter(c)) ++columns;
    if (escape && c == 'm') escape = false;
  }
  return columns;
}

std::vector<std::string_view> SplitAt(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = std::min(text.find(sign), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  return EndedAt(text, '\n');
}

std::vector<std::string_view> Words(std::string_view text) {
  return EndedAt(text, ' ');
}

std::vector<std::string> Filled(std::span<const std::string_view> parts,
                                const LineForm& form) {
  std::vector<std::string> lines = {std::string(form.first_indent, ' ')};
  size_t taken = form.first_indent;
  // Whether the last line holds a part yet: a part wider than any line goes on
  // an empty one, and leaves no empty line before it.
  bool is_empty = true;
  for (const std::string_view part : parts) {
    const size_t columns = Columns(part);
    if (!is_empty && taken + 1 + columns > form.width) {
      lines.emplace_back(form.indent, ' ');
      taken = form.indent;
      is_empty = true;
    }
    if (!is_empty) {
      lines.back() += ' ';
      ++taken;
    }
    lines.back() += part;
    taken += columns;
    is_empty = false;
  }
  return lines;
}

}  // namespace safeconduct::text
