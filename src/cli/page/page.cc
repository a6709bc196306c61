// SPDX-License-Identifier: Apache-2.0
#include "cli/page/page.h"

#include <fmt/format.h>

#include "text/lines.h"

namespace safeconduct::cli {
namespace {

// Returns the parameter of the escape sequence (ECMA-48, "select graphic
// rendition") for an ink.
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
  // Escape sequences take no columns there, so that ink may be put on before a
  // paragraph is broken into lines.
  for (const std::string& line :
       text::Filled(text::Words(text), {kColumns, first_indent, indent})) {
    Line(line);
  }
}

std::string Counted(size_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace safeconduct::cli
