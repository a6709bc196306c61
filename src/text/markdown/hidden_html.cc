// SPDX-License-Identifier: Apache-2.0
//
// CommonMark ends most HTML at a blank line and reads the blocks behind it,
// though they may lie in a comment or an element that a browser does not show.
// So the tags are followed through the pieces of HTML of a page. An element
// hides what is in it by its name, as a `template` does, or by an attribute:
// `hidden`, `popover`, or a `style` of its own that says `display:none` or
// `visibility:hidden`. What style sheets and scripts hide is not known here,
// and `details` hides nothing, as a reader can open it.
#include "text/markdown/hidden_html.h"

#include <algorithm>
#include <utility>

#include "base/fold_name.h"

namespace safeconduct::text {
namespace {

constexpr std::string_view kSpaces = " \t\r\n\f";

// Takes what stands at the front of a text before any of some characters.
std::string_view TakeUntil(std::string_view& text, std::string_view ends) {
  const size_t size = std::min(text.find_first_of(ends), text.size());
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(size);
  return taken;
}

void SkipSpaces(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
}

// Returns where a tag ends, which begins at the front of `html`: at the first
// `>` that stands in no quotes. A quote opens only a value, behind `=`.
size_t EndOfTag(std::string_view html) {
  char quote = '\0';
  char before = '\0';
  for (size_t at = 0; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
    if (!kSpaces.contains(c)) before = c;
  }
  return html.size();
}

// Returns whether a tag stands behind a `<`, and not a sign of comparison.
bool BeginsTag(std::string_view html) {
  if (html.starts_with('/')) html.remove_prefix(1);
  const std::string first = InSmallLetters(html.substr(0, 1));
  return !first.empty() && first[0] >= 'a' && first[0] <= 'z';
}

// Returns whether what stands in an element is text, in which `<` begins no
// tag but the one that closes it.
bool HoldsText(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "iframe", "noembed", "noframes", "script", "style", "textarea", "title"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

// Returns whether a browser shows nothing of what is in an element: it is
// machinery, or stands in for what the browser shows in its place.
bool NameHides(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "audio",   "canvas",   "datalist", "iframe",   "meter",
      "noembed", "noframes", "noscript", "progress", "rp",
      "script",  "style",    "title",    "template", "video"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

// Passes over the text in an element. Returns whether it ends there.
bool SkipText(const std::string& name, std::string_view& html) {
  const auto same = [](char a, char b) { return SmallLetter(a) == b; };
  const auto end = std::ranges::search(html, "</" + name, same);
  html.remove_prefix(static_cast<size_t>(end.begin() - html.begin()));
  return !html.empty();
}

// Takes the value of an attribute, where it has one.
std::string_view TakeValue(std::string_view& rest) {
  SkipSpaces(rest);
  if (!rest.starts_with('=')) return {};
  rest.remove_prefix(1);
  SkipSpaces(rest);
  if (!rest.starts_with('"') && !rest.starts_with('\'')) {
    return TakeUntil(rest, kSpaces);
  }
  const std::string_view quote = rest.substr(0, 1);
  rest.remove_prefix(1);
  const std::string_view value = TakeUntil(rest, quote);
  rest.remove_prefix(std::min(rest.size(), size_t{1}));
  return value;
}

bool StyleHides(std::string_view style) {
  std::string squeezed = InSmallLetters(style);
  std::erase_if(squeezed, [](char c) { return kSpaces.contains(c); });
  return squeezed.contains("display:none") ||
         squeezed.contains("visibility:hidden") ||
         squeezed.contains("visibility:collapse");
}

// Returns whether an element is hidden by its tag, of which `rest` is what
// follows the name.
bool IsHidden(std::string_view element, std::string_view rest) {
  bool hides = NameHides(element);
  bool open = false;
  bool waits_for_open = element == "dialog";
  while (true) {
    rest.remove_prefix(
        std::min(rest.find_first_not_of(" \t\r\n\f/="), rest.size()));
    if (rest.empty()) break;
    const std::string name = InSmallLetters(TakeUntil(rest, " \t\r\n\f/="));
    const std::string_view value = TakeValue(rest);
    hides = hides || name == "hidden" || (name == "style" && StyleHides(value));
    waits_for_open = waits_for_open || name == "popover";
    // Of another element the word says nothing.
    open = open || (name == "open" && element == "dialog");
  }
  return hides || (waits_for_open && !open);
}

// Returns whether an element holds no block of code: it has no content, or, as
// a paragraph of HTML, ends where such a block begins.
bool HoldsNoBlock(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "area",  "base", "br",   "col", "embed",  "hr",    "img",
      "input", "link", "meta", "p",   "source", "track", "wbr"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

}  // namespace

HiddenBy HiddenHtml::Behind() const {
  if (comment_open_) return HiddenBy::kComment;
  return depth_ > 0 ? HiddenBy::kElement : HiddenBy::kNothing;
}

void HiddenHtml::Read(std::string_view html) {
  constexpr std::string_view kBegin = "<!--";
  constexpr std::string_view kEnd = "-->";
  while (!html.empty()) {
    if (!text_element_.empty()) {
      if (!SkipText(text_element_, html)) return;
      text_element_.clear();
    }
    const size_t at = html.find(comment_open_ ? kEnd : "<");
    if (at == html.npos) return;
    html.remove_prefix(at);
    if (comment_open_) {
      comment_open_ = false;
      html.remove_prefix(kEnd.size());
    } else if (html.starts_with(kBegin)) {
      comment_open_ = true;
      html.remove_prefix(kBegin.size());
    } else {
      html.remove_prefix(1);
      if (!BeginsTag(html)) continue;
      const size_t end = EndOfTag(html);
      ReadTag(html.substr(0, end));
      html.remove_prefix(std::min(end + 1, html.size()));
    }
  }
}

void HiddenHtml::ReadTag(std::string_view tag) {
  const bool closes = tag.starts_with('/');
  if (closes) tag.remove_prefix(1);
  std::string name = InSmallLetters(TakeUntil(tag, " \t\r\n\f/"));
  if (depth_ > 0) {
    // Elements of other names are hidden with the one that they lie in.
    if (name == element_) depth_ = closes ? depth_ - 1 : depth_ + 1;
  } else if (!closes && !HoldsNoBlock(name) && IsHidden(name, tag)) {
    element_ = name;
    depth_ = 1;
  }
  if (!closes && HoldsText(name)) text_element_ = std::move(name);
}

}  // namespace safeconduct::text
