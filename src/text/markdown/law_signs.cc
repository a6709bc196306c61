// SPDX-License-Identifier: Apache-2.0
//
// What looks like law to a reader. These rules only ever name a part of a page
// that is not read, and so may guess generously: a fault that costs the author
// the word `text` behind a fence is cheaper than a bar that nobody reads. Where
// prose is looked at the guess is strict, as prose cannot be marked.
//
// A page is written by people and by programs, which put no-break spaces,
// characters without width and curved quotes where nobody sees a difference. So
// a text is first made plain: what cannot be seen is dropped, and what looks
// like a blank or a quote becomes one.
#include "text/markdown/law_signs.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/fold_name.h"
#include "base/nearest_name.h"
#include "base/utf8.h"
#include "text/blanks.h"

namespace safeconduct::text {
namespace {

constexpr std::string_view kKeywords[] = {
    "fact",     "measure", "matter",    "set",        "term",         "route",
    "source",   "event",   "needs",     "viewpoint",  "guarantee",    "example",
    "barred",   "note",    "pack",      "safeguards", "requirements", "assume",
    "calendar", "day",     "procedure", "step"};

// Of a plain text: all that is not ASCII in it is a letter of some script.
bool IsLetterOfAnyScript(char c) {
  return IsLower(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool IsWordPart(char c) { return IsLower(c) || IsDigit(c) || c == '_'; }

// Whether a character takes no room: soft hyphen, joiners, directions, the
// byte order mark.
bool HasNoWidth(uint32_t code) {
  return code == 0xAD || code == 0x180E || code == 0xFEFF ||
         (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2060 && code <= 0x206F);
}

bool IsQuote(uint32_t code) {
  return code == 0xAB || code == 0xBB || (code >= 0x201C && code <= 0x201F);
}

// Whether a character beyond ASCII stands between words: the signs of Latin-1,
// spaces, general and ideographic punctuation.
bool IsBetweenWords(uint32_t code) {
  return (code >= 0x80 && code <= 0xBF) || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x206F) ||
         (code >= 0x3000 && code <= 0x303F);
}

// Returns a text as a reader sees it, in small letters: see above.
std::string Plain(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::string_view character = TakeCharacter(text);
    const uint32_t code = CodeOf(character);
    if (code < 0x80) {
      plain += SmallLetter(character.front());
    } else if (IsQuote(code)) {
      plain += '"';
    } else if (!HasNoWidth(code)) {
      plain += IsBetweenWords(code) ? " " : character;
    }
  }
  return plain;
}

// Takes what stands at the front of a text as long as `is_part` holds.
template <typename IsPart>
std::string_view Take(std::string_view& text, const IsPart& is_part) {
  const auto end = std::ranges::find_if_not(text, is_part);
  const auto taken = text.substr(0, static_cast<size_t>(end - text.begin()));
  text.remove_prefix(taken.size());
  return taken;
}

// Returns the kind of which a part of a mark has the word: `language-law`.
std::optional<BlockKind> KindNamedIn(std::string_view part) {
  while (!part.empty()) {
    std::string_view word = Take(part, IsLetterOfAnyScript);
    if (word.ends_with('s')) word.remove_suffix(1);
    if (const auto kind = KindOf(word)) return kind;
    part.remove_prefix(std::min(part.size(), size_t{1}));
  }
  return std::nullopt;
}

// Whether a part behind the first word of a mark says what the block is.
bool SaysWhatItIs(std::string_view part) {
  return part.starts_with('.') || part.starts_with("class=") ||
         part.starts_with("lang=") || part.starts_with("language=");
}

// Returns how many words a text consists of; none where there is more to it.
std::optional<size_t> CountWords(std::string_view text) {
  size_t count = 0;
  while (!(text = WithoutBlanksBefore(text)).empty()) {
    if (Take(text, IsWordPart).empty()) return std::nullopt;
    ++count;
  }
  return count;
}

// Returns whether the first of some lines, made plain, begins a declaration: a
// keyword, words, and a quoted text. The text, and the name too, may stand on
// the lines that follow; then nothing but a name may stand before it, as a
// keyword alone also ends many a line of prose.
bool BeginsDeclaration(std::span<const std::string> lines) {
  std::string_view line = WithoutBlanksBefore(lines.front());
  const std::string_view keyword = Take(line, IsWordPart);
  if (std::ranges::find(kKeywords, keyword) == std::end(kKeywords)) {
    return false;
  }
  // `barred by NAME`.
  const size_t most = keyword == "barred" ? 2 : 1;
  size_t words = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) line = lines[i];
    const size_t end = std::min(line.find_first_of("\"#"), line.size());
    const auto count = CountWords(line.substr(0, end));
    if (!count) return false;
    words += *count;
    if (line.substr(end).starts_with('"')) return i == 0 || words <= most;
    if (words > most) return false;
  }
  return false;
}

