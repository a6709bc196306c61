// SPDX-License-Identifier: Apache-2.0
//
// Texts of law packs and tables on their way into pictures. They may hold
// anything: characters that XML forbids even when they are escaped, words
// longer than a line, paragraphs longer than a box. Sizes are counted in
// characters; how wide one is drawn, the program that draws it knows.
#include "draw/label.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>

#include "text/lines.h"
#include "text/utf8.h"

namespace safeconduct::draw {
namespace {

// Returns where the first `count` characters of a text end.
// A byte that begins no character counts as one, so that the loop goes on.
size_t EndOf(std::string_view text, size_t count) {
  size_t end = 0;
  while (count-- > 0 && end < text.size()) {
    end += std::max<size_t>(1, text::CharacterLength(text.substr(end)));
  }
  return end;
}

}  // namespace

std::string Cleaned(std::string_view text) {
  std::string cleaned = text::Printable(text);
  std::ranges::replace(cleaned, '\t', ' ');
  // XML forbids these two, though UTF-8 can write them.
  ReplaceAll("\uFFFE", "?", cleaned);
  ReplaceAll("\uFFFF", "?", cleaned);
  return cleaned;
}

std::string EscapedForXml(std::string_view text) {
  std::string escaped;
  for (const char c : Cleaned(text)) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string Shortened(std::string_view text, size_t count) {
  if (text::CharacterCount(text) <= count) return std::string(text);
  return std::string(text.substr(0, EndOf(text, count - 1))) + "\u2026";
}

std::vector<std::string> Wrapped(std::string_view text, size_t width,
                                 size_t max_lines) {
  const std::string whole = Cleaned(text);
  std::vector<std::string_view> parts;
  for (std::string_view word : text::Words(whole)) {
    // A word that is longer than a line is cut, or it would lie across what is
    // beside it.
    while (text::CharacterCount(word) > width) {
      const size_t end = EndOf(word, width);
      parts.push_back(word.substr(0, end));
      word.remove_prefix(end);
    }
    parts.push_back(word);
  }
  std::vector<std::string> lines = text::Filled(parts, {.width = width});
  if (lines.size() > max_lines) {
    const auto last =
        lines.begin() + static_cast<std::ptrdiff_t>(max_lines) - 1;
    *last =
        // All that is left over stands in the last line, so that the ellipsis
        // shows that there is more.
        Shortened(fmt::format("{}", fmt::join(last, lines.end(), " ")), width);
    lines.resize(max_lines);
  }
  return lines;
}

void ReplaceAll(std::string_view what, std::string_view with,
                std::string& text) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos;) {
    text.replace(at, what.size(), with);
    // Behind what was put in, which may hold what is looked for.
    at += with.size();
  }
}

}  // namespace safeconduct::draw
