// SPDX-License-Identifier: Apache-2.0
#include "text/label.h"

#include <algorithm>

#include "text/utf8.h"

namespace safeconduct::text {
namespace {

// Returns where the first `count` characters of a text end.
size_t EndOf(std::string_view text, size_t count) {
  size_t end = 0;
  while (count-- > 0 && end < text.size()) {
    end += std::max<size_t>(1, CharacterLength(text.substr(end)));
  }
  return end;
}

}  // namespace

std::string Cleaned(std::string_view text) {
  std::string cleaned = Printable(text);
  std::ranges::replace(cleaned, '\t', ' ');
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
  if (CharacterCount(text) <= count) return std::string(text);
  return std::string(text.substr(0, EndOf(text, count - 1))) + "\u2026";
}

std::vector<std::string> Wrapped(std::string_view text, size_t width,
                                 size_t max_lines) {
  const std::string whole = Cleaned(text);
  std::string_view rest = whole;
  std::vector<std::string> lines;
  while (CharacterCount(rest) > width && lines.size() + 1 < max_lines) {
    size_t end = EndOf(rest, width);
    if (const size_t blank = rest.substr(0, end + 1).rfind(' ');
        blank != std::string_view::npos && blank > 0) {
      end = blank;
    }
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(rest[end] == ' ' ? end + 1 : end);
  }
  lines.push_back(Shortened(rest, width));
  return lines;
}

void ReplaceAll(std::string_view what, std::string_view with,
                std::string& text) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos;) {
    text.replace(at, what.size(), with);
    at += with.size();
  }
}

}  // namespace safeconduct::text