// Returns the lines on which the head of a declaration stands, however its
// author breaks it, on one.
std::string JoinFirst(std::span<const std::string_view> lines) {
  constexpr size_t kMost = 4;
  std::string joined;
  for (const auto line : lines.first(std::min(lines.size(), kMost))) {
    joined.append(line).append(" ");
  }
  return joined;
}

// Takes a quoted text and the word behind it; returns whether they are there.
bool TakeTextAnd(std::string_view& text, std::string_view word) {
  text = WithoutBlanksBefore(text);
  if (!text.starts_with('"')) return false;
  const size_t end = text.find('"', 1);
  if (end == text.npos) return false;
  text = WithoutBlanksBefore(text.substr(end + 1));
  return Take(text, IsWordPart) == word;
}

// Returns whether a quoted text, `on` and a digit follow, as in an example.
// Prose that speaks of an `example "so"` has no date behind it.
bool IsExample(std::string_view text) {
  if (!TakeTextAnd(text, "on")) return false;
  text = WithoutBlanksBefore(text);
  return !text.empty() && IsDigit(text.front());
}

}  // namespace

std::optional<BlockKind> KindOf(std::string_view mark) {
  if (mark == "law") return BlockKind::kLaw;
  if (mark == "record") return BlockKind::kRecord;
  return std::nullopt;
}

std::optional<BlockKind> KindMeant(std::string_view mark) {
  const std::string plain = Plain(mark);
  std::string_view rest = WithoutBlanksBefore(plain);
  const bool attributes = rest.starts_with('{');
  for (bool first = true; !rest.empty();) {
    const std::string_view part = Take(rest, [](char c) {
      return c != '{' && c != '}' && !kBlanks.contains(c);
    });
    const bool counts =
        first || SaysWhatItIs(part) || (attributes && !part.starts_with('#'));
    if (counts) {
      if (const auto kind = KindNamedIn(part)) return kind;
    }
    first = first && part.empty();
    rest.remove_prefix(std::min(rest.size(), size_t{1}));
  }
  return std::nullopt;
}

bool IsPlainMark(std::string_view mark) {
  const std::string_view word = mark.substr(0, mark.find_first_of(kBlanks));
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return IsWordPart(c) || (c >= 'A' && c <= 'Z') ||
           std::string_view("+#.-").contains(c);
  });
}

bool IsMistyped(std::string_view mark) {
  static const std::vector<std::string> kMarks = {"law", "record"};
  const std::string plain = Plain(mark);
  std::string whole = plain;
  std::erase_if(whole, [](char c) { return kBlanks.contains(c); });
  // Looked at apart, as more may follow it: `lwa:france`.
  std::string_view rest = plain;
  Take(rest, [](char c) { return !IsLower(c); });
  const std::string first(Take(rest, IsLower));
  return KindOf(whole) || NearestName(whole, kMarks) ||
         NearestName(first, kMarks) ||
         std::ranges::any_of(kMarks, [&](const std::string& known) {
           return first.contains(known);
         });
}

std::optional<size_t> FirstDeclaration(
    std::span<const std::string_view> lines) {
  // A prompt: what a terminal showed.
  if (!lines.empty() && lines.front().starts_with("$ ")) return std::nullopt;
  std::vector<std::string> plain;
  plain.reserve(lines.size());
  for (const std::string_view line : lines) plain.push_back(Plain(line));
  for (size_t i = 0; i < plain.size(); ++i) {
    if (BeginsDeclaration(std::span(plain).subspan(i))) return i;
  }
  return std::nullopt;
}

bool IsDeclaration(std::span<const std::string_view> lines) {
  std::string_view keyword = lines.front();
  keyword = Take(keyword, IsWordPart);
  if (std::ranges::find(kKeywords, keyword) == std::end(kKeywords)) {
    return false;
  }
  const std::string text = JoinFirst(lines);
  std::string_view line = std::string_view(text).substr(keyword.size());
  if (keyword == "example") return IsExample(line);
  if (keyword == "barred") {
    if (!line.starts_with(" by ")) return false;
    line.remove_prefix(std::string_view(" by").size());
  }
  const size_t quote = line.find('"');
  const bool named = quote != line.npos && line.starts_with(' ') &&
                     CountWords(line.substr(0, quote)) == 1;
  // Prose that says `note that "so"` has no condition behind it.
  if (!named || keyword != "note") return named;
  line.remove_prefix(quote);
  return TakeTextAnd(line, "when");
}

}  // namespace safeconduct::text
