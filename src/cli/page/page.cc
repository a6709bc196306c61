// SPDX-License-Identifier: Apache-2.0
#include "cli/page/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.h"

namespace safeconduct::cli {
namespace {

// Returns how many columns a text takes: bytes that continue a character and
// escape sequences take none.
size_t Width(std::string_view text) {
  size_t width = 0;
  bool escape = false;
  for (const char c : text) {
    if (c == '\x1b') escape = true;
    if (!escape && !text::ContinuesCharacter(c)) ++width;
    if (escape && c == 'm') escape = false;
  }
  return width;
}

std::string_view Code(Page::Ink ink) {
  switch (ink) {
    case Page::Ink::kPlain:
      return "0";
    case Page::Ink::kBold:
      return "1";
    case Page::Ink::kGreen:
      return "1;32";
    case Page::Ink::kRed:
      return "1;31";
    case Page::Ink::kYellow:
      return "1;33";
    case Page::Ink::kDim:
      return "2";
  }
  return "0";
}

}  // namespace

std::string Page::Inked(std::string_view text, Ink ink) const {
  if (!colour_ || ink == Ink::kPlain) return std::string(text);
  return "\x1b[" + std::string(Code(ink)) + "m" + std::string(text) + "\x1b[0m";
}

void Page::Line(std::string_view text) {
  text_ += text;
  text_ += '\n';
}

void Page::Paragraph(std::string_view text, size_t first_indent,
                     size_t indent) {
  std::string line(first_indent, ' ');
  size_t width = first_indent;
  bool empty = true;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t word_width = Width(word);
    if (!empty && width + 1 + word_width > kColumns) {
      Line(line);
      line.assign(indent, ' ');
      width = indent;
      empty = true;
    }
    if (!empty) {
      line += ' ';
      ++width;
    }
    line += word;
    width += word_width;
    empty = false;
  }
  Line(line);
}

std::string Counted(size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace safeconduct::cli
